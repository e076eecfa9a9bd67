/** The case on the desk: what the server said, what the officer is in the middle of, and how a step of theirs is taken. */
import { signal } from "@preact/signals";

import { pgettext } from "../i18n";
import * as api from "./api";
import { CARD_PHOTO, type Ticks } from "./decision_form";
import { hush, say } from "./message";
import type { Case, Field, Problem } from "./shapes";
import { byWords, refusalWords, SECTION_ORDER, stateWords } from "./words";

/** What the panel on the right is busy with. `done` follows a decision and offers the next case. */
export type Panel = "choose" | "bill" | "correct" | "end" | "hand-over" | "done";

/** What was typed and ticked but not sent; kept in memory per case until it is decided, never on the disk of a shared desk. */
export interface Draft {
  ticks: Ticks;
  correctionNote: string;
  endNote: string;
  note: string;
  handOverReason: string;
  reference: string;
}

const EMPTY: Draft = { ticks: {}, correctionNote: "", endNote: "", note: "", handOverReason: "", reference: "" };
const drafts = new Map<number, Draft>();

export const open = signal<Case | null>(null);
export const trouble = signal("");
export const panel = signal<Panel>("choose");
export const at = signal<string | null>(null);
export const busy = signal(false);
export const draft = signal<Draft>(EMPTY);

/** Changes part of what is typed, and remembers it for when the officer comes back to this case. */
export function write(change: Partial<Draft>): void {
  draft.value = { ...draft.value, ...change };
  if (open.value) drafts.set(open.value.id, draft.value);
}

function forget(id: number, parts: Partial<Draft>): void {
  const rest = { ...(drafts.get(id) ?? EMPTY), ...parts };
  drafts.set(id, rest);
  if (open.value?.id === id) draft.value = rest;
}

/** What was typed for a case that left this branch. */
export function clearDrafts(id: number): void {
  drafts.delete(id);
  if (open.value?.id === id) draft.value = EMPTY;
}

/** Everything of a person goes when somebody leaves the desk. */
export function clearDesk(): void {
  drafts.clear();
  open.value = null;
  draft.value = EMPTY;
  panel.value = "choose";
  at.value = null;
  trouble.value = "";
}

/** The panel a case opens with: an approved case of mine waits for nothing but its bill. */
function firstPanel(found: Case): Panel {
  return mayDecide(found) && found.decisions.includes("bill_made") ? "bill" : "choose";
}

function show(found: Case): void {
  open.value = found;
  draft.value = drafts.get(found.id) ?? EMPTY;
}

/** Reads a case and lays it on the desk; a slower answer for an earlier case is dropped. */
export async function openCase(id: number): Promise<void> {
  if (open.value?.id !== id) {
    open.value = null;
    at.value = null;
  }
  trouble.value = "";
  wanted = id;
  if (laid === id) {
    laid = 0;
    return;
  }
  try {
    const found = await api.readCase(id);
    if (wanted !== id) return;
    show(found);
    panel.value = firstPanel(found);
  } catch (why) {
    if (wanted === id) trouble.value = refusalWords(why);
  }
}
let wanted = 0;
let laid = 0;

/** Lays a case on the desk that the server has just handed over: opening its address need not read it again. */
export function layOpen(found: Case): void {
  laid = found.id;
  at.value = null;
  trouble.value = "";
  show(found);
  panel.value = firstPanel(found);
}

/** True when this officer may decide now: the case is theirs and lies open before them. */
export function mayDecide(found: Case): boolean {
  return Boolean(found.claim?.mine) && !found.masked && found.decisions.length > 0;
}

const isPhoto = (field: Field) => field.name.startsWith("photos.");

/** Fields in the order of the card, then of the work an officer does. Photos stand in their own pane. */
export function inCardOrder(found: Case): Field[] {
  const card = ["nik", "full_name", "birth_place", "birth_date", "sex"];
  const place = (field: Field): number => {
    const section = SECTION_ORDER.indexOf(field.section);
    const name = card.indexOf(field.name.split(".").pop() ?? "");
    return (section < 0 ? SECTION_ORDER.length : section) * 100 + (name < 0 ? card.length : name);
  };
  // Array.prototype.sort keeps the server's order among equals.
  return found.fields.filter((field) => !isPhoto(field)).sort((one, other) => place(one) - place(other));
}

/** Photos that can be asked for: the card always, others only when the worker sent or promised one. */
export function photoFields(found: Case): Field[] {
  const there = new Set([...found.photos.map((photo) => photo.kind), ...found.photos_expected, CARD_PHOTO.slice("photos.".length)]);
  return found.fields.filter((field) => isPhoto(field) && field.correctable && there.has(field.name.slice("photos.".length)));
}

/** Every field that a correction may name, in the order the screen shows them. */
export function askable(found: Case): Field[] {
  return [...photoFields(found), ...inCardOrder(found).filter((field) => field.correctable)];
}

function conflictWords(problem: Problem, found: Case | null): string {
  if (problem.code !== "claim-lost") return refusalWords(new api.Refused(problem));
  const state = problem.state ?? found?.state ?? "";
  const last = found?.history.at(-1);
  const by = byWords(problem.by ?? found?.claim?.holder ?? last?.by);
  if (state === "in_review") {
    return pgettext("layanan→petugas", "Berkas ini sekarang dipegang %(by)s. Keputusan Anda tidak disimpan.", { by });
  }
  return pgettext("layanan→petugas", "Berkas ini sudah diputuskan %(by)s: %(state)s. Keputusan Anda tidak disimpan.", {
    by,
    state: stateWords(state),
  });
}

/**
 * Takes one step with the case: one at a time, and when somebody else was faster the case is read anew
 * and the officer is told who did what. True when it was done.
 */
export async function step(work: (found: Case) => Promise<Case | void>, said?: string): Promise<boolean> {
  const found = open.value;
  if (!found || busy.value) return false;
  busy.value = true;
  try {
    const answer = await work(found);
    const fresh = answer ?? (await api.readCase(found.id));
    if (open.value?.id === found.id) show(fresh);
    if (said) say("good", said);
    else hush();
    return true;
  } catch (why) {
    if (why instanceof api.Refused && why.problem.status === 409) {
      const fresh = await api.readCase(found.id).catch(() => null);
      if (fresh && open.value?.id === found.id) {
        show(fresh);
        if (!mayDecide(fresh)) panel.value = "choose";
      }
      say("problem", conflictWords(why.problem, fresh));
    } else {
      say("problem", refusalWords(why));
    }
    return false;
  } finally {
    busy.value = false;
  }
}

/** What each decision is called once it is saved. */
function savedWords(action: string): string {
  switch (action) {
    case "approve":
      return pgettext("layanan→petugas", "Tersimpan: data benar. Sekarang buat tagihan.");
    case "bill_made":
      return pgettext("layanan→petugas", "Tersimpan: tagihan dibuat. Pekerja diberi tahu cara membayar.");
    case "ask_correction":
      return pgettext("layanan→petugas", "Tersimpan: permintaan perbaikan dikirim ke pekerja.");
    case "reject":
      return pgettext("layanan→petugas", "Tersimpan: permohonan ditolak. Pekerja membaca alasannya.");
    default:
      return pgettext("layanan→petugas", "Tersimpan: permohonan ditutup. Pekerja membaca alasannya.");
  }
}

/** Sends a decision; what was typed for it goes only after it is saved. */
export async function decide(decision: (found: Case) => Parameters<typeof api.decide>[1]): Promise<void> {
  const found = open.value;
  if (!found) return;
  const body = decision(found);
  if (!(await step(() => api.decide(found.id, body), savedWords(body.action)))) return;
  forget(found.id, { ticks: {}, correctionNote: "", endNote: "", handOverReason: "", reference: "" });
  panel.value = open.value ? (firstPanel(open.value) === "bill" ? "bill" : "done") : "choose";
}

export async function addNote(text: string): Promise<boolean> {
  const found = open.value;
  if (!found) return false;
  const saved = await step(() => api.addNote(found.id, text));
  if (saved) forget(found.id, { note: "" });
  return saved;
}
