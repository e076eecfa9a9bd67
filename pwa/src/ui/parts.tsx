/** Small pieces that several screens share. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { inIndonesian, pgettext } from "../i18n";
import type { PhoneState } from "../domain/states";

export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`/icons/sprite.svg#${name}`} />
    </svg>
  );
}

/** The heading of a screen: it takes the focus when the screen opens, so that a reader hears where they are. */
export function Heading({ children, screen }: { children: string; screen: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // At once, not after the next picture: a quick hand is already typing by then, and would lose its place.
  useLayoutEffect(() => {
    document.title = `${children} – Payung`;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [screen]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function StateBadge({ state, children }: { state: PhoneState; children: string }) {
  return (
    <p>
      <span class="state" data-state={state}>
        {children}
      </span>
    </p>
  );
}

export function Note({ kind = "", alert = false, children }: { kind?: "" | "good" | "danger"; alert?: boolean; children: ComponentChildren }) {
  return (
    <div class={`note stack ${kind}`} role={alert ? "alert" : undefined}>
      {children}
    </div>
  );
}

/**
 * Sentences about money, law or consent: in a language nobody has checked, their Indonesian original in a fold. They are
 * made twice, so that the two never differ in their figures; only what is written here and now, not inside components.
 */
export function WithOriginal({ checked, children }: { checked: boolean; children: () => ComponentChildren }) {
  return (
    <>
      {children()}
      {checked ? null : <Original>{inIndonesian(children)}</Original>}
    </>
  );
}

/** The fold itself. */
export function Original({ children }: { children: ComponentChildren }) {
  return (
    <details class="more original">
      {/* Translators: opens the same sentences in Indonesian, for anyone who doubts the translation. */}
      <summary>{pgettext("layanan→pekerja", "Bahasa Indonesia aslinya")}</summary>
      <div class="stack" lang="id">
        {children}
      </div>
    </details>
  );
}

/** One thing to tap in a list. */
export function Tile({ icon, href, onClick, children }: { icon: string; href?: string; onClick?: () => void; children: ComponentChildren }) {
  const inside = (
    <>
      <span class="picture">
        <Icon name={icon} />
      </span>
      <span>{children}</span>
    </>
  );
  return (
    <li>
      {href ? (
        <a href={href}>{inside}</a>
      ) : (
        <button type="button" onClick={onClick}>
          {inside}
        </button>
      )}
    </li>
  );
}

/** Where to go when this app cannot help: the official line, on every screen that says "ask the office". */
export function AskOffice({ line }: { line: string }) {
  return (
    <p>
      {pgettext("layanan→pekerja", "Tanyakan ke kantor cabang BPJS Ketenagakerjaan terdekat.")}{" "}
      <a href={`tel:${line}`}>{pgettext("layanan→pekerja", "Telepon %(line)s", { line })}</a>
    </p>
  );
}
