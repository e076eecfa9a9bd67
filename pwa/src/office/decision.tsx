/** The panel that decides. One question at a time: choose, fill in what that choice needs, send; then the next case. */
import { useEffect, useRef } from "preact/hooks";

import { pgettext } from "../i18n";
import { claimCase, releaseCase } from "./api";
import { BillForm } from "./bill";
import { now } from "./clock";
import { CorrectionForm } from "./correction";
import { approval } from "./decision_form";
import { EndingForm } from "./ending";
import { HandOverForm } from "./hand_over";
import { KeyCap } from "./key_cap";
import { useKeys } from "./keys";
import { message } from "./message";
import { asking, takeNext } from "./next";
import { busy, decide, mayDecide, open, panel, step } from "./open_case";
import { go } from "./route";
import { staff } from "./session";
import type { Case } from "./shapes";
import { urgency } from "./time";
import { stateWords } from "./words";

export function DecisionPanel({ found }: { found: Case }) {
  const shown = panel.value;
  useKeys("panel", shown === "choose" || shown === "done" ? {} : { Escape: () => (panel.value = "choose") });
  return (
    <section class="decision" aria-label={pgettext("layanan→petugas", "Keputusan")}>
      {shown === "done" ? (
        <Done found={found} />
      ) : mayDecide(found) || (found.claim?.mine && shown === "hand-over") ? (
        <Deciding found={found} />
      ) : (
        <NotMine found={found} />
      )}
    </section>
  );
}

function Deciding({ found }: { found: Case }) {
  switch (panel.value) {
    case "bill":
      return <BillForm found={found} />;
    case "correct":
      return <CorrectionForm found={found} />;
    case "end":
      return <EndingForm found={found} />;
    case "hand-over":
      return <HandOverForm found={found} />;
    default:
      return <Choose found={found} />;
  }
}

/** Lets go of a case without deciding; the next officer gets it. */
async function release(found: Case): Promise<void> {
  if (await step(() => releaseCase(found.id).then(() => undefined), pgettext("layanan→petugas", "Berkas dilepas dan bisa diambil petugas lain."))) {
    go({ screen: "today" });
  }
}

function Choose({ found }: { found: Case }) {
  const can = (action: string) => found.decisions.includes(action);
  const approve = () => can("approve") && void decide(approval);
  const correct = () => can("ask_correction") && (panel.value = "correct");
  const end = () => (can("reject") || can("close")) && (panel.value = "end");
  useKeys("panel", { a: approve, b: correct, t: end });
  return (
    <div class="stack">
      <h2>{pgettext("layanan→petugas", "Keputusan Anda")}</h2>
      <div class="choices">
        {can("approve") ? (
          <button type="button" class="button" aria-keyshortcuts="a" aria-disabled={busy.value} onClick={approve}>
            <span>{pgettext("layanan→petugas", "Data benar")}</span>
            <KeyCap name="a" />
          </button>
        ) : null}
        {can("bill_made") ? (
          <button type="button" class="button" onClick={() => (panel.value = "bill")}>
            <span>{pgettext("layanan→petugas", "Tagihan sudah dibuat")}</span>
          </button>
        ) : null}
        {can("ask_correction") ? (
          <button type="button" class="button quiet" aria-keyshortcuts="b" onClick={correct}>
            <span>{pgettext("layanan→petugas", "Minta perbaikan")}</span>
            <KeyCap name="b" />
          </button>
        ) : null}
        {can("reject") || can("close") ? (
          <button type="button" class="button quiet" aria-keyshortcuts="t" onClick={end}>
            <span>{pgettext("layanan→petugas", "Tolak atau tutup")}</span>
            <KeyCap name="t" />
          </button>
        ) : null}
      </div>
      <p class="aside-actions">
        <button type="button" class="small" onClick={() => (panel.value = "hand-over")}>
          {pgettext("layanan→petugas", "Serahkan ke kantor lain")}
        </button>
        <button type="button" class="small" onClick={() => release(found)}>
          {pgettext("layanan→petugas", "Lepas berkas")}
        </button>
      </p>
    </div>
  );
}

/** Somebody looks at a case they do not hold: who does, and how to take it. */
function NotMine({ found }: { found: Case }) {
  const claimable = ["submitted", "in_review", "approved"].includes(found.state);
  const holder = found.claim?.holder;
  const live = Boolean(holder && found.claim?.until && urgency(found.claim.until, now.value) !== "over");
  const blocked = live && !found.claim?.mine;
  const mayTakeOver = blocked && staff.value?.role === "supervisor";
  const take = () => {
    if (!claimable || (blocked && !mayTakeOver)) return;
    void step((held) => claimCase(held.id, mayTakeOver)).then((taken) => {
      if (taken && open.value?.decisions.includes("bill_made")) panel.value = "bill";
    });
  };
  useKeys("panel", { c: take });
  return (
    <div class="stack">
      <h2>{stateWords(found.state)}</h2>
      {blocked && holder ? (
        <p>{pgettext("layanan→petugas", "Berkas ini sedang dipegang %(name)s.", { name: holder.name })}</p>
      ) : claimable ? (
        <p>{pgettext("layanan→petugas", "Ambil berkas ini untuk membuka datanya dan memutuskan.")}</p>
      ) : (
        <p>{pgettext("layanan→petugas", "Tidak ada yang perlu diputuskan sekarang.")}</p>
      )}
      {claimable && (!blocked || mayTakeOver) ? (
        <button type="button" class="button" aria-keyshortcuts="c" aria-disabled={busy.value} onClick={take}>
          <span>
            {mayTakeOver
              ? pgettext("layanan→petugas", "Ambil alih sebagai penyelia")
              : pgettext("layanan→petugas", "Ambil berkas")}
          </span>
          <KeyCap name="c" />
        </button>
      ) : null}
      <NextButton quiet={claimable && !blocked} />
    </div>
  );
}

function NextButton({ quiet, focus }: { quiet?: boolean; focus?: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus) button.current?.focus();
  }, []);
  return (
    <button
      type="button"
      ref={button}
      class={quiet ? "button quiet" : "button"}
      aria-keyshortcuts="n"
      aria-disabled={asking.value}
      onClick={takeNext}
    >
      <span>{pgettext("layanan→petugas", "Berkas berikutnya")}</span>
      <KeyCap name="n" />
    </button>
  );
}

function Done({ found }: { found: Case }) {
  return (
    <div class="stack">
      <h2>{stateWords(found.state)}</h2>
      {message.value?.kind === "good" ? null : <p>{pgettext("layanan→petugas", "Keputusan tersimpan.")}</p>}
      <NextButton focus />
      <button type="button" class="small" onClick={() => go({ screen: "today" })}>
        {pgettext("layanan→petugas", "Kembali ke Hari ini")}
      </button>
    </div>
  );
}
