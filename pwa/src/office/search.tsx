/** Finding one person's case. What was typed stays in memory: it never enters an address, a title or the history. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { npgettext, pgettext } from "../i18n";
import { search } from "./api";
import { useKeys } from "./keys";
import { languages } from "./lists";
import { go, route } from "./route";
import { CaseTable } from "./rows";
import { kindOf, type SearchKind } from "./search_kind";
import type { Row } from "./shapes";
import { refusalWords } from "./words";

interface Search {
  typed: string;
  kind: SearchKind;
  rows: Row[] | null;
  problem: string;
}

const NOTHING: Search = { typed: "", kind: "text", rows: null, problem: "" };
const current = signal<Search>(NOTHING);
const KINDS: SearchKind[] = ["nik", "phone", "text", "code"];

export function clearSearch(): void {
  current.value = NOTHING;
}

function kindWords(kind: SearchKind): string {
  switch (kind) {
    case "nik":
      return pgettext("layanan→petugas", "NIK");
    case "phone":
      return pgettext("layanan→petugas", "nomor HP");
    case "code":
      return pgettext("layanan→petugas", "kode lacak");
    default:
      return pgettext("layanan→petugas", "nama");
  }
}

async function run(typed: string, kind: SearchKind): Promise<void> {
  const words = typed.trim();
  if (!words) return;
  current.value = { typed, kind, rows: null, problem: "" };
  go({ screen: "search" });
  try {
    const rows = await search({ [kind]: words });
    if (current.value.typed === typed && current.value.kind === kind) current.value = { ...current.value, rows };
  } catch (why) {
    current.value = { ...current.value, problem: refusalWords(why) };
  }
}

/** The one line at the top of every screen. */
export function SearchLine() {
  const input = useRef<HTMLInputElement>(null);
  useKeys("console", {
    "/": () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  const searching = route.value.screen === "search";
  // A name or NIK does not stay on the bar above somebody else's case.
  useEffect(() => {
    if (!searching && input.current) input.current.value = "";
  }, [searching]);
  return (
    <form
      class="search-line"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = input.current?.value ?? "";
        input.current?.blur();
        void run(typed, kindOf(typed));
      }}
    >
      <input
        ref={input}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={pgettext("layanan→petugas", "Cari NIK, nomor HP, nama, atau kode lacak")}
        aria-keyshortcuts="/"
        placeholder={pgettext("layanan→petugas", "Cari NIK, HP, nama, kode")}
      />
    </form>
  );
}

export function SearchScreen() {
  useEffect(languages.load, []);
  useKeys("screen", { Escape: () => route.value.screen === "search" && go({ screen: "queue" }) });
  const { typed, kind, rows, problem } = current.value;
  return (
    <main class="page">
      <div class="page-head">
        <h1 tabIndex={-1} data-focus>
          {pgettext("layanan→petugas", "Hasil pencarian")}
        </h1>
        {typed ? (
          <p class="search-kinds">
            <span>{pgettext("layanan→petugas", "Dicari sebagai %(kind)s. Cari sebagai:", { kind: kindWords(kind) })}</span>
            {KINDS.filter((other) => other !== kind).map((other) => (
              <button type="button" class="small" onClick={() => run(typed, other)}>
                {kindWords(other)}
              </button>
            ))}
          </p>
        ) : (
          <p>{pgettext("layanan→petugas", "Tulis NIK, nomor HP, nama, atau kode lacak di kolom atas.")}</p>
        )}
      </div>
      {problem ? <p role="alert">{problem}</p> : null}
      {typed && rows === null && !problem ? <p role="status">{pgettext("layanan→petugas", "Sedang dicari …")}</p> : null}
      {rows ? (
        <p role="status" class="hint">
          {rows.length === 0
            ? pgettext("layanan→petugas", "Tidak ada berkas yang cocok di kantor Anda.")
            : npgettext("layanan→petugas", "%(count)s berkas ditemukan.", "%(count)s berkas ditemukan.", rows.length, { count: rows.length })}
        </p>
      ) : null}
      {rows && rows.length > 0 ? <CaseTable rows={rows} caption={pgettext("layanan→petugas", "Berkas yang ditemukan")} /> : null}
    </main>
  );
}
