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
  picture: "image",
  folded: "pli",
};

/** Opens them, on one where its number is given.
 * @param {Given} app @param {number} [number] */
export function history(app, number) {
  const versions = {
    address: app.urls.history,
    title: "Versions de la carte",
    hint: "Choisissez une séance pour voir ce qu’elle a changé, et ce qui a changé depuis.",
    unit: "nœud",
    birth: app.urls.birth,
    preview: (/** @type {Version} */ { map }, /** @type {Version | null} */ before) =>
      differences(app, map, before?.map),
    restore: (/** @type {Version} */ { map }, /** @type {Revision} */ revision) => restore(app, map, revision),
  };
  return openVersions(app, versions, number);
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

/** @param {Given} app @param {MapData} map @param {MapData} [before] */
function differences(app, map, before) {
  const now = toData(app.state.map).nodes;
  return [
    ...(before ? part("Pendant cette séance", before.nodes, map.nodes, "Rien n’a changé dans la carte.") : []),
    ...part("Depuis", map.nodes, now, "Cette version est la carte actuelle."),
  ];
}

/** What differs between two versions, under a title; a sentence where nothing does.
 * @param {string} title @param {NodeData[]} before @param {NodeData[]} after @param {string} same */
function part(title, before, after, same) {
  const { added, removed, changed } = compare(before, after);
  const [old, now] = [indexed(before), indexed(after)];
  const textIn = (/** @type {Map<string, NodeData>} */ nodes, /** @type {string} */ key) => nodes.get(key)?.text ?? "";
  return [
    el("h3", {}, title),
    added.length + removed.length + changed.length ? null : el("p", {}, same),
    section("Ajoutés", added, (key) => el("ins", {}, short(textIn(now, key), 80))),
    section("Supprimés", removed, (key) => el("del", {}, short(textIn(old, key), 80))),
    section("Changés", changed, (one) => told(one, textIn(old, one.key), textIn(now, one.key))),
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
    el("h4", { class: "label-sm" }, `${title}${NB}: ${keys.length}`),
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
