/** The page's side of the service worker: registers it, asks it to keep what this language needs, hears of a new version. */

export type Asked =
  | { type: "warm"; languages: string[]; page: string; regions: boolean }
  | { type: "go" };

interface Saving {
  connection?: { saveData?: boolean; effectiveType?: string };
}

/** True where the person asked their phone to spare data. */
export const savesData = (): boolean => (navigator as unknown as Saving).connection?.saveData === true;

/** Registers after the page is there; `waiting` is told how to let a new version take over. */
export async function linkWorker(languages: string[], waiting?: (letIn: () => void) => void): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  if (waiting) {
    const tell = () => {
      const next = registration.waiting;
      if (!next || !navigator.serviceWorker.controller) return;
      waiting(() => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
        next.postMessage({ type: "go" } satisfies Asked);
      });
    };
    tell();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", tell);
    });
  }
  const ready = await navigator.serviceWorker.ready;
  navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ type?: string }>) => {
    // A sign for the page (and its tests) that it can now be opened without signal.
    if (event.data?.type === "warmed") document.documentElement.dataset.offline = "ready";
  });
  ready.active?.postMessage({ type: "warm", languages, page: location.pathname, regions: !savesData() } satisfies Asked);
}

/** When the phone has nothing better to do. */
export function whenIdle(act: () => void): void {
  const idle = (window as { requestIdleCallback?: (act: () => void, options: { timeout: number }) => void }).requestIdleCallback;
  if (idle) idle(act, { timeout: 4_000 });
  else setTimeout(act, 1_500);
}
