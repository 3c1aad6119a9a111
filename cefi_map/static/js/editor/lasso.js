/** A rectangle drawn around several nodes, to choose them. */

import { svg } from "../ui/dom.js";

export class Lasso {
  constructor(app) {
    this.app = app;
    this.canvas = app.canvas;
  }

  start(point) {
    this.from = point;
  }

  move(event) {
    const { left, top } = this.canvas.host.getBoundingClientRect();
    const [a, b] = this.canvas.view.toMap(this.from.x - left, this.from.y - top);
    const [c, d] = this.canvas.view.toMap(event.clientX - left, event.clientY - top);
    const rect = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
    this.frame ??= this.canvas.world.appendChild(svg("rect", { class: "lasso" }));
    for (const [name, value] of Object.entries({
      x: rect[0],
      y: rect[1],
      width: rect[2] - rect[0],
      height: rect[3] - rect[1],
    }))
      this.frame.setAttribute(name, value);
    const inside = this.canvas.real.filter((box) => {
      const [l, t, r, low] = this.canvas.rectOf(box.key);
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
