/** A full page when this phone cannot go on: what happened, what is safe, two ways on. */
import { pgettext } from "../i18n";
import { Heading, Tile } from "../ui/parts";
import { language } from "./store";

export type Cause = "insecure" | "no-shelf" | "no-kit";

export function Trouble({ cause }: { cause: Cause }) {
  const words: Record<Cause, () => [string, string, string]> = {
    insecure: () => [
      pgettext("layanan→pekerja", "Peramban ini belum dapat dipakai mendaftar"),
      pgettext("layanan→pekerja", "Jawaban Anda tidak dapat disimpan dengan aman di sini, jadi kami tidak memintanya."),
      pgettext("layanan→pekerja", "Coba dengan Chrome atau Firefox terbaru, dari alamat yang diawali https."),
    ],
    "no-shelf": () => [
      pgettext("layanan→pekerja", "HP ini tidak mengizinkan kami menyimpan"),
      pgettext("layanan→pekerja", "Mungkin penyimpanan penuh, atau halaman dibuka di jendela pribadi. Belum ada yang dikirim."),
      pgettext("layanan→pekerja", "Kosongkan sedikit tempat, atau buka di jendela biasa, lalu coba lagi."),
    ],
    "no-kit": () => [
      pgettext("layanan→pekerja", "Perlu sinyal sekali untuk mulai"),
      pgettext("layanan→pekerja", "Daftar pekerjaan dan harga belum tersimpan di HP ini. Isian yang sudah ada tetap aman."),
      pgettext("layanan→pekerja", "Buka halaman ini sekali saat ada sinyal. Setelah itu dapat diisi tanpa sinyal."),
    ],
  };
  const [title, safe, what] = words[cause]();
  return (
    <div class="stack">
      <Heading screen={cause}>{title}</Heading>
      <p>{safe}</p>
      <p>{what}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {pgettext("pekerja→layanan", "Coba lagi")}
      </button>
      <p>{pgettext("layanan→pekerja", "Bisa juga datang ke kantor cabang BPJS Ketenagakerjaan dengan KTP, atau telepon 175.")}</p>
      <ul class="tiles">
        <Tile icon="phone" href="tel:175">
          {pgettext("layanan→pekerja", "Telepon 175")}
        </Tile>
        <Tile icon="payung" href={`/${language.value}/`}>
          {pgettext("pekerja→layanan", "Halaman depan")}
        </Tile>
      </ul>
    </div>
  );
}
