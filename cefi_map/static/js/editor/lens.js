/** What stands out while the rest is pale: a branch, what a search found, or what it found in that branch. */

import { each } from "../mindmap/model.js";
import { el, icon } from "../ui/dom.js";
import { count, quoted } from "../ui/words.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./app.js").App, "state" | "canvas" | "plan" | "views" | "host" | "say" | "goTo"
 *   | "search">} Given
 */

const ROOM = 12; // pixels between the box and a node that it leaves free

export class Lens {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.key = ""; // of the branch that stands out, where one does
    /** @type {Set<string> | null} */
    this.found = null; // keys that a search found, where one is on
    this.isAlone = false; // the plan then shows nothing else but the way there
    this.words = el("span", { class: "grow" });
    this.chip = el(
      "div",
      { class: "lens", role: "group", "aria-label": "Branche en avant", hidden: true },
      icon("i-eye"),
      this.words,
      el("button", { class: "btn quiet sm", onclick: () => this.leave() && app.goTo(app.state.key) }, "Tout montrer"),
    );
    this.box = el("div", { class: "lenses" }, this.chip);
    app.state.on("change", () => this.light());
  }

  /** The branch that stands out, else the whole map.
   * @returns {Node} */
  get top() {
    const { map } = this.app.state;
    return this.key && map.has(this.key) ? map.get(this.key) : map.root;
  }

  /** Brings the chosen branch out, and takes it back where it is the one.
   * @param {Node} node */
  turn(node) {
    if (this.key === node.key || !node.parent) {
      if (!this.leave()) this.app.say("Choisissez une branche\u00a0: le centre est toute la carte.");
      return;
    }
    this.key = node.key;
    this.look();
    this.appear();
    this.app.say(`Branche ${quoted(node.text)} en avant, ${count(keysOf(node).size, "nœud")}. Échap remontre tout.`);
  }

  /** Shows all as before; false where no branch stood out.
   * @returns {boolean} */
  leave() {
    if (!this.key) return false;
    this.key = "";
    this.look();
    this.app.say("Toute la carte est montrée.");
    return true;
  }

  /** What a search found stands out, in the branch; null where none is on.
   * @param {Set<string> | null} found @param {boolean} [isAlone] the plan folds the rest away */
  show(found, isAlone = false) {
    this.found = found;
    this.isAlone = isAlone;
    this.light();
  }

  /** Searches anew in what now stands out. */
  look() {
    if (this.app.search.isOpen) this.app.search.look(false);
    else this.light();
  }

  /** Stands where one sees it; the map is shown from a view that has neither it nor the plan. */
  appear() {
    const { views, plan } = this.app;
    if (!views.hasMap && !plan.isShown) views.show("carte", { focus: false });
    this.dock();
  }

  /** Above the plan where it is shown, else over the map. */
  dock() {
    const { host, plan } = this.app;
    if (plan.isShown) plan.tools.after(this.box);
    else host.append(this.box);
  }

  /** Shifts the map for a node not to stand under the box.
   * @param {string} key */
  uncover(key) {
    const { canvas, host } = this.app;
    const rect = canvas.rectOf(key);
    if (!rect || this.box.parentNode !== host) return;
    const { left, top, right, bottom } = this.box.getBoundingClientRect();
    const from = host.getBoundingClientRect();
    const [[x0, y0], [x1, y1]] = [canvas.view.toWindow(rect[0], rect[1]), canvas.view.toWindow(rect[2], rect[3])];
    const isUnder = x1 > left - from.left && x0 < right - from.left && y1 > top - from.top && y0 < bottom - from.top;
    if (isUnder) canvas.pan(0, bottom - from.top + ROOM - y0);
  }

  /** Brings the map and the plan up to date. */
  light() {
    const { canvas, plan } = this.app;
    const { top, found } = this;
    if (!top.parent) this.key = "";
    this.chip.hidden = !this.key;
    this.words.textContent = `Branche ${quoted(top.text)}`;
    const lit = found ? this.seen(found) : this.key ? keysOf(top) : null;
    if (!lit && !canvas.lit) return;
    canvas.light(found, lit);
    plan.mark(found, lit, this.isAlone);
  }

  /** What was found, and the folded nodes that hide some of it.
   * @param {Set<string>} found */
  seen(found) {
    const { canvas, state } = this.app;
    const seen = new Set(found);
    for (const key of found) {
      let at = /** @type {Node | null} */ (state.map.get(key));
      while (at && !canvas.byKey.has(at.key)) at = at.parent;
      if (at) seen.add(at.key);
    }
    return seen;
  }
}

/** @param {Node} top */
function keysOf(top) {
  /** @type {Set<string>} */
  const keys = new Set();
  each(top, ({ key }) => keys.add(key));
  return keys;
}
