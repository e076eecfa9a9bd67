/** Rupiah, days and months the way everybody here writes them: `Rp8.400`, `22 November 2026`, in every language. */
import { pgettext } from "./index";

export const rupiah = (amount: number): string => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`;

const MONTHS: (() => string)[] = [
  () => pgettext("layanan→pekerja", "Januari"),
  () => pgettext("layanan→pekerja", "Februari"),
  () => pgettext("layanan→pekerja", "Maret"),
  () => pgettext("layanan→pekerja", "April"),
  () => pgettext("layanan→pekerja", "Mei"),
  () => pgettext("layanan→pekerja", "Juni"),
  () => pgettext("layanan→pekerja", "Juli"),
  () => pgettext("layanan→pekerja", "Agustus"),
  () => pgettext("layanan→pekerja", "September"),
  () => pgettext("layanan→pekerja", "Oktober"),
  () => pgettext("layanan→pekerja", "November"),
  () => pgettext("layanan→pekerja", "Desember"),
];

/** The names of the twelve months, January first. */
export const monthNames = (): string[] => MONTHS.map((name) => name());

/** "2026-11" as "November 2026". */
export const monthName = (month: string): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1]?.() ?? ""} ${month.slice(0, 4)}`;

/** "2026-11-22" as "22 November 2026". */
export const day = (date: string): string => `${Number(date.slice(8, 10))} ${monthName(date.slice(0, 7))}`;

/** An instant of the server as a day and a time on this phone's clock. */
export function longDay(instant: string): string {
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return pgettext("layanan→pekerja", "%(day)s, pukul %(time)s", {
    day: day(date),
    time: `${two(at.getHours())}.${two(at.getMinutes())}`,
  });
}
