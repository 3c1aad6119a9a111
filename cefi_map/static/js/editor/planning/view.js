/** A view of what the map says of time or of money: drawn anew when something else is told, or said to be away. */

import { el } from "../../ui/dom.js";
import { refresh } from "../controls.js";
import { away, bar, refill } from "./parts.js";

/**
 * @typedef {import("./reading.js").Told} Told
 * @typedef {import("./parts.js").Given & import("../controls.js").Given & Pick<import("../app.js").App, "urls"
 *   | "reading" | "boot">} Given
 */

export class View {
  /** @param {Given} app @param {"Budget" | "Calendrier"} label */
  constructor(app, label) {
    this.app = app;
    this.name = label.toLowerCase();
    /** @type {Told | null} */
    this.shown = null; // what is there
    this.body = el("div", { class: "scroll planning" });
    this.top = this.body; // where it is said that nothing can be read
    this.tools = bar(app, label, []);
    this.panel = el("section", { class: "planpanel", "aria-label": label }, this.tools, this.body);
    app.reading.on(() => this.show());
  }

  get isShown() {
    return this.app.views?.current === this.name;
  }

  show() {
    const { told, isAway } = this.app.reading;
    if (!this.isShown) return;
    refresh(this.app, this.tools);
    if (told && told === this.shown) return;
    this.shown = told;
    const hadKeys = this.body.contains(document.activeElement);
    if (told) this.draw(told);
    else refill(this.top, isAway && away(`le ${this.name} se lit`));
    if (hadKeys && !this.body.contains(document.activeElement)) this.focus();
  }

  /** @param {Told} _told */
  draw(_told) {}

  /** Draws what is read once more. */
  again() {
    this.shown = null;
    this.show();
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.panel.querySelector("a, button"))?.focus({ preventScroll: true });
  }
}
