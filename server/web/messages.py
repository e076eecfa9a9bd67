"""The words of every refusal: a stable code becomes a title and what to do, in the caller's language.

Nothing here blames: what happened, what is safe, what to do. A code without words of its own reads as `check-answers`;
a test walks every code there is.
"""

from server.web.i18n import pgettext

TITLES = {
    # Translators: heading over a form that came back; the marked fields say what to change.
    "check-answers": lambda: pgettext("layanan→pekerja", "Ada isian yang perlu Anda periksa lagi"),
    "bad-request": lambda: pgettext("layanan→pekerja", "Kiriman ini tidak dapat kami baca"),
    "json-broken": lambda: pgettext("layanan→pekerja", "Kiriman ini tidak dapat kami baca"),
    "key-form": lambda: pgettext("layanan→pekerja", "Nomor permohonan ini tidak lengkap"),
    "key-reused": lambda: pgettext("layanan→pekerja", "Permohonan ini sudah terkirim dengan isi yang lain"),
    "erased": lambda: pgettext("layanan→pekerja", "Permohonan ini sudah dihapus atas permintaan"),
    "not-found": lambda: pgettext("layanan→pekerja", "Yang Anda cari tidak ada di sini"),
    "code-not-found": lambda: pgettext("layanan→pekerja", "Kode atau angka telepon itu tidak cocok"),
    "tracking-code-form": lambda: pgettext("layanan→pekerja", "Kode itu belum lengkap"),
    "secret-needed": lambda: pgettext("layanan→pekerja", "Hanya ponsel yang mengirim dapat membuka permohonan ini"),
    "not-allowed-now": lambda: pgettext("layanan→pekerja", "Ini tidak dapat dilakukan sekarang"),
    "claim-lost": lambda: pgettext("layanan→petugas", "Berkas ini sudah berubah atau dipegang petugas lain"),
    "already-registered": lambda: pgettext("layanan→petugas", "NIK ini sudah disetujui pada permohonan lain"),
    "not-yours": lambda: pgettext("layanan→petugas", "Anda tidak berwenang untuk ini"),
    "sign-in-needed": lambda: pgettext("layanan→petugas", "Silakan masuk dahulu"),
    "sign-in-failed": lambda: pgettext("layanan→petugas", "Surel atau kata sandi tidak cocok"),
    "cross-site": lambda: pgettext("layanan→petugas", "Permintaan ini datang dari alamat lain"),
    "too-many-tries": lambda: pgettext("layanan→pekerja", "Terlalu banyak percobaan"),
    "too-large": lambda: pgettext("layanan→pekerja", "Kiriman ini terlalu besar"),
    "photo-too-large": lambda: pgettext("layanan→pekerja", "Foto ini terlalu besar"),
    "photo-not-a-picture": lambda: pgettext("layanan→pekerja", "Berkas ini bukan foto"),
    "photo-broken": lambda: pgettext("layanan→pekerja", "Foto ini tidak dapat dibuka"),
    "photo-already-there": lambda: pgettext("layanan→pekerja", "Foto ini sudah kami terima"),
    "photo-not-wanted": lambda: pgettext("layanan→pekerja", "Foto tidak diperlukan lagi"),
    "photo-awaited": lambda: pgettext("layanan→petugas", "Fotonya masih dalam perjalanan"),
    "claim-first": lambda: pgettext("layanan→petugas", "Ambil berkas ini dahulu"),
    "correction-not-asked": lambda: pgettext("layanan→pekerja", "Perbaikan ini tidak diminta"),
    "media-type": lambda: pgettext("layanan→pekerja", "Kiriman ini tidak dapat kami baca"),
    "sealed-not-yet": lambda: pgettext("layanan→pekerja", "Kiriman tersegel belum dapat kami buka"),
    "method-not-allowed": lambda: pgettext("layanan→pekerja", "Ini tidak dapat dilakukan di sini"),
    "try-again": lambda: pgettext("layanan→pekerja", "Layanan sedang sibuk"),
    "our-fault": lambda: pgettext("layanan→pekerja", "Ada yang tidak beres di pihak kami"),
}

DETAILS = {
    "check-answers": lambda f: pgettext(
        "layanan→pekerja", "Isian Anda tetap ada. Ubah yang ditandai, lalu kirim lagi."
    ),
    "bad-request": lambda f: pgettext(
        "layanan→pekerja", "Isian Anda tetap ada di ponsel. Perbarui halaman, lalu kirim lagi."
    ),
    "json-broken": lambda f: pgettext(
        "layanan→pekerja", "Isian Anda tetap ada di ponsel. Perbarui halaman, lalu kirim lagi."
    ),
    "key-form": lambda f: pgettext("layanan→pekerja", "Buka lagi permohonan Anda dari daftar di ponsel."),
    "key-reused": lambda f: pgettext(
        "layanan→pekerja", "Kiriman pertama tetap tersimpan. Buka Permohonan saya untuk melihatnya."
    ),
    "erased": lambda f: pgettext("layanan→pekerja", "Data pribadi di dalamnya sudah tidak ada pada kami."),
    "not-found": lambda f: pgettext("layanan→pekerja", "Periksa alamatnya, atau mulai lagi dari halaman depan."),
    "code-not-found": lambda f: pgettext(
        "layanan→pekerja", "Periksa kode dan empat angka terakhir nomor telepon pada permohonan itu."
    ),
    "tracking-code-form": lambda f: pgettext(
        "layanan→pekerja", "Kode terdiri dari sepuluh huruf dan angka, seperti tertulis saat permohonan sampai."
    ),
    "secret-needed": lambda f: pgettext(
        "layanan→pekerja", "Dengan ponsel lain, pakai kode dan empat angka terakhir nomor telepon."
    ),
    "not-allowed-now": lambda f: pgettext(
        "layanan→pekerja", "Keadaan permohonan sudah berubah. Lihat keadaan terbarunya."
    ),
    "claim-lost": lambda f: pgettext(
        "layanan→petugas", "Tidak ada yang tersimpan. Muat ulang untuk melihat keadaan terbaru."
    ),
    "already-registered": lambda f: pgettext(
        "layanan→petugas", "Bandingkan kedua permohonan, lalu tutup yang ganda atau tolak yang keliru."
    ),
    "not-yours": lambda f: pgettext("layanan→petugas", "Berkas ini milik cabang, petugas, atau peran lain."),
    "sign-in-needed": lambda f: pgettext("layanan→petugas", "Sesi Anda sudah berakhir atau belum dimulai."),
    "sign-in-failed": lambda f: pgettext("layanan→petugas", "Periksa keduanya, lalu coba lagi."),
    "cross-site": lambda f: pgettext("layanan→petugas", "Buka halaman petugas dari alamatnya sendiri, lalu ulangi."),
    "too-many-tries": lambda f: pgettext("layanan→pekerja", "Demi keamanan, coba lagi nanti."),
    "too-large": lambda f: pgettext("layanan→pekerja", "Tidak ada yang tersimpan. Pendekkan isian, lalu kirim lagi."),
    "photo-too-large": lambda f: pgettext(
        "layanan→pekerja", "Foto paling besar 2 MB dan 25 juta titik. Ambil foto lagi dari aplikasi ini."
    ),
    "photo-not-a-picture": lambda f: pgettext(
        "layanan→pekerja", "Kirim foto JPEG, PNG, atau WebP. Paling mudah: ambil foto dari aplikasi ini."
    ),
    "photo-broken": lambda f: pgettext("layanan→pekerja", "Mungkin terpotong di jalan. Ambil foto sekali lagi."),
    "photo-already-there": lambda f: pgettext(
        "layanan→pekerja", "Foto pertama tetap dipakai. Anda tidak perlu apa-apa."
    ),
    "photo-not-wanted": lambda f: pgettext("layanan→pekerja", "Permohonan ini sudah diputuskan. Lihat keadaannya."),
    "photo-awaited": lambda f: pgettext(
        "layanan→petugas", "Tunggu sampai foto tiba, atau paling lama 24 jam sejak permohonan masuk."
    ),
    "claim-first": lambda f: pgettext("layanan→petugas", "Foto hanya terbuka bagi petugas yang memegang berkasnya."),
    "correction-not-asked": lambda f: pgettext(
        "layanan→pekerja", "Buka lagi permohonan ini untuk melihat yang diminta."
    ),
    "media-type": lambda f: pgettext(
        "layanan→pekerja", "Isian Anda tetap ada di ponsel. Perbarui halaman, lalu kirim lagi."
    ),
    "sealed-not-yet": lambda f: pgettext(
        "layanan→pekerja", "Isian Anda tetap ada di ponsel. Perbarui halaman, lalu kirim lagi."
    ),
    "method-not-allowed": lambda f: pgettext(
        "layanan→pekerja", "Periksa alamatnya, atau mulai lagi dari halaman depan."
    ),
    "try-again": lambda f: pgettext("layanan→pekerja", "Isian Anda aman. Coba lagi sebentar lagi."),
    "our-fault": lambda f: pgettext(
        "layanan→pekerja", "Tidak ada yang tersimpan setengah. Coba lagi; bila tetap begini, hubungi 175."
    ),
}

FIELD_TEXTS = {
    "needed": lambda: pgettext("layanan→pekerja", "Bagian ini perlu diisi."),
    "unknown-field": lambda: pgettext("layanan→pekerja", "Isian ini tidak kami kenal."),
    "wrong-type": lambda: pgettext("layanan→pekerja", "Tulis lagi bagian ini seperti contohnya."),
    "too-long": lambda: pgettext("layanan→pekerja", "Tulisan ini terlalu panjang. Tolong dipendekkan."),
    "too-short": lambda: pgettext("layanan→pekerja", "Tulisan ini terlalu pendek."),
    "characters": lambda: pgettext("layanan→pekerja", "Ada tanda yang tidak dapat disimpan. Tulis ulang bagian ini."),
    "out-of-range": lambda: pgettext("layanan→pekerja", "Angka ini terlalu besar atau terlalu kecil."),
    "not-a-choice": lambda: pgettext("layanan→pekerja", "Pilih salah satu jawaban yang ada."),
    "twice": lambda: pgettext("layanan→pekerja", "Ada yang ditulis dua kali."),
    "language-unknown": lambda: pgettext("layanan→pekerja", "Bahasa ini belum kami kenal."),
    "occupation-unknown": lambda: pgettext("layanan→pekerja", "Pilih pekerjaan dari daftar."),
    "occupation-twice": lambda: pgettext(
        "layanan→pekerja", "Pekerjaan kedua sama dengan yang pertama. Kosongkan saja."
    ),
    "programmes-set": lambda: pgettext(
        "layanan→pekerja", "Jaminan kecelakaan dan jaminan kematian selalu bersama; tabungan hari tua boleh ditambah."
    ),
    "months-period": lambda: pgettext("layanan→pekerja", "Pilih 1, 3, 6, atau 12 bulan."),
    "village-unknown": lambda: pgettext("layanan→pekerja", "Pilih kelurahan atau desa dari daftar."),
    "village-text-needed": lambda: pgettext("layanan→pekerja", "Tulis nama kelurahan atau desa Anda."),
    "nik-form": lambda: pgettext("layanan→pekerja", "NIK terdiri dari 16 angka, seperti pada KTP."),
    "phone-form": lambda: pgettext("layanan→pekerja", "Tulis nomor ponsel Indonesia, misalnya 0812 3456 7890."),
    "name-form": lambda: pgettext("layanan→pekerja", "Tulis nama seperti pada KTP, paling banyak 100 huruf."),
    "email-form": lambda: pgettext("layanan→pekerja", "Alamat surel ini belum lengkap. Boleh dikosongkan."),
    "date-form": lambda: pgettext("layanan→pekerja", "Tanggal ini tidak ada di kalender."),
    "month-form": lambda: pgettext("layanan→pekerja", "Bulan ini tidak ada di kalender."),
    "too-old": lambda: pgettext(
        "layanan→pekerja", "Pendaftaran hanya sampai sebelum umur 65 tahun. Tanyakan kepada kantor cabang atau 175."
    ),
    "birth-date-future": lambda: pgettext("layanan→pekerja", "Tanggal lahir ini belum terjadi."),
    "birth-date-past": lambda: pgettext("layanan→pekerja", "Tanggal lahir ini terlalu lama berlalu. Periksa tahunnya."),
    "income-range": lambda: pgettext("layanan→pekerja", "Tulis penghasilan dari Rp0 sampai Rp1.000.000.000."),
    "months-range": lambda: pgettext("layanan→pekerja", "Tulis jumlah bulan dari 1 sampai 12."),
    "month-unknown": lambda: pgettext("layanan→pekerja", "Untuk bulan ini belum ada angka iuran."),
    "programme-unknown": lambda: pgettext("layanan→pekerja", "Program ini tidak kami kenal."),
    "secret-form": lambda: pgettext("layanan→pekerja", "Kunci pembuka dari ponsel tidak lengkap. Perbarui halaman."),
    "key-form": lambda: pgettext("layanan→pekerja", "Nomor permohonan ini tidak lengkap."),
    "tracking-code-form": lambda: pgettext("layanan→pekerja", "Kode itu belum lengkap."),
    "digits-form": lambda: pgettext("layanan→pekerja", "Tulis empat angka terakhir nomor telepon."),
    "not-asked": lambda: pgettext("layanan→pekerja", "Bagian ini tidak diminta untuk diperbaiki."),
    "photo-too-large": lambda: pgettext("layanan→pekerja", "Foto ini terlalu besar."),
    "photo-not-a-picture": lambda: pgettext("layanan→pekerja", "Berkas ini bukan foto."),
    "photo-broken": lambda: pgettext("layanan→pekerja", "Foto ini tidak dapat dibuka. Ambil foto sekali lagi."),
    "reasons-needed": lambda: pgettext("layanan→petugas", "Pilih paling sedikit satu alasan."),
    "unknown-reason": lambda: pgettext("layanan→petugas", "Alasan ini tidak ada dalam daftar."),
    "fields-needed": lambda: pgettext("layanan→petugas", "Tandai paling sedikit satu isian."),
    "not-correctable": lambda: pgettext("layanan→petugas", "Isian ini tidak dapat diminta diperbaiki."),
    "bill-reference-needed": lambda: pgettext("layanan→petugas", "Tulis nomor tagihan dari sistem kepesertaan."),
}


def sentences(code: str, facts: dict) -> tuple[str, str | None]:
    """Title and detail of a problem."""
    known = code if code in TITLES else "check-answers"
    detail = DETAILS.get(known)
    return TITLES[known](), detail(facts) if detail else None


def field_text(code: str) -> str:
    """What stands under a field."""
    return FIELD_TEXTS.get(code, FIELD_TEXTS["wrong-type"])()
