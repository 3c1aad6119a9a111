/** Drawing an arrow on the map: dragged from a node with Alt, or aimed at the next node that is pressed or entered. */

import { el, icon, svg } from "../ui/dom.js";
import { quoted } from "../ui/words.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {{clientX: number, clientY: number}} Point
 * @typedef {Pick<import("./app.js").App, "canvas" | "dialogs" | "lens" | "say">} Given
 */

export class Tying {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Node | null} */
    this.from = null; // where it starts, while it is drawn
    /** @type {Node | null} */
    this.target = null; // what it would lead to now
    this.mark = svg("g", { class: "tying" });
    this.words = el("span", { class: "grow" });
    this.chip = el(
      "div",
      { class: "lens", role: "group", "aria-label": "Flèche à tracer", hidden: true },
      icon("i-right"),
      this.words,
      el("button", { class: "btn quiet sm", onclick: () => this.leave() && app.canvas.focus() }, "Renoncer"),
    );
    app.lens.box.append(this.chip);
  }

  /** The next node that is pressed, or that Enter is pressed on, is the one it leads to.
   * @param {Node} node */
  aim(node) {
    this.start(node);
    this.chip.hidden = false;
    this.words.textContent = `Flèche depuis ${quoted(node.text, 30)}\u00a0: choisissez le nœud visé.`;
    this.app.canvas.focus();
    this.app.say("Choisissez le nœud visé, puis Entrée. Échap renonce.");
  }

  /** @param {Node} node */
  start(node) {
    this.from = node;
    this.app.canvas.svg.append(this.mark);
  }

  /** Follows the pointer.
   * @param {Point} point */
  move({ clientX, clientY }) {
    const { canvas } = this.app;
    const rect = this.from && canvas.rectOf(this.from.key);
    if (!rect) return;
    const at = canvas.at(clientX, clientY);
    const isThere = at && !at.box.node.isGhost && at.box.node !== this.from;
    this.target = isThere ? at.box.node : null;
    const { left, top } = canvas.host.getBoundingClientRect();
    const [x, y] = canvas.view.toMap(clientX - left, clientY - top);
    const d = `M${(rect[0] + rect[2]) / 2} ${(rect[1] + rect[3]) / 2}L${x} ${y}`;
    this.mark.replaceChildren(svg("path", { class: "tie-line", d }), ...this.ring());
  }

  /** Around the target. */
  ring() {
    const rect = this.target && this.app.canvas.rectOf(this.target.key);
    if (!rect) return [];
    const [x, y, right, bottom] = rect;
    const size = { width: right - x + 8, height: bottom - y + 8 };
    return [svg("rect", { class: "drop-box", x: x - 4, y: y - 4, ...size, rx: 9 })];
  }

  /** Draws the arrow to a node; none to where it starts.
   * @param {Node | null} target */
  land(target = this.target) {
    const { from } = this;
    if (!from || !target || target === from) return;
    this.leave();
    // once the finger is up: the browser shuts what opened while it came up as pressed beside
    setTimeout(() => this.app.dialogs.drawArrow(from, [target]));
  }

  /** Draws none; false where none was being drawn. */
  leave() {
    const isOn = this.from !== null;
    this.from = null;
    this.target = null;
    this.chip.hidden = true;
    this.mark.replaceChildren();
    this.mark.remove();
    return isOn;
  }
}
