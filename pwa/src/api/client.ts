/**
 * The one way to the server. Every reply becomes `kept`, `refused`, `later` or `offline`, and only a JSON reply that
 * repeats our key (the envelope) is believed: a captive portal answers 200 to anything and lets nothing go.
 */

export interface Problem {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  fields?: Record<string, { code: string; text: string }>;
  state?: string;
}

export type Answer<Reply = Record<string, unknown>> =
  | { kind: "kept"; reply: Reply }
  | { kind: "refused"; problem: Problem }
  /** It may or may not have arrived; ask again after `after` milliseconds at the earliest. */
  | { kind: "later"; after: number; problem?: Problem }
  | { kind: "offline" };

export interface Asking {
  method: "GET" | "PUT" | "POST" | "DELETE";
  path: string;
  key: string;
  body?: string | Uint8Array;
  type?: string;
  secret?: string;
  language: string;
  /** Milliseconds before we stop waiting; a slow line of 50 kbit/s carries 150 KB in half a minute. */
  patience?: number;
}

/** With an envelope these end the matter; everything else is tried again. */
const FINAL = new Set([400, 410, 413, 415, 422]);

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export async function ask<Reply = Record<string, unknown>>(
  asking: Asking,
  send: Fetch = (input, init) => fetch(input, init),
): Promise<Answer<Reply>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), asking.patience ?? 45_000);
  try {
    const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": asking.language };
    if (asking.body !== undefined) headers["Content-Type"] = asking.type ?? "application/json";
    if (asking.secret) headers.Authorization = `Bearer ${asking.secret}`;
    const response = await send(asking.path, {
      method: asking.method,
      headers,
      body: asking.body as BodyInit | undefined,
      signal: stop.signal,
      credentials: "omit",
      cache: "no-store",
      redirect: "manual",
    });
    const reply = await readJson(response);
    return judge<Reply>(response, reply, asking.key);
  } catch {
    // An aborted wait is not "no signal": the next item gets its turn.
    return stop.signal.aborted ? { kind: "later", after: 0 } : { kind: "offline" };
  } finally {
    clearTimeout(timer);
  }
}

async function readJson(response: Response): Promise<Record<string, unknown> | null> {
  if (!/^application\/(problem\+)?json\b/i.test(response.headers.get("Content-Type") ?? "")) return null;
  try {
    const value: unknown = await response.json();
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function judge<Reply>(response: Response, reply: Record<string, unknown> | null, key: string): Answer<Reply> {
  const ours = reply !== null && reply.key === key;
  if (ours && (response.status === 200 || response.status === 201)) return { kind: "kept", reply: reply as Reply };
  const problem = ours ? ({ ...reply, status: response.status } as unknown as Problem) : undefined;
  if (problem && FINAL.has(response.status)) return { kind: "refused", problem };
  return { kind: "later", after: retryAfter(response.headers.get("Retry-After")), problem };
}

/** `Retry-After` in milliseconds: seconds, or a date of the server, of which we take at most an hour. */
export function retryAfter(value: string | null, now: number = Date.now()): number {
  if (!value) return 0;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 3_600_000) : 0;
}

/** What anyone may read: the kit, the words, the regions. Null when there is none to be had now. */
export async function read<T>(path: string, send: Fetch = (input, init) => fetch(input, init)): Promise<T | null> {
  try {
    const response = await send(path, { method: "GET", headers: { Accept: "application/json" }, credentials: "omit" });
    return response.ok ? ((await readJson(response)) as T | null) : null;
  } catch {
    return null;
  }
}
