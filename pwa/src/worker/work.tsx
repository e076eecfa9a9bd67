/** Your work: the answers that protect the family later. Nothing here is compulsory but honesty. */
import { pgettext } from "../i18n";
import { Ask, ChoiceField } from "../ui/fields";
import { idOf, text } from "../ui/form";
import { Note } from "../ui/parts";
import { PhotoField } from "../ui/photo";
import { StepFrame } from "./frame";
import { JobPicker } from "./job";
import { answers, fieldOf, form, keepPhoto, leavePhoto, occupationOf, photos, set } from "./store";

export function WorkStep() {
  const second = occupationOf(text(answers.value.second_occupation));
  const job = occupationOf(text(answers.value.occupation));
  return (
    <StepFrame step="pekerjaan" title={pgettext("layanan→pekerja", "Pekerjaan Anda")}>
      {job ? <p class="big">{job.name}</p> : null}
      <Note>
        <p>
          {pgettext(
            "layanan→pekerja",
            "Jawab apa adanya. Ada keluarga yang ditolak, karena ternyata orangnya sudah tidak bekerja atau sakit waktu mendaftar.",
          )}
        </p>
      </Note>
      <Ask form={form} name="work.place" optional />
      <Ask form={form} name="work.since" optional />
      <Ask form={form} name="work.days_last_week" optional />
      <Ask form={form} name="work.employs_others" optional />
      <ChoiceField
        form={form}
        name="~second"
        label={pgettext("layanan→pekerja", "Apakah Anda punya pekerjaan kedua?")}
        hint={fieldOf("second_occupation")?.why}
        choices={[
          { value: "no", label: pgettext("pekerja→layanan", "Tidak") },
          { value: "yes", label: pgettext("pekerja→layanan", "Ya") },
        ]}
      />
      {answers.value["~second"] === "yes" ? (
        <>
          {second ? <p class="note good">{pgettext("layanan→pekerja", "Pekerjaan kedua: %(job)s.", { job: second.name })}</p> : null}
          <JobPicker form={form} name="second_occupation" pick={(slug) => set("second_occupation", slug)} />
        </>
      ) : null}
      <details class="more" open={Boolean(photos.value.work)}>
        <summary>{pgettext("layanan→pekerja", "Foto saat bekerja, bila mau")}</summary>
        <p class="hint">{fieldOf("photos.work")?.why}</p>
        <PhotoField
          name="photos.work"
          id={idOf("photos.work")}
          bytes={photos.value.work ?? null}
          keep={(bytes) => keepPhoto("work", bytes)}
          drop={() => leavePhoto("work")}
          alt={pgettext("layanan→pekerja", "Foto Anda saat bekerja")}
        />
      </details>
    </StepFrame>
  );
}
