/** Ending a request: first the reason, then the message once more and a clear yes. Nothing ends with one slip of a finger. */
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { ending, reasonsFor } from "./decision_form";
import { useKeys } from "./keys";
import { reasons } from "./lists";
import { busy, decide, draft, write } from "./open_case";
import { BackButton, Preview, useWorkerWords } from "./panel_parts";
import type { Case, Reason } from "./shapes";

type Kind = "close" | "reject";

function groupWords(kind: Kind): string {
  return kind === "close"
    ? pgettext("layanan→petugas", "Ditutup: tidak perlu didaftarkan")
    : pgettext("layanan→petugas", "Ditolak: tidak bisa didaftarkan");
}

export function EndingForm({ found }: { found: Case }) {
  useEffect(reasons.load, []);
  const [chosen, setChosen] = useState<Reason | null>(null);
  const [confirming, setConfirming] = useState(false);
  return confirming && chosen ? (
    <Confirm found={found} reason={chosen} back={() => setConfirming(false)} />
  ) : (
    <ChooseReason found={found} chosen={chosen} choose={setChosen} onward={() => setConfirming(true)} />
  );
}

function ChooseReason(props: { found: Case; chosen: Reason | null; choose: (reason: Reason) => void; onward: () => void }) {
  const { found, chosen } = props;
  const kinds = (["close", "reject"] as const).filter((kind) => found.decisions.includes(kind));
  const form = useRef<HTMLFormElement>(null);
  const count = reasons.value.value.length;
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input:checked, input")?.focus();
  }, [count]);
  return (
    <form
      class="stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) props.onward();
      }}
    >
      <h2>{pgettext("layanan→petugas", "Tolak atau tutup: pilih alasan")}</h2>
      {kinds.map((kind) => (
        <fieldset class="reasons">
          <legend>{groupWords(kind)}</legend>
          {reasonsFor(reasons.value.value, kind).map((reason) => (
            <label class="reason">
              <input type="radio" name="ending" checked={chosen?.code === reason.code} onChange={() => props.choose(reason)} />
              <span>{reason.office_label || reason.text}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <div class="actions">
        <button type="submit" class="button" aria-disabled={!chosen}>
          {pgettext("layanan→petugas", "Lanjut")}
        </button>
        <BackButton />
      </div>
    </form>
  );
}

function Confirm({ found, reason, back }: { found: Case; reason: Reason; back: () => void }) {
  const words = useWorkerWords(found.language);
  const kind: Kind = reason.for === "close" ? "close" : "reject";
  const note = draft.value.endNote;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useKeys("form", { Escape: back });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void decide((held) => ending(held, kind, reason.code, note));
      }}
    >
      <h2 tabIndex={-1} ref={title}>
        {kind === "close"
          ? pgettext("layanan→petugas", "Tutup permohonan ini?")
          : pgettext("layanan→petugas", "Tolak permohonan ini?")}
      </h2>
      <p>{reason.office_label || reason.text}</p>
      <Preview language={found.language} note="" lines={[{ texts: [words?.reasons[reason.code] ?? reason.text] }]} />
      <div class="field">
        <label for="end-note">{pgettext("layanan→petugas", "Catatan untuk petugas lain (boleh kosong)")}</label>
        <textarea
          id="end-note"
          rows={2}
          maxLength={1000}
          value={note}
          onInput={(event) => write({ endNote: event.currentTarget.value })}
        />
      </div>
      <div class="actions">
        <button type="submit" class="button danger" aria-disabled={busy.value}>
          {busy.value
            ? pgettext("layanan→petugas", "Sedang disimpan …")
            : kind === "close"
              ? pgettext("layanan→petugas", "Ya, tutup")
              : pgettext("layanan→petugas", "Ya, tolak")}
        </button>
        <BackButton onClick={back} />
      </div>
    </form>
  );
}
