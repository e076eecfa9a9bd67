/**
 * Keeps what a worker's phone needs without signal, and nothing else. Read from top to bottom:
 * the app's own files are there from the start; reading pages come from the network when it answers within three
 * seconds, else from the last visit, with their date; figures and places likewise. It never touches the office, the
 * translators' rooms, staff routes, or anything that is sent.
 */
/// <reference lib="webworker" />
import type { Asked } from "./offline/worker_link";

declare const self: ServiceWorkerGlobalScope;
/** The app's own files, listed when it was built, and a name made from their content. */
declare const __FILES__: { version: string; urls: string[] };

const APP = `app-${__FILES__.version}`;
const PAGES = "pages-1";
const DATA = "data-1";
const PATIENCE = 3_000;

/** Rooms this worker never enters. */
const NEVER = /^\/(office|translate|metrics|healthz|readyz|sw\.js|api\/(?!v1\/kit$))/;
/** Never kept: the plain form carries a key of its own. */
const NOT_KEPT = /^\/[a-z-]+\/formulir(\/|$)/;

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || NEVER.test(url.pathname)) return;
  const answer = answerFor(event, url);
  if (answer) event.respondWith(answer);
});

/** Null: the browser does as if we were not there. */
function answerFor(event: FetchEvent, url: URL): Promise<Response> | null {
  const { request } = event;
  if (request.mode === "navigate") return NOT_KEPT.test(url.pathname) ? null : page(event, url);
  // The kit: prices, occupations, the field table. Fresh when the network answers in time.
  if (url.pathname === "/api/v1/kit") return networkFirst(event, DATA, url.href).then((reply) => reply ?? Response.error());
  // Strings are named by their content; places change once in years: from the phone first.
  if (/^\/(strings|regions)\//.test(url.pathname)) return phoneFirst(event, url.href);
  if (/^\/(assets|icons)\//.test(url.pathname)) return file(request);
  return null;
}

async function page(event: FetchEvent, url: URL): Promise<Response> {
  const found = await networkFirst(event, PAGES, withoutQuestion(url));
  if (found) return found;
  const [, language = "id", room, job] = url.pathname.split("/");
  // The page about a job was never opened here, but with its job one can register all the same.
  const shell = `/${language}/daftar`;
  if (room === "kerja" && job && (await (await caches.open(PAGES)).match(here(shell)))) return Response.redirect(here(`${shell}#mulai=${job}`));
  return trouble(language);
}

const here = (path: string): string => new URL(path, self.location.href).href;

/** From whichever build kept it: a page that is still open may ask for files of an older or a newer one. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true, ignoreSearch: true })) ?? fetch(request);
}

async function phoneFirst(event: FetchEvent, address: string): Promise<Response> {
  const kept = await (await caches.open(DATA)).match(address);
  if (!kept) {
    const older = async () => {
      const words = /\/strings\/[^.]+\./.exec(address)?.[0];
      const data = await caches.open(DATA);
      const last = words ? (await data.keys()).find((one) => one.url.includes(words)) : undefined;
      return (last && (await data.match(last))) ?? Response.error();
    };
    // Yesterday's words are better than words of another language.
    return fetch(event.request).then((reply) => keep(DATA, address, reply), older);
  }
  if (address.includes("/regions/")) {
    event.waitUntil(
      fetch(event.request)
        .then((reply) => keep(DATA, address, reply))
        .catch(() => undefined),
    );
  }
  return kept;
}

/** The network if it answers in time; else what was kept, dated; null when there is neither. */
async function networkFirst(event: FetchEvent, store: string, address: string): Promise<Response | null> {
  const kept = await (await caches.open(store)).match(address);
  const asked = fetch(event.request).then((reply) => {
    // A gateway in between that says 502 knows less than the page we kept.
    if (reply.status >= 500 && kept) throw new Error("upstream");
    return keep(store, address, reply);
  });
  event.waitUntil(asked.catch(() => undefined));
  if (!kept) return asked.catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const reply = await Promise.race([asked.catch(() => null), late]);
  return reply ?? (store === PAGES ? dated(kept) : kept);
}

/** Puts a good answer of our own server away and passes it on. */
async function keep(store: string, address: string, reply: Response): Promise<Response> {
  const own = reply.type === "basic" && reply.status === 200 && !reply.redirected;
  if (own && !/no-store/.test(reply.headers.get("Cache-Control") ?? "")) {
    await (await caches.open(store)).put(address, reply.clone()).catch(() => undefined);
  }
  return reply;
}

/** A page from the phone says so: `data-kept` on its body is the day it was fetched, and `pages.ts` writes it out. */
async function dated(kept: Response): Promise<Response> {
  const day = new Date(kept.headers.get("Date") ?? Date.now());
  const html = await kept.text();
  return new Response(html.replace("<body", `<body data-kept="${Number.isNaN(+day) ? "" : day.toISOString()}"`), {
    headers: headersOf(kept),
  });
}

function headersOf(kept: Response): Headers {
  const headers = new Headers(kept.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  return headers;
}

/** Questions in an address (a search, a campaign) do not make another page. */
const withoutQuestion = (url: URL): string => url.origin + url.pathname;

/** Neither signal nor a kept page: three sentences, two ways on. In Indonesian: no words are loaded here. */
function trouble(language: string): Response {
  const html = `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Tidak ada sinyal – Payung</title><main><h1>Tidak ada sinyal</h1>
<p>Halaman ini belum tersimpan di HP ini. Isian dan permohonan Anda tetap aman.</p>
<p>Coba lagi saat ada sinyal, atau buka <a href="/${/^[a-z-]{2,16}$/.test(language) ? language : "id"}/">halaman depan</a>. Telepon BPJS Ketenagakerjaan: <a href="tel:175">175</a>.</p></main></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

self.addEventListener("message", (event) => {
  const asked = event.data as Asked;
  if (asked.type === "go") void self.skipWaiting();
  if (asked.type === "warm") {
    event.waitUntil(
      warm(asked).then(() => {
        event.source?.postMessage({ type: "warmed" });
      }),
    );
  }
});

// All files of this build or none: a half kept app would not open. The shells that are kept are fetched anew, so that
// they name files that are kept.
self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await (await caches.open(APP)).addAll(__FILES__.urls);
      const shells = (await (await caches.open(PAGES)).keys()).filter((shell) => shell.url.endsWith("/daftar"));
      await Promise.all(shells.map((shell) => fetchInto(PAGES, shell.url)));
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("app-") && name !== APP) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

/** After one visit in a language the whole registration opens without signal. What is there already is not fetched. */
async function warm({ languages, page, regions }: Extract<Asked, { type: "warm" }>): Promise<void> {
  const [first, ...others] = languages;
  if (!first) return;
  await fetchInto(PAGES, page, true);
  for (const language of [first, ...(regions ? others : [])]) {
    await fetchInto(PAGES, `/${language}/daftar`, true);
    const shell = await (await caches.open(PAGES)).match(here(`/${language}/daftar`));
    const html = shell ? await shell.text() : "";
    const strings = /data-strings="([^"]+)"/.exec(html)?.[1];
    const kit = /data-kit="([^"]+)"/.exec(html)?.[1];
    if (strings) await fetchInto(DATA, strings, true);
    if (kit) await fetchInto(DATA, kit.replace(/&amp;/g, "&"), true);
    if (language !== first) continue;
    // Words that nobody has checked stand beside their original, for which the consent in Indonesian is needed.
    if (kit && language !== "id") await fetchInto(DATA, kit.replace(/lang=[^&]+/, "lang=id").replace(/&amp;/g, "&"), true);
    await fetchInto(PAGES, `/${language}/`, true);
    await fetchInto(PAGES, `/${language}/kalau-terjadi`, true);
    if (regions && kit) await warmPlaces(kit);
  }
}

async function warmPlaces(kit: string): Promise<void> {
  await fetchInto(DATA, "/regions/base.json", true);
  const kept = await (await caches.open(DATA)).match(here(kit.replace(/&amp;/g, "&")));
  const { home = [] } = kept ? ((await kept.json()) as { home?: string[] }) : {};
  for (const regency of home) await fetchInto(DATA, `/regions/villages/${regency}.json`, true);
}

async function fetchInto(store: string, address: string, onlyIfMissing = false): Promise<void> {
  const url = new URL(address, self.location.href);
  if (NEVER.test(url.pathname) || NOT_KEPT.test(url.pathname)) return;
  const place = store === PAGES ? withoutQuestion(url) : url.href;
  if (onlyIfMissing && (await (await caches.open(store)).match(place))) return;
  await keep(store, place, await fetch(url.href, { credentials: "omit" }));
}
