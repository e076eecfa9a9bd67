/** Before you write: who will see this and for how long; then the card, so that one can copy from it. */
import { pgettext } from "../i18n";
import { PhotoField } from "../ui/photo";
import { idOf } from "../ui/form";
import { Icon } from "../ui/parts";
import { StepFrame } from "./frame";
import { go } from "./route";
import { fieldOf, keepPhoto, leavePhoto, photos, setStep } from "./store";

export function PhotoStep() {
  const taken = photos.value.ktp ?? null;
  const field = fieldOf("photos.ktp");
  const later = async () => {
    await leavePhoto("ktp");
    setStep("diri");
    go("diri");
  };
  return (
    <StepFrame step="foto" title={pgettext("layanan→pekerja", "Foto KTP dulu")} hideForward={!taken}>
      <div class="note stack">
        <p>
          <Icon name="lock" /> {pgettext("layanan→pekerja", "Foto dan jawaban Anda hanya dibuka petugas kantor cabang yang memeriksa. Setiap kali dibuka, dicatat.")}
        </p>
        <p>{pgettext("layanan→pekerja", "Data disimpan selama permohonan diurus. Bila tidak dilanjutkan, data dihapus.")}</p>
      </div>
      <p>{pgettext("layanan→pekerja", "Dengan foto, Anda atau keluarga tinggal menyalin dari KTP. Petugas pun lebih cepat memeriksa.")}</p>
      {field?.hint ? <p class="hint">{field.hint}</p> : null}
      <PhotoField
        name="photos.ktp"
        id={idOf("photos.ktp")}
        bytes={taken}
        keep={(bytes) => keepPhoto("ktp", bytes)}
        drop={() => leavePhoto("ktp")}
        alt={pgettext("layanan→pekerja", "Foto KTP yang Anda ambil")}
      />
      {taken ? (
        <p class="hint">{pgettext("layanan→pekerja", "Terbaca semua tulisannya? Kalau kabur atau terpotong, ambil lagi.")}</p>
      ) : (
        <button type="button" class="button quiet" onClick={() => void later()}>
          {pgettext("pekerja→layanan", "Nanti saja, lanjut tanpa foto")}
        </button>
      )}
    </StepFrame>
  );
}

/** The card as photographed, small, to copy from while writing. */
export function CardToCopy({ address }: { address: string }) {
  return address ? (
    <details class="more">
      <summary>{pgettext("layanan→pekerja", "Lihat foto KTP untuk menyalin")}</summary>
      <img class="shot" src={address} alt={pgettext("layanan→pekerja", "Foto KTP yang Anda ambil")} />
    </details>
  ) : null;
}
