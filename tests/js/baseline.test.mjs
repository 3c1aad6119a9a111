/** What the page uses before every browser of the last thirty months has it (not « Baseline widely available ») stands
 * in a table with what happens without it (docs/browsers.md), and nothing idle stands there.
 *
 * The names come from the data of web-features; what a scan of names cannot tell apart is left out by name. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const { features } = JSON.parse(read("node_modules/web-features/data.json"));
const PLACES =
  /^api\.(?:Window|Document|Element|Node|HTML\w*Element|Navigator|Clipboard|ClipboardItem|File|Blob|Range|Selection|ToggleEvent|KeyboardEvent|InputEvent|WheelEvent|TrustedTypePolicy\w*|ServiceWorkerRegistration|NavigationPreloadManager|CacheStorage|CompressionStream|Scheduler|ViewTransition)(?:\.|$)/;
const BUILTINS = /^javascript\.builtins\.(\w+)\.(\w+)$/;
/** Our own words for other things. */
const OURS =
  /\.(?:command|presentation|remote|states|frame|axis|rules|popoverTargetElement|drop|take|move|union|sync|actions)$/;

const wide = new Set(); // names of what is everywhere: another thing of that name is not told from it
const newer = new Map(); // key of what is not yet -> its feature
for (const [id, { kind, status }] of Object.entries(features)) {
  if (kind !== "feature") continue;
  for (const [key, { baseline }] of Object.entries(status.by_compat_key ?? {}))
    if (baseline === "high" && status.baseline === "high") wide.add(key.split(".").at(-1));
    else newer.set(key, id);
}

/** How a use of it is written, with the kind of file; null where a scan cannot tell.
 * @param {string} key */
function writtenAs(key) {
  const [place, kind, first, last, ...more] = key.split(".");
  if (place === "css" && !/_/.test(key) && !more.length) {
    if (kind === "properties" && !last) return ["css", `(?:^|[{;\\s])${first}\\s*:`];
    if (kind === "properties") return ["css", `(?:^|[{;\\s])${first}\\s*:[^;}]*[\\s:]${last}(?![\\w-])`];
    if (kind === "selectors" && !last) return ["css", `::?${first}(?![\\w-])`];
    if (kind === "at-rules" && !last) return ["css", `@${first}(?![\\w-])`];
    if (kind === "types") return ["css", `(?<![\\w-])${last ?? first}\\(`];
  }
  const name = key.split(".").at(-1) ?? "";
  if (wide.has(name) || OURS.test(key)) return null;
  if (PLACES.test(key) && !last) {
    if (name.endsWith("_event")) return ["js", `"${name.slice(0, -6)}"`];
    if (!/_/.test(key)) return ["js", first ? `[.?]${name}(?!\\w)|"${name}"` : `(?<![\\w.])${name}(?!\\w)`];
  }
  const [, home, member] = BUILTINS.exec(key) ?? [];
  return home ? ["js", `(?<!\\w)${home}\\.${member}\\(|\\.(?!escape)${member}\\(`] : null;
}

/** The features that our styles and scripts use, of those. */
function used() {
  const files = readdirSync(new URL("cefi_map/", ROOT), { recursive: true })
    .map(String)
    .filter((path) => /(?:^|\/)static\/(?:js|css)\/.*\.(?:js|css)$/.test(path))
    .map((path) => ({ path, text: read(`cefi_map/${path}`).replace(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm, "") }));
  const found = new Map();
  for (const [key, id] of newer) {
    const [kind, pattern] = writtenAs(key) ?? [];
    if (!pattern) continue;
    const seen = new RegExp(pattern, "m");
    const where = files.find(({ path, text }) => path.endsWith(`.${kind}`) && seen.test(text));
    if (where) found.set(id, `${id} (${key}, ${where.path})`);
  }
  return found;
}

const [, rows] = read("docs/browsers.md").split("| feature | what for | without it |\n|---|---|---|\n");
const table = [...rows.matchAll(/^\| ([a-z-]+) \| [^|]+ \| [^|]+ \|$/gm)].map(([, id]) => id);

test("what not every browser has says what happens without it", () => {
  const found = used();
  assert.deepEqual(
    [...found].filter(([id]) => !table.includes(id)).map(([, said]) => said),
    [],
    "to docs/browsers.md, with a fallback",
  );
  assert.deepEqual(
    table.filter((id) => !found.has(id)),
    [],
    "not used, or everywhere by now",
  );
});

test("the scan finds what it is for", () => {
  const found = used();
  for (const id of ["popover", "field-sizing", "details-content", "text-wrap-pretty", "fullscreen"])
    assert.ok(found.has(id), id);
});
