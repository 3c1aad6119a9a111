/** Moving branches, and moving the cursor from node to node, by geometry. */

import * as commands from "../../mindmap/commands.js";
import { each, numberOf } from "../../mindmap/model.js";
import { quoted } from "../words.js";

const notRoot = ({ state }) => state.tops.length > 0;

/** On the map, level 1 branches are peers on the same side only; in the plan all are. */
function peerOf(app) {
  const { state, canvas } = app;
  if (app.plan.hasFocus) return () => true;
  const side = (node) => canvas.byKey.get(node.key)?.side;
  return (one) => one.parent !== state.map.root || side(one) === side(state.node);
}

/** On the left side, the top of the screen may be the end of the list. */
function isReversed(app) {
  const { canvas, state } = app;
  const [first] = state.tops;
  if (app.plan.hasFocus) return false;
  if (!first || first.parent !== state.map.root) return false;
  const list = first.parent.children
    .map((node) => canvas.byKey.get(node.key))
    .filter((box) => box && box.side === canvas.byKey.get(first.key)?.side);
  return list.length > 1 && list[0].y > list[list.length - 1].y;
}

function shift(app, by) {
  const step = isReversed(app) ? -by : by;
  const done = app.state.run("déplacement", (t) => commands.shift(t, app.state.tops, step, peerOf(app)));
  app.say(done ? where(app) : by < 0 ? "Déjà en haut." : "Déjà en bas.");
}

/** Towards the root or away from it, whatever the side: left and right as one sees them. */
function sideways(app, direction) {
  const { state, canvas } = app;
  const side = canvas.byKey.get(state.tops[0].key)?.side || 1;
  if (side === direction) demote(app);
  else if (state.tops.every((node) => node.parent === state.map.root)) changeSide(app, direction);
  else promote(app);
}

function promote(app) {
  const { state, canvas } = app;
  const given = state.map.root.children.some((node) => node.data.side);
  const side = !given ? "" : canvas.byKey.get(state.tops[0].key)?.side < 0 ? "left" : "right";
  const done = state.run("remontée", (t) => commands.promote(t, state.tops, side));
  app.say(done ? where(app) : "Déjà au premier niveau.");
}

function demote(app) {
  const done = app.state.run("rangement sous un nœud", (t) => commands.demote(t, app.state.tops, peerOf(app)));
  app.say(done ? where(app) : "Aucun nœud au-dessus pour le ranger dessous.");
}

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

/** Gives each main branch the side where it is drawn, so that no other one changes side. */
export function pinSides(t, canvas) {
  for (const node of t.map.root.children) {
    const side = canvas.byKey.get(node.key)?.side;
    if (side && !node.data.side) t.set(node, { side: side > 0 ? "right" : "left" });
  }
}

function where({ state }) {
  const { node } = state;
  return `${numberOf(node)}, sous ${quoted(node.parent.text)}.`;
}

/** The nearest node in a direction, among those drawn on that way. */
function neighbour(app, dx, dy) {
  const { canvas, state } = app;
  const box = canvas.byKey.get(state.key);
  if (!box) return state.map.root;
  if (canvas.preset.shape === "column") return inColumn(app, dx, dy);
  const { node } = state;
  if (dx) {
    const side = box.side || dx;
    if (dx !== side) return node.parent;
    const below = node.children.filter((child) => (canvas.byKey.get(child.key)?.side || 0) === dx);
    return app.lastChild?.parent === node && below.includes(app.lastChild)
      ? app.lastChild
      : nearest(canvas, box, below);
  }
  const same = canvas.real.filter((one) => one.depth === box.depth && one.side === box.side);
  const beyond = same.filter((one) => (dy > 0 ? one.y > box.y : one.y < box.y));
  beyond.sort((a, b) => (dy > 0 ? a.y - b.y : b.y - a.y));
  return beyond[0]?.node ?? null;
}

function inColumn({ canvas, state }, dx, dy) {
  const { real } = canvas;
  const at = real.findIndex((box) => box.key === state.key);
  if (dy) return real[at + dy]?.node ?? null;
  return dx < 0 ? (real[at].parent?.node ?? null) : (state.node.children[0] ?? null);
}

function nearest(canvas, box, nodes) {
  const middle = box.y + box.face.anchor;
  const far = (node) => {
    const one = canvas.byKey.get(node.key);
    return Math.abs(one.y + one.face.anchor - middle);
  };
  return nodes.reduce((best, node) => (!best || far(node) < far(best) ? node : best), null);
}

function go(app, dx, dy, extend = false) {
  const { state } = app;
  const { node } = state;
  if (dx && node.data.folded && node.parent && app.canvas.byKey.get(node.key)?.side === dx) {
    app.act("fold");
    return;
  }
  const next = neighbour(app, dx, dy);
  if (!next) return;
  if (dx && node.parent === next) app.lastChild = node;
  if (extend) {
    state.chosen.add(next.key);
    state.key = next.key;
    state.tell("choose", {});
  } else state.choose(next.key);
  app.follow();
}

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

export const MOVING = [
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
      app.state.choose(app.state.node.parent.key);
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
      state.choose([...state.node.parent.children.map((n) => n.key).filter((k) => k !== state.key), state.key]);
      say(`${state.chosen.size} nœuds choisis.`);
    },
  },
  {
    name: "select-branch",
    label: "Choisir toute la branche",
    group: "Choisir plusieurs nœuds",
    keys: ["Mod+Shift+a"],
    perform: ({ state, say }) => {
      const keys = [];
      each(state.node, (n) => keys.push(n.key));
      state.choose([...keys.slice(1), keys[0]]);
      say(`${keys.length} nœuds choisis.`);
    },
  },
  {
    name: "move-up",
    label: "Monter",
    group: "Ranger",
    keys: ["Alt+ArrowUp", "Mod+ArrowUp"],
    enabled: notRoot,
    perform: (app) => shift(app, -1),
  },
  {
    name: "move-down",
    label: "Descendre",
    group: "Ranger",
    keys: ["Alt+ArrowDown", "Mod+ArrowDown"],
    enabled: notRoot,
    perform: (app) => shift(app, 1),
  },
  {
    name: "move-left",
    label: "Déplacer vers la gauche",
    group: "Ranger",
    keys: ["Alt+ArrowLeft", "Mod+ArrowLeft"],
    enabled: notRoot,
    perform: (app) => sideways(app, -1),
  },
  {
    name: "move-right",
    label: "Déplacer vers la droite",
    group: "Ranger",
    keys: ["Alt+ArrowRight", "Mod+ArrowRight"],
    enabled: notRoot,
    perform: (app) => sideways(app, 1),
  },
  {
    name: "promote",
    label: "Remonter d’un niveau",
    group: "Ranger",
    icon: "i-outdent",
    enabled: ({ state }) => state.node.parent?.parent,
    perform: promote,
  },
  {
    name: "demote",
    label: "Ranger sous le nœud du dessus",
    group: "Ranger",
    icon: "i-indent",
    enabled: notRoot,
    perform: demote,
  },
  {
    name: "side",
    label: "Changer de côté",
    group: "Ranger",
    enabled: ({ state }) => state.node.parent === state.map.root,
    perform: (app) => changeSide(app),
  },
  {
    name: "move-to",
    label: "Déplacer vers…",
    group: "Ranger",
    icon: "i-move",
    enabled: notRoot,
    words: "ranger sous une autre branche",
    perform: (app) => app.dialogs.moveTo(),
  },
];
