/** One ticking clock for every countdown, by the server's time; screens that read it are drawn anew every ten seconds. */
import { signal } from "@preact/signals";

import { serverNow } from "./api";

export const now = signal(Date.now());

/** Starts the clock; returns the way to stop it. */
export function startClock(everyMs = 10_000): () => void {
  const tick = () => {
    now.value = serverNow();
  };
  const timer = setInterval(tick, everyMs);
  // A desk that slept wakes with an old time on it.
  document.addEventListener("visibilitychange", tick);
  tick();
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
  };
}
