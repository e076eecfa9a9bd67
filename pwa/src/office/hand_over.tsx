/** Handing a case to the branch that really serves where the worker lives. */
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { handOver } from "./api";
import { branches } from "./lists";
import { busy, clearDrafts, draft, step, write } from "./open_case";
import { BackButton } from "./panel_parts";
import { go } from "./route";
import { staff } from "./session";
import type { Branch, Case } from "./shapes";

/** Branches whose name or code holds every typed word; the order of the list stays. */
export function matching(all: readonly Branch[], typed: string, own: string): Branch[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((branch) => {
    const text = `${branch.name} ${branch.code}`.toLowerCase();
    return branch.code !== own && words.every((word) => text.includes(word));
  });
}

export function HandOverForm({ found }: { found: Case }) {
  useEffect(branches.load, []);
  const [typed, setTyped] = useState("");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState("");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const reason = draft.value.handOverReason;
  const shown = matching(branches.value.value, typed, found.branch.code || (staff.value?.branch.code ?? ""));
  const chosen = shown.find((branch) => branch.code === code) ?? (shown.length === 1 ? shown[0] : undefined);

  async function send(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    if (!chosen) return setProblem(pgettext("layanan→petugas", "Pilih satu kantor dari daftar."));
    if (!reason.trim()) return setProblem(pgettext("layanan→petugas", "Tulis alasannya untuk kantor yang menerima."));
    setProblem("");
    const said = pgettext("layanan→petugas", "Berkas diserahkan ke %(branch)s.", { branch: chosen.name });
    const done = await step(
      (held) =>
        handOver(held.id, {
          branch: chosen.code,
          reason: reason.trim(),
          version: held.version,
          claim: held.claim?.number ?? 0,
        }).then(() => ({ ...held, claim: null, masked: true, fields: [], decisions: [] })),
      said,
    );
    if (!done) return;
    clearDrafts(found.id);
    go({ screen: "today" }); // this branch does not see the case any more
  }

  return (
    <form class="stack" onSubmit={send}>
      <h2>{pgettext("layanan→petugas", "Serahkan ke kantor lain")}</h2>
      <div class="field">
        <label for="branch-words">{pgettext("layanan→petugas", "Cari kantor")}</label>
        <input
          id="branch-words"
          ref={first}
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="branch">{pgettext("layanan→petugas", "Kantor yang menerima")}</label>
        <select id="branch" size={5} value={chosen?.code ?? ""} onChange={(event) => setCode(event.currentTarget.value)}>
          {shown.map((branch) => (
            <option value={branch.code}>{branch.name}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="hand-over-reason">{pgettext("layanan→petugas", "Alasan, dibaca petugas di sana")}</label>
        <textarea
          id="hand-over-reason"
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => write({ handOverReason: event.currentTarget.value })}
        />
      </div>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="actions">
        <button type="submit" class="button" aria-disabled={busy.value}>
          {busy.value ? pgettext("layanan→petugas", "Sedang disimpan …") : pgettext("layanan→petugas", "Serahkan berkas")}
        </button>
        <BackButton />
      </div>
    </form>
  );
}
