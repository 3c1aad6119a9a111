/** Moving branches as one sees them: beside, under, out, to the other side. */

import * as commands from "../../mindmap/commands.js";
import { DOWN, TIDY } from "../../mindmap/geometry/presets.js";
import { numberOf } from "../../mindmap/model.js";
import { IS_MAC } from "../../ui/combos.js";
import { quoted } from "../../ui/words.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {import("../../mindmap/transaction.js").Transaction} Transaction
 * @typedef {Pick<import("../app.js").App, "state" | "canvas" | "plan" | "say" | "dialogs">} Given
 */

const notRoot = (/** @type {Given} */ { state }) => state.tops.length > 0;
const CENTRE = "Choisissez un autre nœud que le centre.";

/** On the map, level 1 branches are peers on the same side only; in the plan all are.
 * @param {Given} app @returns {(one: Node) => boolean} */
function peerOf(app) {
  const { state, canvas } = app;
  if (app.plan.hasFocus) return () => true;
  const side = (/** @type {Node} */ node) => canvas.byKey.get(node.key)?.side;
  return (one) => one.parent !== state.map.root || side(one) === side(state.node);
}

/** On the left side, the top of the screen may be the end of the list.
 * @param {Pick<Given, "state" | "canvas">} app @param {Node} node */
export function isReversed({ state, canvas }, node) {
  if (node.parent !== state.map.root || !hasSides({ canvas })) return false;
  const side = canvas.byKey.get(node.key)?.side;
  const drawn = node.parent.children.map((one) => canvas.byKey.get(one.key));
  const places = drawn.flatMap((box) => (box && box.side === side ? [box.y] : []));
  return places.length > 1 && places[0] > places[places.length - 1];
}

/** @param {Given} app @param {-1 | 1} by */
function shift(app, by) {
  const [first] = app.state.tops;
  const step = first && !app.plan.hasFocus && isReversed(app, first) ? -by : by;
  const done = app.state.run("déplacement", (t) => commands.shift(t, app.state.tops, step, peerOf(app)));
  app.say(done ? where(app) : by < 0 ? "Déjà en haut." : "Déjà en bas.");
}

/** Up and down as one sees them: the order of branches, or their level in a map drawn from top to bottom.
 * @param {Given} app @param {-1 | 1} direction */
function upright(app, direction) {
  if (app.canvas.preset.shape !== DOWN || app.plan.hasFocus) shift(app, direction);
  else if (direction > 0) demote(app);
  else promote(app);
}

/** Towards the root or away from it, whatever the side: left and right as one sees them.
 * @param {Given} app @param {-1 | 1} direction */
function sideways(app, direction) {
  const { state, canvas } = app;
  if (canvas.preset.shape === DOWN) {
    shift(app, direction);
    return;
  }
  const side = canvas.byKey.get(state.tops[0].key)?.side || 1;
  if (side === direction) demote(app);
  else if (hasSides(app) && state.tops.every((node) => node.parent === state.map.root)) changeSide(app, direction);
  else promote(app);
}

/** @param {Given} app */
function promote(app) {
  const { state, canvas } = app;
  const given = state.map.root.children.some((node) => node.data.side);
  const side = !given ? "" : (canvas.byKey.get(state.tops[0].key)?.side ?? 0) < 0 ? "left" : "right";
  const done = state.run("remontée", (t) => commands.promote(t, state.tops, side));
  app.say(done ? where(app) : "Déjà au premier niveau.");
}

/** @param {Given} app */
function demote(app) {
  const done = app.state.run("rangement sous un nœud", (t) => commands.demote(t, app.state.tops, peerOf(app)));
  app.say(done ? where(app) : "Aucun nœud au-dessus pour le ranger dessous.");
}

/** @param {Pick<Given, "canvas">} app */
function hasSides({ canvas }) {
  return canvas.preset.shape === TIDY;
}

/** @param {Given} app @param {number} [direction] */
function changeSide(app, direction = 0) {
  const { state, canvas } = app;
  const nodes = state.tops.filter((node) => node.parent === state.map.root);
  state.run("changement de côté", (t) => {
    pinSides(t, canvas);
    for (const node of nodes) {
      const side = direction || -(canvas.byKey.get(node.key)?.side || 1);
      t.set(node, { side: side > 0 ? "right" : "left" });
    }
    return nodes.map((node) => node.key);
  });
  app.say(`Branche à ${nodes[0]?.data.side === "left" ? "gauche" : "droite"}.`);
}

/** Gives each main branch the side where it is drawn, so that no other one changes side.
 * @param {Transaction} t @param {Pick<Given["canvas"], "byKey">} canvas */
export function pinSides(t, canvas) {
  for (const node of t.map.root.children) {
    const side = canvas.byKey.get(node.key)?.side;
    if (side && !node.data.side) t.set(node, { side: side > 0 ? "right" : "left" });
  }
}

/** @param {Given} app */
function where({ state }) {
  const { node } = state;
  return `${numberOf(node)}, sous ${quoted(node.parent?.text ?? "")}.`;
}

/** @param {string} name @param {string} label @param {string} key @param {(app: Given) => void} perform
 * @returns {import("./index.js").ActionOn<Given>} */
const arrow = (name, label, key, perform) => {
  const upright = key === "ArrowUp" || key === "ArrowDown"; // Alt with the others is a browser's « back », ⌘ on a Mac
  const keys = IS_MAC ? [`Alt+${key}`] : upright ? [`Alt+${key}`, `Mod+${key}`] : [`Mod+${key}`];
  return { name, label, group: "Ranger", keys, enabled: notRoot, why: CENTRE, perform };
};

/** @type {import("./index.js").ActionOn<Given>[]} */
export const MOVING = [
  arrow("move-up", "Monter", "ArrowUp", (app) => upright(app, -1)),
  arrow("move-down", "Descendre", "ArrowDown", (app) => upright(app, 1)),
  arrow("move-left", "Déplacer vers la gauche", "ArrowLeft", (app) => sideways(app, -1)),
  arrow("move-right", "Déplacer vers la droite", "ArrowRight", (app) => sideways(app, 1)),
  {
    name: "promote",
    label: "Remonter d’un niveau",
    group: "Ranger",
    icon: "i-outdent",
    enabled: ({ state }) => state.node.parent?.parent,
    why: "Cette branche est déjà au premier niveau.",
    perform: promote,
  },
  {
    name: "demote",
    label: "Ranger sous le nœud du dessus",
    group: "Ranger",
    icon: "i-indent",
    enabled: notRoot,
    why: CENTRE,
    perform: demote,
  },
  {
    name: "side",
    label: "Changer de côté",
    group: "Ranger",
    enabled: (app) => hasSides(app) && app.state.node.parent === app.state.map.root,
    why: "Seule une branche principale change de côté, sur une carte à deux côtés.",
    perform: (app) => changeSide(app),
  },
  {
    name: "move-to",
    label: "Déplacer vers…",
    group: "Ranger",
    icon: "i-move",
    enabled: notRoot,
    why: CENTRE,
    words: "ranger sous une autre branche",
    perform: (app) => app.dialogs.moveTo(),
  },
];
