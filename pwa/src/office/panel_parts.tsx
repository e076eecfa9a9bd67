/** Pieces that the decision forms share: the way back, the note to the worker, the message as the worker reads it. */
import { useEffect, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import type { WorkerWords } from "./api";
import { languageName, languages, workerWords } from "./lists";
import { panel } from "./open_case";

export function BackButton({ onClick }: { onClick?: () => void }) {
  return (
    <button type="button" class="button quiet" onClick={onClick ?? (() => (panel.value = "choose"))}>
      {pgettext("layanan→petugas", "Kembali")}
    </button>
  );
}

export function NoteToWorker(props: { id: string; language: string; value: string; onWrite: (text: string) => void }) {
  useEffect(languages.load, []);
  return (
    <div class="field">
      <label for={props.id}>{pgettext("layanan→petugas", "Catatan untuk pekerja (boleh kosong)")}</label>
      <p class="hint" id={`${props.id}-hint`}>
        {pgettext("layanan→petugas", "Dikirim seperti yang Anda tulis. Pekerja memakai aplikasi dalam %(language)s.", {
          language: languageName(props.language),
        })}
      </p>
      <textarea
        id={props.id}
        rows={2}
        maxLength={500}
        aria-describedby={`${props.id}-hint`}
        value={props.value}
        onInput={(event) => props.onWrite(event.currentTarget.value)}
      />
    </div>
  );
}

/** The words of the worker's phone in their language; undefined while they are on their way, null when they did not come. */
export function useWorkerWords(language: string): WorkerWords | null | undefined {
  const [words, setWords] = useState<WorkerWords | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    const put = (found: WorkerWords | null) => {
      if (!gone) setWords(found);
    };
    workerWords(language).then(put, () => put(null));
    return () => {
      gone = true;
    };
  }, [language]);
  return words;
}

/** One line of the message: what it is about (if it is about a field) and what to do. */
export interface Line {
  label?: string;
  texts: string[];
}

export function Preview({ language, lines, note }: { language: string; lines: Line[]; note: string }) {
  useEffect(languages.load, []);
  return (
    <section class="preview" aria-label={pgettext("layanan→petugas", "Pesan untuk pekerja")}>
      <h3>
        {pgettext("layanan→petugas", "Yang akan dibaca pekerja (%(language)s)", { language: languageName(language) })}
      </h3>
      <div class="bubble" lang={language}>
        {lines.map((line) => (
          <p>
            {line.label ? <strong>{line.label}</strong> : null}
            {line.texts.map((text) => (
              <span>{text}</span>
            ))}
          </p>
        ))}
        {note.trim() ? <p class="own-words">{note.trim()}</p> : null}
      </div>
    </section>
  );
}
