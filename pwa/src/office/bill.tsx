/** The bill was made in the membership system: its reference and first month let the worker pay. */
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext, rupiah } from "../i18n";
import { now } from "./clock";
import { billMade, billProblem, monthsToChoose } from "./decision_form";
import { busy, decide, draft, write } from "./open_case";
import { BackButton } from "./panel_parts";
import type { Case } from "./shapes";
import { dayOf, monthWords } from "./time";

export function BillForm({ found }: { found: Case }) {
  // The quote begins with the server's present month; without one, this desk's calendar has to do.
  const months = monthsToChoose(found.quote?.months[0]?.month ?? dayOf(now.value).slice(0, 7));
  const [month, setMonth] = useState(months[0] ?? "");
  const [problem, setProblem] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { reference } = draft.value;
  useEffect(() => input.current?.focus(), []);

  function send(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    const wrong = billProblem(reference);
    if (wrong) {
      setProblem(
        wrong === "empty"
          ? pgettext("layanan→petugas", "Tulis nomor tagihan dari sistem kepesertaan.")
          : pgettext("layanan→petugas", "Nomor tagihan paling panjang 40 huruf atau angka."),
      );
      input.current?.focus();
      return;
    }
    setProblem("");
    void decide((held) => billMade(held, reference, month));
  }

  return (
    <form class="stack" onSubmit={send}>
      <h2>{pgettext("layanan→petugas", "Buat tagihan")}</h2>
      <p class="hint">
        {pgettext("layanan→petugas", "Daftarkan pekerja di sistem kepesertaan, lalu tulis nomor tagihannya di sini.")}
      </p>
      <div class="field">
        <label for="reference">{pgettext("layanan→petugas", "Nomor tagihan")}</label>
        <input
          id="reference"
          ref={input}
          value={reference}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={problem ? "reference-problem" : undefined}
          aria-invalid={problem ? "true" : undefined}
          onInput={(event) => write({ reference: event.currentTarget.value })}
        />
        {problem ? (
          <p class="problem" id="reference-problem" role="alert">
            {problem}
          </p>
        ) : null}
      </div>
      <div class="field">
        <label for="first-month">{pgettext("layanan→petugas", "Bulan iuran pertama")}</label>
        <select id="first-month" value={month} onChange={(event) => setMonth(event.currentTarget.value)}>
          {months.map((one) => (
            <option value={one}>{monthWords(one)}</option>
          ))}
        </select>
      </div>
      {found.quote ? (
        <p class="hint">
          {pgettext("layanan→petugas", "Rencana pekerja: %(count)s bulan, %(total)s. Jumlah dihitung ulang untuk bulan yang dipilih.", {
            count: found.quote.months.length,
            total: rupiah(found.quote.total),
          })}
        </p>
      ) : null}
      <div class="actions">
        <button type="submit" class="button" aria-disabled={busy.value}>
          {busy.value ? pgettext("layanan→petugas", "Sedang disimpan …") : pgettext("layanan→petugas", "Simpan tagihan")}
        </button>
        <BackButton />
      </div>
    </form>
  );
}
