/** The shared cases of `tests/cases`, which hold the phone and the server to the same rules. For tests only. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Case<In, Out> {
  in: In;
  out: Out;
}

const FOLDER = new URL("../../../tests/cases/", import.meta.url);
const REFERENCE = new URL("../../../server/reference/", import.meta.url);

export const file = <T>(name: string): T => JSON.parse(readFileSync(fileURLToPath(new URL(`${name}.json`, FOLDER)), "utf8")) as T;
export const cases = <In, Out>(name: string): Case<In, Out>[] => file<{ cases: Case<In, Out>[] }>(name).cases;

/** A small reader for our own CSV files: quoted values may hold commas and doubled quotes. */
export function rows(name: string): Record<string, string>[] {
  const text = readFileSync(fileURLToPath(new URL(`${name}.csv`, REFERENCE)), "utf8");
  const lines: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charAt(i);
    const line = lines[lines.length - 1] as string[];
    const add = (more: string) => {
      line[line.length - 1] += more;
    };
    if (quoted) {
      if (sign === '"' && text.charAt(i + 1) === '"') add(text.charAt((i += 1)));
      else if (sign === '"') quoted = false;
      else add(sign);
    } else if (sign === '"') quoted = true;
    else if (sign === ",") line.push("");
    else if (sign === "\n") lines.push([""]);
    else if (sign !== "\r") add(sign);
  }
  const [head = [], ...body] = lines.filter((line) => line.length > 1);
  return body.map((line) => Object.fromEntries(head.map((title, n) => [title, line[n] ?? ""])));
}
