/** Asking for corrections: the fields are ticked in the middle, the message grows here, and it goes out once. */
import { useEffect } from "preact/hooks";

import { pgettext } from "../i18n";
import { correctionAsked, withoutReason } from "./decision_form";
import { reasons } from "./lists";
import { askable, busy, decide, draft, write } from "./open_case";
import { BackButton, NoteToWorker, Preview, useWorkerWords } from "./panel_parts";
import type { Case } from "./shapes";

export function CorrectionForm({ found }: { found: Case }) {
  useEffect(reasons.load, []);
  const words = useWorkerWords(found.language);
  const { ticks, correctionNote } = draft.value;
  const fields = askable(found);
  const ticked = fields.filter((field) => field.name in ticks);
  const bare = withoutReason(ticks, fields);
  const ready = ticked.length > 0 && bare.length === 0;
  const textOf = (code: string) =>
    words?.reasons[code] ?? reasons.value.value.find((reason) => reason.code === code)?.text ?? code;

  function send(event: Event) {
    event.preventDefault();
    if (ready && !busy.value) void decide((held) => correctionAsked(held, fields, ticks, correctionNote));
  }

  return (
    <form class="stack" onSubmit={send}>
      <h2>{pgettext("layanan→petugas", "Minta perbaikan")}</h2>
      {ticked.length === 0 ? (
        <p>{pgettext("layanan→petugas", "Centang semua data yang perlu diperbaiki sekaligus, lalu pilih alasannya.")}</p>
      ) : (
        <>
          <NoteToWorker
            id="correction-note"
            language={found.language}
            value={correctionNote}
            onWrite={(text) => write({ correctionNote: text })}
          />
          <Preview
            language={found.language}
            note={correctionNote}
            lines={ticked.map((field) => ({
              label: words?.labels[field.name] ?? field.label,
              texts: (ticks[field.name] ?? []).map(textOf),
            }))}
          />
        </>
      )}
      {bare.length > 0 ? (
        <p class="need" role="status">
          {pgettext("layanan→petugas", "Masih perlu alasan: %(labels)s.", { labels: bare.map((field) => field.label).join(", ") })}
        </p>
      ) : null}
      <div class="actions">
        <button type="submit" class="button" aria-disabled={!ready || busy.value}>
          {busy.value ? pgettext("layanan→petugas", "Sedang disimpan …") : pgettext("layanan→petugas", "Kirim ke pekerja")}
        </button>
        <BackButton />
      </div>
    </form>
  );
}
