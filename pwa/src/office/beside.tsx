/** What stands beside a case: flags, other requests by the same person, notes of colleagues, and its history in words. */
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext, rupiah } from "../i18n";
import { now } from "./clock";
import { Icon } from "./icons";
import { useKeys } from "./keys";
import { branches, reasons } from "./lists";
import { addNote, busy, draft, write } from "./open_case";
import { hashOf } from "./route";
import type { Case, Step } from "./shapes";
import { momentWords, monthWords } from "./time";
import { byWords, codesOf, sameWords, stateWords, stepWords } from "./words";

export function Flags({ found }: { found: Case }) {
  // Equal NIKs and numbers stand under "Permohonan serupa" with a way to each.
  const flags = found.flags.filter((flag) => found.duplicates.length === 0 || !flag.code.startsWith("same-"));
  if (flags.length === 0) return null;
  return (
    <section class="beside">
      <h2>{pgettext("layanan→petugas", "Perlu diperhatikan")}</h2>
      <ul class="flags">
        {flags.map((flag) => (
          <li>
            <Icon name="flag" />
            <span>{flag.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Duplicates({ found }: { found: Case }) {
  if (found.duplicates.length === 0) return null;
  return (
    <section class="beside">
      <h2>{pgettext("layanan→petugas", "Permohonan serupa")}</h2>
      <ul class="plain">
        {found.duplicates.map((other) => (
          <li>
            {other.id === null ? (
              <strong>{pgettext("layanan→petugas", "Di kantor lain: %(branch)s", { branch: other.branch.name })}</strong>
            ) : (
              <a href={hashOf({ screen: "case", id: other.id })}>
                {pgettext("layanan→petugas", "Berkas %(id)s", { id: other.id })}
              </a>
            )}
            <span>
              {pgettext("layanan→petugas", "%(same)s. %(state)s.", {
                same: sameWords(other.same),
                state: stateWords(other.state),
              })}
            </span>
            {other.received_at ? (
              <span class="hint">
                {pgettext("layanan→petugas", "Diterima %(moment)s", { moment: momentWords(other.received_at, now.value) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was asked or billed before: the second look at a case begins with it. */
export function Earlier({ found }: { found: Case }) {
  const { correction, bill } = found;
  if (!correction && !bill && found.reasons.length === 0) return null;
  return (
    <section class="beside">
      <h2>{pgettext("layanan→petugas", "Keputusan sebelumnya")}</h2>
      {correction ? (
        <ul class="plain">
          {correction.fields.map((field) => (
            <li>
              <strong>{field.label}</strong>
              <span>{field.reasons.map((reason) => reason.text).join(" ")}</span>
            </li>
          ))}
          {correction.note ? <li>{correction.note}</li> : null}
        </ul>
      ) : null}
      {found.reasons.map((reason) => (
        <p>{reason.text}</p>
      ))}
      {bill ? (
        <p>
          {pgettext("layanan→petugas", "Tagihan %(reference)s mulai %(month)s.", {
            reference: bill.reference,
            month: monthWords(bill.first_month),
          })}
        </p>
      ) : null}
      {bill && bill.total !== null ? (
        <p>
          {pgettext("layanan→petugas", "Yang dibayar: %(total)s.", { total: rupiah(bill.total) })}
        </p>
      ) : null}
    </section>
  );
}

export function Notes({ found }: { found: Case }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = draft.value.note;
  useKeys("panel", { s: () => area.current?.focus() });

  async function send(event: Event) {
    event.preventDefault();
    if (text.trim() && !busy.value) await addNote(text.trim());
  }

  return (
    <section class="beside">
      <h2 id="notes-title">{pgettext("layanan→petugas", "Catatan petugas")}</h2>
      {found.notes.length > 0 ? (
        <ul class="plain">
          {found.notes.map((note) => (
            <li>
              <span class="hint">
                {pgettext("layanan→petugas", "%(by)s, %(moment)s", { by: byWords(note.by), moment: momentWords(note.at, now.value) })}
              </span>
              <span class="note-text">{note.text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <form class="note-form" onSubmit={send}>
        <textarea
          ref={area}
          rows={2}
          maxLength={2000}
          aria-labelledby="notes-title"
          aria-keyshortcuts="s"
          placeholder={pgettext("layanan→petugas", "Hanya dibaca petugas")}
          value={text}
          onInput={(event) => write({ note: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && event.ctrlKey) void send(event);
          }}
        />
        {text.trim() ? (
          <button type="submit" class="small" aria-disabled={busy.value}>
            {pgettext("layanan→petugas", "Simpan catatan")}
          </button>
        ) : null}
      </form>
    </section>
  );
}

/** A reason by its label; a hand-over notes where from and where to, and only the goal is news. */
function codeWords(code: string): string {
  if (code.startsWith("from:")) return "";
  if (code.startsWith("to:")) {
    const to = code.slice(3);
    const branch = branches.value.value.find((one) => one.code === to)?.name ?? to;
    return pgettext("layanan→petugas", "ke %(branch)s", { branch });
  }
  return reasons.value.value.find((reason) => reason.code === code)?.office_label ?? code;
}

function ReasonsOf({ step }: { step: Step }) {
  const labels = codesOf(step.reasons ?? []).map(codeWords).filter(Boolean);
  return labels.length > 0 ? <span class="hint">{[...new Set(labels)].join(", ")}</span> : null;
}

export function History({ found }: { found: Case }) {
  const [all, setAll] = useState(false);
  useEffect(reasons.load, []);
  const steps = [...found.history].reverse();
  const shown = all ? steps : steps.slice(0, 4);
  return (
    <section class="beside">
      <h2>{pgettext("layanan→petugas", "Riwayat")}</h2>
      <ol class="history" reversed>
        {shown.map((step) => (
          <li>
            <span>{stepWords(step)}</span>
            <ReasonsOf step={step} />
            <time class="hint" dateTime={step.at}>
              {momentWords(step.at, now.value)}
            </time>
          </li>
        ))}
      </ol>
      {steps.length > shown.length ? (
        <button type="button" class="small" onClick={() => setAll(true)}>
          {pgettext("layanan→petugas", "Tampilkan semua riwayat")}
        </button>
      ) : null}
    </section>
  );
}
