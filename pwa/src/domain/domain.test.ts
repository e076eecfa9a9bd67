/** The phone keeps the same rules as the server: both run the cases of `tests/cases`. */
import { expect, test } from "vitest";
import { cases, file, rows } from "../testing/cases";
import { quote, type Tariffs, type Transport } from "./contributions";
import { ageOn, birthProblem, whoShouldRegister } from "./eligibility";
import { cleanName, groupNik, nikHint, parseNik, parsePhone, Refusal } from "./identity";
import { monthsFrom, today } from "./months";
import { rank, type Occupation } from "./occupations";
import { mayWithdraw, worst, type PhoneState } from "./states";

const orCode = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (reason) {
    if (reason instanceof Refusal) return { code: reason.code };
    throw reason;
  }
};

const month = (text: string): string | null => text || null;

export const tariffs = (): Tariffs => {
  const all = rows("tariffs").map((row) => ({
    programme: row.programme ?? "",
    from: Number(row.income_from),
    basis: Number(row.basis),
    monthly: Number(row.monthly),
    first: row.first ?? "",
    last: month(row.last ?? ""),
    source: row.source ?? "",
    flat: !row.basis,
  }));
  return {
    tiers: all.filter((row) => !row.flat),
    flat: all.filter((row) => row.flat),
    reliefs: rows("reliefs").map((row) => ({
      programme: row.programme ?? "",
      transport: row.transport === "true",
      per_cent: Number(row.per_cent),
      first: row.first ?? "",
      last: row.last ?? "",
      source: row.source ?? "",
    })),
  };
};

test("every bill costs what the shared cases say", () => {
  type Out = Record<string, unknown> & { full_month: number; unsettled: boolean };
  const { starts, cases: all } = file<{ starts: string[]; cases: { in: [number, boolean, Transport]; out: Out }[] }>("quotes");
  const figures = tariffs();
  let bills = 0;
  for (const { in: [income, jht, transport], out } of all) {
    const programmes = jht ? ["JKK", "JKM", "JHT"] : ["JKK", "JKM"];
    for (const months of [1, 3, 6, 12]) {
      const totals = starts.map((first) => quote(income, programmes, first, months, transport, figures));
      expect(totals.map((bill) => bill.total), `${income} ${programmes} ${transport} ${months}`).toEqual(out[months]);
      expect(totals.every((bill) => bill.full_total === out.full_month * months && bill.unsettled === out.unsettled)).toBe(true);
      bills += totals.length;
    }
  }
  expect(bills).toBeGreaterThan(10_000);
});

test("a bill says until when its relief holds", () => {
  expect(quote(1_000_000, ["JKK", "JKM"], "2026-12", 6, "false", tariffs()).relief_ends).toBe("2026-12");
  expect(quote(1_000_000, ["JKK", "JKM"], "2027-01", 3, "false", tariffs()).relief_ends).toBeNull();
});

test.each(cases<{ nik: string; today: string; birth_date: string | null }, Record<string, unknown>>("nik"))(
  "NIK $in.nik",
  ({ in: given, out }) => {
    const found = orCode(() => {
      const nik = parseNik(given.nik);
      return { nik, ...nikHint(nik, given.today, given.birth_date) };
    });
    expect(found).toEqual(out);
  },
);

test.each(cases<string, unknown>("phones"))("phone $in", ({ in: typed, out }) => {
  expect(orCode(() => parsePhone(typed))).toEqual(out);
});

test.each(cases<string, { clean?: string; code?: string }>("names"))("name $in", ({ in: typed, out }) => {
  const expected = out.code ? { code: out.code } : out.clean;
  expect(orCode(() => cleanName(typed))).toEqual(expected);
});

test.each(cases<{ birth_date: string; today: string }, { age: number | null; code: string | null }>("eligibility"))(
  "born $in.birth_date, on $in.today",
  ({ in: { birth_date, today: day }, out }) => {
    if (out.age !== null) expect(ageOn(birth_date, day)).toBe(out.age);
    expect(birthProblem(birth_date, day, 65)).toBe(out.code);
  },
);

test.each(cases<string, string>("who_registers"))("paid by $in", ({ in: paidBy, out }) => {
  expect(whoShouldRegister(paidBy)).toBe(out);
});

const occupations: Occupation[] = rows("occupations").map((row) => ({
  slug: row.slug ?? "",
  name: row.name_id ?? "",
  sector: row.sector ?? "",
  transport: (row.transport ?? "false") as Transport,
  words: (row.words ?? "").split(";").map((word) => word.trim()).filter(Boolean),
  other_names: row.name_jv ? [row.name_jv] : [],
}));

test.each(cases<string, string[]>("everyday_words"))("$in finds one of $out", ({ in: typed, out }) => {
  const first = rank(typed, occupations).slice(0, 3).map((one) => one.slug);
  if (out.length) expect(first.some((slug) => out.includes(slug)), `found ${first}`).toBe(true);
  else expect(first).toEqual([]);
});

test("withdrawing is offered exactly where the table of states allows it", () => {
  for (const { in: [state, action], out } of cases<[string, string], unknown>("states")) {
    if (action === "withdraw") expect([state, mayWithdraw(state as PhoneState)]).toEqual([state, typeof out === "string"]);
  }
});

test("the state that needs the person most is named first", () => {
  expect(worst(["submitted", "help", "payable"])).toBe("help");
  expect(worst(["active", "approved"])).toBe("approved");
  expect(worst([])).toBeNull();
});

test("months run over the end of a year", () => {
  expect(monthsFrom("2026-11", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
});

test("a day is the phone's own day", () => {
  expect(today(new Date(2026, 10, 2, 23, 59))).toBe("2026-11-02");
});

test("a NIK is shown in groups of four", () => {
  expect(groupNik("3372011405780001")).toBe("3372 0114 0578 0001");
  expect(groupNik("33720")).toBe("3372 0");
});
