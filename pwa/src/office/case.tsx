/** One case: the photo, the data with its checks, what stands beside it, and the decision, all on one screen. */
import { useEffect, useRef } from "preact/hooks";

import { pgettext } from "../i18n";
import { Duplicates, Earlier, Flags, History, Notes } from "./beside";
import { claimCase } from "./api";
import { now } from "./clock";
import { DecisionPanel } from "./decision";
import { FieldsPane } from "./fields";
import { Icon } from "./icons";
import { useKeys } from "./keys";
import { languageName, languages, reasons } from "./lists";
import { open, openCase, panel, step, trouble } from "./open_case";
import { PhotoPane } from "./photo";
import { go } from "./route";
import { StateBadge } from "./state_badge";
import type { Case } from "./shapes";
import { ageWords, countdownWords, urgency } from "./time";

export function CaseScreen({ id }: { id: number }) {
  useEffect(() => {
    void openCase(id);
    reasons.load();
    languages.load();
  }, [id]);
  useKeys("screen", { Escape: () => go({ screen: "queue" }) });

  const found = open.value;
  if (trouble.value) {
    return (
      <main class="page">
        <h1>{pgettext("layanan→petugas", "Berkas %(id)s", { id })}</h1>
        <p role="alert">{trouble.value}</p>
        <p class="actions">
          <button type="button" class="button" onClick={() => void openCase(id)}>
            {pgettext("layanan→petugas", "Coba lagi")}
          </button>
          <button type="button" class="button quiet" onClick={() => go({ screen: "today" })}>
            {pgettext("layanan→petugas", "Kembali ke Hari ini")}
          </button>
        </p>
      </main>
    );
  }
  if (!found || found.id !== id) {
    return (
      <main class="page">
        <p role="status">{pgettext("layanan→petugas", "Berkas sedang dibuka …")}</p>
      </main>
    );
  }
  return <Desk found={found} key={found.id} />;
}

function Desk({ found }: { found: Case }) {
  const title = useRef<HTMLHeadingElement>(null);
  // With the bill form open its first field has the focus already.
  useEffect(() => {
    if (panel.value === "choose") title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main class="case" data-panel={panel.value}>
      <header class="case-head">
        <h1 tabIndex={-1} ref={title}>
          {pgettext("layanan→petugas", "Berkas %(id)s", { id: found.id })}
        </h1>
        <StateBadge state={found.state} />
        <span class="fact code">{found.tracking_code}</span>
        <span class="fact">
          {found.second_occupation ? `${found.occupation.name} + ${found.second_occupation.name}` : found.occupation.name}
        </span>
        <span class="fact">{languageName(found.language)}</span>
        {found.waiting_since ? (
          <span class="fact">
            {pgettext("layanan→petugas", "Menunggu %(age)s", { age: ageWords(found.waiting_since, now.value) })}
          </span>
        ) : null}
        <Countdown found={found} />
      </header>
      <div class="columns" data-photo={!found.masked && found.photos.length > 0 ? "yes" : "no"}>
        <PhotoPane found={found} />
        <FieldsPane found={found} />
        <div class="pane side-pane">
          <div class="side-scroll">
            <Flags found={found} />
            <Duplicates found={found} />
            <Earlier found={found} />
            <Notes found={found} />
            <History found={found} />
          </div>
          <DecisionPanel found={found} />
        </div>
      </div>
    </main>
  );
}

function Countdown({ found }: { found: Case }) {
  const until = found.claim?.until;
  if (!found.claim?.mine || !until) return null;
  const level = urgency(until, now.value);
  return (
    <span class="countdown" data-level={level} role={level === "calm" ? undefined : "status"}>
      <Icon name="clock" />
      <span>{countdownWords(until, now.value)}</span>
      {level === "calm" ? null : (
        <button type="button" class="small" onClick={() => void step((held) => claimCase(held.id, false))}>
          {pgettext("layanan→petugas", "Tambah waktu")}
        </button>
      )}
    </span>
  );
}
