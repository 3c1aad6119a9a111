/** A view of what the map says of time or of money: drawn anew when something else is told, or said to be away. */

import { el } from "../../ui/dom.js";
import { refresh } from "../controls.js";
import { actionOf } from "../keys.js";
import { away, bar, refill } from "./parts.js";

/**
 * @typedef {import("./reading.js").Told} Told
 * @typedef {import("./parts.js").Given & import("../controls.js").Given & Pick<import("../app.js").App, "urls"
 *   | "reading" | "boot" | "toast">} Given
 */

export class View {
  /** @param {Given} app @param {"Budget" | "Calendrier"} label */
  constructor(app, label) {
    this.app = app;
    this.name = label.toLowerCase();
    /** @type {Told | null} */
    this.shown = null; // what is there
    this.body = el("div", { class: "scroll planning", onkeydown: (event) => this.takeBack(event) });
    this.top = this.body; // where it is said that nothing can be read
    this.tools = bar(app, label, []);
    this.panel = el("section", { class: "planpanel", "aria-label": label }, this.tools, this.body);
    app.reading.on(() => this.show());
  }

  get isShown() {
    return this.app.views?.current === this.name;
  }

  /** Whoever comes to this view sees what there is. */
  enter() {
    this.show();
  }

  show() {
    const { told, isAway } = this.app.reading;
    if (!this.isShown) return;
    refresh(this.app, this.tools);
    if (told && told === this.shown) return;
    this.shown = told;
    const before = this.keyed;
    const top = before?.getBoundingClientRect().top ?? 0;
    if (told) this.draw(told);
    else refill(this.top, isAway && away(`le ${this.name} se lit`));
    const now = this.keyed;
    if (before && now) this.body.scrollTop += now.getBoundingClientRect().top - top;
    else if (before) this.focus();
  }

  /** What has the keyboard here, or its row: that stays under the eye, whatever comes or goes above it. */
  get keyed() {
    const { activeElement } = document;
    return this.body.contains(activeElement) ? (activeElement?.closest("[data-row]") ?? activeElement) : null;
  }

  /** @param {Told} _told */
  draw(_told) {}

  /** Draws what is read once more. */
  again() {
    this.shown = null;
    this.show();
  }

  /** Undo and redo are the map's from a field too, once what was typed in it is written: the browser would take that out of
   * the field alone, or of another one.
   * @param {KeyboardEvent} event */
  takeBack(event) {
    const { target } = event;
    const action = actionOf(event);
    if (!action || !/^(un|re)do$/.test(action.name) || (target instanceof HTMLInputElement && isTyped(target))) return;
    event.preventDefault();
    this.app.act(action);
  }

  /** Its heading has the keyboard: who hears is told where they are. */
  focus() {
    this.app.views?.title.focus({ preventScroll: true });
  }
}

/** Whether something is typed in a field that is not written yet.
 * @param {HTMLInputElement} field */
export function isTyped({ value, defaultValue, validity }) {
  return value !== defaultValue || validity.badInput;
}
