/** The JSON the office speaks with the server; written by hand from the contract, nothing is guessed from a reply. */

export type Level = "agrees" | "look" | "differs";

export interface Branch {
  code: string;
  name: string;
  sure?: boolean;
  basis?: string | null;
  address?: string | null;
}

export interface Staff {
  id: number;
  name: string;
  email: string;
  role: string;
  branch: Branch;
}

export interface Person {
  id: number;
  name: string;
}

export interface Claim {
  number: number;
  holder: Person | null;
  until: string | null;
  mine?: boolean;
}

export interface OccupationName {
  slug: string;
  name: string;
}

/** One line of the queue: nothing in it names a person in full. */
export interface Row {
  id: number;
  state: string;
  version: number;
  tracking_code: string;
  name: string;
  occupation: OccupationName;
  language: string;
  received_at: string;
  waiting_since: string | null;
  flags: string[];
  claim: Claim | null;
}

export interface Page {
  items: Row[];
  next: string | null;
}

export interface Field {
  name: string;
  label: string;
  section: string;
  value: unknown;
  /** The value as an officer reads it; empty when there is none. */
  text: string;
  correctable: boolean;
  check: { level: Level; code: string; text: string } | null;
}

export interface Photo {
  kind: string;
  received_at: string;
  url: string;
  width: number;
  height: number;
}

export interface BillLine {
  programme: string;
  full: number;
  due: number;
}

export interface Quote {
  total: number;
  full_total?: number;
  unsettled: boolean;
  months: { month: string; lines: BillLine[] }[];
}

export interface Coded {
  code: string;
  text: string;
}

export interface AskedField {
  name: string;
  label: string;
  reasons: Coded[];
}

/** Of another branch only where it lies and how it stands: then there is no `id` to open. */
export interface Duplicate {
  id: number | null;
  tracking_code: string | null;
  state: string;
  same: string[];
  branch: Branch;
  received_at: string | null;
}

export interface Note {
  id: number;
  by: Person | string | null;
  at: string;
  text: string;
}

export interface Step {
  at: string;
  by: Person | string | null;
  action: string;
  from: string | null;
  to: string;
  reasons: unknown[];
}

export interface Case {
  id: number;
  key: string;
  tracking_code: string;
  state: string;
  version: number;
  claim: Claim | null;
  masked: boolean;
  branch: Branch;
  language: string;
  occupation: OccupationName & { sector: string; transport: string };
  second_occupation: OccupationName | null;
  received_at: string;
  waiting_since: string | null;
  fields: Field[];
  flags: Coded[];
  photos: Photo[];
  photos_expected: string[];
  duplicates: Duplicate[];
  quote: Quote | null;
  correction: { number: number; asked_at: string; answered_at?: string | null; fields: AskedField[]; note?: string | null } | null;
  bill: { reference: string; first_month: string; total: number | null; unsettled?: boolean } | null;
  reasons: Coded[];
  notes: Note[];
  history: Step[];
  decisions: string[];
}

/** A row of the catalogue of reasons: `for` says which decision it serves, empty `fields` means any field. */
export interface Reason {
  code: string;
  for: string;
  fields: string[];
  text: string;
  office_label: string;
}

export interface Decision {
  action: string;
  version: number;
  claim: number;
  reasons?: string[];
  fields?: { name: string; reasons: string[] }[];
  note?: string;
  bill_reference?: string;
  first_month?: string;
}

/** RFC 9457, with the members this service adds. */
export interface Problem {
  title?: string;
  detail?: string;
  status: number;
  code: string;
  state?: string;
  version?: number;
  by?: Person | string | null;
  fields?: Record<string, { code: string; text: string }>;
  retry_after?: number;
}
