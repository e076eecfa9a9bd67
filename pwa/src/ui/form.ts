/** What a form is to its fields: where answers are read, how one is given, and what stands against it. */
import type { ReadonlySignal } from "@preact/signals";
import type { Field } from "../api/kit";
import type { Answers, Value } from "../offline/draft";

export interface Form {
  answers: ReadonlySignal<Answers>;
  /** The text that stands against a field, by its name. */
  problems: ReadonlySignal<Record<string, string>>;
  set(name: string, value: Value): void;
  field(name: string): Field | undefined;
}

/** The id of a field's first input; links of the error summary lead there. */
export const idOf = (name: string): string => `f-${name.replace(/^~/, "").replace(/\W+/g, "-")}`;

export const text = (value: Value): string => (value === undefined ? "" : String(value));
