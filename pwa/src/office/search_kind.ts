/** What somebody meant to search for, from what they typed. The screen always says which it took, and offers the others. */

export type SearchKind = "nik" | "phone" | "code" | "text";

/** Guesses the kind: 16 digits a NIK, a number of a mobile's length a phone, ten letters and digits a code, else a name. */
export function kindOf(typed: string): SearchKind {
  const bare = typed.replace(/[\s\-.()]/g, "");
  if (/^\d{16}$/.test(bare)) return "nik";
  if (/^(?:\+?62|0)8\d{7,12}$/.test(bare) || /^8\d{8,11}$/.test(bare)) return "phone";
  // A name of ten letters is far commoner than a code without a single digit.
  if (/^[0-9a-z]{10}$/i.test(bare) && /\d/.test(bare) && /[a-z]/i.test(bare)) return "code";
  return "text";
}
