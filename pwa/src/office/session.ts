/**
 * Who sits at this desk. When a session ends in the middle of work the call that noticed it waits here:
 * the officer signs in over the same screen, and the call goes on as if nothing had happened.
 */
import { signal } from "@preact/signals";

import type { Staff } from "./shapes";

/** `undefined` while we ask the server, `null` when nobody is signed in. */
export const staff = signal<Staff | null | undefined>(undefined);

/** True while a sign-in is asked for over a screen that is kept. */
export const ended = signal(false);

/** Another person signed in over the screen: what was on it belongs to somebody else and is dropped. */
export class OtherPerson extends Error {}

let waiting: { resolve: () => void; reject: (why: Error) => void }[] = [];

/** Resolves when the same person has signed in again; rejects when it was somebody else. */
export function askToSignInAgain(): Promise<void> {
  if (!staff.value) {
    staff.value = null;
    return Promise.reject(new OtherPerson());
  }
  ended.value = true;
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}

/** Puts a person at the desk and lets waiting calls go on. */
export function signedIn(person: Staff): void {
  const same = !staff.value || staff.value.id === person.id;
  const calls = waiting;
  waiting = [];
  staff.value = person;
  ended.value = false;
  for (const call of calls) same ? call.resolve() : call.reject(new OtherPerson());
}

/** Nobody sits here any more. */
export function signedOut(): void {
  const calls = waiting;
  waiting = [];
  staff.value = null;
  ended.value = false;
  for (const call of calls) call.reject(new OtherPerson());
}
