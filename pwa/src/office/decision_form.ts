/** From what the officer ticked to the body the server takes. No screen in here: the rules of the form, nothing else. */
import type { Case, Decision, Field, Reason } from "./shapes";

/** What is ticked for a correction: reason codes by field name. A field with no code yet is ticked but not ready. */
export type Ticks = Readonly<Record<string, readonly string[]>>;

/** Where the photo of the card stands among the fields. */
export const CARD_PHOTO = "photos.ktp";

/** The reasons that fit a decision, and for a correction the field; own reasons of the field first, general ones after. */
export function reasonsFor(reasons: readonly Reason[], decision: "correction" | "reject" | "close", field?: string): Reason[] {
  const fitting = reasons.filter((reason) => {
    if (reason.for !== decision) return false;
    return field === undefined || reason.fields.length === 0 || reason.fields.includes(field);
  });
  if (field === undefined) return fitting;
  return [...fitting.filter((reason) => reason.fields.length > 0), ...fitting.filter((reason) => reason.fields.length === 0)];
}

/** Fields an officer may send back. */
export function correctable(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.correctable);
}

/** Ticks a field or unticks it. A field with a single fitting reason gets it at once. */
export function tick(ticks: Ticks, field: string, fitting: readonly Reason[]): Ticks {
  if (field in ticks) {
    const { [field]: _gone, ...rest } = ticks;
    return rest;
  }
  return { ...ticks, [field]: fitting.length === 1 && fitting[0] ? [fitting[0].code] : [] };
}

/** Adds a reason to a ticked field, or takes it away again. */
export function toggleReason(ticks: Ticks, field: string, code: string): Ticks {
  const present = ticks[field] ?? [];
  return { ...ticks, [field]: present.includes(code) ? present.filter((other) => other !== code) : [...present, code] };
}

/** Ticked fields that still lack a reason, in the order of the case. */
export function withoutReason(ticks: Ticks, fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.name in ticks && ticks[field.name]?.length === 0);
}

function begin(held: Case, action: string): Decision {
  return { action, version: held.version, claim: held.claim?.number ?? 0 };
}

function withNote(decision: Decision, note: string): Decision {
  const text = note.trim();
  return text ? { ...decision, note: text } : decision;
}

export function approval(held: Case): Decision {
  return begin(held, "approve");
}

/** `month` as YYYY-MM; the reference is what the membership system printed, without stray spaces. */
export function billMade(held: Case, reference: string, month: string): Decision {
  return { ...begin(held, "bill_made"), bill_reference: reference.trim(), first_month: month };
}

/** The correction in the order of the case, so that the worker's phone asks in the same order. */
export function correctionAsked(held: Case, fields: readonly Field[], ticks: Ticks, note: string): Decision {
  const asked = fields
    .filter((field) => field.name in ticks)
    .map((field) => ({ name: field.name, reasons: [...(ticks[field.name] ?? [])] }));
  return withNote({ ...begin(held, "ask_correction"), fields: asked }, note);
}

export function ending(held: Case, action: "reject" | "close", reason: string, note: string): Decision {
  return withNote({ ...begin(held, action), reasons: [reason] }, note);
}

/** What keeps a bill from being saved, or null: the reference has 1 to 40 characters. */
export function billProblem(reference: string): "empty" | "long" | null {
  const length = [...reference.trim()].length;
  if (length === 0) return "empty";
  return length > 40 ? "long" : null;
}

/** The months a first contribution may fall in: the given one (YYYY-MM) and the two after it. */
export function monthsToChoose(first: string): string[] {
  const [year = 0, month = 1] = first.split("-").map(Number);
  return [0, 1, 2].map((ahead) => {
    const later = month - 1 + ahead;
    return `${year + Math.floor(later / 12)}-${String((later % 12) + 1).padStart(2, "0")}`;
  });
}
