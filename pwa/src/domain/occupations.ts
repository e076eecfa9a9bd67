/**
 * How an everyday word finds an occupation: `ojol`, `mbecak`, `bakul sayur`. The same ranking as
 * `server/domain/occupations.py`; read the reasons there, `tests/cases` holds the two together.
 */

export interface Occupation {
  slug: string;
  /** In the language of the person who asks. */
  name: string;
  sector: string;
  transport: "true" | "false" | "unsettled";
  /** What people call it, the commonest first. */
  words: string[];
  /** Its names in other languages, which are searched too. */
  other_names?: string[];
}

const WHOLE_TERM = 1.0;
const SAME_CORE = 0.95;
const BEGINS_TERM = 0.9;
const WHOLE_NAME = 0.99;
const WORD_OF_NAME = 0.8;
const PIECES = 0.78;
const NEAR_TERM = 0.6;
const NEAR_ENOUGH = 0.3;

const TRADE_WORDS = new Set(
  (
    "tukang juru pedagang penjual bakul jual jualan berjualan dagang berdagang dodol dodolan adol adolan sade sadean " +
    "pekerja pembuat perajin pengrajin buruh pemilik punya usaha pengusaha bikin buat gawe nggawe damel ndamel " +
    "kerja nyambut makaryo pegawai karyawan ahli mas mbak pak bu"
  ).split(" "),
);
const LITTLE_WORDS = new Set(
  (
    "saya aku kula kulo jadi dadi dados sebagai yang sing ingkang di ing wonten ke dan lan kaliyan atau utawi utawa " +
    "the a an i am of and or with"
  ).split(" "),
);

/** The occupations that the query may mean, best first; empty when nothing comes near. */
export function rank<O extends Occupation>(query: string, occupations: readonly O[]): O[] {
  const asked = wordsOf(query);
  if (!asked.length) return [];
  return occupations
    .map((each) => ({ each, score: score(asked, vocabulary(each)) }))
    .filter((pair) => pair.score > NEAR_ENOUGH)
    .sort((a, b) => b.score - a.score)
    .map((pair) => pair.each);
}

interface Vocabulary {
  terms: string[][];
  names: string[][];
  termWords: Set<string>;
  nameWords: Set<string>;
}

const known = new WeakMap<Occupation, Vocabulary>();

function vocabulary(occupation: Occupation): Vocabulary {
  let own = known.get(occupation);
  if (!own) {
    const terms = occupation.words.map(wordsOf);
    const names = [...(occupation.other_names ?? []), occupation.name].flatMap(parts).map(wordsOf);
    own = { terms, names, termWords: new Set(terms.flat()), nameWords: new Set(names.flat()) };
    known.set(occupation, own);
  }
  return own;
}

const parts = (name: string): string[] => [name, ...name.split(/[,()]| atau | utawi | or | dan | lan | and /)];

function wordsOf(text: string): string[] {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "");
  const words = (bare.match(/[\p{L}\p{N}]+/gu) ?? []).map(folded);
  const telling = words.filter((word) => !LITTLE_WORDS.has(word));
  return telling.length ? telling : words;
}

const SOUNDS: [string, string][] = [
  ["dh", "d"],
  ["th", "t"],
  ["oe", "u"],
  ["dj", "j"],
  ["tj", "c"],
  ["ph", "f"],
  ["z", "s"],
  ["q", "k"],
];

const folded = (word: string): string =>
  SOUNDS.reduce((so_far, [written, sound]) => so_far.split(written).join(sound), word).replace(/(.)\1+/g, "$1");

function core(words: string[]): string[] {
  const telling = words.filter((word) => !TRADE_WORDS.has(word));
  return telling.length ? telling : words;
}

const same = (a: string[], b: string[]): boolean => a.length === b.length && a.every((word, n) => word === b[n]);

function score(asked: string[], own: Vocabulary): number {
  const askedCore = core(asked);
  let best = 0;
  own.terms.forEach((term, place) => {
    best = Math.max(best, scoreTerm(asked, askedCore, term) - place * 0.002);
  });
  if (own.names.some((name) => same(name, asked))) best = Math.max(best, WHOLE_NAME);
  if (best < WORD_OF_NAME) best = Math.max(best, scorePieces(askedCore, own));
  return best;
}

function scoreTerm(asked: string[], askedCore: string[], term: string[]): number {
  if (same(asked, term)) return WHOLE_TERM;
  const termCore = core(term);
  if (same(askedCore, termCore)) return SAME_CORE;
  const written = asked.join(" ");
  if (written.length >= 2 && term.join(" ").startsWith(written)) return BEGINS_TERM;
  if (askedCore.length === termCore.length && askedCore.every((word, n) => meet(stems(word), stems(termCore[n] ?? ""))))
    return BEGINS_TERM - 0.05;
  const joined = askedCore.join("");
  const own = termCore.join("");
  if (joined === own || asked.join("") === term.join("")) return SAME_CORE - 0.02;
  return near(joined, own) ? NEAR_TERM : 0;
}

function scorePieces(askedCore: string[], own: Vocabulary): number {
  const sure = askedCore.map((word) => scoreWord(word, own));
  return (PIECES * sure.reduce((sum, one) => sum + one, 0)) / sure.length;
}

function scoreWord(word: string, own: Vocabulary): number {
  if (own.termWords.has(word)) return 1;
  if (own.nameWords.has(word)) return 0.98;
  const every = [...own.termWords, ...own.nameWords];
  if (word.length >= 3 && every.some((each) => each.startsWith(word))) return 0.9;
  const roots = stems(word);
  if (every.some((each) => meet(roots, stems(each)))) return 0.85;
  if (every.some((each) => near(word, each))) return 0.7;
  if (word.length >= 4 && every.some((each) => each.length >= 4 && (each.includes(word) || word.includes(each)))) return 0.6;
  return 0;
}

const meet = (a: Set<string>, b: Set<string>): boolean => [...a].some((one) => b.has(one));

const NASALS: [string, string[]][] = [
  ["ngg", ["g"]],
  ["ng", ["", "k", "g"]],
  ["nj", ["j"]],
  ["ny", ["s", "c"]],
  ["nd", ["d"]],
  ["mb", ["b"]],
  ["m", ["p", "w"]],
  ["n", ["t", "d"]],
];
const PREFIXES = ["pem", "pen", "peng", "pe", "mem", "men", "meng", "me", "ber", "ter", "di", "ke", "pa"];
const SUFFIXES = ["kan", "nya", "ipun", "an", "ne", "i", "e"];
const SHORTEST_STEM = 3;

const stemsKnown = new Map<string, Set<string>>();

function stems(word: string): Set<string> {
  let found = stemsKnown.get(word);
  if (found) return found;
  found = new Set([word]);
  for (const suffix of SUFFIXES) {
    if (word.endsWith(suffix) && word.length - suffix.length > SHORTEST_STEM) found.add(word.slice(0, -suffix.length));
  }
  for (const each of [...found]) {
    for (const prefix of PREFIXES) {
      if (each.startsWith(prefix) && each.length - prefix.length > SHORTEST_STEM) found.add(each.slice(prefix.length));
    }
    for (const [nasal, roots] of NASALS) {
      if (!each.startsWith(nasal) || each.length - nasal.length < SHORTEST_STEM) continue;
      for (const root of roots) found.add(root + each.slice(nasal.length));
      break;
    }
  }
  stemsKnown.set(word, found);
  return found;
}

/** One slip in a word of four letters or more, two from eight on; swapped neighbours are one slip. */
function near(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return length >= 4 && slips(a, b, length >= 8 ? 2 : 1);
}

function slips(a: string, b: string, allowed: number): boolean {
  if (Math.abs(a.length - b.length) > allowed) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > allowed) return false;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length) <= allowed;
}

const at = (row: number[], n: number): number => row[n] ?? Number.POSITIVE_INFINITY;
