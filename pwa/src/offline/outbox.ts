/**
 * Requests and photos waiting for signal. The only module that retries, and the only one that lets go: an item leaves
 * the waiting line only when a reply with our key says that it was kept, or why it cannot be.
 */
import type { Answer, Asking, Problem } from "../api/client";
import { ask } from "../api/client";
import { shelf, type Item } from "./db";
import type { Answers, Draft } from "./draft";
import { changeRequest, findRequest, type Acknowledgement, type MyRequest } from "./requests";
import { openBytes, seal, sealBytes, unseal } from "./vault";

/** The sealed part of a waiting request. `body` is sent byte for byte the same each time. */
export interface Letter {
  body: string;
  language: string;
  /** To open it again as a draft when the server refuses it. */
  answers: Answers;
}

const SHORTEST = 5_000;
const LONGEST = 15 * 60_000;
/** A server that cannot be reached at all is not burdened by asking again soon, and the person is waiting. */
const LONGEST_UNREACHED = 45_000;
const KEPT_FOR = 7 * 24 * 3_600_000;

/** Full jitter: anywhere between five seconds and a limit that doubles with each attempt. */
export function pause(attempts: number, longest: number, random: () => number = Math.random): number {
  const limit = Math.min(longest, SHORTEST * 2 ** Math.min(attempts, 12));
  return Math.round(SHORTEST + random() * Math.max(0, limit - SHORTEST));
}

/** Puts a finished draft into the line and takes the draft away, all in one transaction: it is in exactly one place. */
export async function enqueue(draft: Draft, body: string, language: string, photos: Record<string, Uint8Array<ArrayBuffer>>): Promise<void> {
  const created = Date.now();
  const common = { key: draft.key, created, attempts: 0, notBefore: 0, status: "waiting" as const };
  const letter: Letter = { body, language, answers: draft.answers };
  const items: Item[] = [
    { ...common, id: draft.key, kind: "application", sealed: await seal("outbox", draft.key, letter) },
  ];
  for (const [kind, bytes] of Object.entries(photos)) {
    const id = `${draft.key}/${kind}`;
    items.push({ ...common, id, kind: "photo", sealed: await sealBytes("outbox", id, bytes) });
  }
  const request: MyRequest = {
    key: draft.key,
    secret: draft.secret,
    created,
    occupation: String(draft.answers.occupation ?? ""),
  };
  const sealed = await seal("requests", draft.key, request);
  const db = await shelf();
  const tx = db.transaction(["drafts", "outbox", "requests"], "readwrite", { durability: "strict" });
  // Sent a moment ago by a second tap or another tab: that one stands.
  if (!(await tx.objectStore("requests").getKey(draft.key))) {
    for (const item of items) void tx.objectStore("outbox").put(item);
    void tx.objectStore("requests").put({ id: draft.key, created, sealed });
  }
  void tx.objectStore("drafts").clear();
  await tx.done;
  if (!(await db.getKey("requests", draft.key))) throw new Error("not-kept");
}

/** A photo of its own, for a request that was sent without one or whose photo the server could not take. */
export async function enqueuePhoto(key: string, kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const id = `${key}/${kind}`;
  const item: Item = {
    id,
    key,
    kind: "photo",
    created: Date.now(),
    attempts: 0,
    notBefore: 0,
    status: "waiting",
    sealed: await sealBytes("outbox", id, bytes),
  };
  await changeRequest(
    key,
    (request) => {
      delete request.photoProblem;
    },
    ["outbox"],
    (tx) => void tx.objectStore("outbox").put(item),
  );
}

export interface Waiting {
  items: number;
  photos: string[];
  /** When the next attempt is due, milliseconds since 1970; null when nothing waits. */
  next: number | null;
}

/** What still waits; ids of photos are named so that a screen can say "your photo is on its way". */
export async function waiting(): Promise<Waiting> {
  const items = (await (await shelf()).getAll("outbox")).filter((item) => item.status === "waiting");
  return {
    items: items.length,
    photos: items.filter((item) => item.kind === "photo").map((item) => item.id),
    next: items.length ? Math.min(...items.map((item) => item.notBefore)) : null,
  };
}

/** The letter of a refused request, to write it anew. */
export async function letterOf(key: string): Promise<{ letter: Letter; photos: Record<string, Uint8Array<ArrayBuffer>> } | null> {
  const items = (await (await shelf()).getAll("outbox")).filter((item) => item.key === key);
  const application = items.find((item) => item.kind === "application");
  if (!application) return null;
  const photos: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const item of items) {
    if (item.kind === "photo") photos[item.id.slice(key.length + 1)] = await openBytes("outbox", item.id, item.sealed);
  }
  return { letter: await unseal<Letter>("outbox", key, application.sealed), photos };
}

type Send = (asking: Asking) => Promise<Answer>;

export interface Outbox {
  /** One round over what is due; `now` also takes what rests, except where the server asked for patience. */
  deliver(options?: { now?: boolean }): Promise<void>;
}

export function createOutbox(parts: { send?: Send; clock?: () => number; random?: () => number; changed?: () => void } = {}): Outbox {
  const send: Send = parts.send ?? ((asking) => ask(asking));
  const clock = parts.clock ?? Date.now;
  const changed = parts.changed ?? (() => undefined);
  /** Until when the server asked us to wait, by item; kept in memory: a restart may ask once more. */
  const patience = new Map<string, number>();
  let running: Promise<void> | null = null;

  /** Written down before anything leaves: a phone that dies in between knows that the server may have it. */
  async function countAttempt(item: Item): Promise<void> {
    item.attempts += 1;
    await putIfThere(item);
  }

  async function attempt(item: Item): Promise<Answer | null> {
    const request = await findRequest(item.key);
    if (!request) return null;
    if (item.kind === "application") {
      const letter = await unseal<Letter>("outbox", item.id, item.sealed);
      await countAttempt(item);
      return send({ method: "PUT", path: `/api/v1/applications/${item.key}`, key: item.key, body: letter.body, language: letter.language });
    }
    if (!request.reply) return null; // its request goes first
    const kind = item.id.slice(item.key.length + 1);
    await countAttempt(item);
    return send({
      method: "PUT",
      path: `/api/v1/applications/${item.key}/photos/${kind}`,
      key: item.key,
      body: await openBytes("outbox", item.id, item.sealed),
      type: "image/jpeg",
      secret: request.secret,
      language: pageLanguage(),
      patience: 180_000,
    });
  }

  async function settle(item: Item, answer: Answer): Promise<void> {
    const { attempts } = item;
    if (answer.kind === "kept") {
      const kept: Item = { ...item, attempts, status: "kept", keptAt: clock() };
      await changeRequest(
        item.key,
        (request) => {
          if (item.kind === "application") request.reply = answer.reply as unknown as Acknowledgement;
          else delete request.photoProblem;
        },
        ["outbox"],
        (tx) => void tx.objectStore("outbox").put(kept),
      );
    } else if (answer.kind === "refused") {
      const problem: Problem = answer.problem;
      await changeRequest(
        item.key,
        (request) => {
          if (item.kind === "application") request.problem = problem;
          else request.photoProblem = problem;
        },
        ["outbox"],
        (tx) => void tx.objectStore("outbox").put({ ...item, attempts, status: "refused" }),
      );
    } else {
      const unreached = answer.kind === "offline";
      const asked = answer.kind === "later" ? answer.after : 0;
      const rest = pause(attempts, unreached ? LONGEST_UNREACHED : LONGEST, parts.random);
      const until = clock() + Math.max(asked, rest);
      if (asked) patience.set(item.id, clock() + asked);
      await putIfThere({ ...item, attempts, notBefore: until });
    }
  }

  async function round(all: boolean): Promise<void> {
    await tidy(clock());
    const tried = new Set<string>();
    for (;;) {
      // Read anew each time: a request that has just arrived makes its photos due.
      const items = (await (await shelf()).getAll("outbox")).filter((item) => item.status === "waiting" && !tried.has(item.id));
      const sendable: Item[] = [];
      for (const item of items) {
        const held = patience.get(item.id) ?? 0;
        const due = all ? held : Math.max(held, item.notBefore);
        // A clock that was set back must not make an item wait for years.
        const sane = item.notBefore - clock() > LONGEST * 4 ? 0 : due;
        if (sane <= clock()) sendable.push(item);
      }
      // Fewest attempts first, so that one that never gets through blocks nobody; a request before its photos.
      sendable.sort((a, b) => a.attempts - b.attempts || a.created - b.created || a.id.length - b.id.length);
      const item = sendable[0];
      if (!item) return;
      tried.add(item.id);
      const answer = await attempt(item).catch((): Answer => ({ kind: "later", after: 0 }));
      if (!answer) continue;
      await settle(item, answer);
      // Its photos were passed over while it had not arrived; now they are due.
      if (answer.kind === "kept") for (const id of [...tried]) if (id.startsWith(`${item.id}/`)) tried.delete(id);
      changed();
      if (answer.kind === "offline") return;
    }
  }

  return {
    deliver({ now = false } = {}) {
      // One round at a time; who asks during one waits for it. Over all tabs there is one sender: two have sent twice.
      running ??= (async () => {
        try {
          if (navigator.locks) {
            await navigator.locks.request("outbox", { ifAvailable: true }, async (lock) => {
              if (lock) await round(now);
            });
          } else await round(now);
        } finally {
          running = null;
        }
      })();
      return running;
    },
  };
}

const pageLanguage = (): string =>
  (typeof document === "undefined" ? "" : document.body?.dataset.lang || document.documentElement.lang) || "id";

/** An item may have been deleted from this phone while we were asking: it must not come back. */
async function putIfThere(item: Item): Promise<void> {
  const tx = (await shelf()).transaction("outbox", "readwrite");
  if (await tx.store.getKey(item.id)) await tx.store.put(item);
  await tx.done;
}

/** Sealed copies of what arrived go seven days later. */
async function tidy(now: number): Promise<void> {
  const db = await shelf();
  for (const item of await db.getAll("outbox")) {
    if (item.status === "kept" && now - (item.keptAt ?? 0) > KEPT_FOR) await db.delete("outbox", item.id);
  }
}

/** Keeps the line moving while a page is open: at start, when signal or the page comes back, and when a rest is over. */
export function keepDelivering(outbox: Outbox): (now?: boolean) => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = async (now = false): Promise<void> => {
    clearTimeout(timer);
    try {
      await outbox.deliver({ now });
      const { next } = await waiting();
      if (next !== null) timer = setTimeout(() => void go(), Math.min(Math.max(next - Date.now(), 1_000), LONGEST));
    } catch {
      timer = setTimeout(() => void go(), 60_000);
    }
  };
  addEventListener("online", () => void go(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void go(true);
  });
  void go(true);
  return go;
}
