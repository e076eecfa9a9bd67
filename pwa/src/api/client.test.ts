/** Nothing but a JSON reply that repeats our key lets anything go (promise P08). */
import { expect, test } from "vitest";
import { ask, retryAfter, type Asking } from "./client";

const KEY = "AAAAAAAAAAAAAAAAAAAAAA";
const asking: Asking = { method: "PUT", path: `/api/v1/applications/${KEY}`, key: KEY, body: "{}", language: "id" };

const says = (status: number, body: unknown, headers: Record<string, string> = {}) => () => {
  const empty = [101, 204, 205, 304].includes(status);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const reply = new Response(empty ? null : text, {
    status: status < 200 ? 200 : status,
    headers: { "Content-Type": typeof body === "string" ? "text/html" : "application/json", ...headers },
  });
  if (status < 200) Object.defineProperty(reply, "status", { value: status });
  return Promise.resolve(reply);
};

const STATUSES = Array.from({ length: 500 }, (_, n) => n + 100);

test("every status without our key is asked again later", async () => {
  for (const status of STATUSES) {
    for (const body of ["<html>Masuk dulu ke Wi-Fi</html>", { key: "someone-else" }, [], null]) {
      expect((await ask(asking, says(status, body))).kind, `${status} ${JSON.stringify(body)}`).toBe("later");
    }
  }
});

test("with our key 200 and 201 are kept, five are refused, all others wait", async () => {
  for (const status of STATUSES) {
    const kind = (await ask(asking, says(status, { key: KEY }))).kind;
    const empty = [204, 205, 304].includes(status);
    const expected = empty ? "later" : status === 200 || status === 201 ? "kept" : [400, 410, 413, 415, 422].includes(status) ? "refused" : "later";
    expect(kind, String(status)).toBe(expected);
  }
});

test("HTML that calls itself JSON lets nothing go", async () => {
  expect((await ask(asking, says(200, "<html>", { "Content-Type": "application/json" }))).kind).toBe("later");
});

test("our key in something that is not JSON lets nothing go", async () => {
  expect((await ask(asking, says(200, JSON.stringify({ key: KEY })))).kind).toBe("later");
});

test("no answer at all is no signal", async () => {
  expect(await ask(asking, () => Promise.reject(new TypeError("fetch")))).toEqual({ kind: "offline" });
});

test("an answer that never comes is not waited for", async () => {
  const never = (_: string, init: RequestInit) =>
    new Promise<Response>((_resolve, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
  expect((await ask({ ...asking, patience: 20 }, never)).kind).toBe("later");
});

test("Retry-After is obeyed, as seconds or as a date, at most an hour", () => {
  expect(retryAfter("30")).toBe(30_000);
  expect(retryAfter("Sun, 22 Nov 2026 10:00:30 GMT", Date.parse("2026-11-22T10:00:00Z"))).toBe(30_000);
  expect(retryAfter("999999999")).toBe(3_600_000);
  expect(retryAfter("soon")).toBe(0);
});
