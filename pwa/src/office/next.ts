/** The next case: the one step an officer takes sixty times a day, from wherever they are. */
import { signal } from "@preact/signals";

import { pgettext } from "../i18n";
import { nextCase } from "./api";
import { hush, say } from "./message";
import { layOpen } from "./open_case";
import { go } from "./route";
import { refusalWords } from "./words";

export const asking = signal(false);

export async function takeNext(): Promise<void> {
  if (asking.value) return;
  asking.value = true;
  try {
    const found = await nextCase();
    if (found) {
      hush();
      layOpen(found);
      go({ screen: "case", id: found.id });
    } else {
      say("good", pgettext("layanan→petugas", "Tidak ada berkas yang menunggu. Semua sudah ditangani."));
      go({ screen: "today" });
    }
  } catch (why) {
    say("problem", refusalWords(why));
  } finally {
    asking.value = false;
  }
}
