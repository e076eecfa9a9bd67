/** The submission as the contract wants it (DESIGN §5), put together from the answers; what was not answered is left out. */
import { cleanName, parseNik, parsePhone } from "../domain/identity";
import type { Answers, Draft } from "../offline/draft";

export const PLANNED_MONTHS = 3;
export const ALWAYS = ["JKK", "JKM"];

export const programmesOf = (answers: Answers): string[] => (Array.isArray(answers.programmes) ? answers.programmes : ALWAYS);
export const monthsOf = (answers: Answers): number => Number(answers.months ?? PLANNED_MONTHS);

type Json = string | number | boolean | Json[] | { [name: string]: Json | undefined };

/** The value of one field in the form the server takes: text folded, numbers as numbers. */
export function valueFor(kind: string, value: unknown): Json {
  const words = String(value).trim();
  switch (kind) {
    case "nik":
      return parseNik(words);
    case "name":
      return cleanName(words);
    case "phone":
      return parsePhone(words);
    case "money":
    case "integer":
    case "months":
      return Number(words);
    case "boolean":
      return value === true || words === "true";
    case "programmes":
      return Array.isArray(value) ? (value as string[]) : ALWAYS;
    default:
      return words;
  }
}

export function bodyOf(draft: Draft, language: string, consentVersion: string, photos: readonly string[], now: Date = new Date()): string {
  const answers = draft.answers;
  const take = (name: string, kind = "text"): Json | undefined => {
    const value = answers[name];
    return value === undefined || String(value).trim() === "" ? undefined : valueFor(kind, value);
  };
  const cardDiffers = answers["~card_differs"] === "yes";
  const body: Json = {
    language,
    occupation: take("occupation"),
    second_occupation: answers["~second"] === "yes" ? take("second_occupation") : undefined,
    monthly_income: take("monthly_income", "money"),
    programmes: programmesOf(answers),
    months: monthsOf(answers),
    applicant: {
      nik: take("applicant.nik", "nik"),
      full_name: take("applicant.full_name", "name"),
      birth_date: take("applicant.birth_date"),
      sex: take("applicant.sex"),
      phone: take("applicant.phone", "phone"),
      birth_place: take("applicant.birth_place"),
      mother_name: answers["~mother_unknown"] === true ? undefined : take("applicant.mother_name", "name"),
      email: take("applicant.email"),
    },
    address: {
      village: take("address.village"),
      village_text: String(answers["address.village"] ?? "").length === 8 ? take("address.village_text") : undefined,
      street: take("address.street"),
    },
    card_address: cardDiffers ? { street: take("card_address.street"), text: take("card_address.text") } : undefined,
    work: {
      paid_by: take("work.paid_by"),
      place: take("work.place"),
      since: take("work.since"),
      days_last_week: take("work.days_last_week", "integer"),
      employs_others: take("work.employs_others", "boolean"),
    },
    member_before: take("member_before"),
    paid_by_others: take("paid_by_others"),
    photos_expected: photos.length ? [...photos] : undefined,
    consent: { version: consentVersion, given_at: now.toISOString().replace(/\.\d+Z$/, "Z") },
    reading_secret: draft.secret,
  };
  return JSON.stringify(body);
}
