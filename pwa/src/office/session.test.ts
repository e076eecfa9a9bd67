import { beforeEach, expect, test } from "vitest";

import { askToSignInAgain, ended, OtherPerson, signedIn, signedOut, staff } from "./session";
import type { Staff } from "./shapes";

const person = (id: number): Staff => ({ id, name: "Sari", email: "sari@surakarta.example", role: "officer", branch: { code: "L01", name: "Surakarta" } });

beforeEach(() => {
  signedOut();
});

test("a call that met an ended session goes on when the same person is back", async () => {
  signedIn(person(1));
  const call = askToSignInAgain();
  expect(ended.value).toBe(true);
  signedIn(person(1));
  await expect(call).resolves.toBeUndefined();
  expect(ended.value).toBe(false);
});

test("another person's sign-in never sends the first one's words", async () => {
  signedIn(person(1));
  const call = askToSignInAgain();
  signedIn(person(2));
  await expect(call).rejects.toBeInstanceOf(OtherPerson);
  expect(staff.value?.id).toBe(2);
});

test("closing the screen lets waiting calls go", async () => {
  signedIn(person(1));
  const call = askToSignInAgain();
  signedOut();
  await expect(call).rejects.toBeInstanceOf(OtherPerson);
});

test("with nobody at the desk there is nothing to go on with", async () => {
  await expect(askToSignInAgain()).rejects.toBeInstanceOf(OtherPerson);
});
