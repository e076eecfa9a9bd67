/** Lists to choose from, asked for once a day at this desk and only when a screen needs them. */
import { signal, type Signal } from "@preact/signals";

import * as api from "./api";
import type { Branch, Reason } from "./shapes";

interface Kept<T> {
  value: Signal<T>;
  load: () => void;
}

function kept<T>(empty: T, read: () => Promise<T>): Kept<T> {
  const value = signal(empty);
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    read().then(
      (answer) => {
        value.value = answer;
      },
      () => {
        asked = false; // the next screen that needs it asks again
      },
    );
  };
  return { value, load };
}

export const reasons = kept<Reason[]>([], api.readReasons);
export const branches = kept<Branch[]>([], api.readBranches);
export const occupations = kept<{ slug: string; name: string }[]>([], api.readOccupations);
export const languages = kept<{ code: string; name: string; offered: boolean }[]>([], api.readLanguages);

const words = new Map<string, Promise<api.WorkerWords>>();

/** What the worker's phone says in a language; asked again after a call that did not get through. */
export function workerWords(language: string): Promise<api.WorkerWords> {
  const known = words.get(language);
  if (known) return known;
  const asked = api.readWorkerWords(language);
  words.set(language, asked);
  asked.catch(() => words.delete(language));
  return asked;
}

/** The language by its own name, or its code while the list is on its way. */
export function languageName(code: string): string {
  return languages.value.value.find((language) => language.code === code)?.name ?? code;
}
