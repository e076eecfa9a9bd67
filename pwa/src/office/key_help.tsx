/** The keys, and the switch that turns them off. */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { keysAreOn, switchKeys } from "./keys";

export const helpShown = signal(false);

function keyList(): [string, string][] {
  return [
    ["n", pgettext("layanan→petugas", "Berkas berikutnya")],
    ["c", pgettext("layanan→petugas", "Ambil berkas yang sedang dilihat")],
    ["j k", pgettext("layanan→petugas", "Turun dan naik di data atau antrean")],
    ["y", pgettext("layanan→petugas", "Salin data yang ditunjuk")],
    ["+ - 0", pgettext("layanan→petugas", "Foto: perbesar, perkecil, utuh")],
    ["r", pgettext("layanan→petugas", "Foto: putar")],
    ["a", pgettext("layanan→petugas", "Data benar")],
    ["b", pgettext("layanan→petugas", "Minta perbaikan")],
    ["1 … 9", pgettext("layanan→petugas", "Alasan untuk data yang ditunjuk")],
    ["t", pgettext("layanan→petugas", "Tolak atau tutup")],
    ["s", pgettext("layanan→petugas", "Tulis catatan petugas")],
    ["/", pgettext("layanan→petugas", "Cari")],
    ["Esc", pgettext("layanan→petugas", "Kembali")],
    ["?", pgettext("layanan→petugas", "Daftar tombol ini")],
  ];
}

export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(keysAreOn);
  const shown = helpShown.value;
  useEffect(() => {
    if (shown && !dialog.current?.open) dialog.current?.showModal();
    if (!shown && dialog.current?.open) dialog.current.close();
  }, [shown]);
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={() => (helpShown.value = false)}>
      <div class="stack">
        <h2 id="keys-title">{pgettext("layanan→petugas", "Tombol cepat")}</h2>
        <dl class="keys">
          {keyList().map(([keys, words]) => (
            <div>
              <dt>
                {keys.split(" ").map((key) => (
                  <kbd>{key}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label class="inline">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              switchKeys(event.currentTarget.checked);
              setOn(event.currentTarget.checked);
            }}
          />
          <span>{pgettext("layanan→petugas", "Pakai tombol cepat di komputer ini")}</span>
        </label>
        <button type="button" class="button" onClick={() => (helpShown.value = false)}>
          {pgettext("layanan→petugas", "Tutup")}
        </button>
      </div>
    </dialog>
  );
}
