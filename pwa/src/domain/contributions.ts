/**
 * What a worker pays (iuran), worked out on the phone month by month from the dated rows of the kit.
 * The same rules as `server/domain/contributions.py`; `tests/cases` holds the two together. No figure lives here.
 */
import type { Month } from "./months";
import { monthsFrom } from "./months";

/** One row of the income table: the row that starts highest without passing the income is the one that counts. */
export interface Tier {
  programme: string;
  from: number;
  basis: number;
  monthly: number;
  first: Month;
  last: Month | null;
  source: string;
}

/** A programme with one price for everybody (JKM). */
export interface Flat {
  programme: string;
  monthly: number;
  first: Month;
  last: Month | null;
  source: string;
}

/** A dated reduction (keringanan), for transport workers or for all others. */
export interface Relief {
  programme: string;
  transport: boolean;
  /** What stays to be paid, in per cent of the full price. */
  per_cent: number;
  first: Month;
  last: Month;
  source: string;
}

export interface Tariffs {
  tiers: Tier[];
  flat: Flat[];
  reliefs: Relief[];
}

/** Whether the law counts the work as transport; "unsettled" means that the office decides. */
export type Transport = "true" | "false" | "unsettled";

export interface Line {
  programme: string;
  full: number;
  due: number;
  rule: string;
  relief_last: Month | null;
}

export interface MonthBill {
  month: Month;
  lines: Line[];
}

export interface Quote {
  months: MonthBill[];
  total: number;
  full_total: number;
  unsettled: boolean;
  /** Last month of the relief that this bill uses; null when it uses none. */
  relief_ends: Month | null;
}

const inForce = (row: { first: Month; last: Month | null }, month: Month): boolean =>
  row.first <= month && (row.last === null || month <= row.last);

/** The row of the income table for this programme and month: the highest start that is not above the income. */
export function tierFor(tiers: readonly Tier[], programme: string, income: number, month: Month): Tier | undefined {
  const rows = tiers.filter((row) => row.programme === programme && inForce(row, month));
  rows.sort((a, b) => a.from - b.from);
  return rows.filter((row) => row.from <= income).pop() ?? rows[0];
}

/** One programme in one contribution month, by the rules of that month, in whole rupiah. */
export function lineFor(programme: string, income: number, month: Month, transport: Transport, tariffs: Tariffs): Line {
  const flat = tariffs.flat.find((row) => row.programme === programme && inForce(row, month));
  const row = flat ?? tierFor(tariffs.tiers, programme, income, month);
  if (!row) throw new Error(`no tariff for ${programme} in ${month}`);
  // Unsettled work is priced without the longer transport period until the office has decided.
  const sector = transport === "true";
  const line: Line = { programme, full: row.monthly, due: row.monthly, rule: row.source, relief_last: null };
  for (const relief of tariffs.reliefs) {
    if (relief.programme !== programme || relief.transport !== sector || !inForce(relief, month)) continue;
    line.due = Math.floor((line.due * relief.per_cent) / 100);
    line.rule += `; ${relief.source}`;
    line.relief_last = relief.last;
  }
  return line;
}

/** The bill for `months` contribution months from `first`: the sum of its months, each by its own rules, in the order asked. */
export function quote(
  income: number,
  programmes: readonly string[],
  first: Month,
  months: number,
  transport: Transport,
  tariffs: Tariffs,
): Quote {
  const bills = monthsFrom(first, months).map((month) => ({
    month,
    lines: programmes.map((programme) => lineFor(programme, income, month, transport, tariffs)),
  }));
  const lines = bills.flatMap((bill) => bill.lines);
  return {
    months: bills,
    total: lines.reduce((sum, line) => sum + line.due, 0),
    full_total: lines.reduce((sum, line) => sum + line.full, 0),
    unsettled: transport === "unsettled",
    relief_ends: lines.reduce<Month | null>(
      (latest, line) => (line.relief_last && (!latest || line.relief_last > latest) ? line.relief_last : latest),
      null,
    ),
  };
}

/** What one month of a bill comes to. */
export const dueIn = (bill: MonthBill): number => bill.lines.reduce((sum, line) => sum + line.due, 0);
export const fullIn = (bill: MonthBill): number => bill.lines.reduce((sum, line) => sum + line.full, 0);
