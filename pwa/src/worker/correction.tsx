/** Answer again what the office asked for, and only that. It needs signal; what was typed stays on this phone until then. */
import { fromPairs } from "../domain/records";
import { computed, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ask } from "../api/client";
import { pgettext } from "../i18n";
import type { Answers } from "../offline/draft";
import { enqueuePhoto, waiting } from "../offline/outbox";
import { changeRequest, refreshRequest, type MyRequest } from "../offline/requests";
import { Ask, ErrorSummary, TextField, Tick } from "../ui/fields";
import { idOf, text, type Form } from "../ui/form";
import { AskOffice, Heading, Note } from "../ui/parts";
import { PhotoField } from "../ui/photo";
import { PlaceField } from "../ui/place";
import { valueFor } from "./body";
import { checkField } from "./checks";
import { known, labelOf } from "./frame";
import { JobPicker } from "./job";
import { IncomeField, MonthsField, ProgrammesField } from "./price";
import { go } from "./route";
import { deliverNow, fieldOf, kit, language, occupationOf, problemText, refreshList, requests } from "./store";
import { Officer } from "./request";

export function CorrectionPage({ id }: { id: string }) {
  const request = requests.value.find((one) => one.key === id);
  const correction = request?.status?.state === "needs_correction" ? request.status.correction : null;
  useEffect(() => {
    void refreshRequest(id, language.value)
      .catch(() => undefined)
      .then(refreshList);
  }, [id]);
  if (!request || !correction) {
    return (
      <div class="stack">
        <Heading screen={`perbaikan/${id}`}>{pgettext("layanan→pekerja", "Tidak ada yang perlu diperbaiki")}</Heading>
        <p>
          <a href={`#permohonan/${id}`}>{pgettext("pekerja→layanan", "Lihat permohonan")}</a>
        </p>
      </div>
    );
  }
  return <CorrectionForm key={correction.number} request={request} correction={correction} />;
}

/** Where nobody has to have one (a second job, an e-mail), "I have none" is an answer too; it is not the same as silence. */
const noneOf = (name: string): string => `~none:${name}`;
const mayBeNone = (name: string): boolean => {
  const field = fieldOf(name);
  return field !== undefined && !field.required && ["text", "email", "name", "occupation"].includes(field.kind) && !name.startsWith("work.");
};
const hasNone = (form: Form, name: string): boolean => form.answers.value[noneOf(name)] === true;

/** What stands there now, masked as the server tells it: one is asked "is this right?" and must see what. */
const Before = ({ value }: { value: string | undefined }) =>
  value ? <p data-before>{pgettext("layanan→pekerja", "Yang tertulis sekarang: %(answer)s", { answer: value })}</p> : null;

type Correction = NonNullable<NonNullable<MyRequest["status"]>["correction"]>;

function CorrectionForm({ request, correction }: { request: MyRequest; correction: Correction }) {
  const own = useMemo(() => ownForm(request), [request.key, correction.number]);
  const { form, state, shown, photo } = own;
  const asked = correction.fields;
  const names = asked.map((one) => one.name);

  const keepPhoto = (name: string) => async (bytes: Uint8Array<ArrayBuffer>) => {
    await enqueuePhoto(request.key, name.replace("photos.", ""), bytes);
    photo.value = { ...photo.value, [name]: bytes };
  };
  const send = async () => {
    const codes: Record<string, string> = {};
    for (const name of names) {
      const kind = fieldOf(name)?.kind ?? "text";
      if (kind === "photo" || kind === "programmes" || kind === "months" || hasNone(form, name)) continue;
      const code = checkField(name, kind, form.answers.value, known(), true);
      if (code) codes[name] = code;
    }
    if (names.includes("address.village") && text(form.answers.value["address.village"]).length === 8 && !form.answers.value["address.village_text"])
      codes["address.village_text"] = "village-text-needed";
    own.problems.value = fromPairs(Object.entries(codes).map(([name, code]) => [name, problemText(code)]));
    shown.value += 1;
    if (Object.keys(codes).length) return;
    state.value = "sending";
    state.value = await deliver(request, correction, form.answers.value, own.problems);
    if (state.value === "arrived") go(`permohonan/${request.key}`);
    else shown.value += 1;
  };

  return (
    <form
      class="stack step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state.value !== "sending") void send();
      }}
    >
      <Heading screen={`perbaikan/${request.key}`}>{pgettext("layanan→pekerja", "Perbaiki jawaban")}</Heading>
      <p>{pgettext("layanan→pekerja", "Petugas hanya meminta bagian di bawah ini. Yang lain sudah tersimpan.")}</p>
      {correction.note ? <Officer words={correction.note} /> : null}
      <ErrorSummary form={form} shown={shown.value} label={labelOf} />
      {asked.map((one) => (
        <section class="card stack" key={one.name}>
          <Note>
            {one.reasons.map((reason) => (
              <p key={reason.code}>{reason.text}</p>
            ))}
          </Note>
          <Before value={request.status?.answers.find((answer) => answer.name === one.name)?.value} />
          {hasNone(form, one.name) ? (
            <h2>{labelOf(one.name)}</h2>
          ) : (
            <Asked form={form} name={one.name} keep={keepPhoto(one.name)} bytes={photo.value[one.name] ?? null} />
          )}
          {mayBeNone(one.name) ? (
            <Tick form={form} name={noneOf(one.name)}>
              {pgettext("pekerja→layanan", "Saya tidak punya")}
            </Tick>
          ) : null}
        </section>
      ))}
      {state.value === "offline" ? (
        <Note kind="danger" alert>
          <p>{pgettext("layanan→pekerja", "Belum terkirim, karena tidak ada sinyal atau layanan sedang sibuk.")}</p>
          <p>{pgettext("layanan→pekerja", "Yang Anda tulis tersimpan di HP ini. Tekan “Kirim perbaikan” sekali lagi bila sudah ada sinyal.")}</p>
        </Note>
      ) : null}
      {state.value === "changed" ? (
        <Note alert>
          <p>{pgettext("layanan→pekerja", "Keadaan permohonan sudah berubah. Lihat keadaan terbarunya.")}</p>
          <p>
            <a href={`#permohonan/${request.key}`}>{pgettext("pekerja→layanan", "Lihat permohonan")}</a>
          </p>
        </Note>
      ) : null}
      <button class="button" type="submit" disabled={state.value === "sending"}>
        {state.value === "sending" ? pgettext("layanan→pekerja", "Sedang mengirim…") : pgettext("pekerja→layanan", "Kirim perbaikan")}
      </button>
      <p class="hint">{pgettext("layanan→pekerja", "Mengirim perbaikan perlu sinyal. Tulisan Anda disimpan di HP ini.")}</p>
      <AskOffice line={kit.value.line} />
      <p>
        <a href={`#permohonan/${request.key}`}>{pgettext("pekerja→layanan", "Kembali")}</a>
      </p>
    </form>
  );
}

/** A form of its own, kept with the request at every answer. */
function ownForm(request: MyRequest) {
  const answers = signal<Answers>({ ...request.typed });
  const problems = signal<Record<string, string>>({});
  const form: Form = {
    answers: computed(() => answers.value),
    problems,
    field: fieldOf,
    set(name, value) {
      answers.value = { ...answers.value, [name]: value === "" ? undefined : value };
      if (name in problems.value) {
        const { [name]: _gone, ...rest } = problems.value;
        problems.value = rest;
      }
      const typed = answers.value;
      void changeRequest(request.key, (one) => {
        one.typed = typed;
      }).catch(() => undefined);
    },
  };
  return {
    form,
    problems,
    state: signal<"" | "sending" | "arrived" | "offline" | "changed" | "refused">(""),
    shown: signal(0),
    photo: signal<Record<string, Uint8Array<ArrayBuffer>>>({}),
  };
}

function Asked({ form, name, keep, bytes }: { form: Form; name: string; bytes: Uint8Array<ArrayBuffer> | null; keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> }) {
  switch (fieldOf(name)?.kind) {
    case "photo":
      return (
        <>
          <h2>{labelOf(name)}</h2>
          <p class="hint">{fieldOf(name)?.hint}</p>
          <PhotoField name={name} id={idOf(name)} bytes={bytes} keep={keep} alt={labelOf(name)} />
        </>
      );
    case "village":
      return <PlaceField form={form} home={kit.value.home} />;
    case "occupation": {
      const chosen = occupationOf(text(form.answers.value[name]));
      return (
        <>
          {chosen ? <p class="note good">{pgettext("layanan→pekerja", "Anda memilih: %(job)s. Boleh diganti di bawah.", { job: chosen.name })}</p> : null}
          <JobPicker form={form} name={name} pick={(slug) => form.set(name, slug)} />
        </>
      );
    }
    case "money":
      return <IncomeField form={form} />;
    case "programmes":
      return <ProgrammesField form={form} />;
    case "months":
      return <MonthsField form={form} />;
    case "text":
      return <TextField form={form} name={name} />;
    default:
      return <Ask form={form} name={name} />;
  }
}

async function deliver(
  request: MyRequest,
  correction: Correction,
  answers: Answers,
  problems: { value: Record<string, string> },
): Promise<"arrived" | "offline" | "changed" | "refused"> {
  // New photos first: the answer ends the office's waiting.
  await deliverNow();
  if ((await waiting()).photos.some((photo) => photo.startsWith(`${request.key}/`))) return "offline";
  const fields: Record<string, unknown> = {};
  for (const { name } of correction.fields) {
    const kind = fieldOf(name)?.kind ?? "text";
    if (answers[noneOf(name)] === true) fields[name] = null;
    else if (kind !== "photo") fields[name] = valueFor(kind, kind === "months" ? (answers[name] ?? 3) : answers[name]);
  }
  if (text(answers["address.village"]).length === 8 && "address.village" in fields) fields["address.village_text"] = answers["address.village_text"];
  const answer = await ask({
    method: "PUT",
    path: `/api/v1/applications/${request.key}/corrections/${correction.number}`,
    key: request.key,
    secret: request.secret,
    body: JSON.stringify({ fields }),
    language: language.value,
  });
  if (answer.kind === "kept") {
    await changeRequest(request.key, (one) => {
      delete one.typed;
      if (one.status) one.status = { ...one.status, state: "submitted", correction: null };
    });
    await refreshRequest(request.key, language.value).catch(() => undefined);
    await refreshList();
    return "arrived";
  }
  if (answer.kind === "refused") {
    const told = Object.entries(answer.problem.fields ?? {});
    problems.value = told.length
      ? fromPairs(told.map(([name, one]) => [name.replace(/^fields\./, ""), one.text]))
      : { [correction.fields[0]?.name ?? ""]: answer.problem.detail ?? answer.problem.title ?? "" };
    return "refused";
  }
  if (answer.kind === "later" && answer.problem && [404, 409].includes(answer.problem.status)) {
    await refreshRequest(request.key, language.value).catch(() => undefined);
    await refreshList();
    return "changed";
  }
  return "offline";
}
