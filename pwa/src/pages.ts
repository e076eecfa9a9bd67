/**
 * The little script of the reading pages, which all work without it: keeps them for when there is no signal, shows what
 * this phone holds (a draft, requests), says when a page comes from the phone, and searches occupations while typing.
 */
import { linkWorker, whenIdle } from "./offline/worker_link";

const body = document.body;
const language = body.dataset.lang || document.documentElement.lang || "id";

/** Counts without opening anything that is sealed; a phone that never used the app gets no database made. */
async function countHeld(): Promise<{ draft: boolean; requests: number; waiting: number }> {
  const none = { draft: false, requests: 0, waiting: 0 };
  if (!("indexedDB" in window)) return none;
  const db = await new Promise<IDBDatabase | null>((resolve) => {
    const opening = indexedDB.open("payung");
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
  });
  if (!db) return none;
  try {
    const tx = db.transaction(["drafts", "requests", "outbox"]);
    const result = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const [draft, requests, items] = await Promise.all([
      result(tx.objectStore("drafts").getKey("current")),
      result(tx.objectStore("requests").count()),
      result(tx.objectStore("outbox").getAll() as IDBRequest<{ status: string }[]>),
    ]);
    return { draft: draft !== undefined, requests, waiting: items.filter((item) => item.status === "waiting").length };
  } finally {
    db.close();
  }
}

async function showHeld(): Promise<void> {
  const held = await countHeld();
  for (const element of document.querySelectorAll<HTMLElement>("[data-draft]")) element.hidden = !held.draft;
  for (const element of document.querySelectorAll<HTMLElement>("[data-requests]")) {
    element.hidden = held.requests === 0;
    const count = element.querySelector("[data-count]");
    if (count) count.textContent = `(${held.requests})`;
    // Which of them needs the person most: opened only here, and only when there is one.
    if (count && held.requests) void import("./ui/held").then(({ showWorst }) => showWorst(count, body.dataset.strings));
  }
  // Something waits to be sent: any page of ours will do to send it from.
  if (held.waiting) void import("./offline/send_on").then(({ sendOn }) => sendOn());
}

/** Says on which day a page from the phone was fetched; its prices may have changed since. */
function showDate(): void {
  const kept = body.dataset.kept;
  if (kept === undefined && navigator.onLine) return;
  void import("./offline/dated").then(({ showKept }) => showKept(kept ?? "", body.dataset.strings));
}

/** The same answers as the form gives without a script, while typing. */
function searchWhileTyping(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-search]");
  const input = form?.querySelector<HTMLInputElement>("input[type=search]");
  const results = document.querySelector<HTMLElement>("[data-results]");
  if (!form || !input || !results) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const query = input.value.trim();
      if (query === asked) return;
      asked = query;
      results.textContent = "";
      if (query.length < 2) return;
      try {
        const { suggest } = await import("./offline/suggest");
        const found = await suggest(query, language);
        if (query !== input.value.trim()) return;
        const list = document.createElement("ul");
        list.className = "plain";
        for (const one of found) {
          const link = document.createElement("a");
          link.href = `/${language}/kerja/${one.slug}`;
          link.textContent = one.name;
          const item = document.createElement("li");
          item.append(link);
          list.append(item);
        }
        results.textContent = "";
        if (found.length) results.append(list);
      } catch {
        // Without the kit the button still asks the server.
      }
    }, 250);
  });
}

/** Two things only a script can do: print from a button, and share through the phone's own sheet. */
function offerMore(): void {
  const print = document.querySelector<HTMLElement>("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  document.querySelector("[data-share]")?.addEventListener("click", (event) => {
    if (!navigator.share) return; // the link leads to WhatsApp by itself
    event.preventDefault();
    navigator.share({ title: document.title, url: location.origin + location.pathname }).catch(() => undefined);
  });
}

searchWhileTyping();
offerMore();
showDate();
addEventListener("offline", showDate);
showHeld().catch(() => undefined);
// A page that comes back by the back key shows what is so now.
addEventListener("pageshow", (event: PageTransitionEvent) => {
  if (event.persisted) showHeld().catch(() => undefined);
});
whenIdle(() => {
  linkWorker([language]).catch(() => undefined);
});
