/** Going from node to node, in the order of reading or as one sees them, and choosing several. */

import { COLUMN, DOWN } from "../../mindmap/geometry/presets.js";
import { each, mainBranch } from "../../mindmap/model.js";
import { isOpen, lastOf, nextOf, previousOf } from "../../mindmap/walking.js";
import { count, quoted } from "../../ui/words.js";
import { isKept, keep, turn } from "../habits.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {import("../sight.js").Box} Box
 * @typedef {Pick<import("../app.js").App, "canvas" | "state" | "lastChild" | "offered" | "act" | "follow" | "say"
 *   | "toast">} Given
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

/** Chooses a node, or adds it to the choice; the keyboard goes with it.
 * @param {Given} app @param {Node} node @param {boolean} extend */
function choose(app, node, extend) {
  const { state } = app;
  if (extend) {
    state.chosen.add(node.key);
    state.key = node.key;
    state.tell("choose", {});
  } else state.choose(node.key);
  app.follow();
  if (extend) tellChosen(app);
}

/** @param {Pick<Given, "say" | "state">} app */
function tellChosen({ say, state }) {
  say(`${count(state.chosen.size, "nœud choisi", "nœuds choisis")}.`);
}

/** @param {Given} app @param {Direction} direction @param {boolean} extend */
function goBySight(app, direction, extend) {
  const { node } = app.state;
  const { dx, dy } = direction;
  const step = app.canvas.preset.shape === DOWN ? dy : dx;
  if (step && node.isFolded && node.parent && app.canvas.byKey.get(node.key)?.side === step) {
    app.act("fold");
    return;
  }
  const next = neighbour(app, dx, dy);
  if (!next) return app.say(`Rien ${direction.where}.`);
  if (step && node.parent === next) app.lastChild = node;
  choose(app, next, extend);
}

/** The next node in the order of reading, or the one before; across, out into the branch or back to the parent, on the
 * side where the branch is drawn.
 * @param {Given} app @param {Direction} direction @param {boolean} extend */
function goInOrder(app, { dx, dy, none, where }, extend) {
  const { node } = app.state;
  if (dx && !node.parent) return goFromCentre(app, dx, where, extend);
  const isOut = dx === sideOf(app.canvas, node);
  if (dx && isOut && node.children.length && !isOpen(node)) {
    app.act("fold");
    return;
  }
  const across = isOut ? node.children[0] : node.parent;
  const next = dy > 0 ? nextOf(node) : dy < 0 ? previousOf(node) : (across ?? null);
  if (dy) offerSight(app, next, dy);
  if (next) choose(app, next, extend);
  else app.say(none);
}

/** @param {Given} app @param {number} dx @param {string} where @param {boolean} extend */
function goFromCentre(app, dx, where, extend) {
  const { canvas, state } = app;
  const below = state.node.children.filter((head) => sideOf(canvas, head) === dx);
  const next = firstStage(canvas, below) ?? below[0];
  if (next) choose(app, next, extend);
  else app.say(`Rien ${where}.`);
}

/** On which side a branch is drawn: -1 left, 1 right, which is also that of a column and of a map drawn downwards.
 * @param {Given["canvas"]} canvas @param {Node} node */
function sideOf({ preset, byKey }, node) {
  const isTwoSided = preset.shape !== DOWN && preset.shape !== COLUMN;
  return (isTwoSided && byKey.get(node.key)?.side) || 1;
}

/** Says how arrows go as one sees the map, where the order of reading leads elsewhere; F9 then goes there. No more, once
 * one goes on from there by an arrow.
 * @param {Given} app @param {Node | null} next @param {number} dy */
function offerSight(app, next, dy) {
  if (isKept("sight") || isKept("sight-told")) return;
  if (app.offered?.from === app.state.key) keep("sight-told", true);
  const seen = neighbour(app, 0, dy);
  if (!seen || !next || seen === next || isKept("sight-told")) return;
  const said = `F9 va à ${quoted(seen.text)}, et les flèches iront comme on voit la carte.`;
  const message = app.toast(`Les flèches suivent l’ordre de lecture. ${said}`, "turn-sight");
  app.offered = { from: next.key, to: seen, message };
}

/** Arrows go the other way from now on; while that is offered, to the node that one saw.
 * @param {Given} app */
function turnSight(app) {
  const { offered, state } = app;
  const isOn = turn("sight");
  app.say(isOn ? "Les flèches vont comme on voit la carte." : "Les flèches vont dans l’ordre de lecture.");
  if (isOn && offered?.message.isConnected && state.map.has(offered.to.key)) choose(app, offered.to, false);
  app.offered = null;
}

/** To the next main branch, or the one before: from one stage to the other.
 * @param {Given} app @param {1 | -1} by */
function goToStage(app, by) {
  const { root } = app.state.map;
  const head = mainBranch(app.state.node);
  const next = root.children[head ? root.children.indexOf(head) + by : by > 0 ? 0 : -1];
  if (next) choose(app, next, false);
  else app.say(by > 0 ? "Dernière étape." : "Première étape.");
}

/** @typedef {{name: string, key: string, dx: number, dy: number, ordered: string, where: string, none: string}} Direction
 *   Of an arrow: `ordered` is where it leads by the order of reading, `where` on the screen; `none`: nothing is there. */

/** @param {Direction} direction @returns {import("./index.js").ActionOn<Given>[]} */
const arrow = (direction) => {
  const { name, key, ordered, where } = direction;
  const go = (/** @type {Given} */ app, /** @type {boolean} */ bySight, extend = false) =>
    bySight === isKept("sight") ? goInOrder(app, direction, extend) : goBySight(app, direction, extend);
  const group = "Se déplacer";
  return [
    { name: `go-${name}`, label: ordered, group, keys: [key], isQuiet: true, perform: (app) => go(app, false) },
    {
      name: `see-${name}`,
      label: `Nœud ${where}, comme on le voit`,
      group,
      keys: [`Mod+Shift+${key}`],
      isQuiet: true,
      perform: (app) => go(app, true),
    },
    {
      name: `extend-${name}`,
      label: `Étendre le choix\u00a0: ${ordered.toLowerCase()}`,
      group: "Choisir plusieurs nœuds",
      keys: [`Shift+${key}`],
      isQuiet: true,
      perform: (app) => go(app, false, true),
    },
  ];
};

const HABIT = { group: "Se déplacer", words: "touches clavier réglage" };

/** @type {import("./index.js").ActionOn<Given>[]} */
export const GOING = [
  ...[
    { name: "up", key: "ArrowUp", dx: 0, dy: -1, ordered: "Nœud précédent", where: "au-dessus", none: "Premier nœud." },
    {
      name: "down",
      key: "ArrowDown",
      dx: 0,
      dy: 1,
      ordered: "Nœud suivant",
      where: "en dessous",
      none: "Dernier nœud.",
    },
    {
      name: "left",
      key: "ArrowLeft",
      dx: -1,
      dy: 0,
      ordered: "Nœud parent\u00a0; à gauche du centre, première idée en dessous",
      where: "à gauche",
      none: "Aucune idée en dessous.",
    },
    {
      name: "right",
      key: "ArrowRight",
      dx: 1,
      dy: 0,
      ordered: "Première idée en dessous, ou déplier\u00a0; à gauche du centre, nœud parent",
      where: "à droite",
      none: "Aucune idée en dessous.",
    },
  ].flatMap(arrow),
  {
    name: "root",
    label: "Aller au centre",
    group: "Se déplacer",
    keys: ["Home"],
    words: "racine début",
    perform: (app) => choose(app, app.state.map.root, false),
  },
  {
    name: "last",
    label: "Aller au dernier nœud",
    group: "Se déplacer",
    keys: ["End"],
    words: "fin",
    perform: (app) => choose(app, lastOf(app.state.map.root), false),
  },
  {
    name: "next-stage",
    label: "Étape suivante",
    group: "Se déplacer",
    keys: ["PageDown"],
    words: "branche principale",
    perform: (app) => goToStage(app, 1),
  },
  {
    name: "previous-stage",
    label: "Étape précédente",
    group: "Se déplacer",
    keys: ["PageUp"],
    words: "branche principale",
    perform: (app) => goToStage(app, -1),
  },
  {
    ...HABIT,
    name: "turn-letters",
    label: "Lettres\u00a0: aller à un nœud, ou écrire",
    perform: ({ say }) =>
      say(
        turn("letters") ? "Une lettre va au nœud suivant qui commence par elle." : "Une lettre récrit le nœud choisi.",
      ),
  },
  {
    ...HABIT,
    name: "turn-sight",
    label: "Flèches\u00a0: comme on voit la carte, ou dans l’ordre de lecture",
    keys: ["F9"],
    perform: turnSight,
  },
  {
    name: "select-siblings",
    label: "Choisir tout le niveau",
    group: "Choisir plusieurs nœuds",
    keys: ["Mod+a"],
    enabled: ({ state }) => state.node.parent,
    why: "Choisissez un autre nœud que le centre.",
    perform: (app) => {
      const { state } = app;
      const peers = state.node.parent?.children ?? [];
      state.choose([...peers.map((n) => n.key).filter((k) => k !== state.key), state.key]);
      tellChosen(app);
    },
  },
  {
    name: "select-branch",
    label: "Choisir toute la branche",
    group: "Choisir plusieurs nœuds",
    keys: ["Mod+Shift+a"],
    perform: (app) => {
      const { state } = app;
      /** @type {string[]} */
      const keys = [];
      each(state.node, (n) => keys.push(n.key));
      state.choose([...keys.slice(1), keys[0]]);
      tellChosen(app);
    },
  },
];
