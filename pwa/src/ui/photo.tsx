/** Taking a photo, seeing it, taking it again. The camera opens through the phone's own app. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { pgettext } from "../i18n";
import { shrink, Unreadable } from "./picture";
import { Icon, Note } from "./parts";

interface Props {
  name: string;
  id: string;
  bytes: Uint8Array<ArrayBuffer> | null;
  keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Takes it off this phone again; left out where it is already on its way. */
  drop?: () => Promise<void>;
  alt: string;
}

export function PhotoField({ name, id, bytes, keep, drop, alt }: Props) {
  const state = useSignal<"" | "working" | "unreadable" | "unkept">("");
  const address = useSignal("");
  useEffect(() => {
    if (!bytes) {
      address.value = "";
      return;
    }
    const made = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    address.value = made;
    return () => URL.revokeObjectURL(made);
  }, [bytes]);

  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    state.value = "working";
    try {
      await keep(await shrink(file));
      state.value = "";
    } catch (reason) {
      state.value = reason instanceof Unreadable ? "unreadable" : "unkept";
    }
  };

  return (
    <div class="photo stack">
      {address.value ? <img class="shot" src={address.value} alt={alt} /> : <div class="frame" aria-hidden="true"><Icon name="id" /></div>}
      <div role="status">
        {state.value === "working" ? <p>{pgettext("layanan→pekerja", "Foto sedang dikecilkan supaya hemat kuota…")}</p> : null}
      </div>
      {state.value === "unreadable" ? (
        <Note kind="danger" alert>
          <p>{pgettext("layanan→pekerja", "HP ini tidak dapat membuka foto itu. Coba ambil lagi dengan kamera, atau lanjutkan tanpa foto.")}</p>
        </Note>
      ) : null}
      {state.value === "unkept" ? (
        <Note kind="danger" alert>
          <p>{pgettext("layanan→pekerja", "Foto belum tersimpan. Mungkin penyimpanan HP penuh. Anda dapat melanjutkan tanpa foto.")}</p>
        </Note>
      ) : null}
      <div class="row wrap">
        <label class={`button ${address.value ? "quiet" : ""}`}>
          <Icon name="camera" />
          <span>{address.value ? pgettext("pekerja→layanan", "Ambil lagi") : pgettext("pekerja→layanan", "Ambil foto")}</span>
          <input id={id} name={name} class="unseen" type="file" accept="image/*" capture="environment" onChange={(event) => void take(event.currentTarget)} />
        </label>
        <label class="button quiet">
          <Icon name="photo" />
          <span>{pgettext("pekerja→layanan", "Pilih dari galeri")}</span>
          <input class="unseen" type="file" accept="image/*" onChange={(event) => void take(event.currentTarget)} />
        </label>
        {bytes && drop ? (
          <button type="button" class="button quiet" onClick={() => void drop()}>
            {pgettext("pekerja→layanan", "Hapus foto ini")}
          </button>
        ) : null}
      </div>
    </div>
  );
}
