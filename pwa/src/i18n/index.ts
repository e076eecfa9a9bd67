/**
 * The words of the app. Source strings are plain Indonesian in the code; a language is a small map from the
 * fingerprint of context and source to its translation (`/strings/jv.….json`). What is missing stays Indonesian.
 */
export { day, longDay, monthName, rupiah } from "./formats";

export type Values = Record<string, string | number>;
type Strings = Record<string, string | string[]>;

let strings: Strings = {};

export function useStrings(loaded: Strings): void {
  strings = loaded;
}

/** FNV-1a, 32 bit, over the UTF-8 of context, U+0004 and message, in base 36: the same function as in `server/words.py`. */
export function stringKey(context: string, message: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${context}\u0004${message}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** A whole sentence in the person's language; `context` says who speaks to whom. Holes are written `%(name)s`. */
export function pgettext(context: string, message: string, values?: Values): string {
  const found = strings[stringKey(context, message)];
  return fill((Array.isArray(found) ? found[0] : found) || message, values);
}

/** The same for a sentence that changes with a number; languages with one form give one. */
export function npgettext(context: string, one: string, many: string, count: number, values?: Values): string {
  const found = strings[stringKey(context, one)];
  const forms = Array.isArray(found) ? found : typeof found === "string" ? [found] : [one, many];
  const form = forms.length > 1 && count !== 1 ? forms[1] : forms[0];
  return fill(form || one, values);
}

/** What `make` writes, in the Indonesian of the source: for the fold beside words that nobody has checked yet. */
export function inIndonesian<T>(make: () => T): T {
  const kept = strings;
  strings = {};
  try {
    return make();
  } finally {
    strings = kept;
  }
}

const fill = (text: string, values?: Values): string =>
  values ? text.replace(/%\((\w+)\)s/g, (hole, name: string) => String(values[name] ?? hole)) : text;
