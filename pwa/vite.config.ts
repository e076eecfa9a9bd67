/**
 * Builds everything a phone or a desk loads into `dist/`: hashed assets with their compressed twins, the manifest
 * the server reads (`asset-manifest.json`), and `sw.js` at the root under its one fixed name.
 * The build stops when the scripts a worker's phone loads grow over their budget.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, defineConfig, type Plugin } from "vite";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const DIST = join(ROOT, "dist");
/** The oldest browser that gets the app: Chrome 69 of 2018, as on the cheapest phones still in use. */
const TARGET = "chrome69";
/** Scripts from `/daftar` to the acknowledgement, service worker included, gzip (1 KB = 1,024 bytes). */
const BUDGET = 45 * 1024;

const ENTRIES = Object.fromEntries(
  Object.entries({
    pages: "src/pages.ts",
    worker: "src/worker/main.tsx",
    "base-style": "styles/base.css",
    "app-style": "styles/app.css",
    "office-style": "styles/office.css",
  }).filter(([, entry]) => existsSync(join(ROOT, entry))),
);

const jsx = { jsx: { runtime: "automatic" as const, importSource: "preact" } };

type ManifestEntry = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean };
type Manifest = Record<string, ManifestEntry>;

/** Every file one entry needs, its shared and lazily loaded pieces included. */
function filesOf(manifest: Manifest, entry: string, seen = new Set<string>()): Set<string> {
  const found = manifest[entry];
  if (!found || seen.has(found.file)) return seen;
  seen.add(found.file);
  for (const sheet of found.css ?? []) seen.add(sheet);
  for (const next of [...(found.imports ?? []), ...(found.dynamicImports ?? [])]) filesOf(manifest, next, seen);
  return seen;
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

/** What the service worker keeps from the start: the app, its sheet and its pictures; nothing of the office. */
function filesToKeep(manifest: Manifest): { version: string; urls: string[] } {
  const wanted = ["src/pages.ts", "src/worker/main.tsx", "styles/base.css", "styles/app.css"];
  const assets = new Set(wanted.flatMap((entry) => [...filesOf(manifest, entry)]));
  // The marks and the pictures of the sectors; large launcher icons stay on the server until somebody installs the app.
  const pictures = listFiles(join(DIST, "icons"))
    .filter((path) => path.endsWith(".svg") && statSync(path).size < 64 * 1024)
    .map((path) => relative(DIST, path).split("\\").join("/"));
  const files = [...assets, ...pictures].sort();
  const content = createHash("sha256");
  for (const file of files) content.update(file).update(readFileSync(join(DIST, file)));
  return { version: content.digest("hex").slice(0, 12), urls: files.map((file) => `/${file}`) };
}

/** Nothing is preloaded and no script brings a sheet, so Vite's helper around `import()` is weight without use. */
function plainImports(): Plugin {
  return {
    name: "payung-plain-imports",
    apply: "build",
    configResolved(config) {
      const plugins = config.plugins as Plugin[];
      for (const name of ["vite:build-import-analysis", "native:import-analysis-build"]) {
        const place = plugins.findIndex((plugin) => plugin.name === name);
        if (place >= 0) plugins.splice(place, 1);
      }
    },
  };
}

const OUTPUT = {
  entryFileNames: "assets/[name].[hash].js",
  chunkFileNames: "assets/[name].[hash].js",
  assetFileNames: "assets/[name].[hash][extname]",
};

/** The office is built by itself, so that a worker's phone carries none of what only the office uses. */
async function buildOffice(): Promise<Manifest> {
  if (!existsSync(join(ROOT, "src/office/main.tsx"))) return {};
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    oxc: jsx,
    plugins: [plainImports()],
    build: {
      outDir: DIST,
      emptyOutDir: false,
      target: TARGET,
      cssTarget: TARGET,
      modulePreload: false,
      manifest: "office-manifest.json",
      rolldownOptions: { input: { office: join(ROOT, "src/office/main.tsx") }, output: OUTPUT },
    },
  });
  const path = join(DIST, "office-manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  rmSync(path);
  return manifest;
}

/** After the main build: the office, the service worker with its list, compressed twins, and the byte budget. */
function finish(): Plugin {
  return {
    name: "payung-finish",
    apply: "build",
    async closeBundle(error?: Error) {
      if (error) return;
      const path = join(DIST, "asset-manifest.json");
      const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
      writeFileSync(path, JSON.stringify({ ...(await buildOffice()), ...manifest }, null, 1));
      await build({
        root: ROOT,
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { __FILES__: JSON.stringify(filesToKeep(manifest)) },
        build: {
          outDir: DIST,
          emptyOutDir: false,
          target: TARGET,
          modulePreload: false,
          rolldownOptions: {
            input: join(ROOT, "src/sw.ts"),
            output: { format: "iife", entryFileNames: "sw.js" },
          },
        },
      });
      compress();
      weigh(manifest);
    },
  };
}

function compress(): void {
  for (const path of listFiles(DIST)) {
    if (!/\.(js|css|svg|json|webmanifest)$/.test(path)) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
  }
}

function weigh(manifest: Manifest): void {
  const scripts = new Set(["src/pages.ts", "src/worker/main.tsx"].flatMap((entry) => [...filesOf(manifest, entry)]));
  const rows = [...scripts, "sw.js"]
    .filter((file) => file.endsWith(".js") && existsSync(join(DIST, file)))
    .map((file) => ({ file, gzip: statSync(join(DIST, `${file}.gz`)).size, brotli: statSync(join(DIST, `${file}.br`)).size }));
  const gzip = rows.reduce((sum, row) => sum + row.gzip, 0);
  const brotli = rows.reduce((sum, row) => sum + row.brotli, 0);
  const kb = (bytes: number) => (bytes / 1024).toFixed(1).padStart(6);
  for (const row of rows) console.log(`  ${row.file.padEnd(36)} gzip ${kb(row.gzip)} KB   brotli ${kb(row.brotli)} KB`);
  console.log(`  ${"scripts on a worker's phone".padEnd(36)} gzip ${kb(gzip)} KB   brotli ${kb(brotli)} KB   (at most 45 KB)`);
  if (gzip > BUDGET) throw new Error(`The worker's scripts weigh ${kb(gzip).trim()} KB compressed; the budget is 45 KB.`);
}

export default defineConfig({
  root: ROOT,
  base: "/",
  publicDir: "public",
  oxc: jsx,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: TARGET,
    cssTarget: TARGET,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    manifest: "asset-manifest.json",
    reportCompressedSize: false,
    rolldownOptions: {
      input: ENTRIES,
      output: {
        ...OUTPUT,
        // One piece for all that touches the phone's shelf: small pieces compress badly.
        codeSplitting: {
          groups: [{ name: "shelf", test: /src\/(offline\/(db|vault|draft|outbox|requests)|api\/client|i18n\/|ui\/states|domain\/(states|records))|node_modules\/idb\// }],
        },
      },
    },
  },
  plugins: [plainImports(), finish()],
  test: {
    environment: "node",
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
    isolate: true,
  },
} as Parameters<typeof defineConfig>[0]);
