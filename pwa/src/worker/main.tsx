/** Starts the app: words and kit first, then what this phone holds, then the screen the address names. */
import { render } from "preact";
import { read } from "../api/client";
import { readKit, type Language } from "../api/kit";
import { pgettext, useStrings } from "../i18n";
import { refreshRequest } from "../offline/requests";
import { linkWorker, whenIdle } from "../offline/worker_link";
import { App } from "./app";
import { route, watchRoute } from "./route";
import { kit, language, languages, notice, openShelf, originalConsent, refreshList, reloadDraft, requests, save, saved, startDelivering, updateWaits, watchSignal } from "./store";
import { Trouble, type Cause } from "./trouble";

// Chrome 69 and 70 do not have it, and the screen is drawn with it.
window.queueMicrotask ??= (act) => void Promise.resolve().then(act);

const root = document.getElementById("app");
const data = document.body.dataset;
let running = false;

/** A fault we did not foresee: say what is safe and what to do, and leave what is on the screen where it is. */
function onFault(): void {
  if (document.getElementById("fault")) return;
  const note = document.createElement("div");
  note.id = "fault";
  note.className = "note danger stack";
  note.setAttribute("role", "alert");
  for (const words of [
    pgettext("layanan→pekerja", "Ada yang tidak berjalan di HP ini. Yang sudah tersimpan tetap aman."),
    pgettext("layanan→pekerja", "Buka ulang halaman ini. Bila tetap begini, datang ke kantor cabang atau telepon 175."),
  ]) {
    const line = document.createElement("p");
    line.textContent = words;
    note.append(line);
  }
  root?.prepend(note);
}

function fail(cause: Cause): void {
  if (root) render(<Trouble cause={cause} />, root);
}

/** Emptied only when there is something to put in its place. */
function clear(element: HTMLElement): void {
  while (element.firstChild) element.firstChild.remove();
}

async function start(): Promise<void> {
  if (!root) return;
  language.value = data.lang || document.documentElement.lang || "id";
  languages.value = JSON.parse(data.languages || "[]") as Language[];
  const [strings, found] = await Promise.all([
    data.strings ? read<Record<string, string | string[]>>(data.strings) : null,
    readKit(data.kit ?? `/api/v1/kit?lang=${language.value}`),
  ]);
  useStrings(strings ?? {});
  clear(root);
  if (!("indexedDB" in window) || !crypto.subtle) return fail("insecure");
  if (!found) return fail("no-kit");
  kit.value = found;
  try {
    await openShelf();
  } catch {
    return fail("no-shelf");
  }
  watchSignal(data.kept);
  watchRoute();
  render(<App />, root);
  running = true;
  startDelivering();
  keepFresh();
  if (!found.checked) {
    void readKit("/api/v1/kit?lang=id").then((source) => {
      if (source?.consent.version === found.consent.version) originalConsent.value = source.consent.text;
    });
  }
  whenIdle(() => {
    const others = languages.value.map((one) => one.code).filter((code) => code !== language.value);
    linkWorker([language.value, ...others], (letIn) => {
      updateWaits.value = () => void save().then(letIn);
    }).catch(() => undefined);
  });
}

/** News of my requests when the page opens or comes back, and drafts written on in another tab. */
function keepFresh(): void {
  let last = 0;
  const look = async () => {
    await reloadDraft();
    if (Date.now() - last < 30_000) return;
    last = Date.now();
    for (const request of requests.value) {
      // The page of one request asks by itself.
      if (route.value.rest !== request.key) await refreshRequest(request.key, language.value).catch(() => undefined);
    }
    await refreshList();
  };
  void look();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void look().catch(() => undefined);
    else if (saved.value === "saving") void save();
  });
}

/** Another language, the same place: answers know no language. */
document.addEventListener("click", (event) => {
  const link = (event.target as Element | null)?.closest?.("a[hreflang]");
  if (!(link instanceof HTMLAnchorElement) || !running) return;
  event.preventDefault();
  link.closest("details")?.removeAttribute("open");
  void (async () => {
    await save();
    const page = `/${link.hreflang}/daftar`;
    if (await canOpen(page)) location.href = `${page}${location.hash}`;
    else notice.value = pgettext("layanan→pekerja", "Bahasa itu belum tersimpan di HP ini. Coba lagi saat ada sinyal. Jawaban Anda tetap aman.");
  })();
});

/** Kept on this phone, or the server answers: nobody is led out of the app to a page that is not there. */
async function canOpen(page: string): Promise<boolean> {
  if ("caches" in window && (await caches.match(new URL(page, location.href).href).catch(() => undefined))) return true;
  return fetch(page, { credentials: "omit" }).then(
    (reply) => reply.ok,
    () => false,
  );
}

addEventListener("error", (event) => {
  // A picture that does not load is no fault of the app.
  if (event instanceof ErrorEvent) onFault();
});
addEventListener("unhandledrejection", onFault);

start().catch(() => {
  onFault();
});
