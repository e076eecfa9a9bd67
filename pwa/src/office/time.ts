/** Moments and lengths of time in words, as officers say them. Instants are ISO text or milliseconds; now is an argument. */
import { day, monthName, npgettext, pgettext } from "../i18n";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2026-11" as "November 2026"; text of another form comes back as it is. */
export function monthWords(month: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? monthName(month) : month;
}

/** "1978-05-14" as "14 Mei 1978"; text of another form comes back as it is. */
export function dayWords(date: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(date) ? day(date) : date;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** The day of an instant on this desk's calendar, as YYYY-MM-DD. */
export function dayOf(instant: string | number): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The clock of an instant at this desk: "14.05". */
export function clockOf(instant: string | number): string {
  const at = new Date(instant);
  return `${two(at.getHours())}.${two(at.getMinutes())}`;
}

/** "hari ini 14.05", or "20 November 2026, 14.05". */
export function momentWords(instant: string, now: number): string {
  const clock = clockOf(instant);
  if (dayOf(instant) === dayOf(now)) return pgettext("layanan→petugas", "hari ini %(clock)s", { clock });
  return pgettext("layanan→petugas", "%(day)s, %(clock)s", { day: dayWords(dayOf(instant)), clock });
}

/** How long something waits: whole minutes, then hours, then days, always rounded down. */
export function ageWords(since: string, now: number): string {
  const passed = Math.max(0, now - Date.parse(since));
  if (passed < MINUTE) return pgettext("layanan→petugas", "kurang dari satu menit");
  if (passed < HOUR) return inMinutes(Math.floor(passed / MINUTE));
  if (passed < DAY) return inHours(Math.floor(passed / HOUR));
  return inDays(Math.floor(passed / DAY));
}

function inMinutes(count: number): string {
  return npgettext("layanan→petugas", "%(count)s menit", "%(count)s menit", count, { count });
}

function inHours(count: number): string {
  return npgettext("layanan→petugas", "%(count)s jam", "%(count)s jam", count, { count });
}

function inDays(count: number): string {
  return npgettext("layanan→petugas", "%(count)s hari", "%(count)s hari", count, { count });
}

export type Urgency = "calm" | "soon" | "over";

/** How much of a claim is left: calm, soon (under three minutes), over. */
export function urgency(until: string, now: number): Urgency {
  const left = Date.parse(until) - now;
  if (left <= 0) return "over";
  return left < 3 * MINUTE ? "soon" : "calm";
}

/** What is left of a claim, in a whole sentence. */
export function countdownWords(until: string, now: number): string {
  const left = Date.parse(until) - now;
  if (left <= 0) return pgettext("layanan→petugas", "Waktu habis. Anda masih bisa memutuskan selama belum diambil petugas lain.");
  if (left < MINUTE) return pgettext("layanan→petugas", "Sisa kurang dari satu menit.");
  const count = Math.floor(left / MINUTE);
  return npgettext("layanan→petugas", "Sisa %(count)s menit.", "Sisa %(count)s menit.", count, { count });
}

/** The groups of waiting cases that Today counts. */
export interface Ages {
  today: number;
  days: number;
  long: number;
}

/** Counts by how long each has waited: under a day, one to three days, longer. */
export function countAges(since: (string | null)[], now: number): Ages {
  const ages: Ages = { today: 0, days: 0, long: 0 };
  for (const moment of since) {
    const passed = moment ? now - Date.parse(moment) : 0;
    if (passed < DAY) ages.today += 1;
    else if (passed < 3 * DAY) ages.days += 1;
    else ages.long += 1;
  }
  return ages;
}
