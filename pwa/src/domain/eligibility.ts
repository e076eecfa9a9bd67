/** Who may join as a non-wage worker (BPU): under 65 on the day of registration. Who pays for the work never blocks. */
import { isDay, type Day } from "./months";

/** Whole years lived on `day`; somebody born on 29 February has a birthday on 1 March in other years. */
export function ageOn(birth: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The code of what stands against this birth date, or null. */
export function birthProblem(birth: Day, today: Day, maxAge: number): "birth-date-form" | "birth-date-future" | "too-old" | null {
  if (!isDay(birth)) return "birth-date-form";
  if (birth > today) return "birth-date-future";
  return ageOn(birth, today) >= maxAge ? "too-old" : null;
}

/** Who ought to register somebody, by who pays for the work (PP 49/2023 Pasal 5(2)b). It never blocks: the office looks. */
export function whoShouldRegister(paidBy: string): "bpu" | "employer-ought" | "ask" {
  if (paidBy === "buyers") return "bpu";
  return ["household", "employer", "company"].includes(paidBy) ? "employer-ought" : "ask";
}
