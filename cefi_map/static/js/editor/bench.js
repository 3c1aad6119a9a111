/** The measured editor: the real one over a map given by a measuring program, through `window.bench`. Nothing is saved. */

import { fromData } from "../mindmap/codec.js";
import * as commands from "../mindmap/commands.js";
import { edgeOf, layout } from "../mindmap/geometry/layout.js";
import { SCREEN } from "../mindmap/geometry/presets.js";
import { isTyping } from "../ui/dom.js";
import { App } from "./app.js";
import { drawingOf } from "./export.js";
import { ready } from "./ready.js";

const boot = JSON.parse(document.getElementById("editor-data").textContent);
const main = document.getElementById("main");
let app = null;
let plan = null;
let at = "from";

/** Nested {id, text, note?, side?, children} as the map's flat JSON. */
function flat(data) {
  const nodes = [];
  const stack = [[data, null]];
  while (stack.length) {
    const [one, parent] = stack.pop();
    const node = { key: one.id, parent, text: one.text };
    if (one.note) node.note = one.note;
    if (one.side && parent === data.id) node.side = one.side;
    nodes.push(node);
    for (let i = one.children.length - 1; i >= 0; i--) stack.push([one.children[i], one.id]);
  }
  return { nodes };
}

/** The same 40 leaves and the same moved branch for every editor measured. */
function planOf(map) {
  const boxes = [];
  const stack = [[map.root, 0]];
  while (stack.length) {
    const [node, depth] = stack.pop();
    boxes.push([node, depth]);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push([node.children[i], depth + 1]);
  }
  const leaves = boxes
    .filter(([node, depth]) => depth >= 3 && depth <= 5 && !node.children.length)
    .map(([node]) => node.key);
  const size = (node) => node.children.reduce((sum, child) => sum + size(child), 1);
  const [branch] = map.root.children;
  const [moved] = [...branch.children].sort((a, b) => size(b) - size(a));
  return {
    adds: Array.from({ length: 40 }, (_, i) => leaves[Math.floor((leaves.length * (i + 0.5)) / 40)]),
    move: { key: moved.key, from: branch.key, to: map.root.children[3].key },
  };
}

await ready(boot);

window.bench = {
  meta: { name: "cefi-map", version: "1", nodeSelector: "svg.map.live g.n" },
  keys: { add: "Tab", commit: "Enter", undo: "Control+z" },
  load(data) {
    app = new App(boot, fromData(flat(data)), main);
    app.canvas.center(app.state.map.root.key, 1);
    plan = planOf(app.state.map);
    at = "from";
  },
  nodeCount: () => app?.state.map.size ?? 0,
  domCount: () => app.canvas.drawn.size,
  editing: () => isTyping(document.activeElement),
  prepareAdd(i) {
    app.state.choose(plan.adds[i % 40]);
    app.follow();
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
  pan: (dx, dy) => {
    app.canvas.pan(dx, dy);
    app.canvas.flush();
  },
  zoom: (scale) => {
    app.canvas.zoom(scale);
    app.canvas.flush();
  },
};
