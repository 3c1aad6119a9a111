/** Going from node to node by geometry, and choosing several. */

import { DOWN } from "../../mindmap/geometry/presets.js";
import { each } from "../../mindmap/model.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {import("../sight.js").Box} Box
 * @typedef {Pick<import("../app.js").App, "canvas" | "state" | "lastChild" | "act" | "follow" | "say">} Given
 */

/** The nearest node in a direction, among those drawn on that way: along the axis of depth, or across it.
 * @param {Given} app @param {number} dx @param {number} dy @returns {Node | null} */
function neighbour(app, dx, dy) {
  const { canvas, state } = app;
  const box = canvas.byKey.get(state.key);
  if (!box) return state.map.root;
  if (canvas.preset.shape === "column") return inColumn(app, dx, dy);
  const isDown = canvas.preset.shape === DOWN;
  return (isDown ? dy : dx) ? along(app, box, isDown ? dy : dx) : across(canvas, box, isDown ? dx : dy);
}

/** Towards the root, or to the child that one came from, else from the root to the first stage of that side, else to the
 * nearest one.
 * @param {Given} app @param {Box} box @param {number} direction */
function along(app, box, direction) {
  const { canvas, state } = app;
  const { node } = state;
  const side = canvas.preset.shape === DOWN ? 1 : box.side || direction;
  if (direction !== side) return node.parent;
  const below = node.children.filter((child) => (canvas.byKey.get(child.key)?.side || 0) === direction);
  if (app.lastChild?.parent === node && below.includes(app.lastChild)) return app.lastChild;
  return (node.parent ? null : firstStage(canvas, below)) ?? nearest(canvas, box, below);
}

/** The branch of the lowest stage; null where none carries one.
 * @param {Given["canvas"]} canvas @param {Node[]} heads those that are drawn */
function firstStage(canvas, heads) {
  const stage = (/** @type {Node} */ head) => canvas.byKey.get(head.key)?.stage ?? 0;
  const [first] = heads.filter(stage).sort((a, b) => stage(a) - stage(b));
  return first ?? null;
}

/** @param {Given["canvas"]} canvas @param {Box} box @param {number} direction */
function across(canvas, box, direction) {
  /** @type {"x" | "y"} */
  const axis = canvas.preset.shape === DOWN ? "x" : "y";
  const beyond = canvas.real.filter(
    (one) => one.depth === box.depth && one.side === box.side && (one[axis] - box[axis]) * direction > 0,
  );
  beyond.sort((a, b) => (a[axis] - b[axis]) * direction);
  return beyond[0]?.node ?? null;
}

/** @param {Given} app @param {number} dx @param {number} dy */
function inColumn({ canvas, state }, dx, dy) {
  const { real } = canvas;
  const at = real.findIndex((box) => box.key === state.key);
  if (dy) return real[at + dy]?.node ?? null;
  return dx < 0 ? (real[at].parent?.node ?? null) : (state.node.children[0] ?? null);
}

/** @param {Given["canvas"]} canvas @param {Box} box @param {Node[]} nodes those that are drawn */
function nearest(canvas, box, nodes) {
  const at = (/** @type {Box} */ one) =>
    canvas.preset.shape === DOWN ? one.x + one.face.width / 2 : one.y + one.face.anchor;
  const far = (/** @type {Node} */ node) => Math.abs(at(/** @type {Box} */ (canvas.byKey.get(node.key))) - at(box));
  /** @type {Node | null} */
  let best = null;
  for (const node of nodes) if (!best || far(node) < far(best)) best = node;
  return best;
}

/** @param {Given} app @param {number} dx @param {number} dy @param {boolean} [extend] */
function go(app, dx, dy, extend = false) {
  const { state } = app;
  const { node } = state;
  const step = app.canvas.preset.shape === DOWN ? dy : dx;
  if (step && node.data.folded && node.parent && app.canvas.byKey.get(node.key)?.side === step) {
    app.act("fold");
    return;
  }
  const next = neighbour(app, dx, dy);
  if (!next) return;
  if (step && node.parent === next) app.lastChild = node;
  if (extend) {
    state.chosen.add(next.key);
    state.key = next.key;
    state.tell("choose", {});
  } else state.choose(next.key);
  app.follow();
}

/** @param {string} name @param {string} label @param {string} key @param {number} dx @param {number} dy
 * @returns {import("./index.js").ActionOn<Given>[]} */
const arrow = (name, label, key, dx, dy) => [
  { name: `go-${name}`, label, group: "Se déplacer", keys: [key], isQuiet: true, perform: (app) => go(app, dx, dy) },
  {
    name: `extend-${name}`,
    label: `Étendre la sélection ${name === "up" ? "vers le haut" : name === "down" ? "vers le bas" : name === "left" ? "à gauche" : "à droite"}`,
    group: "Choisir plusieurs nœuds",
    keys: [`Shift+${key}`],
    isQuiet: true,
    perform: (app) => go(app, dx, dy, true),
  },
];

/** @type {import("./index.js").ActionOn<Given>[]} */
export const GOING = [
  ...arrow("up", "Nœud au-dessus", "ArrowUp", 0, -1),
  ...arrow("down", "Nœud en dessous", "ArrowDown", 0, 1),
  ...arrow("left", "Nœud à gauche", "ArrowLeft", -1, 0),
  ...arrow("right", "Nœud à droite", "ArrowRight", 1, 0),
  {
    name: "root",
    label: "Aller au centre",
    group: "Se déplacer",
    keys: ["Home"],
    words: "racine début",
    perform: (app) => {
      app.state.choose(app.state.map.root.key);
      app.follow();
    },
  },
  {
    name: "to-parent",
    label: "Aller au nœud parent",
    group: "Se déplacer",
    keys: ["PageUp"],
    enabled: ({ state }) => state.node.parent,
    perform: (app) => {
      const { parent } = app.state.node;
      if (parent) app.state.choose(parent.key);
      app.follow();
    },
  },
  {
    name: "select-siblings",
    label: "Choisir tout le niveau",
    group: "Choisir plusieurs nœuds",
    keys: ["Mod+a"],
    enabled: ({ state }) => state.node.parent,
    perform: ({ state, say }) => {
      const peers = state.node.parent?.children ?? [];
      state.choose([...peers.map((n) => n.key).filter((k) => k !== state.key), state.key]);
      say(`${state.chosen.size} nœuds choisis.`);
    },
  },
  {
    name: "select-branch",
    label: "Choisir toute la branche",
    group: "Choisir plusieurs nœuds",
    keys: ["Mod+Shift+a"],
    perform: ({ state, say }) => {
      /** @type {string[]} */
      const keys = [];
      each(state.node, (n) => keys.push(n.key));
      state.choose([...keys.slice(1), keys[0]]);
      say(`${keys.length} nœuds choisis.`);
    },
  },
];
