/** Versions of the map, and what changed since each. */

import { bring, fieldsThatDiffer, indexed } from "../../mindmap/changes.js";
import { toData } from "../../mindmap/codec.js";
import { openVersions } from "../../remote/versions.js";
import { el } from "../../ui/dom.js";
import { NB, short } from "../../ui/words.js";

/**
 * @typedef {import("../../mindmap/codec.js").MapData} MapData
 * @typedef {import("../../mindmap/codec.js").NodeData} NodeData
 * @typedef {{key: string, fields: string[], moved: boolean}} Changed
 * @typedef {{map: MapData}} Version
 * @typedef {{number: number, name?: string | null}} Revision
 * @typedef {Pick<import("../app.js").App, "state" | "urls" | "toast" | "say" | "sync" | "fetch">} Given
 */

/** @type {Record<string, string>} */
const FIELDS = {
  note: "note",
  details: "détails",
  icons: "icônes",
  link: "lien",
  arrows: "flèches",
  attributes: "étapes et critères",
  folded: "pli",
};

/** @param {Given} app */
export function history(app) {
  return openVersions(app, {
    address: app.urls.history,
    title: "Versions de la carte",
    hint: "Choisissez une version pour voir ce qui la sépare de la carte actuelle.",
    unit: "nœud",
    preview: (/** @type {Version} */ { map }) => differences(app, map),
    restore: (/** @type {Version} */ { map }, /** @type {Revision} */ revision) => restore(app, map, revision),
  });
}

/** An old version becomes the current one, as one change that can be taken back.
 * @param {Given} app @param {MapData} map @param {Revision} revision */
function restore(app, map, revision) {
  const now = toData(app.state.map).nodes;
  app.state.run(`version ${revision.name || revision.number} restaurée`, (t) => {
    bring(t, now, map.nodes);
  });
  app.toast("Version restaurée. La précédente reste dans les versions.", "undo");
}

/** @param {Given} app @param {MapData} map */
function differences(app, map) {
  const now = toData(app.state.map).nodes;
  const { added, removed, changed } = compare(map.nodes, now);
  const old = new Map(map.nodes.map((item) => [item.key, item]));
  return [
    added.length + removed.length + changed.length ? null : el("p", {}, "Cette version est la carte actuelle."),
    section("Ajoutés depuis", added, (key) => short(app.state.map.get(key).text, 80)),
    section("Supprimés depuis", removed, (key) => el("del", {}, short(old.get(key)?.text ?? "", 80))),
    section("Changés depuis", changed, (one) =>
      told(one, old.get(one.key)?.text ?? "", app.state.map.get(one.key).text),
    ),
  ].filter((one) => one !== null);
}

/** A changed node: both titles, or its title and what changed beside it.
 * @param {Changed} changed @param {string} before @param {string} after */
function told({ fields, moved }, before, after) {
  if (before !== after) return el("span", {}, el("del", {}, short(before, 60)), " → ", el("ins", {}, short(after, 60)));
  const what = [...new Set([...fields.map((name) => FIELDS[name] || "aspect"), ...(moved ? ["place"] : [])])];
  return el("span", {}, `${short(after, 60)} `, el("span", { class: "meta" }, `(${what.join(", ")})`));
}

/** @template One
 * @param {string} title @param {One[]} keys @param {(one: One) => HTMLElement | string} text */
function section(title, keys, text) {
  if (!keys.length) return null;
  return el(
    "section",
    {},
    el("h3", {}, `${title}${NB}: ${keys.length}`),
    el("ul", {}, ...keys.slice(0, 30).map((key) => el("li", {}, text(key)))),
  );
}

/** What differs between two lists of nodes, keys in the order of their version.
 * @param {NodeData[]} before @param {NodeData[]} after */
function compare(before, after) {
  const old = indexed(before);
  const now = indexed(after);
  /** @type {Changed[]} */
  const changed = [];
  for (const [key, item] of now) {
    const was = old.get(key);
    if (!was) continue;
    const fields = fieldsThatDiffer(was, item);
    const moved = was.parent !== item.parent;
    if (fields.length || moved) changed.push({ key, fields, moved });
  }
  return {
    added: [...now.keys()].filter((key) => !old.has(key)),
    removed: [...old.keys()].filter((key) => !now.has(key)),
    changed,
  };
}
