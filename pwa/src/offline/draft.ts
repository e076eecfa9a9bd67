/** The request being written: saved at every answer, opened again at the same step, gone seven days after the last change. */
import { shelf, write } from "./db";
import { openBytes, randomText, seal, sealBytes, unseal } from "./vault";

export type Value = string | number | boolean | string[] | undefined;
/** By the dotted names of the field table; names that begin with `~` stay on the phone. No words of any language. */
export type Answers = Record<string, Value>;

export interface Draft {
  /** Minted with the draft, so that every copy and resend of this request is recognised. */
  key: string;
  /** Lets this phone read the request again later; the server keeps only its fingerprint. */
  secret: string;
  step: string;
  answers: Answers;
  created: number;
  changed: number;
}

const CURRENT = "current";
const LIFE = 7 * 24 * 3_600_000;

export const newDraft = (step: string, now: number = Date.now(), answers: Answers = {}): Draft => ({
  key: randomText(16),
  secret: randomText(32),
  step,
  answers,
  created: now,
  changed: now,
});

export async function loadDraft(now: number = Date.now()): Promise<Draft | null> {
  const found = await (await shelf()).get("drafts", CURRENT);
  if (!found) return null;
  const draft = await unseal<Draft>("drafts", CURRENT, found.sealed);
  if (now - draft.changed <= LIFE) return draft;
  await dropDraft();
  return null;
}

/** False when this draft was already sent from another tab: it must not come back to life. */
export async function saveDraft(draft: Draft): Promise<boolean> {
  const sealed = await seal("drafts", CURRENT, draft);
  let alive = true;
  const db = await shelf();
  const tx = db.transaction(["drafts", "requests"], "readwrite", { durability: "strict" });
  if (await tx.objectStore("requests").getKey(draft.key)) alive = false;
  else await tx.objectStore("drafts").put({ id: CURRENT, sealed });
  await tx.done;
  return alive;
}

export const dropDraft = (): Promise<void> => write(["drafts"], (tx) => void tx.objectStore("drafts").clear());

const photoId = (kind: string) => `photo/${kind}`;

export async function saveDraftPhoto(kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const sealed = await sealBytes("drafts", photoId(kind), bytes);
  await write(["drafts"], (tx) => void tx.objectStore("drafts").put({ id: photoId(kind), sealed }));
}

export async function loadDraftPhoto(kind: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await (await shelf()).get("drafts", photoId(kind));
  return found ? openBytes("drafts", photoId(kind), found.sealed) : null;
}

export const dropDraftPhoto = (kind: string): Promise<void> =>
  write(["drafts"], (tx) => void tx.objectStore("drafts").delete(photoId(kind)));
