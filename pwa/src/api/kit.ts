/** All the app needs to work without signal, in one file per language: tariffs, occupations, the field table, consent. */
import type { Tariffs } from "../domain/contributions";
import type { Occupation } from "../domain/occupations";
import { read } from "./client";

export interface Field {
  name: string;
  section: string;
  label: string;
  hint: string;
  why: string;
  kind: string;
  min?: number | null;
  max: number | null;
  required: boolean;
  correctable: boolean;
  choices: { value: string; label: string }[];
}

export interface Kit {
  language: string;
  checked: boolean;
  today: string;
  line: string;
  max_age: number;
  periods: number[];
  tariffs: Tariffs;
  figures_checked?: string;
  programmes: { code: string; name: string; about?: string; optional: boolean }[];
  sectors: { slug: string; name: string; icon: string; hazards: string[] }[];
  occupations: Occupation[];
  fields: Field[];
  consent: { version: string; text: string[] };
  reasons: Record<string, string>;
  home: string[];
}

export interface Language {
  code: string;
  name: string;
  checked?: boolean;
}

export const readKit = (path: string): Promise<Kit | null> => read<Kit>(path);
