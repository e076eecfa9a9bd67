/** A question of the field table as inputs: label, hint, reason, problem, and what fits its kind. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { groupNik } from "../domain/identity";
import { pgettext } from "../i18n";
import { monthNames } from "../i18n/formats";
import { idOf, text, type Form } from "./form";

interface Props {
  form: Form;
  name: string;
  /** Instead of the field table's own. */
  label?: string;
  hint?: string;
  optional?: boolean;
}

/** What every question has around its inputs. `group` draws a fieldset, for questions with several inputs. */
export function Question({
  form,
  name,
  label,
  hint,
  optional,
  group = false,
  children,
}: Props & { group?: boolean; children: ComponentChildren }) {
  const field = form.field(name);
  const id = idOf(name);
  const problem = form.problems.value[name];
  const words = label ?? field?.label ?? name;
  const help = hint ?? field?.hint;
  const rest = (
    <>
      {help ? (
        <p class="hint" id={`${id}-hint`}>
          {help}
        </p>
      ) : null}
      {problem ? (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      {children}
      {field?.why ? (
        <details class="more why">
          <summary>{pgettext("layanan→pekerja", "Mengapa ditanyakan?")}</summary>
          <p>{field.why}</p>
        </details>
      ) : null}
    </>
  );
  const title = (
    <>
      {words}
      {optional ? <small class="optional"> {pgettext("layanan→pekerja", "(boleh dikosongkan)")}</small> : null}
    </>
  );
  if (group) {
    return (
      <fieldset class="field" data-field={name} aria-describedby={describedBy(form, name, help)}>
        <legend>{title}</legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div class="field" data-field={name}>
      <label for={id}>{title}</label>
      {rest}
    </div>
  );
}

export function describedBy(form: Form, name: string, hint: string | undefined): string | undefined {
  const id = idOf(name);
  return [hint ? `${id}-hint` : "", form.problems.value[name] ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined;
}

const said = (form: Form, name: string, hint?: string) => ({
  "aria-describedby": describedBy(form, name, hint ?? form.field(name)?.hint),
  "aria-invalid": form.problems.value[name] ? ("true" as const) : undefined,
});

/** The question that fits the kind of this field, for the steps and for corrections alike. */
export function Ask(props: Props) {
  switch (props.form.field(props.name)?.kind) {
    case "nik":
      return <NikField {...props} />;
    case "date":
      return <DateField {...props} />;
    case "choice":
    case "boolean":
      return <ChoiceField {...props} />;
    case "integer":
      return <NumberChoice {...props} />;
    default:
      return <TextField {...props} />;
  }
}

export function TextField(props: Props) {
  const { form, name } = props;
  const field = form.field(name);
  const kind = field?.kind;
  const common = {
    id: idOf(name),
    name,
    value: text(form.answers.value[name]),
    maxLength: field?.max && field.max < 1000 ? field.max : undefined,
    autocomplete: "off" as const,
    spellcheck: false,
    ...said(form, name, props.hint),
  };
  const onInput = (event: { currentTarget: { value: string } }) => form.set(name, event.currentTarget.value);
  return (
    <Question {...props}>
      {kind === "phone" ? (
        <input {...common} type="tel" inputMode="tel" onInput={onInput} />
      ) : kind === "email" ? (
        <input {...common} type="email" inputMode="email" autocapitalize="none" onInput={onInput} />
      ) : (field?.max ?? 0) >= 150 ? (
        <textarea {...common} rows={2} onInput={onInput} />
      ) : (
        <input {...common} type="text" autocapitalize={kind === "name" ? "words" : "sentences"} onInput={onInput} />
      )}
    </Question>
  );
}

/** Sixteen digits in groups of four, on the number keys. */
export function NikField(props: Props) {
  const { form, name } = props;
  const digits = text(form.answers.value[name]);
  const count = digits.replace(/\D/g, "").length;
  return (
    <Question {...props}>
      <input
        id={idOf(name)}
        name={name}
        class="digits"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        maxLength={24}
        value={groupNik(digits)}
        {...said(form, name, props.hint)}
        onInput={(event) => {
          const input = event.currentTarget;
          const before = input.value.slice(0, input.selectionStart ?? input.value.length).replace(/[^0-9a-z]/gi, "").length;
          // Letters stay, so that the person sees what to mend; only spaces and marks go.
          const kept = input.value.replace(/[^0-9a-z]/gi, "").slice(0, 16);
          const shown = groupNik(kept);
          input.value = shown;
          const caret = Math.min(before + Math.floor(Math.max(0, before - 1) / 4), shown.length);
          input.setSelectionRange(caret, caret);
          form.set(name, kept);
        }}
      />
      <p class="hint" aria-live="polite">
        {digits && count < 16
          ? pgettext("layanan→pekerja", "Baru %(count)s dari 16 angka.", { count })
          : ""}
      </p>
    </Question>
  );
}

/** Day, month by its name, year: no calendar to leaf through sixty years of. Kept as "1978-05-14", also half filled. */
export function DateField(props: Props) {
  const { form, name } = props;
  const [year = "", month = "", date = ""] = text(form.answers.value[name]).split("-");
  const id = idOf(name);
  const give = (next: { year?: string; month?: string; date?: string }) => {
    const parts = { year, month, date, ...next };
    const value = `${parts.year}-${parts.month}-${parts.date}`;
    form.set(name, value === "--" ? undefined : value);
  };
  const digits = (value: string, most: number) => value.replace(/\D/g, "").slice(0, most);
  const bare = (value: string) => value.replace(/^0+(?=\d)/, "");
  return (
    <Question {...props} group>
      <div class="date">
        <label>
          <small>{pgettext("layanan→pekerja", "Tanggal")}</small>
          <input
            id={id}
            name={`${name}.date`}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={bare(date)}
            onInput={(event) => give({ date: pad(digits(event.currentTarget.value, 2)) })}
            {...said(form, name, props.hint)}
          />
        </label>
        <label>
          <small>{pgettext("layanan→pekerja", "Bulan")}</small>
          <select name={`${name}.month`} value={month} onChange={(event) => give({ month: event.currentTarget.value })} {...said(form, name, props.hint)}>
            <option value="" />
            {monthNames().map((words, n) => (
              <option key={words} value={pad(String(n + 1))}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <small>{pgettext("layanan→pekerja", "Tahun")}</small>
          <input
            name={`${name}.year`}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={year}
            onInput={(event) => give({ year: digits(event.currentTarget.value, 4) })}
            {...said(form, name, props.hint)}
          />
        </label>
      </div>
    </Question>
  );
}

const pad = (value: string): string => (value.length === 1 ? `0${value}` : value);

/** One answer of a few. */
export function ChoiceField(props: Props & { choices?: { value: string; label: string }[] }) {
  const { form, name } = props;
  const choices = props.choices ?? form.field(name)?.choices ?? [];
  const id = idOf(name);
  const chosen = text(form.answers.value[name]);
  return (
    <Question {...props} group>
      <div class="choices">
        {choices.map((choice, n) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              id={n === 0 ? id : `${id}-${n}`}
              name={name}
              value={choice.value}
              checked={chosen === choice.value}
              onChange={() => form.set(name, choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </Question>
  );
}

/** A small whole number as a row of large buttons: nobody has to type it. */
export function NumberChoice(props: Props) {
  const { form, name } = props;
  const field = form.field(name);
  const first = field?.min ?? 0;
  const last = field?.max ?? 7;
  const chosen = text(form.answers.value[name]);
  return (
    <Question {...props} group>
      <div class="numbers">
        {Array.from({ length: last - first + 1 }, (_, n) => first + n).map((number, n) => (
          <label class="number" key={number}>
            <input
              type="radio"
              id={n === 0 ? idOf(name) : `${idOf(name)}-${n}`}
              name={name}
              value={number}
              checked={chosen === String(number)}
              onChange={() => form.set(name, number)}
            />
            <span>{number}</span>
          </label>
        ))}
      </div>
    </Question>
  );
}

/** A box to tick. */
export function Tick({ form, name, children }: { form: Form; name: string; children: ComponentChildren }) {
  return (
    <label class="choice" data-field={name}>
      <input
        type="checkbox"
        id={idOf(name)}
        name={name}
        checked={form.answers.value[name] === true}
        onChange={(event) => form.set(name, event.currentTarget.checked)}
        aria-describedby={form.problems.value[name] ? `${idOf(name)}-problem` : undefined}
        aria-invalid={form.problems.value[name] ? "true" : undefined}
      />
      <span>{children}</span>
    </label>
  );
}

/** What has to be looked at again, at the top, each leading to its place. It takes the focus when it appears. */
export function ErrorSummary({ form, shown, label }: { form: Form; shown: number; label: (name: string) => string }) {
  const seen = useSignal(0);
  const names = Object.keys(form.problems.value);
  if (!names.length || !shown) return null;
  return (
    <div
      class="note danger stack"
      role="alert"
      tabIndex={-1}
      ref={(element) => {
        if (element && seen.peek() !== shown) {
          seen.value = shown;
          element.focus();
          element.scrollIntoView?.({ block: "start" });
        }
      }}
    >
      <h2>{pgettext("layanan→pekerja", "Ada yang perlu dilihat lagi")}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${idOf(name)}`}
              onClick={(event) => {
                event.preventDefault();
                const input = document.getElementById(idOf(name));
                input?.focus();
                input?.closest(".field")?.scrollIntoView({ block: "start" });
              }}
            >
              {label(name)}
            </a>
            <span class="hint about">{form.problems.value[name]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
