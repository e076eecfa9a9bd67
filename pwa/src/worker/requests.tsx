/** My requests: a card each, with the state as word, shape and sentence, since when, and what to do next. */
import { pgettext, day, longDay } from "../i18n";
import { today } from "../domain/months";
import { stateOf, type MyRequest } from "../offline/requests";
import { Heading, StateBadge, Tile } from "../ui/parts";
import { draft, occupationOf, requests, throwAwayDraft } from "./store";
import { badge, meaning, next } from "../ui/states";
import { useSignal } from "@preact/signals";

/** Since when it is so, in words. */
export function since(request: MyRequest): string {
  const timeline = request.status?.timeline ?? [];
  const last = timeline[timeline.length - 1];
  if (last) return pgettext("layanan→pekerja", "Sejak %(when)s", { when: longDay(last.at) });
  if (request.reply) return pgettext("layanan→pekerja", "Sampai di kantor %(when)s", { when: longDay(request.reply.received_at) });
  return pgettext("layanan→pekerja", "Ditulis %(when)s", { when: day(today(new Date(request.created))) });
}

export function RequestsPage() {
  const sure = useSignal(false);
  return (
    <div class="stack">
      <Heading screen="permohonan">{pgettext("layanan→pekerja", "Permohonan saya")}</Heading>
      {draft.value ? (
        <section class="card" aria-labelledby="draft">
          <h2 id="draft">{occupationOf(String(draft.value.answers.occupation ?? ""))?.name ?? pgettext("layanan→pekerja", "Isian saya")}</h2>
          <StateBadge state="draft">{badge("draft")}</StateBadge>
          <p>{meaning("draft")}</p>
          <a class="button" href={`#${draft.value.step}`}>
            {pgettext("pekerja→layanan", "Lanjutkan isian saya")}
          </a>
          {sure.value ? (
            <>
              <p role="alert">{pgettext("layanan→pekerja", "Semua jawaban dan foto dalam isian ini akan hilang dari HP.")}</p>
              <button type="button" class="button danger" onClick={() => void throwAwayDraft()}>
                {pgettext("pekerja→layanan", "Ya, hapus isian ini")}
              </button>
              <button type="button" class="button quiet" onClick={() => (sure.value = false)}>
                {pgettext("pekerja→layanan", "Tidak jadi")}
              </button>
            </>
          ) : (
            <button type="button" class="button quiet" onClick={() => (sure.value = true)}>
              {pgettext("pekerja→layanan", "Hapus isian ini")}
            </button>
          )}
        </section>
      ) : null}
      {requests.value.map((request) => {
        const state = stateOf(request);
        return (
          <section class="card" key={request.key} data-request={request.key} aria-labelledby={`r-${request.key}`}>
            <h2 id={`r-${request.key}`}>{occupationOf(request.occupation)?.name ?? request.occupation}</h2>
            <StateBadge state={state}>{badge(state)}</StateBadge>
            <p>{meaning(state)}</p>
            <p class="hint">{since(request)}</p>
            <p>
              <strong>{next(state)}</strong>
            </p>
            <a class="button quiet" href={`#permohonan/${request.key}`}>
              {pgettext("pekerja→layanan", "Buka")}
            </a>
          </section>
        );
      })}
      {!draft.value && !requests.value.length ? (
        <p>{pgettext("layanan→pekerja", "Belum ada permohonan di HP ini.")}</p>
      ) : null}
      <ul class="tiles">
        {draft.value ? null : (
          <Tile icon="pencil" href="#kerja">
            {pgettext("pekerja→layanan", "Tulis permohonan baru")}
          </Tile>
        )}
        <Tile icon="payung" href="./">
          {pgettext("pekerja→layanan", "Halaman depan")}
        </Tile>
      </ul>
    </div>
  );
}
