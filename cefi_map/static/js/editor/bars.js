/** What is docked around the map: the chosen node's bar above, history and zoom below, the phone's row of actions. */

import { numberOf } from "../mindmap/model.js";
import { el, icon, keycaps, late, write } from "../ui/dom.js";
import { count, NB, short } from "../ui/words.js";
import { button, refresh } from "./controls.js";

/** @typedef {import("./controls.js").Given & Pick<import("./app.js").App, "canvas" | "entry" | "menus" | "miniature">} Given */

/** The bar of the chosen node.
 * @param {Given} app */
export function nodeBar(app) {
  const number = el("b", { class: "n" });
  const title = el("span", {});
  const name = el("span", { class: "row" }, number, title);
  const bar = el(
    "div",
    { class: "selbar", role: "group", "aria-label": "Nœud choisi" },
    side(app, "no-steps"),
    name,
    el("span", { class: "grow" }),
    button(app, "note", { look: "btn sm" }),
    button(app, "child"),
    button(app, "sibling", { text: "À côté" }),
    button(app, "claim"),
    more(app),
    side(app, "no-verdicts"),
  );
  const update = () => {
    const { state } = app;
    const many = state.chosen.size > 1;
    const stage = app.canvas.byKey.get(state.key)?.stage;
    name.className = stage ? `st${stage} row` : "row";
    number.textContent = many ? "" : numberOf(state.node);
    title.textContent = many
      ? count(state.chosen.size, "nœud choisi", "nœuds choisis")
      : short(state.node.text, 60) || "Sans texte";
    refresh(app, bar);
  };
  const later = late(update);
  for (const name of /** @type {const} */ (["choose", "change", "report"])) app.state.on(name, later);
  update();
  return bar;
}

/** What folds a panel beside the map away: it points where the panel goes.
 * @param {Given} app @param {"no-steps" | "no-verdicts"} name */
function side(app, name) {
  const made = button(app, name, { text: false, keep: true });
  made.classList.add("fold-side", name);
  return made;
}

/** History, folding, search and zoom.
 * @param {Given} app */
export function viewTools(app) {
  const scale = document.createTextNode("");
  const bar = el(
    "div",
    { class: "tools bottom-left", role: "group", "aria-label": "Historique et vue" },
    ...["undo", "redo"].map((name) => button(app, name, { text: false, look: "btn", keep: true })),
    el("span", { class: "sep" }),
    levels(app),
    button(app, "search", { text: false, look: "btn" }),
    el("span", { class: "sep" }),
    button(app, "zoom-out", { text: false, look: "btn", keep: true }),
    el("span", { class: "zoom num" }, scale),
    button(app, "zoom-in", { text: false, look: "btn", keep: true }),
    button(app, "fit", { text: false, look: "btn", keep: true }),
  );
  const told = () => {
    write(scale, `${Math.round(app.canvas.view.k * 100)}${NB}%`);
    app.entry.place();
    app.miniature.follow();
  };
  app.canvas.onframe = told;
  told();
  const update = late(() => refresh(app, bar));
  for (const name of /** @type {const} */ (["choose", "change"])) app.state.on(name, update);
  refresh(app, bar);
  return bar;
}

/** The keys that one may press next, while the map has the keyboard. */
export function hints() {
  const hint = (/** @type {string} */ keys, /** @type {string} */ does, when = "") =>
    el("span", { class: when }, ...keycaps(keys), ` ${does} `);
  return el(
    "p",
    { class: "hints" },
    hint("↓", "nœud suivant", "free"),
    hint("Tab", "idée en dessous", "hold"),
    hint("Entrée", "à côté"),
    hint("F2", "renommer"),
    hint("Tab", "sortir", "free"),
    hint("Échap puis Tab", "sortir", "hold"),
  );
}

/** On a phone: the one thing to do, and five buttons.
 * @param {Given} app */
export function phoneActions(app) {
  const bar = el(
    "div",
    { class: "acts", role: "group", "aria-label": "Nœud choisi" },
    button(app, "note", { look: "btn main" }),
    ...["child", "sibling", "undo", "redo"].map((name) => button(app, name, { text: false, look: "btn" })),
    more(app, "btn ico"),
  );
  const update = late(() => refresh(app, bar));
  for (const name of /** @type {const} */ (["choose", "change"])) app.state.on(name, update);
  refresh(app, bar);
  return bar;
}

/** @param {Given} app @param {string} [look] */
function more(app, look = "btn quiet ico sm") {
  return menuButton("Autres actions", "i-more", look, (made) => app.menus.under(made));
}

const LEVELS = [
  { name: "Replier", actions: "fold fold-1 fold-2 fold-3 unfold" },
  { name: "Agrandir", actions: "zoom-in zoom-out zoom-one fit" },
  { name: "Disposer", actions: "draw-tidy draw-right draw-down" },
  { name: "Montrer", actions: "show-numbers show-evidence show-questions show-fileColors" },
];

/** @param {Given} app */
function levels(app) {
  return menuButton("Replier, agrandir, disposer", "i-levels", "btn ico", (made) => app.menus.under(made, LEVELS));
}

/** @param {string} label @param {string} drawing @param {string} look @param {(made: HTMLElement) => void} open */
function menuButton(label, drawing, look, open) {
  const told = { class: look, "aria-label": label, "aria-haspopup": "menu", onclick: () => open(made) };
  const made = el("button", told, icon(drawing, "i"));
  return made;
}
