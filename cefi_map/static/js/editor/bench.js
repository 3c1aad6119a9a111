/** The measured editor: the real one over a map given by a measuring program, through `window.bench`. Nothing is saved. */

import { fromData } from "../mindmap/codec.js";
import * as commands from "../mindmap/commands.js";
import { edgeOf, layout } from "../mindmap/geometry/layout.js";
import { SCREEN } from "../mindmap/geometry/presets.js";
import { branchSize, each } from "../mindmap/model.js";
import { isTyping } from "../ui/dom.js";
import { App } from "./app.js";
import { drawingOf } from "./export.js";
import { carried, ready } from "./ready.js";

/**
 * @typedef {{id: string, text: string, note?: string, side?: "left" | "right", children: Given[]}} Given A branch of
 *   the map to measure.
 */

const boot = /** @type {import("./ready.js").Boot} */ (carried());
const main = /** @type {HTMLElement} */ (document.getElementById("main"));
/** @type {App} */
let app;
/** @type {ReturnType<typeof planOf>} */
let plan;
let at = "from";

/** Nested {id, text, note?, side?, children} as the map's flat JSON.
 * @param {Given} data @returns {import("../mindmap/codec.js").MapData} */
function flat(data) {
  /** @type {import("../mindmap/codec.js").NodeData[]} */
  const nodes = [];
  /** @type {[one: Given, parent: string | null][]} */
  const stack = [[data, null]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [one, parent] = next;
    /** @type {import("../mindmap/codec.js").NodeData} */
    const node = { key: one.id, parent, text: one.text };
    if (one.note) node.note = one.note;
    if (one.side && parent === data.id) node.side = one.side;
    nodes.push(node);
    for (let i = one.children.length - 1; i >= 0; i--) stack.push([one.children[i], one.id]);
  }
  return { nodes };
}

/** The same 40 leaves and the same moved branch for every editor measured.
 * @param {import("../mindmap/model.js").MindMap} map */
function planOf(map) {
  /** @type {string[]} */
  const leaves = [];
  each(map.root, (node, depth) => {
    if (depth >= 3 && depth <= 5 && !node.children.length) leaves.push(node.key);
  });
  const [branch] = map.root.children;
  const [moved] = [...branch.children].sort((a, b) => branchSize(b) - branchSize(a));
  return {
    adds: Array.from({ length: 40 }, (_, i) => leaves[Math.floor((leaves.length * (i + 0.5)) / 40)]),
    move: { key: moved.key, from: branch.key, to: map.root.children[3].key },
  };
}

await ready(boot);

const bench = {
  meta: { name: "cefi-map", version: "1", nodeSelector: "svg.map.live g.n" },
  keys: { add: "Tab", commit: "Enter", undo: "Control+z" },
  /** @param {Given} data */
  load(data) {
    history.replaceState(null, "", `?noeud=${encodeURIComponent(data.id)}`); // all of it, as the others show it
    app = new App(boot, fromData(flat(data)), main);
    app.canvas.center(app.state.map.root.key, 1);
    plan = planOf(app.state.map);
    at = "from";
  },
  nodeCount: () => app?.state.map.size ?? 0,
  domCount: () => app.canvas.drawn.size,
  editing: () => isTyping(document.activeElement),
  /** @param {number} i */
  prepareAdd(i) {
    app.state.choose(plan.adds[i % 40]);
    app.follow();
    app.hold.take(); // as a click would
  },
  addChild(i = 0) {
    app.state.run("ajout", (t) => commands.addChild(t, app.state.map.get(plan.adds[i % 40])));
  },
  moveSubtree() {
    const to = at === "from" ? plan.move.to : plan.move.from;
    at = at === "from" ? "to" : "from";
    app.state.run("déplacement", (t) => commands.moveTo(t, [t.map.get(plan.move.key)], t.map.get(to)));
  },
  undo() {
    at = at === "from" ? "to" : "from";
    app.state.undo();
  },
  exportSvg: () => drawingOf(layout(app.state.map, SCREEN, { stages: app.state.stages }), edgeOf),
  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    app.canvas.pan(dx, dy);
    app.canvas.flush();
  },
  /** @param {number} scale */
  zoom(scale) {
    app.canvas.zoom(scale);
    app.canvas.flush();
  },
};

Object.assign(window, { bench });
