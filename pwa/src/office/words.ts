/** Office words for the codes of the contract: states, history, levels of a check, sections, answers of the server. */
import { pgettext } from "../i18n";
import { Refused, Unreachable } from "./api";
import { OtherPerson } from "./session";
import type { Level, Person, Step } from "./shapes";

type Words = Record<string, () => string>;

const STATES: Words = {
  submitted: () => pgettext("layanan→petugas", "Menunggu diperiksa"),
  in_review: () => pgettext("layanan→petugas", "Sedang diperiksa"),
  needs_correction: () => pgettext("layanan→petugas", "Menunggu perbaikan pekerja"),
  approved: () => pgettext("layanan→petugas", "Data benar, tagihan belum dibuat"),
  payable: () => pgettext("layanan→petugas", "Tagihan dibuat, menunggu pembayaran"),
  active: () => pgettext("layanan→petugas", "Terlindungi"),
  rejected: () => pgettext("layanan→petugas", "Ditolak"),
  closed: () => pgettext("layanan→petugas", "Ditutup"),
  withdrawn: () => pgettext("layanan→petugas", "Dibatalkan pekerja"),
};

/** The states a queue can be filtered by, in the order of a case's life. */
export const STATE_ORDER = Object.keys(STATES);

export function stateWords(state: string): string {
  return STATES[state]?.() ?? state;
}

/** Names of the person in a step: staff by name, the others in a word. */
export function byWords(by: Person | string | null | undefined): string {
  if (by && typeof by === "object") return by.name;
  if (by === "worker") return pgettext("layanan→petugas", "Pekerja");
  if (!by || by === "system") return pgettext("layanan→petugas", "Sistem");
  return by;
}

const STEPS: Record<string, (by: string) => string> = {
  submit: (by) => pgettext("layanan→petugas", "%(by)s mengirim permohonan.", { by }),
  claim: (by) => pgettext("layanan→petugas", "%(by)s mengambil berkas.", { by }),
  release: (by) => pgettext("layanan→petugas", "%(by)s melepas berkas.", { by }),
  approve: (by) => pgettext("layanan→petugas", "%(by)s menyatakan data benar.", { by }),
  bill_made: (by) => pgettext("layanan→petugas", "%(by)s membuat tagihan.", { by }),
  ask_correction: (by) => pgettext("layanan→petugas", "%(by)s meminta perbaikan.", { by }),
  resubmit: (by) => pgettext("layanan→petugas", "%(by)s mengirim perbaikan.", { by }),
  reject: (by) => pgettext("layanan→petugas", "%(by)s menolak permohonan.", { by }),
  close: (by) => pgettext("layanan→petugas", "%(by)s menutup permohonan.", { by }),
  hand_over: (by) => pgettext("layanan→petugas", "%(by)s menyerahkan berkas ke kantor lain.", { by }),
  confirm_payment: (by) => pgettext("layanan→petugas", "%(by)s mencatat pembayaran pertama.", { by }),
  withdraw: (by) => pgettext("layanan→petugas", "%(by)s membatalkan permohonan.", { by }),
};

const BY_WORKER = new Set(["submit", "resubmit", "withdraw"]);

/** One step of the history as a sentence. Steps that name nobody are the worker's own or the system's. */
export function stepWords(step: Pick<Step, "by" | "action">): string {
  const by = byWords(step.by ?? (BY_WORKER.has(step.action) ? "worker" : "system"));
  return STEPS[step.action]?.(by) ?? pgettext("layanan→petugas", "%(by)s: %(action)s.", { by, action: step.action });
}

/** Reason codes of a step, whether they come as codes, as coded texts or per field. */
export function codesOf(reasons: readonly unknown[]): string[] {
  return reasons.flatMap((reason) => {
    if (typeof reason === "string") return [reason];
    const inside = reason as { code?: string; codes?: string[]; reasons?: unknown[] } | null;
    if (inside?.code) return [inside.code];
    return inside?.codes ?? codesOf(inside?.reasons ?? []);
  });
}

const LEVELS: Record<Level, () => string> = {
  // Translators: beside a field whose check found nothing odd, one word.
  agrees: () => pgettext("layanan→petugas", "Cocok"),
  // Translators: beside a field an officer should look at, one word.
  look: () => pgettext("layanan→petugas", "Periksa"),
  // Translators: beside a field that does not agree with another one, one word.
  differs: () => pgettext("layanan→petugas", "Berbeda"),
};

export function levelWords(level: Level): string {
  return LEVELS[level]();
}

const SECTIONS: Words = {
  identity: () => pgettext("layanan→petugas", "Seperti di KTP"),
  place: () => pgettext("layanan→petugas", "Tempat tinggal sekarang"),
  contact: () => pgettext("layanan→petugas", "Kontak"),
  job: () => pgettext("layanan→petugas", "Pekerjaan"),
  work: () => pgettext("layanan→petugas", "Cara bekerja"),
  helper: () => pgettext("layanan→petugas", "Pendamping"),
  programme: () => pgettext("layanan→petugas", "Program dan iuran"),
};

/** Sections as an officer works through them: the card first. */
export const SECTION_ORDER = Object.keys(SECTIONS);

export function sectionWords(section: string): string {
  return SECTIONS[section]?.() ?? pgettext("layanan→petugas", "Lain-lain");
}

const SAME: Words = {
  nik: () => pgettext("layanan→petugas", "NIK sama"),
  phone: () => pgettext("layanan→petugas", "nomor HP sama"),
  name: () => pgettext("layanan→petugas", "nama mirip"),
  birth_date: () => pgettext("layanan→petugas", "tanggal lahir sama"),
};

export function sameWords(what: readonly string[]): string {
  const words = what.map((one) => SAME[one]?.() ?? one).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const REFUSALS: Words = {
  "claim-lost": () => pgettext("layanan→petugas", "Berkas ini sudah berubah. Keputusan Anda tidak disimpan."),
  "already-registered": () =>
    pgettext("layanan→petugas", "NIK ini sudah disetujui pada permohonan lain. Lihat daftar permohonan serupa."),
  "not-allowed-now": () => pgettext("layanan→petugas", "Langkah itu tidak bisa lagi pada keadaan berkas sekarang."),
  "photo-awaited": () =>
    pgettext("layanan→petugas", "Foto pekerja masih dalam perjalanan. Berkas bisa diambil setelah foto sampai atau sehari berlalu."),
  "not-found": () => pgettext("layanan→petugas", "Berkas ini tidak ada di kantor Anda."),
  erased: () => pgettext("layanan→petugas", "Pekerja sudah menghapus permohonan ini."),
};

/** Words for whatever went otherwise than hoped: what happened, what is safe, what to do. */
export function refusalWords(why: unknown): string {
  if (why instanceof Unreachable) {
    return pgettext("layanan→petugas", "Server tidak terjangkau. Yang Anda tulis masih ada; silakan coba lagi.");
  }
  if (why instanceof OtherPerson) return pgettext("layanan→petugas", "Orang lain masuk di layar ini. Silakan mulai lagi.");
  if (why instanceof Refused) {
    const { problem } = why;
    const inFields = Object.values(problem.fields ?? {}).map((field) => field.text);
    if (inFields.length > 0) return inFields.join(" ");
    const known = REFUSALS[problem.code];
    if (known) return known();
    if (problem.status === 429) return pgettext("layanan→petugas", "Terlalu sering dalam waktu singkat. Tunggu sebentar, lalu coba lagi.");
    return problem.detail ?? problem.title ?? pgettext("layanan→petugas", "Server belum bisa melakukan itu. Silakan coba lagi.");
  }
  throw why; // a mistake of ours belongs in the console, not in soft words
}
