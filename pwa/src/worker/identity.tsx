/** Who are you? The NIK first: birth date and sex are read from it and asked back, never taken for granted. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { nikHint, parseNik } from "../domain/identity";
import { day, pgettext } from "../i18n";
import { Ask, NikField, TextField, Tick } from "../ui/fields";
import { idOf, text, type Form } from "../ui/form";
import { CardToCopy } from "./card_photo";
import { StepFrame } from "./frame";
import { answers, form, give, photos, problems, thisDay } from "./store";

interface Guess {
  birth: string;
  sex: "M" | "F";
}

function guessFrom(nik: string): Guess | null {
  try {
    const hint = nikHint(parseNik(nik), thisDay());
    return hint.birth_date_guess && hint.sex ? { birth: hint.birth_date_guess, sex: hint.sex } : null;
  } catch {
    return null;
  }
}

function complete(nik: string): boolean {
  try {
    return Boolean(parseNik(nik));
  } catch {
    return false;
  }
}

const NIK = "applicant.nik";
const BIRTH = "applicant.birth_date";
const SEX = "applicant.sex";

/** A new NIK asks anew, unless the person has written date and sex with their own hand. */
const ownNik: Form = {
  ...form,
  set(name, value) {
    const guess = guessFrom(text(value));
    const byHand = answers.value["~birth"] === "own";
    give({
      [name]: value,
      ...(byHand ? {} : { "~birth": guess ? "asking" : undefined, [BIRTH]: undefined, [SEX]: undefined }),
    });
  },
};

export function IdentityStep() {
  const address = useSignal("");
  const card = photos.value.ktp;
  useEffect(() => {
    if (!card) return;
    const made = URL.createObjectURL(new Blob([card], { type: "image/jpeg" }));
    address.value = made;
    return () => {
      address.value = "";
      URL.revokeObjectURL(made);
    };
  }, [card]);
  const guess = guessFrom(text(answers.value[NIK]));
  const state = answers.value["~birth"];
  // Asked only when the NIK is there, since it usually answers both.
  const byHand = state === "own" || (state === undefined && complete(text(answers.value[NIK])));
  const problem = problems.value["~birth"];
  return (
    <StepFrame step="diri" title={pgettext("layanan→pekerja", "Siapa Anda?")}>
      <CardToCopy address={address.value} />
      <NikField form={ownNik} name={NIK} />
      {guess && state === "asking" ? (
        <fieldset class="field card" data-field="~birth" aria-describedby={problem ? `${idOf("~birth")}-problem` : undefined}>
          <legend class="asked">{pgettext("layanan→pekerja", "Menurut NIK, Anda lahir:")}</legend>
          {problem ? (
            <p class="problem" id={`${idOf("~birth")}-problem`}>
              {problem}
            </p>
          ) : null}
          <p class="big">
            {guess.sex === "F"
              ? pgettext("layanan→pekerja", "%(day)s, perempuan. Betul?", { day: day(guess.birth) })
              : pgettext("layanan→pekerja", "%(day)s, laki-laki. Betul?", { day: day(guess.birth) })}
          </p>
          <div class="stack">
            <button
              type="button"
              class="button"
              id={idOf("~birth")}
              onClick={() => give({ "~birth": "yes", [BIRTH]: guess.birth, [SEX]: guess.sex })}
            >
              {pgettext("pekerja→layanan", "Ya, betul")}
            </button>
            <button type="button" class="button quiet" onClick={() => give({ "~birth": "own", [BIRTH]: guess.birth, [SEX]: guess.sex })}>
              {pgettext("pekerja→layanan", "Bukan, saya betulkan")}
            </button>
          </div>
        </fieldset>
      ) : null}
      {state === "yes" ? (
        <div class="card" role="status">
          <p>
            {text(answers.value[SEX]) === "F"
              ? pgettext("layanan→pekerja", "Lahir %(day)s, perempuan.", { day: day(text(answers.value[BIRTH])) })
              : pgettext("layanan→pekerja", "Lahir %(day)s, laki-laki.", { day: day(text(answers.value[BIRTH])) })}
          </p>
          <button type="button" class="button quiet" onClick={() => give({ "~birth": "own" })}>
            {pgettext("pekerja→layanan", "Ubah")}
          </button>
        </div>
      ) : null}
      {byHand ? (
        <>
          {state === "own" ? (
            <p class="note">
              {pgettext("layanan→pekerja", "Tidak apa-apa. NIK ada yang tidak cocok dengan tanggal lahir. Tulis yang tertera di KTP.")}
            </p>
          ) : null}
          <Ask form={form} name={BIRTH} />
          <Ask form={form} name={SEX} />
        </>
      ) : null}
      <TextField form={form} name="applicant.full_name" />
      <TextField form={form} name="applicant.birth_place" optional />
      {answers.value["~mother_unknown"] === true ? null : <TextField form={form} name="applicant.mother_name" hint={pgettext("layanan→pekerja", "Seperti di Kartu Keluarga.")} />}
      <Tick form={form} name="~mother_unknown">
        {pgettext("pekerja→layanan", "Saya tidak tahu nama ibu kandung")}
      </Tick>
    </StepFrame>
  );
}
