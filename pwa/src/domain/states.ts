/** The life of a request as a phone sees it: the server's states and three that come before the server knows. */

export type ServerState =
  | "submitted"
  | "in_review"
  | "needs_correction"
  | "approved"
  | "payable"
  | "active"
  | "rejected"
  | "closed"
  | "withdrawn";

/** `draft`: being written; `waiting`: on this phone, not sent; `help`: the server refused it and says why. */
export type PhoneState = "draft" | "waiting" | "help" | ServerState;

/** Worst first: the one that needs the person most is the one the home page names. */
const URGENCY: PhoneState[] = [
  "help",
  "needs_correction",
  "payable",
  "waiting",
  "rejected",
  "closed",
  "draft",
  "in_review",
  "submitted",
  "approved",
  "withdrawn",
  "active",
];

export const worst = (states: readonly PhoneState[]): PhoneState | null =>
  URGENCY.find((state) => states.includes(state)) ?? null;

/** A worker may take a request back any time before there is something to pay. */
export const mayWithdraw = (state: PhoneState): boolean =>
  ["submitted", "in_review", "needs_correction", "approved", "rejected", "closed"].includes(state);

/** Arrived or approved: what is drawn in green. */
export const goesWell = (state: PhoneState): boolean => ["submitted", "in_review", "approved", "payable", "active"].includes(state);
