/** Contribution months and calendar days as text ("2026-11", "2026-11-22"): they are dates of a calendar, never instants. */

export type Month = string;
export type Day = string;

const two = (number: number): string => String(number).padStart(2, "0");

/** The month of a day, or of a month. */
export const monthOf = (day: Day): Month => day.slice(0, 7);

/** `count` months in a row, beginning with `first`. */
export function monthsFrom(first: Month, count: number): Month[] {
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, n) => `${Math.floor((start + n) / 12)}-${two(((start + n) % 12) + 1)}`);
}

/** The calendar day on this phone, in its own time zone. */
export const today = (now: Date = new Date()): Day =>
  `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** True for a day that exists: "2001-02-29" does not. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** A day put together from what was typed; "" where it is no calendar day. */
export function dayFrom(year: number, month: number, date: number): Day | "" {
  const day = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  return isDay(day) ? day : "";
}
