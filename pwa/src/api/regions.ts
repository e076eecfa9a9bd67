/** Provinces, regencies, districts (one small file, kept on the phone) and the villages of a regency, fetched when asked. */
import { read } from "./client";

export type Place = readonly [code: string, name: string];

interface Base {
  provinces: Place[];
  regencies: Place[];
  districts: Place[];
}

let base: Promise<Base | null> | null = null;
const villages = new Map<string, Promise<Record<string, Place[]> | null>>();

/** Null where they are neither on this phone nor to be had now; asked anew the next time. */
export function regions(): Promise<Base | null> {
  base ??= read<Base>("/regions/base.json").then((found) => {
    if (!found) base = null;
    return found;
  });
  return base;
}

/** The villages of a district, or null without signal when this regency was never opened here. */
export async function villagesIn(district: string): Promise<Place[] | null> {
  const regency = regencyOf(district);
  let found = villages.get(regency);
  if (!found) {
    found = read<Record<string, Place[]>>(`/regions/villages/${regency}.json`);
    villages.set(regency, found);
  }
  const all = await found;
  if (!all) villages.delete(regency);
  return all ? (all[district] ?? []) : null;
}

export const provinceOf = (code: string): string => code.slice(0, 2);
export const regencyOf = (code: string): string => code.slice(0, 5);
export const districtOf = (code: string): string => code.slice(0, 8);
export const isDistrict = (code: string): boolean => code.length === 8;
export const isVillage = (code: string): boolean => code.length === 13;

const named = (places: readonly Place[], code: string): string => places.find((place) => place[0] === code)?.[1] ?? "";

/** From the smallest place up: village, district, regency, province; what is not known here is left out. */
export async function pathOf(code: string): Promise<string[]> {
  const all = await regions();
  if (!all || !code) return [];
  const village = isVillage(code) ? named((await villagesIn(districtOf(code))) ?? [], code) : "";
  return [
    village,
    code.length >= 8 ? named(all.districts, districtOf(code)) : "",
    code.length >= 5 ? named(all.regencies, regencyOf(code)) : "",
    named(all.provinces, provinceOf(code)),
  ].filter(Boolean);
}

export interface Found {
  code: string;
  name: string;
  /** What tells two of the same name apart. */
  within: string;
}

/** Districts, regencies and already loaded villages whose name begins with what was typed; those near home first. */
export async function findPlaces(query: string, home: readonly string[], limit = 8): Promise<Found[]> {
  const all = await regions();
  const asked = plain(query);
  if (!all || asked.length < 3) return [];
  const loaded: Place[] = [];
  for (const regency of new Set([...home, ...villages.keys()])) {
    const found = await (villages.get(regency) ?? read<Record<string, Place[]>>(`/regions/villages/${regency}.json`));
    if (!found) continue;
    villages.set(regency, Promise.resolve(found));
    for (const places of Object.values(found)) loaded.push(...places);
  }
  const near = (code: string): number => (home.includes(regencyOf(code)) ? 0 : home.some((one) => provinceOf(one) === provinceOf(code)) ? 1 : 2);
  const hits: { place: Place; rank: number }[] = [];
  for (const place of [...loaded, ...all.districts]) {
    const name = plain(place[1]);
    const at = name === asked ? 0 : name.startsWith(asked) ? 1 : name.includes(` ${asked}`) ? 2 : -1;
    if (at >= 0) hits.push({ place, rank: near(place[0]) * 3 + at });
  }
  hits.sort((a, b) => a.rank - b.rank);
  return Promise.all(
    hits.slice(0, limit).map(async ({ place: [code, name] }) => ({ code, name, within: (await pathOf(code)).slice(1).join(", ") })),
  );
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/^(kec(amatan)?|kel(urahan)?|desa)\.? +/, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
