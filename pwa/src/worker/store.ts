/** What the screens share: the kit, the draft being written, my requests, and where we are. Saving happens here and nowhere else. */
import { fromPairs } from "../domain/records";
import { computed, signal } from "@preact/signals";
import type { Field, Kit, Language } from "../api/kit";
import { today } from "../domain/months";
import type { Occupation } from "../domain/occupations";
import { pgettext } from "../i18n";
import { dropDraft, dropDraftPhoto, loadDraft, loadDraftPhoto, newDraft, saveDraft, saveDraftPhoto, type Answers, type Draft, type Value } from "../offline/draft";
import { createOutbox, keepDelivering, waiting, type Waiting } from "../offline/outbox";
import { findRequest, listRequests, type MyRequest } from "../offline/requests";
import type { Form } from "../ui/form";

export const kit = signal<Kit>(null as unknown as Kit);
export const language = signal("id");
export const languages = signal<Language[]>([]);

export const draft = signal<Draft | null>(null);
export const answers = computed<Answers>(() => draft.value?.answers ?? {});
export const photos = signal<Record<string, Uint8Array<ArrayBuffer> | null>>({});
export const problems = signal<Record<string, string>>({});
/** Counts the times problems were shown, so that the summary takes the focus each time. */
export const shown = signal(0);

export const requests = signal<MyRequest[]>([]);
export const line = signal<Waiting>({ items: 0, photos: [], next: null });
export const updateWaits = signal<(() => void) | null>(null);

/** Without signal: since when what the phone shows is kept, or "" where that is not known; null with signal. */
export const unreached = signal<string | null>(null);

export function watchSignal(kept: string | undefined): void {
  if (kept !== undefined || !navigator.onLine) unreached.value = kept ?? "";
  addEventListener("offline", () => (unreached.value ??= ""));
  addEventListener("online", () => (unreached.value = null));
}

/** The consent in Indonesian, for the fold beside words that nobody has checked yet; empty where it is not to be had. */
export const originalConsent = signal<string[]>([]);

/** A sentence above the screen, until one goes elsewhere. */
export const notice = signal("");

/** "": nothing to save; "full": this phone cannot keep it; "sent": sent from another tab. */
export const saved = signal<"" | "saving" | "saved" | "full" | "sent">("");

/** Today on this phone, but never before the day its kit was made: a clock that is years behind must not set prices. */
export const thisDay = (): string => {
  const own = today();
  return own < kit.value.today ? kit.value.today : own;
};

const byName = computed(() => new Map(kit.value.fields.map((field) => [field.name, field])));
export const fieldOf = (name: string): Field | undefined => byName.value.get(name);
export const occupationOf = (slug: string): Occupation | undefined => kit.value.occupations.find((one) => one.slug === slug);

export const form: Form = { answers, problems, set, field: fieldOf };

/** One answer given: kept on this phone at once. */
export function set(name: string, value: Value): void {
  give({ [name]: value });
}

export function give(values: Answers): void {
  const now = Date.now();
  const old = draft.value ?? newDraft(stepNow(), now);
  const next = { ...old.answers, ...values };
  for (const [name, value] of Object.entries(next)) if (value === undefined || value === "") delete next[name];
  draft.value = { ...old, answers: next, changed: now };
  if (Object.keys(values).some((name) => name in problems.value)) {
    problems.value = fromPairs(Object.entries(problems.value).filter(([name]) => !(name in values)));
  }
  void save();
}

export function setStep(step: string): void {
  if (!draft.value || draft.value.step === step) return;
  draft.value = { ...draft.value, step };
  void save();
}

const stepNow = (): string => location.hash.slice(1).split(/[=/]/)[0] || "kerja";

let saving: Promise<void> | null = null;
let again = false;

/** Writes the newest draft; answers given while it writes are written right after. Resolves when all are on the disk. */
export function save(): Promise<void> {
  again = true;
  saving ??= (async () => {
    saved.value = "saving";
    while (again) {
      again = false;
      const present = draft.peek();
      if (!present) break;
      try {
        saved.value = (await saveDraft(present)) ? (again ? "saving" : "saved") : "sent";
        askToStay();
      } catch {
        saved.value = "full";
      }
    }
    saving = null;
  })();
  return saving;
}

let asked = false;

/** Asks the browser not to clear this phone's shelf when it runs short; many say no, and nothing depends on it. */
function askToStay(): void {
  if (asked) return;
  asked = true;
  void navigator.storage?.persist?.().catch(() => undefined);
}

export async function keepPhoto(kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await saveDraftPhoto(kind, bytes);
  photos.value = { ...photos.value, [kind]: bytes };
  give({ [`~photo.${kind}`]: "taken" });
}

export async function leavePhoto(kind: string): Promise<void> {
  await dropDraftPhoto(kind);
  photos.value = { ...photos.value, [kind]: null };
  give({ [`~photo.${kind}`]: "later" });
}

/** What this phone holds: the draft with its photos, and my requests. */
export async function openShelf(): Promise<void> {
  draft.value = await loadDraft();
  if (draft.value) {
    photos.value = { ktp: await loadDraftPhoto("ktp"), work: await loadDraftPhoto("work") };
    saved.value = "saved";
  }
  await refreshList();
}

/** Another tab may have written on, or sent it. */
export async function reloadDraft(): Promise<void> {
  if (saving || !draft.value) return;
  const kept = await loadDraft().catch(() => draft.peek());
  if (kept && draft.value && (kept.key !== draft.value.key || kept.changed > draft.value.changed)) draft.value = kept;
  else if (!kept && draft.value && (await findRequest(draft.value.key))) {
    draft.value = null;
    photos.value = {};
  }
}

export function forgetDraft(): void {
  draft.value = null;
  photos.value = {};
  problems.value = {};
  saved.value = "";
}

export async function throwAwayDraft(): Promise<void> {
  forgetDraft();
  await dropDraft();
}

/** Begin again with these answers under a new key, as after a withdrawal or a refusal. */
export async function startWith(values: Answers, pictures: Record<string, Uint8Array<ArrayBuffer>>, step: string): Promise<void> {
  await dropDraft();
  draft.value = newDraft(step, Date.now(), values);
  photos.value = {};
  await save();
  for (const [kind, bytes] of Object.entries(pictures)) {
    await saveDraftPhoto(kind, bytes);
    photos.value = { ...photos.value, [kind]: bytes };
  }
}

export async function refreshList(): Promise<void> {
  [requests.value, line.value] = [await listRequests(), await waiting()];
}

export const outbox = createOutbox({ changed: () => void refreshList() });
let go: ((now?: boolean) => Promise<void>) | null = null;

export function startDelivering(): void {
  go = keepDelivering(outbox);
}

export const deliverNow = async (): Promise<void> => {
  await go?.(true);
  await refreshList();
};

/** Words for a problem that the phone finds by itself; the same sentences as `server/web/messages.py`. */
export function problemText(code: string): string {
  const words: Record<string, () => string> = {
    needed: () => pgettext("layanan→pekerja", "Bagian ini perlu diisi."),
    "nik-form": () => pgettext("layanan→pekerja", "NIK terdiri dari 16 angka, seperti pada KTP."),
    "phone-form": () => pgettext("layanan→pekerja", "Tulis nomor ponsel Indonesia, misalnya 0812 3456 7890."),
    "name-form": () => pgettext("layanan→pekerja", "Tulis nama seperti pada KTP, paling banyak 100 huruf."),
    "email-form": () => pgettext("layanan→pekerja", "Alamat surel ini belum lengkap. Boleh dikosongkan."),
    "date-form": () => pgettext("layanan→pekerja", "Tanggal ini tidak ada di kalender."),
    "too-old": () =>
      pgettext("layanan→pekerja", "Pendaftaran hanya sampai sebelum umur 65 tahun. Tanyakan kepada kantor cabang atau 175."),
    "birth-date-future": () => pgettext("layanan→pekerja", "Tanggal lahir ini belum terjadi."),
    "birth-date-past": () => pgettext("layanan→pekerja", "Tanggal lahir ini terlalu lama berlalu. Periksa tahunnya."),
    "occupation-unknown": () => pgettext("layanan→pekerja", "Pilih pekerjaan dari daftar."),
    "occupation-twice": () => pgettext("layanan→pekerja", "Pekerjaan kedua sama dengan yang pertama. Kosongkan saja."),
    "village-unknown": () => pgettext("layanan→pekerja", "Pilih kelurahan atau desa dari daftar."),
    "village-text-needed": () => pgettext("layanan→pekerja", "Tulis nama kelurahan atau desa Anda."),
    "income-form": () => pgettext("layanan→pekerja", "Tulis penghasilan dengan angka saja, misalnya 1500000."),
    "out-of-range": () => pgettext("layanan→pekerja", "Angka ini di luar batas."),
    "birth-unasked": () => pgettext("layanan→pekerja", "Jawab dulu: betul atau tidak?"),
    "consent-needed": () => pgettext("layanan→pekerja", "Permohonan dikirim hanya bila Anda setuju."),
  };
  return (words[code] ?? words.needed)?.() ?? code;
}
