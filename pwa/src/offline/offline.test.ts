/** The phone's shelf: what is said to be kept is kept, sealed, sent once, and never lost by a reply that is not ours. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import type { Answer, Asking } from "../api/client";
import { closeShelf, shelf } from "./db";
import { loadDraft, loadDraftPhoto, newDraft, saveDraft, saveDraftPhoto } from "./draft";
import { createOutbox, enqueue, letterOf, pause, waiting } from "./outbox";
import { changeRequest, findRequest, forgetRequest, listRequests, stateOf } from "./requests";
import { forgetKey, seal, unseal } from "./vault";

const NAME = "Siti Aminah binti Karto";
const DAY = 24 * 3_600_000;

beforeEach(async () => {
  await closeShelf().catch(() => undefined);
  globalThis.indexedDB = new IDBFactory();
  forgetKey();
});

async function aWaitingRequest(photo = true) {
  const draft = newDraft("periksa", Date.now(), { occupation: "nelayan", "applicant.full_name": NAME });
  await saveDraft(draft);
  await enqueue(draft, JSON.stringify({ name: NAME }), "jv", photo ? { ktp: new Uint8Array([1, 2, 3]) } : {});
  return draft;
}

const kept = (asking: Asking): Answer => ({
  kind: "kept",
  reply: { key: asking.key, state: "submitted", tracking_code: "04HMASW9N5", branch: { code: "L01", name: "Surakarta", sure: true }, received_at: "2026-11-22T03:00:00Z" },
});

/** A server that answers from a list, then keeps everything; it remembers what it was sent. */
function server(...answers: Answer[]) {
  const sent: Asking[] = [];
  const send = async (asking: Asking): Promise<Answer> => {
    sent.push(asking);
    return answers.shift() ?? kept(asking);
  };
  return { sent, send };
}

test("a draft comes back with its answers, its step and its key", async () => {
  const draft = newDraft("diri", Date.now(), { occupation: "nelayan", monthly_income: 1_000_000 });
  await saveDraft(draft);
  expect(await loadDraft()).toEqual(draft);
  expect(draft.key).toMatch(/^[\w-]{22}$/);
  expect(draft.secret.length).toBeGreaterThanOrEqual(32);
});

test("a draft goes seven days after its last change", async () => {
  await saveDraft(newDraft("diri", Date.now() - 8 * DAY));
  expect(await loadDraft()).toBeNull();
});

test("nothing about a person stands in the open", async () => {
  await saveDraft(newDraft("diri", Date.now(), { "applicant.full_name": NAME }));
  await saveDraftPhoto("ktp", new TextEncoder().encode(NAME));
  await aWaitingRequest();
  const db = await shelf();
  for (const store of ["drafts", "outbox", "requests"] as const) {
    for (const row of await db.getAll(store)) {
      const seen = JSON.stringify(row, (_, value: unknown) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder("latin1").decode(value as ArrayBuffer) : value,
      );
      expect(seen).not.toContain("Siti");
      expect(seen).not.toContain("nelayan");
    }
  }
  const key = (await db.get("keys", "vault"))?.key;
  expect(key?.extractable).toBe(false);
});

test("a sealed record opens only in its own place", async () => {
  const sealed = await seal("drafts", "current", { a: 1 });
  await expect(unseal("outbox", "current", sealed)).rejects.toThrow();
});

test("sending puts the request in the line and takes the draft away", async () => {
  const draft = await aWaitingRequest();
  expect(await loadDraft()).toBeNull();
  expect(await loadDraftPhoto("ktp")).toBeNull();
  expect((await waiting()).items).toBe(2);
  expect(stateOf((await findRequest(draft.key))!)).toBe("waiting");
});

test("twenty taps on Send make one request with the first bytes", async () => {
  const draft = newDraft("periksa", Date.now(), { occupation: "nelayan" });
  await saveDraft(draft);
  await Promise.all(Array.from({ length: 20 }, (_, n) => enqueue(draft, `{"n":${n}}`, "id", {})));
  const { sent, send } = server();
  await createOutbox({ send }).deliver();
  expect(sent).toHaveLength(1);
  expect(await listRequests()).toHaveLength(1);
});

test("a draft that was sent from another tab does not come back to life", async () => {
  const draft = await aWaitingRequest();
  expect(await saveDraft(draft)).toBe(false);
  expect(await loadDraft()).toBeNull();
});

test("the request goes first, then its photo; both are acknowledged once", async () => {
  const draft = await aWaitingRequest();
  const { sent, send } = server();
  const outbox = createOutbox({ send });
  await outbox.deliver();
  await outbox.deliver({ now: true });
  expect(sent.map((one) => one.path)).toEqual([`/api/v1/applications/${draft.key}`, `/api/v1/applications/${draft.key}/photos/ktp`]);
  expect(sent[1]?.secret).toBe(draft.secret);
  expect(sent[1]?.body).toEqual(new Uint8Array([1, 2, 3]));
  expect((await findRequest(draft.key))?.reply?.tracking_code).toBe("04HMASW9N5");
  expect((await waiting()).items).toBe(0);
});

test("without signal the round ends, nothing is lost, and the same bytes go out again", async () => {
  await aWaitingRequest();
  const { sent, send } = server({ kind: "offline" }, { kind: "later", after: 0 });
  const outbox = createOutbox({ send });
  await outbox.deliver();
  expect(sent).toHaveLength(1);
  await outbox.deliver({ now: true });
  await outbox.deliver({ now: true });
  expect(new Set(sent.slice(0, 3).map((one) => one.body)).size).toBe(1);
  expect((await waiting()).items).toBe(0);
});

test("a rest is kept unless somebody asks, and Retry-After even then", async () => {
  await aWaitingRequest(false);
  let time = 1_800_000_000_000;
  const { sent, send } = server({ kind: "later", after: 60_000 });
  const outbox = createOutbox({ send, clock: () => time, random: () => 0 });
  await outbox.deliver();
  await outbox.deliver();
  await outbox.deliver({ now: true });
  expect(sent).toHaveLength(1);
  time += 61_000;
  await outbox.deliver();
  expect(sent).toHaveLength(2);
});

test("one that never gets through blocks nobody", async () => {
  const poison = await aWaitingRequest(false);
  const others = [];
  for (let n = 0; n < 5; n += 1) others.push(await aWaitingRequest(false));
  const send = async (asking: Asking): Promise<Answer> => (asking.key === poison.key ? { kind: "offline" } : kept(asking));
  const outbox = createOutbox({ send });
  await outbox.deliver({ now: true });
  await outbox.deliver({ now: true });
  for (const one of others) expect((await findRequest(one.key))?.reply).toBeTruthy();
  expect((await findRequest(poison.key))?.reply).toBeUndefined();
});

test("a refusal is kept with its words, is not sent again, and gives the answers back", async () => {
  const draft = await aWaitingRequest();
  const problem = { status: 422, code: "check-answers", title: "Ada isian", fields: { "applicant.nik": { code: "nik-form", text: "NIK" } } };
  const { sent, send } = server({ kind: "refused", problem });
  const outbox = createOutbox({ send });
  await outbox.deliver();
  await outbox.deliver({ now: true });
  expect(sent).toHaveLength(1);
  const request = (await findRequest(draft.key))!;
  expect(stateOf(request)).toBe("help");
  expect(request.problem).toEqual(problem);
  const letter = await letterOf(draft.key);
  expect(letter?.letter.answers["applicant.full_name"]).toBe(NAME);
  expect(letter?.photos.ktp).toEqual(new Uint8Array([1, 2, 3]));
});

test("two outboxes at once send once", async () => {
  await aWaitingRequest(false);
  const { sent, send } = server();
  const outbox = createOutbox({ send });
  await Promise.all([outbox.deliver(), outbox.deliver(), outbox.deliver()]);
  expect(sent).toHaveLength(1);
});

test("what was deleted while it was being sent stays deleted", async () => {
  const draft = await aWaitingRequest(false);
  await createOutbox({
    send: async () => {
      await forgetRequest(draft.key);
      return { kind: "later", after: 0 };
    },
  }).deliver();
  expect((await waiting()).items).toBe(0);
  expect(await listRequests()).toEqual([]);
});

test("a clock that was put back does not hold an item for years", async () => {
  await aWaitingRequest(false);
  let time = Date.now() + 3650 * DAY;
  const { sent, send } = server({ kind: "later", after: 0 });
  const outbox = createOutbox({ send, clock: () => time });
  await outbox.deliver();
  time = Date.now();
  await outbox.deliver();
  expect(sent).toHaveLength(2);
});

test("the sealed copy goes seven days after the acknowledgement", async () => {
  const draft = await aWaitingRequest();
  let time = Date.now();
  const outbox = createOutbox({ ...server(), clock: () => time });
  await outbox.deliver();
  expect(await letterOf(draft.key)).not.toBeNull();
  time += 8 * DAY;
  await outbox.deliver();
  expect(await letterOf(draft.key)).toBeNull();
});

test("changes to one request do not overwrite each other", async () => {
  const draft = await aWaitingRequest(false);
  await Promise.all([
    changeRequest(draft.key, (one) => void (one.checked = 7)),
    changeRequest(draft.key, (one) => void (one.typed = { "applicant.nik": "1" })),
  ]);
  expect(await findRequest(draft.key)).toMatchObject({ checked: 7, typed: { "applicant.nik": "1" } });
});

test("rests lie between five seconds and fifteen minutes and spread out", () => {
  for (let n = 0; n < 30; n += 1) {
    for (const luck of [0, 0.5, 1]) {
      const rest = pause(n, 15 * 60_000, () => luck);
      expect(rest).toBeGreaterThanOrEqual(5_000);
      expect(rest).toBeLessThanOrEqual(15 * 60_000);
    }
  }
  expect(pause(20, 15 * 60_000, () => 1)).toBe(15 * 60_000);
});
