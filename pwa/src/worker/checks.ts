/** What stands against the answers of each step, as codes by field; the phone asks again before anything is sent. */
import { birthProblem } from "../domain/eligibility";
import { cleanName, parseNik, parsePhone, Refusal } from "../domain/identity";
import type { Answers } from "../offline/draft";

export type Codes = Record<string, string>;

export interface Known {
  today: string;
  maxAge: number;
  occupations: ReadonlySet<string>;
}

export const STEPS = ["kerja", "boleh", "iuran", "foto", "diri", "pekerjaan", "tempat", "periksa"] as const;
export type Step = (typeof STEPS)[number];

/** Where each question stands; what is not here stands on the last page. */
const PLACES: [RegExp, Step][] = [
  [/^occupation$/, "kerja"],
  [/^(work\.paid_by|member_before|paid_by_others|~under65)$/, "boleh"],
  [/^(monthly_income|programmes|months)/, "iuran"],
  [/^photos\.ktp/, "foto"],
  [/^(applicant\.(nik|full_name|birth_date|sex|birth_place|mother_name)|~birth)/, "diri"],
  [/^(work|second_occupation|photos\.work)/, "pekerjaan"],
  [/^(applicant\.(phone|email)|address|card_address)/, "tempat"],
];
export const stepOf = (name: string): Step => PLACES.find(([pattern]) => pattern.test(name))?.[1] ?? "periksa";

const said = (answers: Answers, name: string): string => String(answers[name] ?? "").trim();

function refusal(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (reason) {
    if (reason instanceof Refusal) return reason.code;
    throw reason;
  }
}

/** The code against one field, or null; used by the steps and by corrections. */
export function checkField(name: string, kind: string, answers: Answers, known: Known, required: boolean): string | null {
  const value = said(answers, name);
  if (!value) return required ? "needed" : null;
  switch (kind) {
    case "nik":
      return refusal(() => parseNik(value));
    case "name":
      return refusal(() => cleanName(value));
    case "phone":
      return refusal(() => parsePhone(value));
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? null : "email-form";
    case "date":
      return birthCode(value, known);
    case "money":
      return /^\d{1,10}$/.test(value) ? (Number(value) <= 1_000_000_000 ? null : "out-of-range") : "income-form";
    case "occupation":
      return known.occupations.has(value) ? null : "occupation-unknown";
    case "village":
      return value.length === 13 || value.length === 8 ? null : "village-unknown";
    default:
      return null;
  }
}

function birthCode(value: string, known: Known): string | null {
  const code = birthProblem(value, known.today, known.maxAge);
  if (code === "too-old" && value < "1900-01-01") return "birth-date-past";
  return code === "birth-date-form" ? "date-form" : code;
}

/** Everything that stands against one step. */
export function checkStep(step: Step, answers: Answers, known: Known): Codes {
  const codes: Codes = {};
  const look = (name: string, kind: string, required = true) => {
    const code = checkField(name, kind, answers, known, required);
    if (code) codes[name] = code;
  };
  switch (step) {
    case "kerja":
      look("occupation", "occupation");
      break;
    case "boleh":
      look("work.paid_by", "choice");
      look("~under65", "choice");
      look("member_before", "choice");
      look("paid_by_others", "choice");
      break;
    case "iuran":
      look("monthly_income", "money");
      break;
    case "foto":
      break;
    case "diri":
      look("applicant.nik", "nik");
      // Birth date and sex are asked for once the NIK is there.
      if (answers["~birth"] === "asking") codes["~birth"] = "birth-unasked";
      else if (!codes["applicant.nik"] || answers["~birth"] === "own") {
        look("applicant.birth_date", "date");
        look("applicant.sex", "choice");
      }
      look("applicant.full_name", "name");
      if (answers["~mother_unknown"] !== true) look("applicant.mother_name", "name");
      break;
    case "pekerjaan":
      if (answers["~second"] === "yes") {
        look("second_occupation", "occupation");
        if (!codes.second_occupation && answers.second_occupation === answers.occupation) codes.second_occupation = "occupation-twice";
      }
      break;
    case "tempat":
      look("applicant.phone", "phone");
      look("address.village", "village");
      if (!codes["address.village"] && said(answers, "address.village").length === 8 && !said(answers, "address.village_text"))
        codes["address.village_text"] = "village-text-needed";
      look("address.street", "text");
      if (answers["~card_differs"] === "yes") {
        look("card_address.street", "text");
        look("card_address.text", "text");
      }
      look("applicant.email", "email", false);
      break;
    case "periksa":
      for (const one of STEPS) if (one !== "periksa") Object.assign(codes, checkStep(one, answers, known));
      if (answers["~consent"] !== true) codes["~consent"] = "consent-needed";
      break;
  }
  return codes;
}
