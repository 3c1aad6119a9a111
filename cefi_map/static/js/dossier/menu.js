/** A menu of the toolbar: a button, and under it a list of actions, above all that scrolls or fades. */

import { caps, inMenu } from "../ui/combos.js";
import { el, icon, put } from "../ui/dom.js";
import "../ui/popovers.js";
import { isEnabled } from "./actions.js";

/**
 * @import { EditorState } from "../../vendor/prosemirror.js"
 * @import { Action } from "./actions.js"
 *
 * @typedef {Pick<import("./app.js").App, "act" | "paged" | "text">} Given
 * @typedef {{name: string, look: string, signs: string[]}} Face The name of its button, its class, its icons.
 */

export class Menu {
  /** @param {Given} app @param {Face} face @param {Action[]} actions */
  constructor(app, { name, look, signs }, actions) {
    this.app = app;
    this.items = new Map(actions.map((action) => [action, this.item(action)]));
    this.list = el(
      "div",
      {
        class: "menu floating",
        role: "menu",
        popover: "auto",
        "aria-label": name,
        onkeydown: (event) => this.keydown(event),
        onbeforetoggle: () => this.place(),
        ontoggle: (event) => event.newState === "open" && this.go(0),
      },
      ...this.items.values(),
    );
    this.opener = el(
      "button",
      {
        class: `btn quiet sm ${look}`,
        tabindex: -1,
        "aria-haspopup": "menu",
        title: name,
        onmousedown: (event) => event.preventDefault(), // the choice in the text stays
        onkeydown: (event) => event.key === "ArrowDown" && this.list.showPopover(),
      },
      ...signs.map((sign) => icon(sign, sign === "i-down" ? "i sm" : "i")),
    );
    this.opener.popoverTargetElement = this.list;
  }

  /** @param {Action} action */
  item(action) {
    const [keys] = action.keys;
    const isMark = action.command && action.active;
    return el(
      "button",
      { role: isMark ? "menuitemcheckbox" : "menuitem", tabindex: -1, onclick: () => this.choose(action) },
      action.icon ? icon(action.icon, "i") : null,
      el("span", { class: "grow" }, action.label),
      ...(keys ? caps(keys).map((cap) => el("kbd", {}, cap)) : []),
    );
  }

  /** What cannot be done here is told, and leaves the menu open.
   * @param {Action} action */
  choose(action) {
    if (!isEnabled(action, this.app.text.state)) return;
    this.list.hidePopover();
    this.app.act(action.name);
  }

  /** @param {EditorState} state */
  update(state) {
    for (const [action, item] of this.items) {
      put(item, "aria-disabled", isEnabled(action, state) ? null : "true");
      if (item.role === "menuitemcheckbox") put(item, "aria-checked", String(action.active?.(state, this.app)));
    }
  }

  /** Under its button, within the window. */
  place() {
    const { left, bottom } = this.opener.getBoundingClientRect();
    const top = `max(8px, min(${bottom + 4}px, 100dvh - 16rem))`; // higher where little is left below
    this.list.style.top = top;
    this.list.style.left = `max(8px, min(${left}px, 100vw - var(--wide) - 8px))`;
    this.list.style.maxHeight = `calc(100dvh - ${top} - 8px)`;
  }

  /** @param {number} place */
  go(place) {
    [...this.items.values()].at(place)?.focus();
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    event.stopPropagation(); // Escape closes the menu and no more
    if (event.key === "Tab") this.list.hidePopover(); // it goes on from where the keyboard was
    const at = [...this.items.values()].indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = inMenu(event.key, at, this.items.size);
    if (to === undefined) return;
    event.preventDefault();
    this.go(to);
  }
}
