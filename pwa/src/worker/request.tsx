/** One request: where it is, what to do, what was written, and the ways back out of it. It never says more than is true. */
import { fromPairs } from "../domain/records";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { goesWell, mayWithdraw, type PhoneState } from "../domain/states";
import { longDay, pgettext } from "../i18n";
import { enqueuePhoto, letterOf } from "../offline/outbox";
import { forgetRequest, refreshRequest, stateOf, withdrawRequest, type Bill as Bill_, type Branch, type MyRequest } from "../offline/requests";
import { idOf } from "../ui/form";
import { AskOffice, Heading, Note, StateBadge, WithOriginal } from "../ui/parts";
import { PhotoField } from "../ui/photo";
import { stepOf } from "./checks";
import { labelOf } from "./frame";
import { Bill } from "./price";
import { since } from "./requests";
import { go } from "./route";
import { deliverNow, draft, kit, language, line, occupationOf, problems, refreshList, requests, shown, startWith } from "./store";
import { badge, meaning, next } from "../ui/states";

export function officeName(branch: Branch): string {
  return branch.sure
    ? pgettext("layanan→pekerja", "Kantor BPJS Ketenagakerjaan %(name)s", { name: branch.name })
    : pgettext("layanan→pekerja", "Kemungkinan kantor BPJS Ketenagakerjaan %(name)s", { name: branch.name });
}

export function RequestPage({ id }: { id: string }) {
  const request = requests.value.find((one) => one.key === id);
  const asking = useSignal(false);
  const news = useSignal<"" | "fresh" | "stale">("");

  const look = async () => {
    asking.value = true;
    await deliverNow();
    const acknowledged = requests.value.find((one) => one.key === id)?.reply;
    const kind = acknowledged ? await refreshRequest(id, language.value).catch(() => "later" as const) : null;
    await refreshList();
    news.value = kind === null || kind === "kept" ? "fresh" : "stale";
    asking.value = false;
  };
  // Asked when the page opens, and once more when the request has arrived by itself.
  const arrived = Boolean(request?.reply);
  useEffect(() => {
    void look();
  }, [id, arrived]);

  if (!request) {
    return (
      <div class="stack">
        <Heading screen={`permohonan/${id}`}>{pgettext("layanan→pekerja", "Permohonan ini tidak ada di HP ini")}</Heading>
        <p>{pgettext("layanan→pekerja", "Mungkin sudah dihapus dari HP, atau dikirim dari HP lain. Dengan kodenya, keadaannya tetap dapat dilihat.")}</p>
        <p>
          <a href="cek">{pgettext("pekerja→layanan", "Cek permohonan")}</a>
        </p>
        <p>
          <a href="#permohonan">{pgettext("pekerja→layanan", "Permohonan saya")}</a>
        </p>
      </div>
    );
  }
  const state = stateOf(request);
  return (
    <div class="stack" data-request={request.key} data-state={state}>
      <Heading screen={`permohonan/${id}`}>{occupationOf(request.occupation)?.name ?? pgettext("layanan→pekerja", "Permohonan saya")}</Heading>
      <div role="status" class="stack">
        <StateBadge state={state}>{badge(state)}</StateBadge>
        <p>{meaning(state)}</p>
      </div>
      <p class="hint">{since(request)}</p>
      <Note kind={goesWell(state) ? "good" : ""}>
        <h2>{pgettext("layanan→pekerja", "Yang perlu Anda lakukan")}</h2>
        <p>{next(state)}</p>
        <Deed request={request} state={state} look={look} asking={asking.value} />
      </Note>
      <Payment request={request} state={state} />
      <Reasons request={request} state={state} />
      <Arrived request={request} />
      <CardPhoto request={request} state={state} />
      {request.reply ? (
        <div class="stack">
          <p class="hint" role="status">
            {asking.value
              ? pgettext("layanan→pekerja", "Sedang menanyakan kabar ke kantor…")
              : news.value === "stale" && !request.erased
                ? pgettext("layanan→pekerja", "Belum ada kabar baru, mungkin tidak ada sinyal. Yang terlihat adalah kabar terakhir.")
                : ""}{" "}
            {request.checked ? pgettext("layanan→pekerja", "Kabar terakhir: %(when)s.", { when: longDay(new Date(request.checked).toISOString()) }) : ""}
          </p>
          <button type="button" class="button quiet" disabled={asking.value} onClick={() => void look()}>
            {pgettext("pekerja→layanan", "Lihat kabar terbaru")}
          </button>
        </div>
      ) : null}
      <Written request={request} />
      <Leaving request={request} state={state} />
      <p>
        <a href="#permohonan">{pgettext("pekerja→layanan", "Permohonan saya")}</a>
      </p>
    </div>
  );
}

/** The one thing to do now, as a button where there is one. */
function Deed({ request, state, look, asking }: { request: MyRequest; state: PhoneState; look: () => Promise<void>; asking: boolean }) {
  if (state === "waiting") {
    return (
      <>
        <p role="status">
          {asking
            ? pgettext("layanan→pekerja", "Sedang mencoba mengirim…")
            : pgettext("layanan→pekerja", "Belum berhasil terkirim. HP ini akan mencoba lagi sendiri.")}
        </p>
        <button type="button" class="button" disabled={asking} onClick={() => void look()}>
          {pgettext("pekerja→layanan", "Coba kirim sekarang")}
        </button>
      </>
    );
  }
  if (state === "help") return <Refused request={request} />;
  if (state === "needs_correction" && request.status?.correction) {
    return (
      <>
        <ul>
          {request.status.correction.fields.map((field) => (
            <li key={field.name}>
              <strong>{field.label}</strong>
              {field.reasons.map((reason) => (
                <p key={reason.code}>{reason.text}</p>
              ))}
            </li>
          ))}
        </ul>
        {request.status.correction.note ? <Officer words={request.status.correction.note} /> : null}
        <a class="button" href={`#perbaikan/${request.key}`}>
          {pgettext("pekerja→layanan", "Perbaiki sekarang")}
        </a>
      </>
    );
  }
  return null;
}

/** What an officer wrote in their own words, whatever language they write. */
export function Officer({ words }: { words: string }) {
  return (
    <blockquote>
      <p>{pgettext("layanan→pekerja", "Pesan petugas:")}</p>
      <p lang="id">{words}</p>
    </blockquote>
  );
}

/** The server's words, and the way to mend it: everything typed comes back as a draft. */
function Refused({ request }: { request: MyRequest }) {
  const problem = request.problem;
  if (!problem) return null;
  const fields = Object.entries(problem.fields ?? {});
  const mend = async () => {
    const kept = await letterOf(request.key);
    if (!kept) return;
    const names = fields.map(([name]) => name);
    await startWith({ ...kept.letter.answers, "~back": "periksa", "~consent": undefined }, kept.photos, names[0] ? stepOf(names[0]) : "periksa");
    problems.value = fromPairs(fields.map(([name, one]) => [name, one.text]));
    shown.value += 1;
    await forgetRequest(request.key);
    await refreshList();
    go(names[0] ? stepOf(names[0]) : "periksa");
  };
  return (
    <>
      {problem.title ? <p>{problem.title}</p> : null}
      {problem.detail ? <p>{problem.detail}</p> : null}
      {fields.length ? (
        <ul>
          {fields.map(([name, one]) => (
            <li key={name}>{`${labelOf(name)}: ${one.text}`}</li>
          ))}
        </ul>
      ) : null}
      {problem.status === 410 || !draft.value ? null : <p>{replacesDraft()}</p>}
      {problem.status === 410 ? null : (
        <button type="button" class="button" onClick={() => void mend()}>
          {pgettext("pekerja→layanan", "Perbaiki dan kirim lagi")}
        </button>
      )}
      <AskOffice line={kit.value.line} />
    </>
  );
}

/** One draft at a time: opening this one again takes the place of another that is being written. */
const replacesDraft = (): string =>
  pgettext("layanan→pekerja", "Di HP ini ada isian lain yang belum selesai. Isian itu akan hilang, diganti dengan permohonan ini.");

/** Code and office: only after the acknowledgement. */
function Arrived({ request }: { request: MyRequest }) {
  const reply = request.reply;
  if (!reply || request.erased) return null;
  const branch = request.status?.branch ?? reply.branch;
  return (
    <section class="card" aria-labelledby="arrived">
      <h2 id="arrived">{pgettext("layanan→pekerja", "Sudah diterima")}</h2>
      <p>{pgettext("layanan→pekerja", "Kode permohonan")}</p>
      <p class="money big code" data-code>
        {reply.tracking_code}
      </p>
      <p class="hint">
        {pgettext("layanan→pekerja", "Catat kode ini. Dengan kode dan empat angka terakhir nomor HP, keadaannya dapat dilihat dari HP mana pun.")}
      </p>
      <p>{officeName(branch)}</p>
      {branch.address ? <p class="hint">{branch.address}</p> : null}
      {branch.sure ? null : (
        <p class="hint">{pgettext("layanan→pekerja", "Bila kantornya lain, petugas yang memindahkan. Anda tidak perlu mengirim ulang.")}</p>
      )}
    </section>
  );
}

function Reasons({ request, state }: { request: MyRequest; state: PhoneState }) {
  const reasons = request.status?.reasons ?? [];
  if (!reasons.length || (state !== "rejected" && state !== "closed")) return null;
  return (
    <section class="card" aria-labelledby="reasons">
      <h2 id="reasons">{pgettext("layanan→pekerja", "Mengapa")}</h2>
      {reasons.map((reason) => (
        <p key={reason.code}>{reason.text}</p>
      ))}
      <AskOffice line={kit.value.line} />
    </section>
  );
}

function Payment({ request, state }: { request: MyRequest; state: PhoneState }) {
  const bill = request.status?.bill;
  if (state !== "payable" || !bill) return null;
  const lines = bill.months.flatMap((month) => month.lines);
  const whole = {
    months: bill.months,
    total: bill.total,
    full_total: lines.reduce((sum, one) => sum + one.full, 0),
    unsettled: bill.unsettled,
    relief_ends: reliefEnd(bill, occupationOf(request.occupation)?.transport === "true"),
  };
  const branch = request.status?.branch ?? request.reply?.branch;
  return (
    <>
      <Bill bill={whole} fixed />
      <section class="card stack" aria-labelledby="pay">
        <h2 id="pay">{pgettext("layanan→pekerja", "Cara membayar")}</h2>
        <p>
          {pgettext("layanan→pekerja", "Nomor tagihan")}: <strong class="money">{bill.reference}</strong>
        </p>
        <WithOriginal checked={kit.value.checked}>{() => howToPay(branch)}</WithOriginal>
      </section>
    </>
  );
}

function howToPay(branch: Branch | undefined) {
  return (
    <>
      <ol class="steps">
        <li>
          {branch
            ? pgettext("layanan→pekerja", "Datang ke kantor BPJS Ketenagakerjaan %(name)s, atau telepon 175 untuk tempat bayar terdekat.", { name: branch.name })
            : pgettext("layanan→pekerja", "Telepon 175 untuk tempat bayar terdekat.")}
        </li>
        <li>{pgettext("layanan→pekerja", "Sebut NIK Anda. NIK adalah nomor untuk membayar.")}</li>
        <li>{pgettext("layanan→pekerja", "Cocokkan jumlahnya, lalu simpan buktinya.")}</li>
      </ol>
      <p class="hint">{pgettext("layanan→pekerja", "Bayar hanya di tempat resmi. Petugas tidak pernah meminta OTP atau kata sandi.")}</p>
    </>
  );
}

/** The last month of the relief that lowers this bill, from the rows of the kit. */
function reliefEnd(bill: Bill_, transport: boolean): string | null {
  const ends = bill.months.flatMap(({ month, lines }) =>
    lines
      .filter((line) => line.due < line.full)
      .map((line) => {
        const held = kit.value.tariffs.reliefs.filter((one) => one.programme === line.programme && one.first <= month && month <= one.last);
        return (held.find((one) => one.transport === transport) ?? held[0])?.last;
      }),
  );
  return ends.reduce<string | null>((last, one) => (one && (!last || one > last) ? one : last), null);
}

/** A card photo that is on its way, was refused, or may still follow. */
function CardPhoto({ request, state }: { request: MyRequest; state: PhoneState }) {
  const kept = useSignal(false);
  if (request.erased || state === "help") return null;
  const waits = line.value.photos.includes(`${request.key}/ktp`);
  if (waits && request.reply) {
    return <p class="note">{pgettext("layanan→pekerja", "Foto KTP masih di HP ini dan sedang menyusul.")}</p>;
  }
  const mayFollow = state === "submitted" && request.status !== undefined && request.status.photos.ktp !== "received";
  if (!request.photoProblem && !mayFollow) return null;
  return (
    <section class="card stack" aria-labelledby="card-photo">
      <h2 id="card-photo">{labelOf("photos.ktp")}</h2>
      {request.photoProblem ? (
        <Note kind="danger" alert>
          {request.photoProblem.title ? <p>{request.photoProblem.title}</p> : null}
          {request.photoProblem.detail ? <p>{request.photoProblem.detail}</p> : null}
        </Note>
      ) : (
        <p>{pgettext("layanan→pekerja", "Belum ada foto KTP. Boleh menyusul dari sini, supaya lebih cepat diperiksa.")}</p>
      )}
      {kept.value ? null : (
        <PhotoField
          name="photos.ktp"
          id={idOf("photos.ktp")}
          bytes={null}
          keep={async (bytes) => {
            await enqueuePhoto(request.key, "ktp", bytes);
            kept.value = true;
            await refreshList();
            void deliverNow();
          }}
          alt=""
        />
      )}
    </section>
  );
}

/** A masked copy of the answers, from the server, and who filled them in. */
function Written({ request }: { request: MyRequest }) {
  const told = request.status?.answers;
  if (!told?.length) return null;
  return (
    <details class="more card">
      <summary>{pgettext("layanan→pekerja", "Yang saya tulis")}</summary>
      <p class="hint">
        {request.status?.filled_by === "helper"
          ? pgettext("layanan→pekerja", "Diisi oleh pendamping. Sebagian disamarkan supaya aman.")
          : pgettext("layanan→pekerja", "Diisi sendiri di HP ini. Sebagian disamarkan supaya aman.")}
      </p>
      <dl class="told">
        {told.map((answer) => (
          <div key={answer.name}>
            <dt>{answer.label}</dt>
            <dd>{answer.value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** "I made a mistake" and "off this phone": each asks once more before it happens. */
function Leaving({ request, state }: { request: MyRequest; state: PhoneState }) {
  const asked = useSignal<"" | "withdraw" | "forget">("");
  const fault = useSignal(false);
  const replaces = useSignal(false);
  const mayUndo = state === "waiting" || mayWithdraw(state);

  const askToWithdraw = async () => {
    replaces.value = Boolean(draft.value && (await letterOf(request.key)));
    asked.value = "withdraw";
  };
  const withdraw = async () => {
    fault.value = false;
    const kept = await letterOf(request.key);
    if (!(await withdrawRequest(request.key, language.value).catch(() => false))) {
      fault.value = true;
      await refreshList();
      return;
    }
    if (kept) await startWith({ ...kept.letter.answers, "~back": "periksa", "~consent": undefined }, kept.photos, "periksa");
    await refreshList();
    go(kept ? "periksa" : "kerja");
  };
  const forget = async () => {
    await forgetRequest(request.key);
    await refreshList();
    go("permohonan");
  };

  return (
    <details class="more">
      <summary>{pgettext("layanan→pekerja", "Ada yang salah, atau ingin menghapus")}</summary>
      <div class="stack">
        {mayUndo ? (
          asked.value === "withdraw" ? (
            <Note kind="danger" alert>
              <p>
                {state === "waiting"
                  ? pgettext("layanan→pekerja", "Permohonan ini tidak jadi dikirim. Isiannya dibuka lagi supaya dapat diubah.")
                  : pgettext("layanan→pekerja", "Permohonan ini ditarik dan datanya dihapus dari kantor. Setelah itu Anda menulis yang baru.")}
              </p>
              {replaces.value ? <p>{replacesDraft()}</p> : null}
              <button type="button" class="button danger" onClick={() => void withdraw()}>
                {pgettext("pekerja→layanan", "Ya, tarik dan tulis lagi")}
              </button>
              <button type="button" class="button quiet" onClick={() => (asked.value = "")}>
                {pgettext("pekerja→layanan", "Tidak jadi")}
              </button>
              {fault.value ? (
                <p class="problem">
                  {pgettext("layanan→pekerja", "Belum dapat ditarik. Perlu sinyal untuk memberi tahu kantor. Tidak ada yang berubah.")}
                </p>
              ) : null}
            </Note>
          ) : (
            <button type="button" class="button quiet" onClick={() => void askToWithdraw()}>
              {pgettext("pekerja→layanan", "Saya salah tulis, tarik permohonan")}
            </button>
          )
        ) : null}
        {asked.value === "forget" ? (
          <Note kind="danger" alert>
            <p>
              {request.reply
                ? pgettext("layanan→pekerja", "Catatan ini hilang dari HP, tetapi kantor tetap memprosesnya. Catat dulu kodenya.")
                : pgettext("layanan→pekerja", "Permohonan ini belum terkirim. Bila dihapus dari HP, isiannya hilang.")}
            </p>
            <button type="button" class="button danger" onClick={() => void forget()}>
              {pgettext("pekerja→layanan", "Ya, hapus dari HP ini")}
            </button>
            <button type="button" class="button quiet" onClick={() => (asked.value = "")}>
              {pgettext("pekerja→layanan", "Tidak jadi")}
            </button>
          </Note>
        ) : (
          <button type="button" class="button quiet" onClick={() => (asked.value = "forget")}>
            {pgettext("pekerja→layanan", "Hapus dari HP ini")}
          </button>
        )}
      </div>
    </details>
  );
}
