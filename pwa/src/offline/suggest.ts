/** Occupations for a few typed letters, from the kit that the phone keeps. */
import { readKit } from "../api/kit";
import { rank, type Occupation } from "../domain/occupations";

let occupations: Promise<Occupation[]> | null = null;

export async function suggest(query: string, language: string): Promise<Occupation[]> {
  occupations ??= readKit(`/api/v1/kit?lang=${language}`).then((kit) => {
    if (!kit) throw new Error("no kit");
    return kit.occupations;
  });
  return rank(query, await occupations).slice(0, 6);
}
