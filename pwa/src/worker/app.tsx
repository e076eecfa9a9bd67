/** Which screen stands for the present address, and what stands on all of them. */
import { useEffect } from "preact/hooks";
import { longDay, pgettext } from "../i18n";
import { Icon, Note } from "../ui/parts";
import { PhotoStep } from "./card_photo";
import { STEPS, type Step } from "./checks";
import { CorrectionPage } from "./correction";
import { HomeStep } from "./home";
import { IdentityStep } from "./identity";
import { JobStep } from "./job";
import { JoinStep } from "./join";
import { PriceStep } from "./price";
import { RequestPage } from "./request";
import { RequestsPage } from "./requests";
import { ReviewStep } from "./review";
import { replace, route } from "./route";
import { answers, draft, give, notice, occupationOf, problems, requests, setStep, unreached, updateWaits } from "./store";
import { WorkStep } from "./work";

const SCREENS: Record<Step, () => preact.JSX.Element> = {
  kerja: JobStep,
  boleh: JoinStep,
  iuran: PriceStep,
  foto: PhotoStep,
  diri: IdentityStep,
  pekerjaan: WorkStep,
  tempat: HomeStep,
  periksa: ReviewStep,
};

export function App() {
  const { name, rest } = route.value;
  return (
    <>
      {updateWaits.value ? (
        <Note>
          <p>{pgettext("layanan→pekerja", "Ada versi baru Payung. Jawaban Anda tetap tersimpan.")}</p>
          <button type="button" class="button quiet" onClick={() => updateWaits.value?.()}>
            {pgettext("pekerja→layanan", "Pakai versi baru")}
          </button>
        </Note>
      ) : null}
      <Unreached />
      {notice.value ? (
        <Note alert>
          <p>{notice.value}</p>
        </Note>
      ) : null}
      <Screen name={name} rest={rest} />
      {name === "permohonan" || !requests.value.length ? null : (
        <p class="also">
          <a href="#permohonan">{pgettext("layanan→pekerja", "Permohonan saya (%(count)s)", { count: requests.value.length })}</a>
        </p>
      )}
    </>
  );
}

/** Small and calm: nothing is lost without signal, but prices are of the day they were kept. */
function Unreached() {
  const kept = unreached.value;
  if (kept === null) return null;
  return (
    <p class="hint kept" data-unreached>
      <Icon name="wifi-off" />
      <span>
        {kept
          ? pgettext("layanan→pekerja", "Halaman ini tersimpan di HP pada %(when)s. Harga mungkin sudah berubah.", { when: longDay(kept) })
          : pgettext("layanan→pekerja", "Tidak ada sinyal. Yang Anda tulis tetap aman di HP ini.")}
      </span>
    </p>
  );
}

function Screen({ name, rest }: { name: string; rest: string }) {
  if (name === "permohonan") return rest ? <RequestPage id={rest} key={rest} /> : <RequestsPage />;
  if (name === "perbaikan") return <CorrectionPage id={rest} key={rest} />;
  if (name === "mulai") return <Begin slug={rest} />;
  return <StepScreen name={name} />;
}

/** From the page of an occupation: begins with that job; what was written before stays. */
function Begin({ slug }: { slug: string }) {
  useEffect(() => {
    if (occupationOf(slug)) {
      give({ occupation: slug });
      replace("boleh");
    } else replace("kerja");
  }, [slug]);
  return null;
}

function StepScreen({ name }: { name: string }) {
  const known = (STEPS as readonly string[]).includes(name);
  const kept = draft.value?.step ?? "kerja";
  // Without a job there is nothing to ask the rest about.
  const step = (known ? name : kept) as Step;
  const here: Step = (STEPS as readonly string[]).includes(step) && (answers.value.occupation || step === "kerja") ? step : "kerja";
  useEffect(() => {
    if (name !== here) replace(here);
    setStep(here);
    if (here === "periksa" && answers.value["~back"]) give({ "~back": undefined });
    return () => {
      problems.value = {};
      notice.value = "";
    };
  }, [here]);
  const Present = SCREENS[here];
  return <Present key={here} />;
}
