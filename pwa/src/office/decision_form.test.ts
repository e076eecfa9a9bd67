import { describe, expect, test } from "vitest";

import {
  approval,
  billMade,
  billProblem,
  correctionAsked,
  ending,
  monthsToChoose,
  reasonsFor,
  tick,
  toggleReason,
  withoutReason,
} from "./decision_form";
import type { Case, Field, Reason } from "./shapes";

const field = (name: string): Field => ({ name, label: name, section: "identity", value: "x", text: "x", correctable: true, check: null });
const reason = (code: string, use: string, fields: string[] = []): Reason => ({ code, for: use, fields, text: code, office_label: code });

const FIELDS = [field("applicant.nik"), field("applicant.birth_date"), field("applicant.phone")];
const REASONS = [
  reason("please-confirm", "correction"),
  reason("differs-from-card", "correction", ["applicant.nik", "applicant.birth_date"]),
  reason("number-unreachable", "correction", ["applicant.phone"]),
  reason("duplicate", "close"),
  reason("too-old", "reject"),
];
const held = { id: 12, version: 3, claim: { number: 2, holder: { id: 1, name: "Sari" }, until: null, mine: true } } as unknown as Case;

describe("reasons", () => {
  test("of a field come before those that fit any field", () => {
    expect(reasonsFor(REASONS, "correction", "applicant.nik").map((one) => one.code)).toEqual(["differs-from-card", "please-confirm"]);
  });

  test("of another field or decision are not offered", () => {
    expect(reasonsFor(REASONS, "correction", "address.street").map((one) => one.code)).toEqual(["please-confirm"]);
    expect(reasonsFor(REASONS, "close").map((one) => one.code)).toEqual(["duplicate"]);
  });
});

describe("ticks", () => {
  test("a second tick takes the field and its reasons away", () => {
    const once = tick({}, "applicant.nik", reasonsFor(REASONS, "correction", "applicant.nik"));
    expect(once).toEqual({ "applicant.nik": [] });
    expect(tick(once, "applicant.nik", [])).toEqual({});
  });

  test("a field with one fitting reason has it at once", () => {
    expect(tick({}, "address.street", reasonsFor(REASONS, "correction", "address.street"))).toEqual({ "address.street": ["please-confirm"] });
  });

  test("a number key ticks the field together with the reason", () => {
    expect(toggleReason({}, "applicant.phone", "number-unreachable")).toEqual({ "applicant.phone": ["number-unreachable"] });
  });

  test("a field without a reason is named before anything is sent", () => {
    const ticks = { "applicant.phone": [], "applicant.nik": ["differs-from-card"] };
    expect(withoutReason(ticks, FIELDS).map((one) => one.name)).toEqual(["applicant.phone"]);
  });
});

describe("the body of a decision", () => {
  test("always says which version and which claim was looked at", () => {
    expect(approval(held)).toEqual({ action: "approve", version: 3, claim: 2 });
  });

  test("asks for corrections in the order of the case and leaves an empty note out", () => {
    const ticks = { "applicant.phone": ["number-unreachable"], "applicant.nik": ["differs-from-card", "please-confirm"] };
    expect(correctionAsked(held, FIELDS, ticks, "  ")).toEqual({
      action: "ask_correction",
      version: 3,
      claim: 2,
      fields: [
        { name: "applicant.nik", reasons: ["differs-from-card", "please-confirm"] },
        { name: "applicant.phone", reasons: ["number-unreachable"] },
      ],
    });
    expect(correctionAsked(held, FIELDS, ticks, " Mohon dicek. ").note).toBe("Mohon dicek.");
  });

  test("of a bill carries the reference without stray spaces, and the month", () => {
    expect(billMade(held, " INV-1 ", "2026-12")).toEqual({ action: "bill_made", version: 3, claim: 2, bill_reference: "INV-1", first_month: "2026-12" });
  });

  test("of an ending carries its one reason", () => {
    expect(ending(held, "close", "duplicate", "")).toEqual({ action: "close", version: 3, claim: 2, reasons: ["duplicate"] });
  });
});

describe("a bill", () => {
  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["x".repeat(41), "long"],
    ["x".repeat(40), null],
  ])("reference %o: %o", (reference, problem) => {
    expect(billProblem(reference)).toBe(problem);
  });

  test("begins this month or in one of the next two, over the turn of the year", () => {
    expect(monthsToChoose("2026-09")).toEqual(["2026-09", "2026-10", "2026-11"]);
    expect(monthsToChoose("2026-11")).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(monthsToChoose("2026-12")).toEqual(["2026-12", "2027-01", "2027-02"]);
  });
});
