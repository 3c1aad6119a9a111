/** Menus: the node's own (right click, « … »), and any list of actions under a button. */

import { el, icon } from "../ui/dom.js";
import { actionNamed } from "./actions/index.js";
import { shortcut } from "./controls.js";

/** @typedef {import("./actions/index.js").Action} Action */

const NODE = [
  "child sibling parent rename",
  "note icons link arrow color background edge cloud bold italic plain",
  "claim stage",
  "copy cut paste insert-file duplicate move-to move-up move-down promote demote side",
  "fold focus-branch",
  "dissolve delete",
  "undo redo search palette help",
].flatMap((group, place) => [...(place ? [null] : []), ...group.split(" ")]); // null draws a line

export class Menus {
  /** @param {Pick<import("./app.js").App, "canvas" | "act" | "can">} app */
  constructor(app) {
    this.app = app;
    /** @type {{focus(): void} | null} */
    this.back = null; // what gets the focus after
    this.menu = el("div", {
      class: "menu floating",
      role: "menu",
      popover: "auto",
      "aria-label": "Actions",
      onkeydown: (event) => this.keydown(event),
    });
    document.body.append(this.menu);
    this.menu.addEventListener("toggle", (event) => {
      if (event.newState === "closed") this.back?.focus();
    });
  }

  /** At a point of the window.
   * @param {number} x @param {number} y @param {(string | null)[]} [names] */
  context(x, y, names = NODE) {
    this.back = { focus: () => this.app.canvas.focus() };
    this.show(names, x, y);
  }

  /** Under a button (over it when there is no room).
   * @param {HTMLElement} anchor @param {(string | null)[]} [names] */
  under(anchor, names = NODE) {
    this.back = anchor;
    const { left, bottom } = anchor.getBoundingClientRect();
    this.show(names, left, bottom + 4);
  }

  /** @param {(string | null)[]} names @param {number} x @param {number} y */
  show(names, x, y) {
    const { app, menu } = this;
    const items = names.map((name) => (name === null ? el("hr", { role: "separator" }) : this.item(actionNamed(name))));
    menu.replaceChildren(...items);
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
    this.items[0]?.focus();
    app.canvas.hover = null;
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
      action.icon ? icon(action.icon) : el("span", { class: "gap" }),
      action.label,
      ...shortcut(action),
    );
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { items } = this;
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = /** @type {Record<string, number | undefined>} */ ({
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    })[event.key];
    if (event.key === "Tab") this.menu.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }
}
