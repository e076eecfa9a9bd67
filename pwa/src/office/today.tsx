/** Today: one large step forward, what I hold and how long, and how long people have been waiting. */
import { useEffect, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { readQueue } from "./api";
import { now } from "./clock";
import { KeyCap } from "./key_cap";
import { languages } from "./lists";
import { asking, takeNext } from "./next";
import { hashOf } from "./route";
import { staff } from "./session";
import type { Page, Row } from "./shapes";
import { StateBadge } from "./state_badge";
import { ageWords, countAges, countdownWords, urgency } from "./time";
import { refusalWords } from "./words";

const LIMIT = 100;

/** Cases I hold or have promised a bill, the one running out first. */
export function mineAmong(rows: readonly Row[], me: number | undefined): Row[] {
  return rows
    .filter((row) => row.claim?.holder && row.claim.holder.id === me)
    .sort((one, other) => (one.claim?.until ?? "").localeCompare(other.claim?.until ?? ""));
}

export function TodayScreen() {
  const [page, setPage] = useState<Page | null>(null);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    languages.load();
    let gone = false;
    readQueue({}, null, LIMIT).then(
      (answer) => !gone && setPage(answer),
      (why) => !gone && setProblem(refusalWords(why)),
    );
    return () => {
      gone = true;
    };
  }, []);

  const rows = page?.items ?? [];
  const mine = mineAmong(rows, staff.value?.id);
  const waiting = rows.filter((row) => row.state === "submitted");
  return (
    <main class="page today">
      <div class="page-head">
        <h1 tabIndex={-1} data-focus>
          {pgettext("layanan→petugas", "Hari ini di %(branch)s", { branch: staff.value?.branch.name ?? "" })}
        </h1>
      </div>
      <button type="button" class="button next-case" aria-keyshortcuts="n" aria-disabled={asking.value} onClick={takeNext}>
        <span>
          {asking.value ? pgettext("layanan→petugas", "Sedang diambil …") : pgettext("layanan→petugas", "Ambil berkas berikutnya")}
        </span>
        <KeyCap name="n" />
      </button>
      {problem ? <p role="alert">{problem}</p> : null}
      {page ? (
        <div class="today-parts">
          <Mine rows={mine} />
          <Waiting rows={waiting} counted={page.next === null ? null : rows.length} bills={rows.filter((row) => row.state === "approved").length} />
        </div>
      ) : problem ? null : (
        <p role="status">{pgettext("layanan→petugas", "Antrean sedang dibuka …")}</p>
      )}
    </main>
  );
}

function Mine({ rows }: { rows: Row[] }) {
  return (
    <section class="card">
      <h2>{pgettext("layanan→petugas", "Yang Anda pegang")}</h2>
      {rows.length === 0 ? <p>{pgettext("layanan→petugas", "Belum ada. Ambil berkas berikutnya untuk mulai.")}</p> : null}
      <ul class="mine">
        {rows.map((row) => (
          <li>
            <a href={hashOf({ screen: "case", id: row.id })}>
              {pgettext("layanan→petugas", "Berkas %(id)s", { id: row.id })}
            </a>
            <span>{row.name}</span>
            <span>{row.occupation.name}</span>
            <StateBadge state={row.state} />
            {row.claim?.until ? (
              <span class="countdown" data-level={urgency(row.claim.until, now.value)}>
                {countdownWords(row.claim.until, now.value)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting({ rows, counted, bills }: { rows: Row[]; counted: number | null; bills: number }) {
  const ages = countAges(
    rows.map((row) => row.waiting_since ?? row.received_at),
    now.value,
  );
  const oldest = rows[0];
  const counts: [string, number][] = [
    [pgettext("layanan→petugas", "Kurang dari sehari"), ages.today],
    [pgettext("layanan→petugas", "Satu sampai tiga hari"), ages.days],
    [pgettext("layanan→petugas", "Lebih dari tiga hari"), ages.long],
    [pgettext("layanan→petugas", "Perlu dibuatkan tagihan"), bills],
  ];
  return (
    <section class="card">
      <h2>{pgettext("layanan→petugas", "Yang menunggu")}</h2>
      <dl class="counts">
        {counts.map(([words, count]) => (
          <div data-count={count}>
            <dt>{words}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {oldest ? (
        <p>
          {pgettext("layanan→petugas", "Yang terlama menunggu %(age)s.", {
            age: ageWords(oldest.waiting_since ?? oldest.received_at, now.value),
          })}
        </p>
      ) : (
        <p>{pgettext("layanan→petugas", "Tidak ada yang menunggu.")}</p>
      )}
      {counted === null ? null : (
        <p class="hint">{pgettext("layanan→petugas", "Dihitung dari %(count)s berkas terlama.", { count: counted })}</p>
      )}
    </section>
  );
}
