/** How much? Income, programmes, how many months at once, and the bill month by month by the rules of each month. */
import { useSignal } from "@preact/signals";
import { dueIn, fullIn, quote, tierFor, type MonthBill, type Quote, type Tier } from "../domain/contributions";
import { monthOf } from "../domain/months";
import { day, monthName, npgettext, pgettext, rupiah } from "../i18n";
import { Question } from "../ui/fields";
import { idOf, text, type Form } from "../ui/form";
import { WithOriginal } from "../ui/parts";
import { ALWAYS, monthsOf, programmesOf } from "./body";
import { StepFrame } from "./frame";
import { answers, form, kit, occupationOf, thisDay } from "./store";

/** Rows offered to tap; who earns more writes the amount. */
const ROWS = 5;

/** What these answers cost from this month on; null until there is an income. */
export function presentQuote(): Quote | null {
  const income = Number(answers.value.monthly_income);
  const occupation = occupationOf(text(answers.value.occupation));
  if (!Number.isFinite(income) || answers.value.monthly_income === undefined || !occupation) return null;
  const chosen = programmesOf(answers.value);
  const programmes = kit.value.programmes.map((one) => one.code).filter((code) => chosen.includes(code));
  return quote(income, programmes, monthOf(thisDay()), monthsOf(answers.value), occupation.transport, kit.value.tariffs);
}

export function PriceStep() {
  const bill = presentQuote();
  return (
    <StepFrame step="iuran" title={pgettext("layanan→pekerja", "Berapa iurannya?")}>
      <IncomeField form={form} />
      <ProgrammesField form={form} />
      <MonthsField form={form} />
      {bill ? <Bill bill={bill} /> : null}
    </StepFrame>
  );
}

export function IncomeField({ form: own }: { form: Form }) {
  const name = "monthly_income";
  const month = monthOf(thisDay());
  const rows = kit.value.tariffs.tiers.filter((row) => row.programme === "JKK").sort((a, b) => a.from - b.from);
  const offered = rows.slice(0, ROWS);
  const value = own.answers.value[name];
  const income = value === undefined ? null : Number(value);
  const row = income === null || !Number.isFinite(income) ? undefined : tierFor(kit.value.tariffs.tiers, "JKK", income, month);
  const isOffered = (one: Tier) => income === incomeOf(one);
  const writing = useSignal(income !== null && !offered.some(isOffered));
  const words = (one: Tier, n: number): string => {
    const last = (rows[n + 1]?.from ?? 0) - 1000;
    return one.from === 0
      ? pgettext("layanan→pekerja", "Sampai %(most)s", { most: rupiah(last) })
      : pgettext("layanan→pekerja", "%(least)s sampai %(most)s", { least: rupiah(one.from), most: rupiah(last) });
  };
  return (
    <Question form={own} name={name} group>
      <div class="choices">
        {offered.map((one, n) => (
          <label class="choice" key={one.from}>
            <input
              type="radio"
              id={n === 0 ? idOf(name) : `${idOf(name)}-${n}`}
              name="income-row"
              value={incomeOf(one)}
              checked={!writing.value && isOffered(one)}
              onChange={() => {
                writing.value = false;
                own.set(name, incomeOf(one));
              }}
            />
            <span>{words(one, n)}</span>
          </label>
        ))}
        <label class="choice">
          <input
            type="radio"
            name="income-row"
            value="own"
            checked={writing.value}
            onChange={() => {
              writing.value = true;
              own.set(name, undefined);
            }}
          />
          <span>{pgettext("pekerja→layanan", "Saya tulis sendiri jumlahnya")}</span>
        </label>
      </div>
      {writing.value ? (
        <label class="level">
          <small>{pgettext("layanan→pekerja", "Penghasilan sebulan, dalam rupiah")}</small>
          <input
            name={name}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={value === undefined ? "" : String(value).replace(/\B(?=(\d{3})+$)/g, ".")}
            onInput={(event) => {
              const typed = event.currentTarget.value.replace(/[.\s]|^rp/gi, "").slice(0, 10);
              own.set(name, /^\d+$/.test(typed) ? Number(typed) : typed || undefined);
            }}
          />
        </label>
      ) : null}
      {row ? (
        <p class="hint" aria-live="polite">
          {pgettext(
            "layanan→pekerja",
            "Kalau tidak bisa bekerja karena kecelakaan kerja, pengganti penghasilan dihitung dari %(basis)s sebulan.",
            { basis: rupiah(row.basis) },
          )}
        </p>
      ) : null}
    </Question>
  );
}

/** The income that stands for a row: its own basis, which lies inside it. */
const incomeOf = (row: Tier): number => row.basis;

export function ProgrammesField({ form: own }: { form: Form }) {
  const name = "programmes";
  const chosen = programmesOf(own.answers.value);
  return (
    <Question form={own} name={name} group>
      <div class="choices">
        {kit.value.programmes.map((programme, n) => (
          <label class="choice" key={programme.code}>
            <input
              type="checkbox"
              id={n === 0 ? idOf(name) : `${idOf(name)}-${n}`}
              name={programme.code}
              checked={!programme.optional || chosen.includes(programme.code)}
              disabled={!programme.optional}
              onChange={(event) =>
                own.set(name, event.currentTarget.checked ? [...ALWAYS, programme.code] : chosen.filter((code) => code !== programme.code))
              }
            />
            <span>
              {programme.name}
              {programme.about ? <small class="hint about">{programme.about}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </Question>
  );
}

export function MonthsField({ form: own }: { form: Form }) {
  const name = "months";
  const chosen = monthsOf(own.answers.value);
  return (
    <Question form={own} name={name} group>
      <div class="numbers two">
        {kit.value.periods.map((months, n) => (
          <label class="number" key={months}>
            <input
              type="radio"
              id={n === 0 ? idOf(name) : `${idOf(name)}-${n}`}
              name={name}
              value={months}
              checked={chosen === months}
              onChange={() => own.set(name, months)}
            />
            {/* Translators: on a small button; how many months are paid at once. */}
            <span>{npgettext("layanan→pekerja", "%(count)s bulan", "%(count)s bulan", months, { count: months })}</span>
          </label>
        ))}
      </div>
    </Question>
  );
}

/** Months that cost the same stand in one row, so that one sees where the price changes. */
function runs(months: readonly MonthBill[]): { first: MonthBill; last: MonthBill; count: number }[] {
  const found: { first: MonthBill; last: MonthBill; count: number }[] = [];
  for (const month of months) {
    const run = found[found.length - 1];
    if (run && dueIn(run.first) === dueIn(month) && fullIn(run.first) === fullIn(month)) {
      run.last = month;
      run.count += 1;
    } else found.push({ first: month, last: month, count: 1 });
  }
  return found;
}

/** "November sampai Desember 2026": the year once is enough. */
const sameYear = (run: { first: MonthBill; last: MonthBill }): boolean => run.first.month.slice(0, 4) === run.last.month.slice(0, 4);

/** Written here and not taken from the kit, so that the Indonesian original beside a translation names them too. */
function programmeName(code: string): string {
  const names: Record<string, () => string> = {
    JKK: () => pgettext("layanan→pekerja", "Jaminan Kecelakaan Kerja (JKK)"),
    JKM: () => pgettext("layanan→pekerja", "Jaminan Kematian (JKM)"),
    JHT: () => pgettext("layanan→pekerja", "Jaminan Hari Tua (JHT)"),
  };
  return names[code]?.() ?? code;
}

export function Bill({ bill, fixed = false }: { bill: Quote; fixed?: boolean }) {
  const first = bill.months[0];
  if (!first) return null;
  return (
    <section class="card stack" aria-labelledby="bill" data-bill={bill.total}>
      <h2 id="bill">{fixed ? pgettext("layanan→pekerja", "Tagihan Anda") : pgettext("layanan→pekerja", "Perkiraan tagihan")}</h2>
      <WithOriginal checked={kit.value.checked}>{() => billInWords(bill, first, fixed)}</WithOriginal>
    </section>
  );
}

function billInWords(bill: Quote, first: MonthBill, fixed: boolean) {
  const rules = [...new Set(bill.months.flatMap((month) => month.lines.flatMap((line) => line.rule.split("; "))))];
  const relieved = bill.total < bill.full_total;
  return (
    <>
      <p>
        {pgettext("layanan→pekerja", "Harga penuh: %(full)s sebulan.", { full: rupiah(fullIn(first)) })}{" "}
        {relieved && bill.relief_ends
          ? pgettext("layanan→pekerja", "Keringanan untuk kecelakaan kerja (JKK) dan kematian (JKM) berlaku sampai iuran bulan %(month)s.", {
              month: monthName(bill.relief_ends),
            })
          : ""}
      </p>
      <table class="bill">
        <tbody>
          {runs(bill.months).map((run) => (
            <tr key={run.first.month}>
              <th scope="row">
                {run.count === 1 ? (
                  monthName(run.first.month)
                ) : (
                  <>
                    {pgettext("layanan→pekerja", "%(first)s sampai %(last)s", {
                      first: sameYear(run) ? monthName(run.first.month).replace(/ \d+$/, "") : monthName(run.first.month),
                      last: monthName(run.last.month),
                    })}
                    <small class="hint about">
                      {pgettext("layanan→pekerja", "%(count)s bulan × %(price)s", { count: run.count, price: rupiah(dueIn(run.first)) })}
                    </small>
                  </>
                )}
              </th>
              <td class="money">{rupiah(dueIn(run.first) * run.count)}</td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{npgettext("layanan→pekerja", "Jumlah untuk %(count)s bulan", "Jumlah untuk %(count)s bulan", bill.months.length, { count: bill.months.length })}</th>
            <td class="money big">{rupiah(bill.total)}</td>
          </tr>
        </tbody>
      </table>
      {bill.unsettled ? (
        <p class="note" data-unsettled>
          {pgettext(
            "layanan→pekerja",
            "Untuk pekerjaan Anda, lamanya keringanan belum pasti. Kantor yang memutuskan; jumlahnya bisa lebih rendah dari ini.",
          )}
        </p>
      ) : null}
      <details class="more">
        <summary>{pgettext("layanan→pekerja", "Rincian tiap program")}</summary>
        {bill.months.map((month, n) =>
          n > 0 && bill.months[n - 1] && dueIn(month) === dueIn(bill.months[n - 1] as MonthBill) ? null : (
            <ul key={month.month} class="lines">
              <li>
                <strong>{pgettext("layanan→pekerja", "Mulai %(month)s, tiap bulan:", { month: monthName(month.month) })}</strong>
              </li>
              {month.lines.map((line) => (
                <li key={line.programme}>
                  {line.due < line.full
                    ? pgettext("layanan→pekerja", "%(programme)s: %(full)s, dibayar %(due)s", {
                        programme: programmeName(line.programme),
                        full: rupiah(line.full),
                        due: rupiah(line.due),
                      })
                    : pgettext("layanan→pekerja", "%(programme)s: %(full)s", { programme: programmeName(line.programme), full: rupiah(line.full) })}
                </li>
              ))}
            </ul>
          ),
        )}
      </details>
      <p class="source">
        {pgettext("layanan→pekerja", "Angka diperiksa %(date)s. Sumber: %(sources)s.", {
          date: day(kit.value.figures_checked ?? kit.value.today),
          sources: rules.join("; "),
        })}
      </p>
      {fixed ? null : (
        <p class="hint">{pgettext("layanan→pekerja", "Ini bukan tagihan. Bayar nanti, setelah kantor memberi tahu di sini.")}</p>
      )}
    </>
  );
}

