"""The words of automatic checks and flags for officers. The rules speak in codes: `server/domain/verification.py`."""

from collections.abc import Callable

from server.domain.verification import Check, Flag, Level
from server.web.i18n import pgettext

FLAGS: dict[Flag, Callable[[], str]] = {
    Flag.EMPLOYER_PAYS: lambda: pgettext(
        "layanan→petugas",
        "Pekerjaannya dibayar pemberi kerja, yang mungkin harus mendaftarkan. Tanyakan hubungan kerjanya.",
    ),
    Flag.MEMBER_BEFORE: lambda: pgettext(
        "layanan→petugas",
        "Pernah atau mungkin pernah menjadi peserta. Bila kepesertaannya terhenti, cukup membayar lagi dengan NIK.",
    ),
    Flag.PAID_BY_OTHERS: lambda: pgettext(
        "layanan→petugas",
        "Iurannya mungkin sudah dibayar pihak lain, misalnya pemerintah kota. Jangan sampai membayar dua kali.",
    ),
    Flag.NOT_WORKING_LATELY: lambda: pgettext(
        "layanan→petugas", "Tidak bekerja minggu lalu. Tanyakan apakah masih bekerja; catat jawabannya."
    ),
    Flag.NEARLY_TOO_OLD: lambda: pgettext(
        "layanan→petugas", "Umur 60 sampai 64 tahun. Periksa jawaban tentang pekerjaan dengan teliti."
    ),
    Flag.TOO_OLD_BY_NOW: lambda: pgettext(
        "layanan→petugas", "Sekarang sudah 65 tahun. Saat mengirim mungkin belum; lihat tanggal kirimnya."
    ),
    Flag.UNDER_18: lambda: pgettext(
        "layanan→petugas",
        "Belum 18 tahun. Perlu persetujuan orang tua untuk datanya; tidak ada aturan umur paling rendah.",
    ),
    Flag.SAME_NIK: lambda: pgettext("layanan→petugas", "Ada permohonan lain dengan NIK yang sama."),
    Flag.SAME_PHONE: lambda: pgettext(
        "layanan→petugas", "Ada permohonan lain dengan nomor HP yang sama. Satu HP sering dipakai sekeluarga."
    ),
    Flag.HELPER_PHONE: lambda: pgettext(
        "layanan→petugas", "Nomor pendamping sama dengan nomor pekerja. Pastikan pekerja sendiri dapat dihubungi."
    ),
    Flag.ROUTING_UNSURE: lambda: pgettext(
        "layanan→petugas", "Belum pasti kantor ini yang melayani daerahnya. Bila bukan, serahkan ke kantor yang benar."
    ),
    Flag.UNSETTLED_TRANSPORT: lambda: pgettext(
        "layanan→petugas",
        "Belum ditetapkan apakah pekerjaan ini termasuk transportasi. Kantor yang memutuskan keringanannya.",
    ),
    Flag.CONSENT_UNKNOWN: lambda: pgettext(
        "layanan→petugas", "Persetujuan memakai naskah yang belum kami kenal. Tanyakan persetujuan sekali lagi."
    ),
}

CHECKS: dict[tuple[str, Level], Callable[[], str]] = {
    ("nik-region", Level.AGREES): lambda: pgettext(
        "layanan→petugas", "Kode daerah di NIK sama dengan kabupaten atau kota tempat tinggal."
    ),
    ("nik-region", Level.LOOK): lambda: pgettext(
        "layanan→petugas", "NIK dibuat di daerah lain. Biasa bagi yang pindah; cocokkan dengan alamat di KTP."
    ),
    ("nik-birth-date", Level.AGREES): lambda: pgettext("layanan→petugas", "Sama dengan tanggal lahir di dalam NIK."),
    ("nik-birth-date", Level.DIFFERS): lambda: pgettext(
        "layanan→petugas",
        "Berbeda dari tanggal lahir di dalam NIK. NIK bisa salah sejak dibuat; cocokkan dengan foto KTP.",
    ),
    ("nik-sex", Level.AGREES): lambda: pgettext("layanan→petugas", "Sama dengan yang tersirat di NIK."),
    ("nik-sex", Level.DIFFERS): lambda: pgettext(
        "layanan→petugas", "Berbeda dari yang tersirat di NIK. Cocokkan dengan foto KTP."
    ),
    ("nik-sex", Level.LOOK): lambda: pgettext(
        "layanan→petugas", "NIK tidak menunjukkan laki-laki atau perempuan. Cocokkan dengan foto KTP."
    ),
}


def flag_text(flag: Flag) -> str:
    return FLAGS[flag]()


def check_text(check: Check) -> str:
    """A check that repeats a flag says the same sentence."""
    own = CHECKS.get((check.code, check.level))
    return own() if own else FLAGS[Flag(check.code)]()
