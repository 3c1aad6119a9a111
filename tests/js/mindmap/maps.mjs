/** Maps told as indented outlines: a node's key is its text. */

import { fromData, toData } from "../../../cefi_map/static/js/mindmap/codec.js";
import { History } from "../../../cefi_map/static/js/mindmap/history.js";
import { each } from "../../../cefi_map/static/js/mindmap/model.js";

/** The nodes of the map's JSON; two spaces are a level. `said` gives some of them more than their text.
 * @param {string} outline @param {Record<string, object>} [said] */
export function nodesOf(outline, said = {}) {
  const above = [];
  return outline
    .trim()
    .split("\n")
    .map((line) => {
      const text = line.trim();
      const depth = above.length && line.search(/\S/) / 2;
      above.length = depth;
      const parent = above.at(-1) ?? null;
      above.push(text);
      return { key: text, parent, text, ...said[text] };
    });
}

export function mapOf(outline, said) {
  return fromData({ nodes: nodesOf(outline, said) });
}

/** The outline of a map. */
export function outlineOf(map) {
  const lines = [];
  each(map.root, (node, depth) => lines.push("  ".repeat(depth) + node.text));
  return lines.join("\n");
}

/** An outline in a test, without the indentation that the code around gives it. */
export function outline(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  const least = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(least)).join("\n");
}

/** A map at work: `run(change)` makes one change and gives the keys that are chosen after it. */
export function opened(text, said) {
  const map = mapOf(outline(text), said);
  const history = new History(map);
  return {
    map,
    history,
    /** @param {string[]} keys */
    nodes: (...keys) => keys.map((key) => map.get(key)),
    run: (change) => history.run("essai", change)?.result,
    lines: () => outlineOf(map),
    data: () => JSON.stringify(toData(map)),
  };
}

/** Texts of a forest of sketches: [text, below]. */
export function forestOf(sketches) {
  return sketches.map(({ data, children }) => [data.text, forestOf(children ?? [])]);
}
