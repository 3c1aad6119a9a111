/** Menus: the node's own (right click, « … »), and any list of actions under a button. */

import { inMenu, TOGETHER } from "../ui/combos.js";
import { el } from "../ui/dom.js";
import "../ui/popovers.js";
import { plain } from "../ui/words.js";
import { actionNamed } from "./actions/index.js";
import { shortcut } from "./controls.js";

/** @typedef {import("./actions/index.js").Action} Action */

/** @typedef {{name: string, actions: string}} Group Names of actions under a word; without one, under a line. */

/** @type {Group[]} */
const NODE = [
  { name: "Écrire", actions: "child sibling parent rename" },
  { name: "Enrichir", actions: "note icons picture link arrow discuss" },
  { name: "Relier à un critère", actions: "claim stage" },
  { name: "Habiller", actions: "color background edge cloud bold italic plain" },
  { name: "Ranger", actions: "move-to move-up move-down promote demote side" },
  { name: "Copier, supprimer", actions: "copy cut paste insert-file duplicate dissolve delete" },
  { name: "Voir", actions: "fold focus-branch isolate search filter replace palette history" },
];

const FIRST = ["Ranger", "Copier, supprimer"];

/** On a narrow screen: first what has neither a button nor, without a keyboard, keys.
 * @type {Group[]} */
const NARROW = [
  ...NODE.filter(({ name }) => FIRST.includes(name)),
  ...NODE.filter(({ name }) => !FIRST.includes(name)),
  { name: "Revenir", actions: "undo redo" },
];

/** What a press of the right button offers: the rest is in « … » and in the palette.
 * @type {Group[]} */
const AT_HAND = [
  { name: "Écrire", actions: "child sibling rename" },
  { name: "Enrichir", actions: "note icons picture link arrow discuss" },
  { name: "Relier à un critère", actions: "claim stage" },
  { name: "Habiller", actions: "color bold italic" },
  { name: "Ranger", actions: "move-to" },
  { name: "Copier, supprimer", actions: "copy cut paste duplicate delete" },
  { name: "Voir", actions: "fold palette" },
];
/** @type {Record<string, 1 | -1>} */
const SIDES = { ArrowLeft: -1, ArrowRight: 1 };
const SHARE = 1 / 3; // of a wide screen, at most, for what opens on a node

export class Menus {
  /** @param {Pick<import("./app.js").App, "canvas" | "act" | "can" | "offers" | "isPhone">} app */
  constructor(app) {
    this.app = app;
    /** @type {{focus(): void} | null} */
    this.back = null; // what gets the focus after
    this.typed = { text: "", at: -Infinity };
    this.menu = el("div", {
      class: "menu floating",
      role: "menu",
      popover: "auto",
      "aria-label": "Actions",
      onkeydown: (event) => this.keydown(event),
    });
    (document.getElementById("main") ?? document.body).append(this.menu);
    this.menu.addEventListener("toggle", (event) => {
      if (event.newState === "closed") this.back?.focus();
    });
  }

  /** At a point of the window.
   * @param {number} x @param {number} y @param {Group[]} [groups] */
  context(x, y, groups = AT_HAND) {
    this.back = { focus: () => this.app.canvas.focus() };
    this.show(groups, x, y, SHARE);
  }

  /** Under a button (over it when there is no room).
   * @param {HTMLElement} anchor @param {Group[]} [groups] */
  under(anchor, groups = this.app.isPhone ? NARROW : NODE) {
    this.back = anchor;
    const { left, bottom } = anchor.getBoundingClientRect();
    this.show(groups, left, bottom + 4);
  }

  /** @param {Group[]} groups @param {number} x @param {number} y */
  show(groups, x, y, share = 1) {
    const { app, menu } = this;
    menu.replaceChildren(
      el("div", { class: groups.length > 4 && "columns" }, ...groups.map((group) => this.group(group))),
    );
    menu.style.maxHeight = "";
    menu.showPopover();
    if (!app.isPhone && share < 1) menu.style.maxHeight = `${(share * innerWidth * innerHeight) / menu.offsetWidth}px`;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
    this.go(0);
    app.canvas.hover = null;
  }

  /** @param {Group} group */
  group({ name, actions }) {
    return el(
      "div",
      { role: "group", "aria-label": name || null },
      name ? el("p", { class: "label-sm", "aria-hidden": "true" }, name) : null,
      ...actions
        .split(" ")
        .map(actionNamed)
        .filter((action) => this.app.offers(action))
        .map((action) => this.item(action)),
    );
  }

  /** Those that can be chosen. */
  get items() {
    return /** @type {HTMLElement[]} */ ([...this.menu.querySelectorAll("button:not([disabled])")]);
  }

  /** @param {Action} action */
  item(action) {
    return el(
      "button",
      {
        role: "menuitem",
        tabindex: -1,
        disabled: !this.app.can(action),
        onclick: () => {
          this.back = null;
          this.menu.hidePopover();
          this.app.canvas.focus();
          this.app.act(action);
        },
      },
      el("span", { class: "grow" }, action.label),
      ...shortcut(action),
    );
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { items } = this;
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = SIDES[event.key] ? this.across(items[at], SIDES[event.key]) : inMenu(event.key, at, items.length);
    if (event.key === "Tab") this.menu.hidePopover();
    if (to === undefined) return this.find(event, at);
    event.preventDefault();
    this.go(to);
  }

  /** The place of the item that stands beside one in the next column, the nearest by height; its own where none does.
   * @param {HTMLElement} from @param {1 | -1} side */
  across(from, side) {
    const { items } = this;
    const { x, y } = from.getBoundingClientRect();
    const spots = items.map((one) => one.getBoundingClientRect());
    const beside = spots.filter((one) => (one.x - x) * side > 1);
    const far = (/** @type {DOMRect} */ one) => Math.abs(one.x - x) * innerHeight + Math.abs(one.y - y);
    const best = beside.sort((one, other) => far(one) - far(other))[0];
    return best ? spots.indexOf(best) : items.indexOf(from);
  }

  /** To the next item that begins with the letters typed together, as the pattern of menus asks; where none does, with
   * the last of them.
   * @param {KeyboardEvent} event @param {number} at */
  find({ key, ctrlKey, metaKey, altKey, timeStamp }, at) {
    if (key.length > 1 || key === " " || ctrlKey || metaKey || altKey) return;
    const { items, typed } = this;
    const beginning = (/** @type {string} */ text, /** @type {number} */ first) => {
      const after = [...items.slice(first), ...items.slice(0, first)];
      return items.indexOf(
        /** @type {HTMLElement} */ (after.find((one) => plain(one.textContent ?? "").startsWith(text))),
      );
    };
    const letter = plain(key);
    const together = timeStamp - typed.at < TOGETHER ? beginning(typed.text + letter, at) : -1;
    const next = together < 0 ? beginning(letter, at + 1) : together;
    this.typed = { text: together < 0 ? letter : typed.text + letter, at: timeStamp };
    if (next >= 0) this.go(next);
  }

  /** One item is the stop of Tab, as the pattern of menus asks: the one that has the focus.
   * @param {number} place */
  go(place) {
    const { items } = this;
    const next = items.at(place);
    for (const one of items) one.tabIndex = one === next ? 0 : -1;
    next?.focus();
  }
}
