/** My requests: what this phone sent or is about to send, and the last thing the server said about each. All sealed. */
import { ask, type Answer, type Problem } from "../api/client";
import type { Line } from "../domain/contributions";
import type { PhoneState, ServerState } from "../domain/states";
import { shelf, write, type Store, type Writing } from "./db";
import type { Answers } from "./draft";
import { seal, unseal } from "./vault";

export interface Branch {
  code: string;
  name: string;
  sure: boolean;
  address?: string | null;
}

/** The acknowledgement, frozen for ever per key. */
export interface Acknowledgement {
  key: string;
  state: string;
  tracking_code: string;
  branch: Branch;
  received_at: string;
}

export interface CodedText {
  code: string;
  text: string;
}

export interface Bill {
  reference: string;
  first_month: string;
  months: { month: string; lines: Line[] }[];
  total: number;
  unsettled: boolean;
}

/** What `GET applications/{key}` says. */
export interface Status {
  key: string;
  state: ServerState;
  version: number;
  tracking_code: string;
  branch: Branch;
  received_at: string;
  timeline: { state: ServerState; at: string }[];
  correction: null | {
    number: number;
    asked_at: string;
    fields: { name: string; label: string; reasons: CodedText[] }[];
    note?: string | null;
  };
  reasons: CodedText[];
  bill: Bill | null;
  photos: Record<string, "received" | "expected" | null>;
  answers: { name: string; label: string; value: string }[];
  filled_by: "self" | "helper";
}

export interface MyRequest {
  key: string;
  secret: string;
  created: number;
  occupation: string;
  reply?: Acknowledgement;
  /** The server refused it: its words, to be put right on this phone. */
  problem?: Problem;
  photoProblem?: Problem;
  status?: Status;
  /** When the status was last asked for and answered, milliseconds since 1970. */
  checked?: number;
  /** What was typed for a correction and has not arrived yet. */
  typed?: Answers;
  /** The server says that it was erased. */
  erased?: boolean;
}

export const stateOf = (request: MyRequest): PhoneState => {
  if (request.erased) return "withdrawn";
  if (request.problem) return "help";
  if (!request.reply) return "waiting";
  return request.status?.state ?? "submitted";
};

export async function listRequests(): Promise<MyRequest[]> {
  const rows = await (await shelf()).getAll("requests");
  const requests = await Promise.all(rows.map((row) => unseal<MyRequest>("requests", row.id, row.sealed)));
  return requests.sort((a, b) => b.created - a.created);
}

export async function findRequest(key: string): Promise<MyRequest | null> {
  const row = await (await shelf()).get("requests", key);
  return row ? unseal<MyRequest>("requests", key, row.sealed) : null;
}

let queue: Promise<unknown> = Promise.resolve();

/** One change at a time, over all tabs where the browser has locks; in between nothing is read that is about to change. */
function alone<T>(act: () => Promise<T>): Promise<T> {
  const run = queue.then(() => (navigator.locks ? navigator.locks.request("requests", act) : act())) as Promise<T>;
  queue = run.catch(() => undefined);
  return run;
}

/** Read, change, put back; `also` writes to other stores in the same transaction. Nothing happens to one that is gone. */
export function changeRequest(
  key: string,
  change: (request: MyRequest) => void,
  stores: Store[] = [],
  also: (tx: Writing) => void = () => undefined,
): Promise<void> {
  return alone(async () => {
    const request = await findRequest(key);
    if (!request) return;
    change(request);
    const sealed = await seal("requests", key, request);
    await write(["requests", ...stores], (tx) => {
      void tx.objectStore("requests").put({ id: key, created: request.created, sealed });
      also(tx);
    });
  });
}

/** Takes it off this phone, with everything that waits to be sent for it. The server is not asked. */
export async function forgetRequest(key: string): Promise<void> {
  const ids = (await (await shelf()).getAllKeys("outbox")).filter((id) => id === key || id.startsWith(`${key}/`));
  await alone(() =>
    write(["requests", "outbox"], (tx) => {
      void tx.objectStore("requests").delete(key);
      for (const id of ids) void tx.objectStore("outbox").delete(id);
    }),
  );
}

/** Asks the server how it stands, and keeps the answer for when there is no signal. */
export async function refreshRequest(key: string, language: string, now: number = Date.now()): Promise<Answer<Status>["kind"]> {
  const request = await findRequest(key);
  if (!request?.reply || request.erased) return "later";
  const answer = await ask<Status & Record<string, unknown>>({
    method: "GET",
    path: `/api/v1/applications/${key}`,
    key,
    secret: request.secret,
    language,
    patience: 20_000,
  });
  if (answer.kind === "kept") {
    await changeRequest(key, (one) => {
      one.status = answer.reply;
      one.checked = now;
    });
  } else if (answer.kind === "refused" && answer.problem.status === 410) {
    await changeRequest(key, (one) => {
      one.erased = true;
      one.checked = now;
      delete one.status;
    });
  } else if (answer.kind === "later" && answer.problem?.status === 404) {
    // A server brought back from an older copy does not know it any more: the sealed copy goes out once again.
    await sendAgain(key);
  }
  return answer.kind;
}

async function sendAgain(key: string): Promise<void> {
  const items = (await (await shelf()).getAll("outbox")).filter((item) => item.key === key && item.status === "kept");
  if (!items.some((item) => item.kind === "application")) return;
  await changeRequest(
    key,
    (one) => {
      delete one.reply;
      delete one.status;
    },
    ["outbox"],
    (tx) => {
      for (const item of items) void tx.objectStore("outbox").put({ ...item, status: "waiting", attempts: 0, notBefore: 0 });
    },
  );
}

/** Withdraws and erases at the server; a request it never saw only leaves the phone. True when it is gone everywhere. */
export async function withdrawRequest(key: string, language: string): Promise<boolean> {
  const request = await findRequest(key);
  if (!request) return true;
  const item = await (await shelf()).get("outbox", key);
  if (!request.reply && (item?.attempts ?? 0) === 0) {
    await forgetRequest(key);
    return true;
  }
  const answer = await ask({ method: "DELETE", path: `/api/v1/applications/${key}`, key, secret: request.secret, language });
  const status = answer.kind === "refused" || answer.kind === "later" ? answer.problem?.status : undefined;
  if (answer.kind !== "kept" && status !== 404 && status !== 410) return false;
  await forgetRequest(key);
  return true;
}
