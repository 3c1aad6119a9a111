/** A rectangle drawn around several nodes, to choose them. */

import { svg } from "../ui/dom.js";

/** @typedef {{x: number, y: number}} Point Of the window. */

export class Lasso {
  /** @param {Pick<import("./app.js").App, "canvas" | "state">} app */
  constructor(app) {
    this.app = app;
    this.canvas = app.canvas;
    /** @type {Point} */
    this.from = { x: 0, y: 0 };
    /** @type {SVGRectElement | null} */
    this.frame = null;
  }

  /** @param {Point} point */
  start(point) {
    this.from = point;
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { left, top } = this.canvas.host.getBoundingClientRect();
    const [a, b] = this.canvas.view.toMap(this.from.x - left, this.from.y - top);
    const [c, d] = this.canvas.view.toMap(event.clientX - left, event.clientY - top);
    const rect = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
    this.frame ??= this.canvas.svg.appendChild(svg("rect", { class: "lasso" }));
    for (const [name, value] of Object.entries({
      x: rect[0],
      y: rect[1],
      width: rect[2] - rect[0],
      height: rect[3] - rect[1],
    }))
      this.frame.setAttribute(name, String(value));
    const inside = this.canvas.real.filter((box) => {
      const [l, t, r, low] = /** @type {import("./view.js").Rect} */ (this.canvas.rectOf(box.key)); // it is laid out
      return l < rect[2] && r > rect[0] && t < rect[3] && low > rect[1];
    });
    if (inside.length)
      this.app.state.choose(
        inside.map((box) => box.key),
        { quiet: true },
      );
  }

  stop() {
    this.frame?.remove();
    this.frame = null;
  }
}
