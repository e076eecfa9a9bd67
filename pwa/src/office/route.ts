/** Where the officer is, kept in the hash. Only a case number ever stands there: no name, NIK or phone number. */
import { signal } from "@preact/signals";

export type Route = { screen: "today" } | { screen: "queue" } | { screen: "search" } | { screen: "case"; id: number };

/** Reads a hash; anything unknown is Today. */
export function parseRoute(hash: string): Route {
  const [, screen, id] = /^#([a-z-]+)(?:\/(\d{1,15}))?$/.exec(hash) ?? [];
  if (screen === "berkas" && id) return { screen: "case", id: Number(id) };
  if (screen === "antrean") return { screen: "queue" };
  if (screen === "cari") return { screen: "search" };
  return { screen: "today" };
}

export function hashOf(route: Route): string {
  switch (route.screen) {
    case "case":
      return `#berkas/${route.id}`;
    case "queue":
      return "#antrean";
    case "search":
      return "#cari";
    default:
      return "#hari-ini";
  }
}

export const route = signal<Route>({ screen: "today" });

/** Goes to a screen and leaves a step to come back over. */
export function go(next: Route): void {
  location.hash = hashOf(next);
}

/** Follows the address bar; returns the way to stop. */
export function followAddress(): () => void {
  const follow = () => {
    route.value = parseRoute(location.hash);
  };
  follow();
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
}
