/** The line on a page that comes from the phone: it is not fresh, and from which day it is. */
import { read } from "../api/client";
import { longDay, pgettext, useStrings } from "../i18n";

const ID = "kept-line";

/** `kept` is the instant the page was fetched, or "" where it is not known. */
export async function showKept(kept: string, strings: string | undefined): Promise<void> {
  if (strings) useStrings((await read<Record<string, string | string[]>>(strings)) ?? {});
  const words = kept
    ? pgettext("layanan→pekerja", "Halaman ini tersimpan di HP pada %(when)s. Harga mungkin sudah berubah.", { when: longDay(kept) })
    : pgettext("layanan→pekerja", "Tidak ada sinyal. Yang Anda tulis tetap aman di HP ini.");
  let line = document.getElementById(ID);
  if (!line) {
    line = document.createElement("p");
    line.id = ID;
    line.className = "note";
    line.setAttribute("role", "status");
    document.querySelector("main")?.prepend(line);
  }
  line.textContent = words;
  if (!kept) addEventListener("online", () => document.getElementById(ID)?.remove(), { once: true });
}
