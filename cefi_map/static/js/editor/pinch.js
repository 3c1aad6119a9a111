/** Two fingers on the map: it follows their middle, and its scale their distance. */

export class Pinch {
  constructor(canvas) {
    this.canvas = canvas;
  }

  /** `fingers`: the last events of both pointers. */
  start(fingers) {
    const { x, y, distance } = between(fingers);
    Object.assign(this, { x, y, distance, k: this.canvas.view.k });
  }

  move(fingers) {
    if (fingers.length < 2) return;
    const { x, y, distance } = between(fingers);
    const { left, top } = this.canvas.host.getBoundingClientRect();
    this.canvas.pan(x - this.x, y - this.y);
    this.canvas.zoom((this.k * distance) / this.distance, x - left, y - top);
    Object.assign(this, { x, y });
  }
}

function between([a, b]) {
  return {
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
    distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
  };
}
