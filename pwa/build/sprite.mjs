/**
 * Cuts the few pictures we show out of @tabler/icons (MIT, Paweł Kuna) and our own drawings into one sprite,
 * public/icons/sprite.svg, one <symbol> each; pages show one with <use href="/icons/sprite.svg#fish">.
 * Run by hand after changing icons.txt (`node build/sprite.mjs`); the sprite is committed, so a build needs nothing.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LICENCE = "Icons: Tabler Icons 3.51, MIT licence, Copyright (c) 2020-2026 Paweł Kuna; payung and canting: ours.";

/** The inside of an svg file, without the empty square that Tabler puts first. */
function inside(svg) {
  return svg
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>[\s\S]*$/, "")
    .replace(/<path stroke="none"[^>]*\/>/, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/ \/>/g, "/>");
}

const symbol = (name, svg) =>
  `<symbol id="${name}" viewBox="${/viewBox="([^"]+)"/.exec(svg)[1]}">${inside(svg)}</symbol>`;

const own = readdirSync(here("drawings"))
  .sort()
  .map((file) => symbol(file.replace(".svg", ""), readFileSync(here(`drawings/${file}`), "utf8")));
const cut = readFileSync(here("icons.txt"), "utf8")
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith("#"))
  .map((name) => symbol(name, readFileSync(here(`../node_modules/@tabler/icons/icons/outline/${name}.svg`), "utf8")));

const sprite = `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${LICENCE} -->\n${[...own, ...cut].join("\n")}\n</svg>\n`;
writeFileSync(here("../public/icons/sprite.svg"), sprite);
console.log(`${own.length + cut.length} pictures, ${sprite.length} bytes`);
