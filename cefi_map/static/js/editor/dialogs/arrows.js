/** Arrows between nodes: those of the chosen node, and how one of them looks. */

import * as commands from "../../mindmap/commands.js";
import { field, select } from "../../ui/dialog.js";
import { el, icon, renew } from "../../ui/dom.js";
import { count, quoted, short } from "../../ui/words.js";
import { beside } from "./beside.js";
import { nodeList } from "./node.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {import("../../mindmap/model.js").Arrow} Arrow
 * @typedef {import("./beside.js").Given & Pick<import("../app.js").App, "say" | "views" | "tying">} Given
 */

const LINES = [
  ["", "Tirets"],
  ["full", "Trait plein"],
  ["dots", "Pointillés"],
];
const ENDS = [
  ["", "Au bout"],
  ["start", "Au départ"],
  ["both", "Aux deux bouts"],
  ["none", "Sans pointe"],
];
const INKS = [
  ["", "Gris"],
  ["#1f5f99", "Bleu"],
  ["#2e6b45", "Vert"],
  ["#9a3412", "Orange"],
  ["#7a1f3d", "Bordeaux"],
];
let opened = 0;

/** Draws one from the first chosen node to the others; of a node alone, its arrows, and where another one leads.
 * @param {Given} app */
export function arrow(app) {
  const [first, ...others] = app.state.nodes;
  if (others.length) drawArrow(app, first, others);
  else arrows(app, first);
}

/** Draws arrows from a node, and opens how the last one looks.
 * @param {Given} app @param {Node} node @param {Node[]} targets */
export function drawArrow(app, node, targets) {
  const { state } = app;
  state.run("flèche", (t) => commands.pointTo(t, node, targets));
  state.choose(node.key);
  app.say(
    targets.length > 1
      ? `${count(targets.length, "flèche tracée", "flèches tracées")}.`
      : `Flèche tracée vers ${short(targets[0].text) || "un nœud sans texte"}.`,
  );
  const last = /** @type {Node} */ (targets.at(-1)).key;
  look(
    app,
    node,
    node.data.arrows.findIndex(({ target }) => target === last),
  );
}

/** The arrow that was pressed on the map.
 * @param {Given} app @param {string} key of its node @param {Arrow} arrow */
export function arrowLook(app, key, arrow) {
  const node = app.state.map.get(key);
  app.state.choose(key, { quiet: true });
  look(app, node, node.data.arrows.indexOf(arrow));
}

/** How an arrow looks, its words, and the way to take it away. What is tried while it is open is one change.
 * @param {Given} app @param {Node} node @param {number} at among those of the node */
function look(app, node, at) {
  const { state } = app;
  const merge = `arrow:${++opened}`;
  const { target, label = "", line = "", ends = "", color = "" } = node.data.arrows[at];
  const set = (/** @type {Partial<Arrow> | null} */ said) =>
    state.run(said ? "aspect d’une flèche" : "flèche retirée", (t) => commands.repoint(t, node, at, said), {
      merge: said && merge,
    });
  const words = el("input", {
    class: "field",
    value: label,
    maxlength: 200,
    autocomplete: "off",
    oninput: () => set({ label: words.value.trim() }),
  });
  const choice = (
    /** @type {"line" | "ends" | "color"} */ name,
    /** @type {string[][]} */ options,
    /** @type {string} */ value,
  ) => {
    const known = options.some(([one]) => one === value) ? options : [...options, [value, "Couleur du fichier"]];
    const made = select(name, known, value);
    made.addEventListener("change", () => set(/** @type {Partial<Arrow>} */ ({ [name]: made.value })));
    return made;
  };
  const remove = () => {
    close();
    set(null);
    app.say("Flèche retirée.");
  };
  const { close } = beside(app, {
    title: `Flèche vers ${named(app, target)}`,
    body: [
      field("Mots sur la flèche", words),
      el(
        "div",
        { class: "thirds" },
        field("Trait", choice("line", LINES, line)),
        field("Pointe", choice("ends", ENDS, ends)),
        field("Couleur", choice("color", INKS, color)),
      ),
      el("div", {}, el("button", { class: "btn quiet sm", onclick: remove }, icon("i-trash"), "Retirer la flèche")),
    ],
  });
}

/** @param {Given} app @param {Node} node */
function arrows(app, node) {
  const list = el("ul", { class: "ties", "aria-label": "Flèches de ce nœud" });
  const fill = () => renew(list, ...node.data.arrows.map((one, at) => row(one, at)));
  const row = (/** @type {Arrow} */ { target, label }, /** @type {number} */ at) => {
    const open = () => {
      close();
      look(app, node, at);
    };
    const remove = () => {
      app.state.run("flèche retirée", (t) => commands.repoint(t, node, at, null));
      fill();
      list.hidden = !node.data.arrows.length;
      app.say("Flèche retirée.");
    };
    const told = `vers ${named(app, target)}${label ? `, ${label}` : ""}`;
    return el(
      "li",
      { class: "row" },
      el("button", { class: "btn quiet sm grow", onclick: open }, told),
      el("button", { class: "btn quiet sm", "aria-label": `Retirer la flèche ${told}`, onclick: remove }, "Retirer"),
    );
  };
  fill();
  list.hidden = !node.data.arrows.length;
  const aim = () => {
    close();
    app.tying.aim(node);
  };
  const { close } = beside(app, {
    title: "Flèche vers un autre nœud",
    body: [
      list,
      app.views.hasMap
        ? el("div", {}, el("button", { class: "btn sm", onclick: aim }, icon("i-map"), "Montrer le nœud visé"))
        : null,
      field(
        "Nœud visé",
        nodeList("target", app, "", "Choisissez un nœud", (one) => one !== node),
      ),
    ],
    save: {
      label: "Tracer la flèche",
      run: (/** @type {FormData} */ data) => {
        const target = app.state.map.get(String(data.get("target")));
        if (!target) return false;
        setTimeout(() => drawArrow(app, node, [target])); // once this one has given the focus back
        return true;
      },
    },
  });
}

/** @param {Given} app @param {string} key */
function named({ state }, key) {
  return state.map.has(key) ? quoted(state.map.get(key).text, 40) : "un nœud absent";
}
