import { describe, expect, test } from "vitest";

import { ageWords, countAges, countdownWords, dayWords, momentWords, monthWords, urgency } from "./time";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

describe("a claim's countdown", () => {
  test.each([
    [900, "Sisa 15 menit.", "calm"],
    [899, "Sisa 14 menit.", "calm"],
    [180, "Sisa 3 menit.", "calm"],
    [179, "Sisa 2 menit.", "soon"],
    [59, "Sisa kurang dari satu menit.", "soon"],
    [0, "Waktu habis. Anda masih bisa memutuskan selama belum diambil petugas lain.", "over"],
    [-3600, "Waktu habis. Anda masih bisa memutuskan selama belum diambil petugas lain.", "over"],
  ])("%i seconds before the end", (seconds, words, level) => {
    expect(countdownWords(inSeconds(seconds), NOW)).toBe(words);
    expect(urgency(inSeconds(seconds), NOW)).toBe(level);
  });
});

test.each([
  [-5, "kurang dari satu menit"],
  [-60, "1 menit"],
  [-3599, "59 menit"],
  [-3600, "1 jam"],
  [-86_399, "23 jam"],
  [-3 * 86_400, "3 hari"],
  [30, "kurang dari satu menit"], // a desk whose clock is a little behind
])("waiting since %i seconds", (seconds, words) => {
  expect(ageWords(inSeconds(seconds), NOW)).toBe(words);
});

test("waiting cases are counted under a day, up to three days, and longer", () => {
  const hours = [0, 23, 24, 71, 72, 400].map((passed) => inSeconds(-passed * 3600));
  expect(countAges([...hours, null], NOW)).toEqual({ today: 3, days: 2, long: 2 });
});

test("dates and months are written out, and what is no date stays as it is", () => {
  expect(dayWords("1978-05-04")).toBe("4 Mei 1978");
  expect(monthWords("2026-11")).toBe("November 2026");
  expect(dayWords("1978-••-••")).toBe("1978-••-••");
  expect(monthWords("2026-13")).toBe("2026-13");
});

test("a moment of today has no date, another one has", () => {
  expect(momentWords(inSeconds(-60), NOW)).toMatch(/^hari ini \d\d\.\d\d$/);
  expect(momentWords("2026-05-02T05:00:00Z", NOW)).toMatch(/^2 Mei 2026, \d\d\.\d\d$/);
});
