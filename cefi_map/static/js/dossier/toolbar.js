/** The toolbar: one stop of the keyboard, arrows inside, the state of each button as it is at the caret. */

import { caps } from "../ui/combos.js";
import { el, icon, put } from "../ui/dom.js";
import { ACTIONS, actionNamed, isEnabled } from "./actions.js";
import { Menu } from "./menu.js";

/**
 * @import { Action } from "./actions.js"
 *
 * @typedef {Pick<import("./app.js").App, "act" | "paged" | "text" | "urls">} Given
 */

const TABLE = "table-menu";
const GROUPS = [
  ["bold", "italic", "underline"],
  ["bullets", "numbered"],
  [TABLE, "figure"],
  ["undo", "redo"],
  ["page"],
];
/** Less used, under « … ». */
const OTHERS = "note link quote indent outdent tie narrow language talk search replace".split(" ");
/** @type {Record<string, string>} */
const NAMES = { item: "Liste", quote: "Citation", table: "Tableau" }; // what has buttons of its own
const BLOCKS = ["text", "heading-1", "heading-2", "heading-3"];

export class Toolbar {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<Action, HTMLButtonElement>} */
    this.buttons = new Map();
    this.other = el("option", { value: "", hidden: true }, "Autre");
    this.style = this.styles();
    const ofTable = ACTIONS.filter((action) => action.ofTable);
    this.table = new Menu(app, { name: "Tableau", look: "of-table", signs: ["i-table", "i-down"] }, ofTable);
    const others = OTHERS.filter((name) => this.offers(name)).map(actionNamed);
    this.others = new Menu(app, { name: "Autres outils", look: "ico others", signs: ["i-more"] }, others);
    this.box = el(
      "div",
      {
        class: "wtools",
        role: "toolbar",
        "aria-label": "Mise en forme",
        "aria-orientation": "horizontal",
        onkeydown: (event) => this.keydown(event),
        onfocusin: (event) => this.rove(event.target),
      },
      this.style,
      ...GROUPS.flatMap((names) => [
        el("span", { class: "sep" }),
        ...names.map((name) => (name === TABLE ? this.table.opener : this.button(name))),
      ]),
      this.others.opener,
      this.table.list,
      this.others.list,
    );
    this.stops[0].tabIndex = 0;
  }

  /** What the arrows go through. */
  get stops() {
    /** @type {NodeListOf<HTMLElement>} */
    const all = this.box.querySelectorAll("select, :scope > button");
    return [...all].filter((one) => one.offsetParent || !one.isConnected);
  }

  /** @param {string} name */
  offers(name) {
    const { only } = actionNamed(name);
    return !only || Boolean(this.app.urls.talks);
  }

  /** @param {string} name */
  button(name) {
    const action = actionNamed(name);
    const [keys] = action.keys;
    const made = el(
      "button",
      {
        class: action.shown ? "btn quiet sm" : "btn quiet ico sm",
        "data-action": name,
        tabindex: -1,
        [action.shown ? "aria-label" : "title"]: keys ? `${action.label} (${caps(keys).join(" ")})` : action.label,
        onmousedown: (event) => event.preventDefault(), // the choice in the text stays
        onclick: () => this.app.act(name),
      },
      icon(`${action.icon}`, "i"),
      action.shown,
    );
    this.buttons.set(action, made);
    return made;
  }

  styles() {
    let isByKey = false;
    /** @type {HTMLSelectElement} */
    const made = el(
      "select",
      {
        class: "field style",
        tabindex: -1,
        "aria-label": "Style du paragraphe (Ctrl Alt 0 à 3)",
        onpointerdown: () => (isByKey = false),
        onkeydown: () => (isByKey = true),
        onchange: () => made.value && this.app.act(made.value, { stay: isByKey }), // arrows try one after the other
      },
      ...BLOCKS.map((name) => el("option", { value: name }, actionNamed(name).label)),
      this.other,
    );
    return made;
  }

  /** Shows the state of the text at the caret. */
  update() {
    const { state } = this.app.text;
    for (const [action, button] of this.buttons) {
      const enabled = isEnabled(action, state);
      put(button, "aria-disabled", enabled ? null : "true");
      if (action.active) put(button, "aria-pressed", String(action.active(state, this.app)));
    }
    const found = BLOCKS.find((name) => actionNamed(name).active?.(state, this.app)) ?? "";
    if (this.style.value !== found) this.style.value = found;
    this.other.textContent = NAMES[state.selection.$from.node(1)?.type.name] ?? "Autre";
    for (const menu of [this.table, this.others]) menu.update(state);
  }

  focus() {
    (this.stops.find((one) => one.tabIndex === 0) ?? this.stops[0]).focus();
  }

  /** @param {EventTarget | null} target */
  rove(target) {
    if (!this.stops.some((one) => one === target)) return;
    for (const one of this.stops) one.tabIndex = one === target ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { stops } = this;
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    if (event.key === "Escape") this.app.text.focus();
    if (at < 0) return;
    /** @type {Record<string, number>} */
    const places = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stops.at(to % stops.length)?.focus();
  }
}
