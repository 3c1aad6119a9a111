/** Two fingers on the map: it follows their middle, and its scale their distance. */

/** @typedef {{clientX: number, clientY: number}} Finger */

export class Pinch {
  /** @param {Pick<import("./canvas.js").Canvas, "view" | "host" | "pan" | "zoom">} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.k = 1; // the scale and the fingers when they came
    this.distance = 1;
    this.x = 0;
    this.y = 0;
  }

  /** `fingers`: the last events of both pointers.
   * @param {Finger[]} fingers */
  start(fingers) {
    const { x, y, distance } = between(fingers);
    Object.assign(this, { x, y, distance, k: this.canvas.view.k });
  }

  /** @param {Finger[]} fingers */
  move(fingers) {
    if (fingers.length < 2) return;
    const { x, y, distance } = between(fingers);
    const { left, top } = this.canvas.host.getBoundingClientRect();
    this.canvas.pan(x - this.x, y - this.y);
    this.canvas.zoom((this.k * distance) / this.distance, x - left, y - top);
    Object.assign(this, { x, y });
  }
}

/** @param {Finger[]} fingers */
function between([a, b]) {
  return {
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
    distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
  };
}
