"""The states of a request in plain words: what is so, what to do; until a payment is confirmed, not yet protected."""

from collections.abc import Callable
from dataclasses import dataclass

from server.domain.applications import State
from server.web.i18n import pgettext

Sentence = Callable[[], str]


@dataclass(frozen=True)
class StateWords:
    """`label` stands in the badge; `sentences` follow."""

    label: Sentence
    sentences: tuple[Sentence, ...]


def not_yet() -> str:
    return pgettext("layanan→pekerja", "Anda belum terlindungi sampai iuran pertama dibayar.")


def nothing_to_do() -> str:
    return pgettext("layanan→pekerja", "Anda tidak perlu apa-apa sekarang.")


def why() -> str:
    return pgettext(
        "layanan→pekerja",
        "Alasannya ada di “Permohonan saya” di HP yang dipakai mengirim. Bisa juga ditanyakan ke kantor atau 175.",
    )


STATES: dict[str, StateWords] = {
    State.SUBMITTED: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Sudah sampai di kantor"),
        (
            lambda: pgettext("layanan→pekerja", "Permohonan sudah diterima dan menunggu dibaca petugas."),
            nothing_to_do,
            not_yet,
        ),
    ),
    State.IN_REVIEW: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Sedang dibaca petugas"),
        (
            lambda: pgettext("layanan→pekerja", "Petugas kantor cabang sedang memeriksa permohonan ini."),
            nothing_to_do,
            not_yet,
        ),
    ),
    State.NEEDS_CORRECTION: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Perlu bantuan Anda"),
        (
            lambda: pgettext("layanan→pekerja", "Ada yang perlu dibetulkan atau ditambah."),
            lambda: pgettext(
                "layanan→pekerja", "Buka “Permohonan saya” di HP yang dipakai mengirim, lalu jawab pertanyaannya."
            ),
            lambda: pgettext(
                "layanan→pekerja", "HP itu tidak ada lagi? Datanglah ke kantor cabang dengan KTP, atau telepon 175."
            ),
            not_yet,
        ),
    ),
    State.APPROVED: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Data Anda sudah benar"),
        (
            lambda: pgettext("layanan→pekerja", "Kantor sedang membuat tagihan. Jangan membayar dulu."),
            not_yet,
        ),
    ),
    State.PAYABLE: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Siap dibayar"),
        (
            lambda: pgettext("layanan→pekerja", "Tagihan sudah dibuat. Nomor yang disebut waktu membayar adalah NIK."),
            lambda: pgettext(
                "layanan→pekerja",
                "Jumlah dan tempat membayarnya ada di “Permohonan saya” di HP yang dipakai mengirim.",
            ),
            not_yet,
        ),
    ),
    State.ACTIVE: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Sudah terlindungi"),
        (
            lambda: pgettext("layanan→pekerja", "Iuran pertama sudah tercatat."),
            lambda: pgettext("layanan→pekerja", "Bayarlah terus: bulan yang tidak dibayar mungkin tidak dilindungi."),
        ),
    ),
    State.REJECTED: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Belum dapat didaftarkan"),
        (why, not_yet),
    ),
    State.CLOSED: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Tidak perlu dilanjutkan"),
        (why,),
    ),
    State.WITHDRAWN: StateWords(
        # Translators: state of a request, on a badge; at most 30 characters.
        lambda: pgettext("layanan→pekerja", "Sudah ditarik"),
        (lambda: pgettext("layanan→pekerja", "Permohonan ini ditarik. Anda boleh mengirim yang baru kapan saja."),),
    ),
}
