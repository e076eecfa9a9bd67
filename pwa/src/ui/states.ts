/** The states of a request in plain words: the badge, what it means, and what to do next (often nothing). */
import type { PhoneState } from "../domain/states";
import { pgettext } from "../i18n";

/** On a badge; at most 30 characters. */
const BADGES: Record<PhoneState, () => string> = {
  // Translators: badge of a request, at most 30 characters.
  draft: () => pgettext("layanan→pekerja", "Belum selesai ditulis"),
  // Translators: badge of a request that waits for signal, at most 30 characters.
  waiting: () => pgettext("layanan→pekerja", "Masih di HP ini"),
  // Translators: badge of a request that the server could not take, at most 30 characters.
  help: () => pgettext("layanan→pekerja", "Perlu bantuan Anda"),
  // Translators: badge, the request arrived at the office, at most 30 characters.
  submitted: () => pgettext("layanan→pekerja", "Sudah sampai di kantor"),
  // Translators: badge, an officer is reading it, at most 30 characters.
  in_review: () => pgettext("layanan→pekerja", "Sedang dibaca petugas"),
  // Translators: badge, the worker has to correct something, at most 30 characters.
  needs_correction: () => pgettext("layanan→pekerja", "Perlu bantuan Anda"),
  // Translators: badge, the data is right but nothing may be paid yet, at most 30 characters.
  approved: () => pgettext("layanan→pekerja", "Data Anda sudah benar"),
  // Translators: badge, the bill is made, at most 30 characters.
  payable: () => pgettext("layanan→pekerja", "Siap dibayar"),
  // Translators: badge, protection has begun, at most 30 characters.
  active: () => pgettext("layanan→pekerja", "Sudah terlindungi"),
  // Translators: badge, the office cannot register this person, at most 30 characters.
  rejected: () => pgettext("layanan→pekerja", "Belum dapat didaftarkan"),
  // Translators: badge, no need to go on (already a member and the like), at most 30 characters.
  closed: () => pgettext("layanan→pekerja", "Tidak perlu dilanjutkan"),
  // Translators: badge, the worker took the request back, at most 30 characters.
  withdrawn: () => pgettext("layanan→pekerja", "Sudah ditarik"),
};

export const badge = (state: PhoneState): string => BADGES[state]();

const MEANINGS: Record<PhoneState, () => string> = {
  draft: () => pgettext("layanan→pekerja", "Isian ini tersimpan di HP ini dan belum dikirim."),
  waiting: () => pgettext("layanan→pekerja", "Permohonan tersimpan aman di HP ini. Belum ada kabar bahwa kantor sudah menerimanya."),
  help: () => pgettext("layanan→pekerja", "Permohonan belum dapat diterima. Jawaban Anda masih tersimpan di HP ini."),
  submitted: () => pgettext("layanan→pekerja", "Permohonan sudah diterima dan menunggu dibaca petugas."),
  in_review: () => pgettext("layanan→pekerja", "Petugas kantor cabang sedang memeriksa permohonan ini."),
  needs_correction: () => pgettext("layanan→pekerja", "Petugas meminta Anda melihat lagi beberapa jawaban."),
  approved: () => pgettext("layanan→pekerja", "Data sudah benar. Kantor sedang membuat tagihan. Jangan membayar dulu."),
  payable: () => pgettext("layanan→pekerja", "Tagihan sudah siap. Perlindungan mulai setelah iuran pertama dibayar."),
  active: () => pgettext("layanan→pekerja", "Iuran pertama sudah diterima. Anda sudah terlindungi."),
  rejected: () => pgettext("layanan→pekerja", "Kantor belum dapat mendaftarkan Anda. Alasannya ada di bawah."),
  closed: () => pgettext("layanan→pekerja", "Permohonan ini tidak perlu dilanjutkan. Alasannya ada di bawah."),
  withdrawn: () => pgettext("layanan→pekerja", "Permohonan ini ditarik. Anda boleh mengirim yang baru kapan saja."),
};

export const meaning = (state: PhoneState): string => MEANINGS[state]();

const NEXT: Record<PhoneState, () => string> = {
  draft: () => pgettext("layanan→pekerja", "Lanjutkan menulis bila ada waktu."),
  waiting: () => pgettext("layanan→pekerja", "Tidak perlu apa-apa. Permohonan berangkat sendiri saat ada sinyal dan halaman ini terbuka."),
  help: () => pgettext("layanan→pekerja", "Baca pesan di bawah, lalu perbaiki dan kirim lagi."),
  submitted: () => pgettext("layanan→pekerja", "Anda tidak perlu apa-apa sekarang. Petugas mungkin menelepon."),
  in_review: () => pgettext("layanan→pekerja", "Anda tidak perlu apa-apa sekarang. Petugas mungkin menelepon."),
  needs_correction: () => pgettext("layanan→pekerja", "Jawab lagi yang diminta. Jawaban lain tidak perlu diulang."),
  approved: () => pgettext("layanan→pekerja", "Tunggu sampai di sini tertulis “Siap dibayar”. Anda belum terlindungi."),
  payable: () => pgettext("layanan→pekerja", "Bayar iuran dengan menyebut NIK. Sebelum dibayar, Anda belum terlindungi."),
  active: () => pgettext("layanan→pekerja", "Bayar iuran bulan berikutnya paling lambat tanggal 15 bulan itu, supaya perlindungan tidak terputus."),
  rejected: () => pgettext("layanan→pekerja", "Bila ada yang belum jelas, tanyakan ke kantor cabang atau telepon 175."),
  closed: () => pgettext("layanan→pekerja", "Bila ada yang belum jelas, tanyakan ke kantor cabang atau telepon 175."),
  withdrawn: () => pgettext("layanan→pekerja", "Anda tidak perlu apa-apa sekarang."),
};

export const next = (state: PhoneState): string => NEXT[state]();
