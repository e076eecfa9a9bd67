/** The queue of the branch: dense, oldest first, filtered by state, occupation and language, more on demand. */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { readQueue, type QueueFilter } from "./api";
import { languages, occupations } from "./lists";
import { CaseTable } from "./rows";
import type { Row } from "./shapes";
import { refusalWords, STATE_ORDER, stateWords } from "./words";

const LIMIT = 50;

/** Kept while the console is open, so that coming back from a case finds the queue as it was left. */
const filter = signal<QueueFilter>({ state: "", occupation: "", language: "" });

/** Today's choice goes with the person who made it. */
export function clearFilter(): void {
  filter.value = { state: "", occupation: "", language: "" };
}

export function QueueScreen() {
  const [rows, setRows] = useState<Row[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [loading, setLoading] = useState(false);
  const round = useRef(0);
  const chosen = filter.value;

  async function load(cursor: string | null) {
    const mine = (round.current += 1);
    setLoading(true);
    setProblem("");
    try {
      const page = await readQueue(chosen, cursor, LIMIT);
      if (mine !== round.current) return; // the filter changed meanwhile
      setRows((old) => (cursor && old ? [...old, ...page.items] : page.items));
      setNext(page.next);
    } catch (why) {
      if (mine === round.current) setProblem(refusalWords(why));
    } finally {
      if (mine === round.current) setLoading(false);
    }
  }

  useEffect(() => {
    occupations.load();
    languages.load();
  }, []);
  useEffect(() => {
    void load(null);
  }, [chosen]);

  return (
    <main class="page">
      <div class="page-head">
        <h1 tabIndex={-1} data-focus>
          {pgettext("layanan→petugas", "Antrean")}
        </h1>
        <FilterBar />
      </div>
      {problem ? <p role="alert">{problem}</p> : null}
      {rows === null && !problem ? <p role="status">{pgettext("layanan→petugas", "Antrean sedang dibuka …")}</p> : null}
      {rows && rows.length === 0 ? (
        <p role="status">{pgettext("layanan→petugas", "Tidak ada berkas dengan pilihan ini.")}</p>
      ) : null}
      {rows && rows.length > 0 ? <CaseTable rows={rows} caption={pgettext("layanan→petugas", "Antrean, yang terlama di atas")} /> : null}
      {next ? (
        <button type="button" class="button quiet more" aria-disabled={loading} onClick={() => !loading && load(next)}>
          {loading ? pgettext("layanan→petugas", "Sedang dibuka …") : pgettext("layanan→petugas", "Tampilkan berikutnya")}
        </button>
      ) : null}
    </main>
  );
}

function FilterBar() {
  const chosen = filter.value;
  const change = (part: Partial<QueueFilter>) => {
    filter.value = { ...filter.value, ...part };
  };
  return (
    <div class="filters" role="group" aria-label={pgettext("layanan→petugas", "Saring antrean")}>
      <Pick
        label={pgettext("layanan→petugas", "Keadaan")}
        every={pgettext("layanan→petugas", "Yang perlu ditangani")}
        value={chosen.state}
        choices={STATE_ORDER.map((state) => [state, stateWords(state)])}
        onPick={(state) => change({ state })}
      />
      <Pick
        label={pgettext("layanan→petugas", "Pekerjaan")}
        every={pgettext("layanan→petugas", "Semua pekerjaan")}
        value={chosen.occupation}
        choices={occupations.value.value.map((one) => [one.slug, one.name])}
        onPick={(occupation) => change({ occupation })}
      />
      <Pick
        label={pgettext("layanan→petugas", "Bahasa")}
        every={pgettext("layanan→petugas", "Semua bahasa")}
        value={chosen.language}
        choices={languages.value.value.filter((one) => one.offered).map((one) => [one.code, one.name])}
        onPick={(language) => change({ language })}
      />
    </div>
  );
}

function Pick(props: {
  label: string;
  every: string;
  value: string;
  choices: [string, string][];
  onPick: (value: string) => void;
}) {
  return (
    <label class="pick">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
        <option value="">{props.every}</option>
        {props.choices.map(([value, words]) => (
          <option value={value}>{words}</option>
        ))}
      </select>
    </label>
  );
}
