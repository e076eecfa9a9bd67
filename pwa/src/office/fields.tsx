/** What the worker wrote, in the order of the card, each line with its check; in a correction each line can be ticked. */
import { useEffect } from "preact/hooks";

import { pgettext } from "../i18n";
import { reasonsFor, tick, toggleReason } from "./decision_form";
import { Icon, LevelShape } from "./icons";
import { KeyCap } from "./key_cap";
import { useKeys } from "./keys";
import { reasons } from "./lists";
import { say } from "./message";
import { askable, at, draft, inCardOrder, panel, photoFields, write } from "./open_case";
import type { Case, Field } from "./shapes";
import { levelWords, sectionWords } from "./words";

const isEmpty = (field: Field) => field.value === null || field.value === undefined || field.value === "";

/** The date as the card prints it, so that the eye compares figures with figures. */
function asOnCard(field: Field): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(field.value ?? "")) ?? [];
  return year ? `${day}-${month}-${year}` : null;
}

const rowId = (name: string) => `field-${name.replace(/[^a-z0-9]+/gi, "-")}`;

function focusRow(name: string): void {
  const row = document.getElementById(rowId(name));
  const box = row?.querySelector<HTMLElement>(".tick input") ?? row;
  box?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

export async function copyField(field: Field): Promise<void> {
  try {
    await navigator.clipboard.writeText(Array.isArray(field.value) ? field.text : String(field.value ?? ""));
    say("good", pgettext("layanan→petugas", "%(label)s disalin.", { label: field.label }));
  } catch {
    say("problem", pgettext("layanan→petugas", "Peramban ini tidak mengizinkan salin. Tandai teksnya, lalu salin sendiri."));
  }
}

/** Four groups to compare with the card; selected and copied it is still one number. */
function NikDigits({ groups }: { groups: string[] }) {
  return (
    <span class="digits">
      {groups.map((group) => (
        <span>{group}</span>
      ))}
    </span>
  );
}

function Value({ field }: { field: Field }) {
  if (field.name.endsWith(".nik") && !isEmpty(field)) return <NikDigits groups={field.text.split(" ")} />;
  const card = asOnCard(field);
  return (
    <>
      <span class={isEmpty(field) ? "empty" : undefined}>
        {isEmpty(field) ? pgettext("layanan→petugas", "Tidak diisi") : field.text}
      </span>
      {card ? <span class="on-card">{card}</span> : null}
    </>
  );
}

function Reasons({ field }: { field: Field }) {
  const chosen = draft.value.ticks[field.name] ?? [];
  const fitting = reasonsFor(reasons.value.value, "correction", field.name);
  return (
    <fieldset class="reasons">
      <legend>{pgettext("layanan→petugas", "Alasan untuk %(label)s", { label: field.label })}</legend>
      {fitting.map((reason, index) => (
        <label class="reason">
          <input
            type="checkbox"
            checked={chosen.includes(reason.code)}
            onChange={() => write({ ticks: toggleReason(draft.value.ticks, field.name, reason.code) })}
          />
          <span>{reason.office_label || reason.text}</span>
          {index < 9 ? <KeyCap name={String(index + 1)} /> : null}
        </label>
      ))}
    </fieldset>
  );
}

function Row({ field, correcting, masked, mended }: { field: Field; correcting: boolean; masked: boolean; mended: boolean }) {
  const ticked = field.name in draft.value.ticks;
  const level = field.check?.level;
  return (
    <li
      id={rowId(field.name)}
      class={ticked && correcting ? "line ticked" : "line"}
      tabIndex={-1}
      data-level={level}
      data-at={at.value === field.name ? "true" : undefined}
      onFocusCapture={() => (at.value = field.name)}
    >
      <div class="line-main">
        {correcting && field.correctable ? (
          <label class="tick">
            <input
              type="checkbox"
              checked={ticked}
              onChange={() =>
                write({ ticks: tick(draft.value.ticks, field.name, reasonsFor(reasons.value.value, "correction", field.name)) })
              }
            />
            <span class="label">{field.label}</span>
          </label>
        ) : (
          <span class="label">{field.label}</span>
        )}
        <span class="value">
          <Value field={field} />
          {mended ? <span class="mended">{pgettext("layanan→petugas", "Sudah diperbaiki")}</span> : null}
        </span>
        {masked || isEmpty(field) || field.name.startsWith("photos.") ? null : (
          <button
            type="button"
            class="copy"
            tabIndex={-1}
            aria-label={pgettext("layanan→petugas", "Salin %(label)s", { label: field.label })}
            onClick={() => copyField(field)}
          >
            <Icon name="copy" />
          </button>
        )}
      </div>
      {field.check ? (
        <p class="check" data-level={level}>
          <LevelShape level={field.check.level} />
          <strong>{levelWords(field.check.level)}</strong>
          <span>{field.check.text}</span>
        </p>
      ) : null}
      {ticked && correcting ? <Reasons field={field} /> : null}
    </li>
  );
}

export function FieldsPane({ found }: { found: Case }) {
  const correcting = panel.value === "correct";
  const all = inCardOrder(found);
  // While reading, answers that were left out share one line; in a correction each can be ticked.
  const shown = correcting ? [...photoFields(found), ...all] : all.filter((field) => !isEmpty(field) || field.check);
  const left = (section: string) => (correcting ? [] : all.filter((field) => field.section === section && !shown.includes(field)));
  const sections = [...new Set(shown.map((field) => field.section))];
  // What the worker was asked to change and answered is what to look at first.
  const mended = new Set(found.correction?.answered_at ? found.correction.fields.map((field) => field.name) : []);
  const walk = correcting ? askable(found) : shown;

  function move(by: number): void {
    const here = walk.findIndex((field) => field.name === at.value);
    const next = here < 0 ? (by > 0 ? 0 : walk.length - 1) : Math.min(walk.length - 1, Math.max(0, here + by));
    const field = walk[next];
    if (!field) return;
    at.value = field.name;
    focusRow(field.name);
  }

  function reasonByNumber(number: number): void {
    const field = walk.find((one) => one.name === at.value);
    if (!correcting || !field) return;
    const reason = reasonsFor(reasons.value.value, "correction", field.name)[number - 1];
    if (reason) write({ ticks: toggleReason(draft.value.ticks, field.name, reason.code) });
  }

  const numbers = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [String(number), () => reasonByNumber(number)]),
  );
  useKeys("panel", {
    j: () => move(1),
    k: () => move(-1),
    y: () => {
      const field = walk.find((one) => one.name === at.value);
      if (field) void copyField(field);
    },
    ...(correcting ? numbers : {}),
  });

  // A correction begins where the eye is: on the field looked at, or on the first one that does not agree.
  useEffect(() => {
    if (!correcting) return;
    const fields = askable(found);
    const here = fields.find((field) => field.name === at.value) ?? fields.find((field) => field.check?.level === "differs");
    focusRow((here ?? fields[0])?.name ?? "");
  }, [correcting, found.id]);

  return (
    <section class="pane fields-pane" aria-label={pgettext("layanan→petugas", "Data pekerja")}>
      {sections.map((section) => (
        <div class="section">
          <h2>{sectionWords(section)}</h2>
          <ul class="rows">
            {shown
              .filter((field) => field.section === section)
              .map((field) => (
                <Row key={field.name} field={field} correcting={correcting} masked={found.masked} mended={mended.has(field.name)} />
              ))}
          </ul>
          {left(section).length > 0 ? (
            <p class="left-out hint">
              {pgettext("layanan→petugas", "Tidak diisi: %(labels)s.", {
                labels: left(section)
                  .map((field) => field.label)
                  .join(", "),
              })}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}
