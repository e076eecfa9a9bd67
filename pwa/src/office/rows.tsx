/** A dense table of cases with a cursor that j and k move; Enter or a click opens. Used by the queue, Today and search. */
import { useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { now } from "./clock";
import { Icon } from "./icons";
import { useKeys } from "./keys";
import { languageName } from "./lists";
import { go, hashOf } from "./route";
import { staff } from "./session";
import type { Row } from "./shapes";
import { StateBadge } from "./state_badge";
import { ageWords, urgency } from "./time";

/** Who has a case, in words; empty when nobody does. */
export function holderWords(row: Row, me: number | undefined, at: number): string {
  const { claim } = row;
  if (!claim?.holder || !claim.until) return "";
  if (urgency(claim.until, at) === "over") return "";
  return claim.holder.id === me ? pgettext("layanan→petugas", "Anda") : claim.holder.name;
}

const linkId = (row: Row) => `row-${row.id}`;

export function CaseTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const [cursor, setCursor] = useState(-1);
  const move = (by: number) => {
    if (rows.length === 0) return;
    const next = Math.min(rows.length - 1, Math.max(0, cursor + by));
    setCursor(next);
    const row = rows[next];
    if (row) document.getElementById(linkId(row))?.focus();
  };
  useKeys("screen", { j: () => move(1), k: () => move(-1) });

  return (
    <div class="table-room">
      <table class="cases">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{pgettext("layanan→petugas", "Berkas")}</th>
            <th scope="col">{pgettext("layanan→petugas", "Nama")}</th>
            <th scope="col">{pgettext("layanan→petugas", "Pekerjaan")}</th>
            <th scope="col">{pgettext("layanan→petugas", "Bahasa")}</th>
            <th scope="col">{pgettext("layanan→petugas", "Menunggu")}</th>
            <th scope="col">{pgettext("layanan→petugas", "Keadaan")}</th>
            <th scope="col">{pgettext("layanan→petugas", "Dipegang")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} data-at={index === cursor ? "true" : undefined} onClick={() => go({ screen: "case", id: row.id })}>
              <td class="number">
                <a
                  id={linkId(row)}
                  href={hashOf({ screen: "case", id: row.id })}
                  onClick={(event) => event.stopPropagation()}
                  onFocus={() => setCursor(index)}
                >
                  {row.id}
                </a>
                <span class="code">{row.tracking_code}</span>
              </td>
              <td class="name">
                {row.name}
                {row.flags.length > 0 ? (
                  <span class="flagged">
                    <Icon name="flag" />
                    <span class="unseen">{pgettext("layanan→petugas", "perlu diperhatikan")}</span>
                  </span>
                ) : null}
              </td>
              <td>{row.occupation.name}</td>
              <td>{languageName(row.language)}</td>
              <td>{ageWords(row.waiting_since ?? row.received_at, now.value)}</td>
              <td>
                <StateBadge state={row.state} />
              </td>
              <td>{holderWords(row, staff.value?.id, now.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
