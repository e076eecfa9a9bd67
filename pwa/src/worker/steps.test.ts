/** What each step asks for, and the submission made from the answers. */
import { expect, test } from "vitest";
import type { Answers } from "../offline/draft";
import { bodyOf } from "./body";
import { checkStep, stepOf, STEPS } from "./checks";

const known = { today: "2026-11-22", maxAge: 65, occupations: new Set(["nelayan", "pedagang-pasar"]) };

const whole: Answers = {
  occupation: "nelayan",
  "work.paid_by": "buyers",
  "~under65": "yes",
  member_before: "no",
  paid_by_others: "unsure",
  monthly_income: 1_000_000,
  "applicant.nik": "3372015405780002",
  "applicant.full_name": "  Suparti ",
  "applicant.birth_date": "1978-05-14",
  "applicant.sex": "F",
  "~birth": "yes",
  "~mother_unknown": true,
  "applicant.phone": "0812 3456 7890",
  "address.village": "33.72.01.1001",
  "address.street": "Jl. Kali 3",
  "work.days_last_week": 6,
  "work.employs_others": "false",
  "~consent": true,
};
const draft = (answers: Answers) => ({ key: "k".repeat(22), secret: "s".repeat(43), step: "periksa", answers, created: 0, changed: 0 });
const body = (answers: Answers, photos: string[] = []) =>
  JSON.parse(bodyOf(draft(answers), "jv", "2026-11", photos, new Date("2026-11-22T03:04:05.678Z"))) as Record<string, never>;

test("whole answers pass every step", () => {
  for (const step of STEPS) expect(checkStep(step, whole, known)).toEqual({});
});

test("the submission is what the contract asks for, and holds nothing of the phone's own", () => {
  expect(body(whole, ["ktp"])).toEqual({
    language: "jv",
    occupation: "nelayan",
    monthly_income: 1_000_000,
    programmes: ["JKK", "JKM"],
    months: 3,
    applicant: { nik: "3372015405780002", full_name: "Suparti", birth_date: "1978-05-14", sex: "F", phone: "+6281234567890" },
    address: { village: "33.72.01.1001", street: "Jl. Kali 3" },
    work: { paid_by: "buyers", days_last_week: 6, employs_others: false },
    member_before: "no",
    paid_by_others: "unsure",
    photos_expected: ["ktp"],
    consent: { version: "2026-11", given_at: "2026-11-22T03:04:05Z" },
    reading_secret: "s".repeat(43),
  });
});

test("answers to questions that were taken back are not sent", () => {
  const sent = body({ ...whole, second_occupation: "pedagang-pasar", "~second": "no", "card_address.street": "lama", "address.village_text": "lama" });
  expect(sent).not.toHaveProperty("second_occupation");
  expect(sent).not.toHaveProperty("card_address");
  expect(sent.address).not.toHaveProperty("village_text");
});

test("without the list of villages a district and a written name will do", () => {
  const answers = { ...whole, "address.village": "33.72.01" };
  expect(checkStep("tempat", answers, known)).toEqual({ "address.village_text": "village-text-needed" });
  expect(body({ ...answers, "address.village_text": "Laweyan" }).address).toEqual({ village: "33.72.01", village_text: "Laweyan", street: "Jl. Kali 3" });
});

test("a question that NIK raised has to be answered before going on", () => {
  const asking = { ...whole, "~birth": "asking", "applicant.birth_date": undefined, "applicant.sex": undefined };
  expect(checkStep("diri", asking, known)).toEqual({ "~birth": "birth-unasked" });
});

test("65 years stop here, a day that never was too", () => {
  const born = (birth: string) => checkStep("diri", { ...whole, "applicant.birth_date": birth }, known)["applicant.birth_date"];
  expect([born("1961-11-22"), born("1961-11-23"), born("2001-02-29"), born("1999--"), born("2030-01-01")]).toEqual([
    "too-old",
    undefined,
    "date-form",
    "date-form",
    "birth-date-future",
  ]);
});

test("nothing is sent without consent", () => {
  expect(checkStep("periksa", { ...whole, "~consent": false }, known)).toEqual({ "~consent": "consent-needed" });
});

test("a field that the server names leads to its step", () => {
  expect(["applicant.nik", "applicant.phone", "address.street", "work.place", "work.paid_by", "monthly_income", "consent.version"].map(stepOf)).toEqual([
    "diri",
    "tempat",
    "tempat",
    "pekerjaan",
    "boleh",
    "iuran",
    "periksa",
  ]);
});
