/** Check and send: everything on one page, a way to change each, a short consent, and what happens now. */
import { fromPairs } from "../domain/records";
import { batch, useSignal, useSignalEffect } from "@preact/signals";
import { pathOf } from "../api/regions";
import { groupNik } from "../domain/identity";
import { isDay } from "../domain/months";
import { day, npgettext, pgettext, rupiah } from "../i18n";
import { enqueue } from "../offline/outbox";
import { Tick } from "../ui/fields";
import { idOf, text } from "../ui/form";
import { Icon, Note, Original } from "../ui/parts";
import type { Answers } from "../offline/draft";
import { bodyOf, monthsOf, programmesOf } from "./body";
import { stepOf, type Step } from "./checks";
import { StepFrame } from "./frame";
import { Bill, presentQuote } from "./price";
import { go } from "./route";
import { answers, deliverNow, draft, fieldOf, forgetDraft, form, give, kit, language, occupationOf, originalConsent, photos, problems, refreshList, save } from "./store";

interface Row {
  name: string;
  value: string;
}

const NOT_SAID = (): string => pgettext("layanan→pekerja", "Tidak diisi");

/** What was answered, as the person would say it. */
function told(name: string, given: Answers, place: string): string {
  const value = text(given[name]);
  const field = fieldOf(name);
  if (name === "programmes") return kit.value.programmes.filter((one) => programmesOf(given).includes(one.code)).map((one) => one.name).join(", ");
  if (name === "months") return npgettext("layanan→pekerja", "%(count)s bulan", "%(count)s bulan", monthsOf(given), { count: monthsOf(given) });
  if (name === "address.village") return place || value;
  if (!value) return NOT_SAID();
  switch (field?.kind) {
    case "nik":
      return groupNik(value);
    case "date":
      return isDay(value) ? day(value) : value;
    case "money":
      return /^\d+$/.test(value) ? rupiah(Number(value)) : value;
    case "choice":
    case "boolean":
      return field.choices.find((choice) => choice.value === value)?.label ?? value;
    case "occupation":
      return occupationOf(value)?.name ?? value;
    default:
      return value;
  }
}

function rows(given: Answers, place: string): Row[] {
  const left = new Set(["photos.ktp", "photos.work"]);
  if (given["~second"] !== "yes") left.add("second_occupation");
  if (given["~card_differs"] !== "yes") ["card_address.street", "card_address.text"].forEach((name) => left.add(name));
  if (text(given["address.village"]).length !== 8) left.add("address.village_text");
  return kit.value.fields
    .filter((field) => !left.has(field.name) && field.section !== "helper")
    .map((field) => ({
      name: field.name,
      value:
        field.name === "applicant.mother_name" && given["~mother_unknown"] === true
          ? pgettext("pekerja→layanan", "Saya tidak tahu")
          : told(field.name, given, place),
    }));
}

const GROUPS: { step: Step; title: () => string }[] = [
  { step: "kerja", title: () => pgettext("layanan→pekerja", "Pekerjaan") },
  { step: "boleh", title: () => pgettext("layanan→pekerja", "Pertanyaan awal") },
  { step: "iuran", title: () => pgettext("layanan→pekerja", "Iuran") },
  { step: "diri", title: () => pgettext("layanan→pekerja", "Siapa Anda?") },
  { step: "pekerjaan", title: () => pgettext("layanan→pekerja", "Pekerjaan Anda") },
  { step: "tempat", title: () => pgettext("layanan→pekerja", "Tempat tinggal dan kontak") },
];

function Sentences({ all }: { all: readonly string[] }) {
  return (
    <ul>
      {all.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

const change = (step: Step, name?: string) => (event: Event) => {
  event.preventDefault();
  give({ "~back": "periksa" });
  go(step);
  if (name) setTimeout(() => document.getElementById(idOf(name))?.focus(), 200);
};

export function ReviewStep() {
  const place = useSignal("");
  const sending = useSignal<"" | "sending" | "unkept">("");
  useSignalEffect(() => {
    void pathOf(text(answers.value["address.village"])).then((names) => {
      place.value = names.join(", ");
    });
  });
  const all = rows(answers.value, place.value);
  const taken = Object.entries(photos.value).filter(([, bytes]) => bytes);
  const bill = presentQuote();

  const send = async () => {
    const present = draft.value;
    if (!present || sending.value === "sending") return;
    sending.value = "sending";
    try {
      await save();
      const pictures = fromPairs(taken) as Record<string, Uint8Array<ArrayBuffer>>;
      const body = bodyOf(present, language.value, kit.value.consent.version, Object.keys(pictures));
      await enqueue(present, body, language.value, pictures);
      await refreshList();
      // In one step: a form without a draft would lead back to its beginning before the request's page is there.
      batch(() => {
        go(`permohonan/${present.key}`);
        forgetDraft();
      });
      void deliverNow();
    } catch {
      sending.value = "unkept";
    }
  };

  return (
    <StepFrame
      step="periksa"
      title={pgettext("layanan→pekerja", "Periksa, lalu kirim")}
      forward={sending.value === "sending" ? pgettext("layanan→pekerja", "Sedang disimpan…") : pgettext("pekerja→layanan", "Kirim permohonan")}
      act={() => void send()}
    >
      <p>{pgettext("layanan→pekerja", "Bacalah sekali lagi. Yang keliru boleh diubah sekarang.")}</p>
      {GROUPS.map((group) => (
        <section key={group.step} class="card" aria-labelledby={`g-${group.step}`}>
          <h2 id={`g-${group.step}`}>{group.title()}</h2>
          <dl class="told">
            {all
              .filter((row) => stepOf(row.name) === group.step)
              .map((row) => {
                const label = fieldOf(row.name)?.label ?? row.name;
                return (
                  <div key={row.name} data-told={row.name}>
                    <dt>{label}</dt>
                    <dd>
                      <span>{row.value}</span>
                      {problems.value[row.name] ? <span class="problem">{problems.value[row.name]}</span> : null}
                      <a
                        href={`#${group.step}`}
                        id={idOf(row.name)}
                        onClick={change(group.step, row.name)}
                        aria-label={pgettext("pekerja→layanan", "Ubah: %(label)s", { label })}
                      >
                        {pgettext("pekerja→layanan", "Ubah")}
                      </a>
                    </dd>
                  </div>
                );
              })}
          </dl>
        </section>
      ))}
      <section class="card" aria-labelledby="g-foto">
        <h2 id="g-foto">{fieldOf("photos.ktp")?.label ?? ""}</h2>
        <p>
          <Icon name={photos.value.ktp ? "check" : "camera"} />{" "}
          {photos.value.ktp
            ? pgettext("layanan→pekerja", "Foto KTP sudah ada dan ikut dikirim.")
            : pgettext("layanan→pekerja", "Belum ada foto. Permohonan tetap diproses; foto boleh menyusul.")}
        </p>
        <a href="#foto" onClick={change("foto")}>
          {photos.value.ktp ? pgettext("pekerja→layanan", "Ganti foto") : pgettext("pekerja→layanan", "Ambil foto")}
        </a>
        {photos.value.work ? (
          <>
            <p>
              <Icon name="check" /> {pgettext("layanan→pekerja", "Foto saat bekerja juga ikut dikirim.")}
            </p>
            <a href="#pekerjaan" onClick={change("pekerjaan", "photos.work")}>
              {pgettext("pekerja→layanan", "Ganti foto")}
            </a>
          </>
        ) : null}
      </section>
      {bill ? <Bill bill={bill} /> : null}
      <section class="card stack" aria-labelledby="consent">
        <h2 id="consent">{pgettext("layanan→pekerja", "Persetujuan Anda")}</h2>
        <Sentences all={kit.value.consent.text} />
        {originalConsent.value.length ? (
          <Original>
            <Sentences all={originalConsent.value} />
          </Original>
        ) : null}
        {problems.value["~consent"] ? (
          <p class="problem" id={`${idOf("~consent")}-problem`}>
            {problems.value["~consent"]}
          </p>
        ) : null}
        <Tick form={form} name="~consent">
          {pgettext("pekerja→layanan", "Saya setuju, dan jawaban saya benar")}
        </Tick>
      </section>
      <Note>
        <p>{pgettext("layanan→pekerja", "Setelah ditekan, permohonan disimpan dulu di HP ini, lalu dikirim. Tanpa sinyal pun aman: berangkat sendiri nanti.")}</p>
      </Note>
      {sending.value === "unkept" ? (
        <Note kind="danger" alert>
          <p>{pgettext("layanan→pekerja", "Permohonan belum dapat disimpan di HP ini, jadi belum dikirim. Isian Anda masih di halaman ini.")}</p>
          <p>{pgettext("layanan→pekerja", "Kosongkan sedikit tempat di HP, lalu tekan “Kirim permohonan” sekali lagi. Bisa juga datang ke kantor cabang atau menelepon 175.")}</p>
        </Note>
      ) : null}
    </StepFrame>
  );
}

