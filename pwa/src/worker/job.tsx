/** What is your work? By typing an everyday word, or by the picture of its group. */
import { useSignal } from "@preact/signals";
import { rank, type Occupation } from "../domain/occupations";
import { pgettext } from "../i18n";
import { Icon } from "../ui/parts";
import { describedBy, Question } from "../ui/fields";
import { idOf, text, type Form } from "../ui/form";
import { StepFrame } from "./frame";
import { go } from "./route";
import { answers, form, kit, occupationOf, set, setStep } from "./store";

export function JobStep() {
  const chosen = occupationOf(text(answers.value.occupation));
  return (
    <StepFrame step="kerja" title={pgettext("layanan→pekerja", "Apa pekerjaan Anda?")} hideForward={!chosen}>
      {chosen ? (
        <p class="note good">
          {pgettext("layanan→pekerja", "Anda memilih: %(job)s. Boleh diganti di bawah.", { job: chosen.name })}
        </p>
      ) : null}
      <JobPicker
        form={form}
        name="occupation"
        label={pgettext("layanan→pekerja", "Tulis dengan kata sehari-hari, misalnya: ojol, bakul, mancing")}
        pick={(slug) => {
          set("occupation", slug);
          setStep("boleh");
          go("boleh");
        }}
      />
    </StepFrame>
  );
}

/** Search and picture groups; used for the first job, the second one, and corrections. */
export function JobPicker({ form: own, name, label, pick }: { form: Form; name: string; label?: string; pick: (slug: string) => void }) {
  const query = useSignal("");
  const asked = query.value.trim();
  const found = asked.length > 1 ? rank(asked, kit.value.occupations).slice(0, 6) : [];
  const chosen = text(own.answers.value[name]);
  const id = idOf(name);
  const job = (one: Occupation) => (
    <li key={one.slug}>
      <button type="button" class="job" aria-pressed={chosen === one.slug} onClick={() => pick(one.slug)}>
        {one.name}
      </button>
    </li>
  );
  return (
    <>
      <Question form={own} name={name} label={label} hint="">
        <input
          id={id}
          type="search"
          autocomplete="off"
          enterKeyHint="search"
          maxLength={80}
          aria-describedby={describedBy(own, name, undefined)}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            // Enter means "look", not "on to the next page".
            if (event.key === "Enter") event.preventDefault();
          }}
        />
      </Question>
      <div role="status">
        {found.length ? (
          <ul class="plain jobs" data-found>
            {found.map(job)}
          </ul>
        ) : asked.length > 2 ? (
          <p class="note">
            {pgettext("layanan→pekerja", "Kata itu belum kami kenal. Pilih kelompoknya di bawah; kalau tidak ada, pilih “Pekerjaan lain”.")}
          </p>
        ) : null}
      </div>
      <p class="hint">{pgettext("layanan→pekerja", "Atau pilih dari kelompok:")}</p>
      <div class="tiles two">
        {kit.value.sectors.map((sector) => (
          <details key={sector.slug}>
            <summary>
              <span class="picture">
                <Icon name={sector.icon} />
              </span>
              <span>{sector.name}</span>
            </summary>
            <ul class="plain jobs">{kit.value.occupations.filter((one) => one.sector === sector.slug).map(job)}</ul>
          </details>
        ))}
      </div>
    </>
  );
}
