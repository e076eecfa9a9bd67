/**
 * NIK, phone number and name as a worker types them. The same rules as `server/domain/identity.py`.
 * Only its form can refuse a NIK: what stands inside it (area, birth date, sex) is a hint, asked back, never a refusal.
 */
import { dayFrom, type Day } from "./months";

/** A refusal carries a stable code and no words. */
export class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export interface NikHint {
  province_code: string;
  regency_code: string;
  district_code: string;
  day: number;
  month: number;
  year_two_digits: number;
  sex: "M" | "F" | null;
  birth_date_guess: Day | null;
}

const SPACES = /[ \t\r\n\u00a0\u2009\u202f]+/g;

/** The 16 digits of a NIK as typed, spaces and all; refuses with `nik-form`. */
export function parseNik(text: string): string {
  const digits = text.replace(SPACES, "");
  if (!/^[0-9]{16}$/.test(digits) || /^(.)\1*$/.test(digits)) throw new Refusal("nik-form");
  return digits;
}

/** What is added to the day of birth in a woman's NIK. */
const WOMANS_DAY = 40;

/** What the digits suggest. The century comes from the declared birth date, else it is the latest one before today. */
export function nikHint(nik: string, today: Day | null = null, declared: Day | null = null): NikHint {
  let day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  const year = Number(nik.slice(10, 12));
  const sex = day > WOMANS_DAY && day <= WOMANS_DAY + 31 ? "F" : day >= 1 && day <= 31 ? "M" : null;
  if (sex === "F") day -= WOMANS_DAY;
  const dates = [2000, 1900].map((century) => dayFrom(century + year, month, day)).filter(Boolean);
  const agreed = declared !== null && dates.includes(declared);
  return {
    province_code: nik.slice(0, 2),
    regency_code: `${nik.slice(0, 2)}.${nik.slice(2, 4)}`,
    district_code: `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`,
    day,
    month,
    year_two_digits: year,
    sex,
    birth_date_guess: agreed ? declared : (dates.find((one) => today !== null && one <= today) ?? null),
  };
}

/** What people put between the digits of a phone number. */
const PHONE_MARKS = /[ \t\r\n\u00a0\u2009\u202f().\u2010-\u2015-]+/g;

/** `+628…` from 08…, 62…, +62… or 8…; never refused for its operator's prefix; refuses with `phone-form`. */
export function parsePhone(text: string): string {
  const national = /^(?:\+?620?|0)?(8[0-9]{8,11})$/.exec(text.replace(PHONE_MARKS, ""))?.[1];
  if (!national) throw new Refusal("phone-form");
  return `+62${national}`;
}

/** Characters in a full name after its spaces are folded. */
const NAME_MAX = 100;

/** One full name as on the card: one word, apostrophes, titles, bin and binti are all normal; refuses with `name-form`. */
export function cleanName(text: string): string {
  const visible = text.normalize("NFC").replace(SPACES, " ").replace(/\p{Cf}/gu, "").replace(/^ +| +$/g, "");
  if (/[\p{Cc}\p{Cs}]/u.test(visible) || !/\p{L}/u.test(visible)) throw new Refusal("name-form");
  if ([...visible].length > NAME_MAX) throw new Refusal("name-form");
  return visible.replace(/ +/g, " ");
}

/** A NIK for the eye: four groups of four. */
export const groupNik = (digits: string): string => digits.replace(/(.{4})(?=.)/g, "$1 ");
