/** One line at the top that says what just happened; read out by screen readers, and it stays until something else does. */
import { signal } from "@preact/signals";

import { pgettext } from "../i18n";

export interface Message {
  kind: "good" | "problem";
  text: string;
}

export const message = signal<Message | null>(null);

let saidAt = 0;

export function say(kind: Message["kind"], text: string): void {
  saidAt = Date.now();
  message.value = { kind, text };
}

export function hush(): void {
  message.value = null;
}

/** A new screen takes away what was said about the one before, but not what was said on the way to it. */
export function hushOld(): void {
  if (Date.now() - saidAt > 1000) hush();
}

export function MessageLine() {
  const shown = message.value;
  return (
    <div class="message-line" role="status" aria-live="polite">
      {shown ? (
        <div class={`message ${shown.kind}`}>
          <p>{shown.text}</p>
          <button class="small" type="button" onClick={hush}>
            {pgettext("layanan→petugas", "Tutup pesan")}
          </button>
        </div>
      ) : null}
    </div>
  );
}
