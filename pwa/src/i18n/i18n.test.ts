import { afterEach, expect, test } from "vitest";
import { file } from "../testing/cases";
import { day, monthName, npgettext, pgettext, rupiah, stringKey, useStrings } from "./index";

afterEach(() => useStrings({}));

test("the keys of strings are those of the server", () => {
  for (const { context, message, key } of file<{ cases: { context: string; message: string; key: string }[] }>("string_keys").cases) {
    expect(stringKey(context, message)).toBe(key);
  }
});

test("a sentence without translation stays Indonesian, holes filled", () => {
  expect(pgettext("cerita", "Ada %(count)s perahu, bukan %(other)s.", { count: 2 })).toBe("Ada 2 perahu, bukan %(other)s.");
});

test("the same words from another mouth are another string", () => {
  useStrings({ [stringKey("pekerja→layanan", "Kirim")]: "Kintun" });
  expect(pgettext("pekerja→layanan", "Kirim")).toBe("Kintun");
  expect(pgettext("layanan→pekerja", "Kirim")).toBe("Kirim");
});

test("a language with two forms chooses by the number", () => {
  useStrings({ [stringKey("cerita", "%(n)s bulan")]: ["%(n)s month", "%(n)s months"] });
  const told = (n: number) => npgettext("cerita", "%(n)s bulan", "%(n)s bulan", n, { n });
  expect([told(1), told(3)]).toEqual(["1 month", "3 months"]);
});

test("money, months and days are written as everybody writes them", () => {
  expect([rupiah(8400), rupiah(0), rupiah(1_000_000_000)]).toEqual(["Rp8.400", "Rp0", "Rp1.000.000.000"]);
  expect(monthName("2026-11")).toBe("November 2026");
  expect(day("2026-05-04")).toBe("4 Mei 2026");
});
