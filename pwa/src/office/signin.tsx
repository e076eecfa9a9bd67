/** Signing in: as a page when nobody is here, and over the screen when a session ended in the middle of work. */
import { useEffect, useRef, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { Refused, signIn } from "./api";
import { Mark } from "./icons";
import { ended, signedIn, signedOut, staff } from "./session";
import { refusalWords } from "./words";

function wrongWords(why: unknown): string {
  if (why instanceof Refused && (why.problem.status === 401 || why.problem.status === 403) && why.problem.code !== "cross-site") {
    return pgettext("layanan→petugas", "E-mail atau kata sandi tidak cocok. Periksa huruf besar dan kecil, lalu coba lagi.");
  }
  if (why instanceof Refused && why.problem.status === 429) {
    return pgettext("layanan→petugas", "Sudah terlalu banyak percobaan. Tunggu beberapa menit, atau hubungi penyelia Anda.");
  }
  return refusalWords(why);
}

function SignInForm({ email: known }: { email?: string }) {
  const [email, setEmail] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => first.current?.focus(), []);

  async function send(event: Event) {
    event.preventDefault();
    if (busy) return;
    if (!email.trim() || !password) {
      setProblem(pgettext("layanan→petugas", "Isi e-mail dan kata sandi Anda."));
      return;
    }
    setBusy(true);
    setProblem("");
    try {
      signedIn(await signIn(email.trim(), password));
    } catch (why) {
      setBusy(false);
      setPassword("");
      setProblem(wrongWords(why));
      document.getElementById("password")?.focus();
    }
  }

  return (
    <form class="sign-in" onSubmit={send} noValidate>
      <div class="field">
        <label for="email">{pgettext("layanan→petugas", "E-mail kantor")}</label>
        <input
          id="email"
          type="email"
          autocomplete="username"
          ref={known ? undefined : first}
          value={email}
          readOnly={known !== undefined}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="password">{pgettext("layanan→petugas", "Kata sandi")}</label>
        <input
          id="password"
          type={(shown ? "text" : "password") as "password"}
          autocomplete="current-password"
          ref={known ? first : undefined}
          autofocus={known !== undefined} // a dialog gives its focus to what asks for it
          value={password}
          aria-describedby={problem ? "sign-in-problem" : undefined}
          aria-invalid={problem ? "true" : undefined}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <label class="inline">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          <span>{pgettext("layanan→petugas", "Tampilkan kata sandi")}</span>
        </label>
      </div>
      <p class="problem" id="sign-in-problem" role="alert">
        {problem}
      </p>
      <button class="button" type="submit" aria-disabled={busy}>
        {busy ? pgettext("layanan→petugas", "Sedang masuk …") : pgettext("layanan→petugas", "Masuk")}
      </button>
    </form>
  );
}

/** The page for somebody who is not signed in. */
export function SignInPage() {
  return (
    <main class="door">
      <p class="brand">
        <Mark />
        <span>{pgettext("layanan→petugas", "Payung · Kantor")}</span>
      </p>
      <h1>{pgettext("layanan→petugas", "Masuk sebagai petugas")}</h1>
      <p class="hint">{pgettext("layanan→petugas", "Untuk petugas kantor cabang yang memeriksa permohonan pekerja.")}</p>
      <SignInForm />
    </main>
  );
}

/** Over the present screen: everything typed on it stays. */
export function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = ended.value;

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);

  return (
    <dialog ref={dialog} aria-labelledby="again-title" onCancel={(event) => event.preventDefault()}>
      {open ? (
        <div class="stack">
          <h2 id="again-title">{pgettext("layanan→petugas", "Waktu masuk Anda sudah habis")}</h2>
          <p>{pgettext("layanan→petugas", "Masuk lagi untuk melanjutkan. Yang Anda tulis di layar ini masih ada.")}</p>
          <SignInForm email={staff.value?.email ?? ""} />
          <button class="button quiet" type="button" onClick={signedOut}>
            {pgettext("layanan→petugas", "Bukan saya; tutup layar ini")}
          </button>
        </div>
      ) : null}
    </dialog>
  );
}
