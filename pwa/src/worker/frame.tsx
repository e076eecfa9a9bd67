/** What stands around every step: where we are, what is kept, the way back and on. */
import { fromPairs } from "../domain/records";
import type { ComponentChildren } from "preact";
import { Heading, Icon, Note } from "../ui/parts";
import { ErrorSummary } from "../ui/fields";
import { pgettext } from "../i18n";
import { checkStep, STEPS, type Codes, type Step } from "./checks";
import { answers, draft, fieldOf, form, kit, problems, problemText, saved, setStep, shown, thisDay } from "./store";
import { go } from "./route";

export const known = () => ({
  today: thisDay(),
  maxAge: kit.value.max_age,
  occupations: new Set(kit.value.occupations.map((one) => one.slug)),
});

/** Shows what stands against the answers; true when nothing does. */
export function passes(step: Step): boolean {
  const codes: Codes = checkStep(step, answers.value, known());
  problems.value = fromPairs(Object.entries(codes).map(([name, code]) => [name, problemText(code)]));
  shown.value += 1;
  return Object.keys(codes).length === 0;
}

export function labelOf(name: string): string {
  const own: Record<string, () => string> = {
    "~under65": () => pgettext("layanan→pekerja", "Umur"),
    "~birth": () => pgettext("layanan→pekerja", "Tanggal lahir"),
    "~consent": () => pgettext("layanan→pekerja", "Persetujuan"),
  };
  return own[name]?.() ?? fieldOf(name)?.label ?? name;
}

interface Props {
  step: Step;
  title: string;
  /** Words on the button; the usual ones when left out. */
  forward?: string;
  /** In place of going to the next step. */
  act?: () => void;
  hideForward?: boolean;
  children: ComponentChildren;
}

export function StepFrame({ step, title, forward, act, hideForward = false, children }: Props) {
  const place = STEPS.indexOf(step);
  const before = STEPS[place - 1];
  const after = STEPS[place + 1];
  return (
    <form
      class="stack step"
      noValidate
      data-step={step}
      onSubmit={(event) => {
        event.preventDefault();
        if (!passes(step)) return;
        if (act) act();
        else if (after) {
          // Having come from the last page to change one thing, one wants to be back there.
          const back = draft.value?.answers["~back"] === "periksa" && step !== "periksa" ? "periksa" : after;
          setStep(back);
          go(back);
        }
      }}
    >
      <p class="progress">
        <span>{pgettext("layanan→pekerja", "Langkah %(number)s dari %(all)s", { number: place + 1, all: STEPS.length })}</span>
        <progress max={STEPS.length} value={place + 1} aria-hidden="true" />
      </p>
      <Heading screen={step}>{title}</Heading>
      <ErrorSummary form={form} shown={shown.value} label={labelOf} />
      {children}
      {hideForward ? null : (
        <button class="button" type="submit">
          {forward ?? pgettext("pekerja→layanan", "Lanjut")}
        </button>
      )}
      <Kept />
      {before ? (
        <p>
          <a class="back" href={`#${before}`}>
            <Icon name="arrow-left" />
            {pgettext("pekerja→layanan", "Kembali")}
          </a>
        </p>
      ) : null}
    </form>
  );
}

/** Says whether the answers are safe, plainly. */
export function Kept() {
  switch (saved.value) {
    case "full":
      return (
        <Note kind="danger" alert>
          <p>{pgettext("layanan→pekerja", "Jawaban ini belum tersimpan, mungkin karena penyimpanan HP penuh atau jendela pribadi.")}</p>
          <p>{pgettext("layanan→pekerja", "Jangan tutup halaman ini. Kosongkan sedikit tempat di HP, lalu ubah satu jawaban.")}</p>
        </Note>
      );
    case "sent":
      return (
        <Note kind="danger" alert>
          <p>{pgettext("layanan→pekerja", "Permohonan ini sudah dikirim dari jendela lain. Lihat di Permohonan saya.")}</p>
          <p>
            <a href="#permohonan">{pgettext("pekerja→layanan", "Permohonan saya")}</a>
          </p>
        </Note>
      );
    case "":
      return null;
    default:
      return (
        <p class="hint kept" data-saved={saved.value}>
          <Icon name="device-mobile" />
          {saved.value === "saving"
            ? pgettext("layanan→pekerja", "Sedang disimpan di HP ini…")
            : pgettext("layanan→pekerja", "Tersimpan di HP ini, belum dikirim.")}
        </p>
      );
  }
}
