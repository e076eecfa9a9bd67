/** Every call the office makes. The only module that knows the addresses, and the only one that notices an ended session. */
import { askToSignInAgain } from "./session";
import type { Branch, Case, Decision, Page, Problem, Reason, Row, Staff } from "./shapes";

const API = "/api/v1";

/** An answer that is not the one hoped for. `problem.code` is stable; `title` and `detail` are words for people. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The server could not be reached; nothing is known about what it did. */
export class Unreachable extends Error {}

interface Ask {
  method?: string;
  body?: unknown;
  /** False where a 401 is an answer and not an ended session. */
  resume?: boolean;
}

/** Seconds this computer's clock is behind the server's (a desk with a wrong clock must not shorten a claim). */
let clockBehind = 0;

/** The present moment by the server's clock, in milliseconds. */
export function serverNow(): number {
  return Date.now() + clockBehind * 1000;
}

async function request(path: string, { method = "GET", body, resume = true }: Ask = {}): Promise<Response> {
  const headers: Record<string, string> = { "Accept-Language": "id" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let reply: Response;
  try {
    reply = await fetch(path.startsWith("/") ? path : `${API}/${path}`, {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Unreachable();
  }
  const date = Date.parse(reply.headers.get("Date") ?? "");
  if (!Number.isNaN(date)) clockBehind = Math.round((date - Date.now()) / 1000);
  if (reply.ok) return reply;
  if (reply.status === 401 && resume) {
    await askToSignInAgain(); // the screen stays as it is, with everything typed in it
    return request(path, { method, body, resume });
  }
  throw new Refused(await readProblem(reply));
}

async function readProblem(reply: Response): Promise<Problem> {
  try {
    return { code: "unknown", ...((await reply.json()) as object), status: reply.status };
  } catch {
    return { code: "unknown", status: reply.status };
  }
}

async function json<T>(path: string, ask?: Ask): Promise<T> {
  return (await (await request(path, ask)).json()) as T;
}

/** Lists come bare or inside an object with one name; both are read. */
function listIn<T>(answer: unknown, name: string): T[] {
  if (Array.isArray(answer)) return answer as T[];
  const inside = (answer as Record<string, unknown>)[name];
  return Array.isArray(inside) ? (inside as T[]) : [];
}

function query(values: Record<string, string | number | null | undefined>): string {
  const wanted = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString();
}

// --- who I am -------------------------------------------------------------------------------------------------------

export async function whoAmI(): Promise<Staff | null> {
  try {
    return (await json<{ staff: Staff | null }>("staff/session", { resume: false })).staff;
  } catch (refusal) {
    if (refusal instanceof Refused && refusal.problem.status === 401) return null;
    throw refusal;
  }
}

export async function signIn(email: string, password: string): Promise<Staff> {
  const answer = await json<{ staff: Staff }>("staff/session", {
    method: "POST",
    body: { email, password },
    resume: false,
  });
  return answer.staff;
}

export async function signOut(): Promise<void> {
  await request("staff/session", { method: "DELETE", resume: false });
}

// --- what waits -----------------------------------------------------------------------------------------------------

export interface QueueFilter {
  state: string;
  occupation: string;
  language: string;
}

export function readQueue(filter: Partial<QueueFilter>, cursor: string | null, limit: number): Promise<Page> {
  return json<Page>(`staff/applications?${query({ ...filter, cursor, limit })}`);
}

/** Searches with the words in the body, never in an address that ends up in a log. */
export async function search(body: Partial<Record<"nik" | "phone" | "text" | "code", string>>): Promise<Row[]> {
  return listIn<Row>(await json("staff/search", { method: "POST", body }), "items");
}

/** Claims the oldest waiting case; null when nothing waits. */
export async function nextCase(): Promise<Case | null> {
  const reply = await request("staff/applications/next", { method: "POST" });
  return reply.status === 204 ? null : ((await reply.json()) as Case);
}

// --- one case -------------------------------------------------------------------------------------------------------

export function readCase(id: number): Promise<Case> {
  return json<Case>(`staff/applications/${id}`);
}

export function claimCase(id: number, takeOver: boolean): Promise<Case> {
  return json<Case>(`staff/applications/${id}/claim`, { method: "POST", body: takeOver ? { take_over: true } : {} });
}

export async function releaseCase(id: number): Promise<void> {
  await request(`staff/applications/${id}/claim`, { method: "DELETE" });
}

export function decide(id: number, decision: Decision): Promise<Case> {
  return json<Case>(`staff/applications/${id}/decision`, { method: "POST", body: decision });
}

export async function handOver(
  id: number,
  body: { branch: string; reason: string; version: number; claim: number },
): Promise<void> {
  await request(`staff/applications/${id}/transfer`, { method: "POST", body });
}

export async function addNote(id: number, text: string): Promise<void> {
  await request(`staff/applications/${id}/notes`, { method: "POST", body: { text } });
}

/** The picture itself; the caller lets go of it when the screen closes, so that nothing of it is kept. */
export async function readPhoto(url: string): Promise<Blob> {
  return (await request(url)).blob();
}

// --- lists to choose from -------------------------------------------------------------------------------------------

export async function readReasons(): Promise<Reason[]> {
  return listIn<Reason>(await json("staff/reasons"), "reasons");
}

export async function readBranches(): Promise<Branch[]> {
  return listIn<Branch>(await json("staff/branches"), "branches");
}

export async function readOccupations(): Promise<{ slug: string; name: string }[]> {
  return listIn(await json("occupations?lang=id"), "occupations");
}

export async function readLanguages(): Promise<{ code: string; name: string; offered: boolean }[]> {
  return listIn(await json("languages"), "languages");
}

/** What the phone shows in a language: used to preview a message exactly as the worker will read it. */
export interface WorkerWords {
  reasons: Record<string, string>;
  labels: Record<string, string>;
}

export async function readWorkerWords(language: string): Promise<WorkerWords> {
  const kit = await json<{ reasons: Record<string, string>; fields: { name: string; label: string }[] }>(
    `kit?${query({ lang: language })}`,
  );
  return { reasons: kit.reasons, labels: Object.fromEntries(kit.fields.map((field) => [field.name, field.label])) };
}
