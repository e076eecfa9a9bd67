/** Where somebody lives: type part of a name, or go down four short lists. Says what needs signal. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { districtOf, findPlaces, isDistrict, isVillage, pathOf, provinceOf, regencyOf, regions, villagesIn, type Found, type Place } from "../api/regions";
import { pgettext } from "../i18n";
import { describedBy, Question, TextField } from "./fields";
import { idOf, text, type Form } from "./form";

const NAME = "address.village";
const OWN_WORDS = "address.village_text";
/** The choice "mine is not in the list" in the list of villages. */
const UNLISTED = "?";

interface Lists {
  provinces: Place[];
  regencies: Place[];
  districts: Place[];
}

export function PlaceField({ form, home }: { form: Form; home: string[] }) {
  const lists = useSignal<Lists | null | undefined>(undefined);
  const villages = useSignal<Place[] | null | undefined>(undefined);
  const found = useSignal<Found[]>([]);
  const path = useSignal<string[]>([]);
  const query = useSignal("");
  const unlisted = useSignal(Boolean(form.answers.peek()[OWN_WORDS]));

  useSignalEffect(() => {
    void regions().then((all) => {
      lists.value = all;
    });
  });
  useSignalEffect(() => {
    const code = text(form.answers.value[NAME]);
    if (code.length < 8) {
      villages.value = undefined;
      path.value = [];
      return;
    }
    void villagesIn(districtOf(code)).then((all) => {
      if (districtOf(text(form.answers.peek()[NAME])) === districtOf(code)) villages.value = all;
    });
    void pathOf(code).then((names) => {
      path.value = names;
    });
  });
  useSignalEffect(() => {
    const asked = query.value;
    void findPlaces(asked, home).then((places) => {
      if (query.peek() === asked) found.value = places;
    });
  });

  const code = text(form.answers.value[NAME]);
  const give = (next: string) => {
    form.set(NAME, next || undefined);
    if (isVillage(next)) {
      unlisted.value = false;
      form.set(OWN_WORDS, undefined);
    }
  };
  const id = idOf(NAME);
  const help = form.field(NAME)?.hint;

  if (lists.value === null) {
    return (
      <Question form={form} name={NAME} group>
        <p class="note" id={id} tabIndex={-1}>
          {pgettext("layanan→pekerja", "Daftar daerah belum tersimpan di HP ini. Perlu sinyal sekali untuk membukanya.")}
        </p>
        <button type="button" class="button quiet" onClick={() => void regions().then((all) => (lists.value = all))}>
          {pgettext("pekerja→layanan", "Coba lagi")}
        </button>
      </Question>
    );
  }
  const all = lists.value ?? { provinces: [], regencies: [], districts: [] };
  const regencies = all.regencies.filter(([one]) => provinceOf(one) === provinceOf(code) && code.length >= 2);
  const districts = all.districts.filter(([one]) => regencyOf(one) === regencyOf(code) && code.length >= 5);
  const noList = code.length >= 8 && villages.value === null;
  const ownWords = code.length >= 8 && (noList || unlisted.value);

  return (
    <>
      <Question form={form} name={NAME} group>
        <input
          id={id}
          type="search"
          autocomplete="off"
          aria-label={form.field(NAME)?.label ?? NAME}
          aria-describedby={describedBy(form, NAME, help)}
          value={query.value}
          placeholder={pgettext("layanan→pekerja", "Misalnya: Laweyan")}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
        <ul class="plain found" aria-live="polite">
          {found.value.map((place) => (
            <li key={place.code}>
              <button
                type="button"
                onClick={() => {
                  give(place.code);
                  query.value = "";
                }}
              >
                <strong>{place.name}</strong> <small>{place.within}</small>
              </button>
            </li>
          ))}
        </ul>
        <p class="hint">{pgettext("layanan→pekerja", "Atau pilih satu per satu:")}</p>
        <Level
          label={pgettext("layanan→pekerja", "Provinsi")}
          name="province"
          places={all.provinces}
          value={provinceOf(code)}
          give={give}
        />
        {regencies.length ? (
          <Level
            label={pgettext("layanan→pekerja", "Kabupaten atau kota")}
            name="regency"
            places={regencies}
            value={code.length >= 5 ? regencyOf(code) : ""}
            give={give}
          />
        ) : null}
        {districts.length ? (
          <Level
            label={pgettext("layanan→pekerja", "Kecamatan")}
            name="district"
            places={districts}
            value={code.length >= 8 ? districtOf(code) : ""}
            give={give}
          />
        ) : null}
        {villages.value?.length ? (
          <Level
            label={pgettext("layanan→pekerja", "Desa atau kelurahan")}
            name="village"
            places={villages.value}
            value={isVillage(code) ? code : unlisted.value ? UNLISTED : ""}
            unlisted
            give={(next) => {
              unlisted.value = next === UNLISTED;
              give(next === UNLISTED || !next ? districtOf(code) : next);
            }}
          />
        ) : null}
        {code.length >= 8 && path.value.length ? (
          <p class="place">
            <strong>{path.value.join(", ")}</strong>
          </p>
        ) : null}
        {noList ? (
          <p class="note">
            {pgettext("layanan→pekerja", "Daftar desa di kecamatan ini perlu sinyal. Tulis saja nama desanya di bawah.")}
          </p>
        ) : null}
      </Question>
      {ownWords && isDistrict(code) ? <TextField form={form} name={OWN_WORDS} hint="" /> : null}
    </>
  );
}

function Level({
  label,
  name,
  places,
  value,
  unlisted = false,
  give,
}: {
  label: string;
  name: string;
  places: readonly Place[];
  value: string;
  unlisted?: boolean;
  give: (code: string) => void;
}) {
  return (
    <label class="level">
      <small>{label}</small>
      <select name={name} value={value} onChange={(event) => give(event.currentTarget.value)}>
        <option value="">{pgettext("layanan→pekerja", "Pilih…")}</option>
        {places.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
        {unlisted ? <option value={UNLISTED}>{pgettext("pekerja→layanan", "Tidak ada dalam daftar ini")}</option> : null}
      </select>
    </label>
  );
}
