/** May I join? Nothing here closes the door but age; every "no" says where to go instead. */
import { whoShouldRegister } from "../domain/eligibility";
import { pgettext } from "../i18n";
import { Ask, ChoiceField } from "../ui/fields";
import { text } from "../ui/form";
import { AskOffice, Note } from "../ui/parts";
import { StepFrame } from "./frame";
import { answers, form, kit } from "./store";

export function JoinStep() {
  const paidBy = text(answers.value["work.paid_by"]);
  const tooOld = answers.value["~under65"] === "no";
  const line = kit.value.line;
  return (
    <StepFrame step="boleh" title={pgettext("layanan→pekerja", "Bolehkah saya ikut?")} hideForward={tooOld}>
      <p>{pgettext("layanan→pekerja", "Empat pertanyaan singkat. Jawaban tinggal di HP ini sampai permohonan Anda kirim.")}</p>
      <Ask form={form} name="work.paid_by" />
      {paidBy && whoShouldRegister(paidBy) === "employer-ought" ? (
        <Note>
          <p>{pgettext("layanan→pekerja", "Majikan atau perusahaan seharusnya mendaftarkan Anda, dan ikut membayar iurannya. Bicarakan dulu bila bisa.")}</p>
          <p>{pgettext("layanan→pekerja", "Anda tetap boleh melanjutkan. Kantor yang memutuskan.")}</p>
          <AskOffice line={line} />
        </Note>
      ) : null}
      {paidBy && whoShouldRegister(paidBy) === "ask" ? (
        <Note>
          <p>{pgettext("layanan→pekerja", "Anda boleh melanjutkan. Petugas akan melihat siapa yang seharusnya mendaftarkan Anda.")}</p>
        </Note>
      ) : null}
      <ChoiceField
        form={form}
        name="~under65"
        label={pgettext("layanan→pekerja", "Apakah umur Anda di bawah %(age)s tahun?", { age: kit.value.max_age })}
        choices={[
          { value: "yes", label: pgettext("pekerja→layanan", "Ya, di bawah %(age)s tahun", { age: kit.value.max_age }) },
          { value: "no", label: pgettext("pekerja→layanan", "Tidak, sudah %(age)s tahun atau lebih", { age: kit.value.max_age }) },
        ]}
      />
      {tooOld ? (
        <Note alert>
          <p>{pgettext("layanan→pekerja", "Pendaftaran baru hanya untuk yang belum berumur %(age)s tahun.", { age: kit.value.max_age })}</p>
          <p>{pgettext("layanan→pekerja", "Yang sudah menjadi peserta sebelum umur itu dan masih bekerja boleh terus membayar.")}</p>
          <AskOffice line={line} />
        </Note>
      ) : null}
      <Ask form={form} name="member_before" />
      {answers.value.member_before === "yes" ? (
        <Note>
          <p>{pgettext("layanan→pekerja", "Kalau dulu Anda membayar sendiri lalu berhenti, mungkin cukup membayar lagi dengan NIK, tanpa mendaftar.")}</p>
          <p>{pgettext("layanan→pekerja", "Kalau dulu didaftarkan pabrik atau perusahaan, silakan melanjutkan. Kantor akan memeriksanya.")}</p>
          <AskOffice line={line} />
        </Note>
      ) : null}
      <Ask form={form} name="paid_by_others" />
      {answers.value.paid_by_others === "yes" ? (
        <Note>
          <p>{pgettext("layanan→pekerja", "Kalau iuran Anda sudah dibayar pihak lain, jangan sampai Anda membayar dua kali.")}</p>
          <p>{pgettext("layanan→pekerja", "Tanyakan dulu ke yang membayar, atau ke kantor. Anda tetap boleh melanjutkan.")}</p>
          <AskOffice line={line} />
        </Note>
      ) : null}
    </StepFrame>
  );
}
