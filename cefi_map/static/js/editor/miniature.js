/** The whole map, small, with the window on it: pressed or dragged there, the view moves. For the pointer alone: keys go
 * from node to node. */

import { PX } from "../mindmap/geometry/presets.js";
import { el } from "../ui/dom.js";

/** @typedef {Pick<import("./app.js").App, "canvas" | "isPhone">} Given */

const [WIDTH, HEIGHT] = [176, 116]; // pixels
const PAUSE = 200; // milliseconds without a change after which it is drawn anew
const THIN = 1.5; // pixels at least of a node

export class Miniature {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.sheet = el("canvas", { width: 2 * WIDTH, height: 2 * HEIGHT });
    this.window = el("div", { class: "window" });
    this.box = el(
      "div",
      {
        class: "miniature",
        hidden: true,
        "aria-hidden": "true",
        onpointerdown: (event) => this.press(event),
        onpointermove: (event) => event.buttons && this.go(event),
      },
      this.sheet,
      this.window,
    );
    this.place = ""; // of the window on it
    /** @type {import("./sight.js").Box[] | null} */
    this.drawn = null; // what it shows, or soon will
  }

  /** Across and down, pixels of this drawing to one of the map, which fills it both ways, and where its origin is. */
  get scale() {
    const [left, top, right, bottom] = this.app.canvas.bounds;
    const [kx, ky] = [WIDTH / (right - left || 1), HEIGHT / (bottom - top || 1)];
    return { kx, ky, x: -left * kx, y: -top * ky };
  }

  /** After each frame of the map: it is there where the map goes beyond its window. */
  follow() {
    const { canvas, isPhone } = this.app;
    this.box.hidden = isPhone || !canvas.view.width || canvas.isWhole;
    if (this.box.hidden) return;
    if (this.drawn !== canvas.boxes) this.later();
    const { kx, ky, x, y } = this.scale;
    const [left, top, right, bottom] = canvas.view.frame();
    const place = [left * kx + x, top * ky + y, (right - left) * kx, (bottom - top) * ky].map((value) => `${value}px`);
    if (`${place}` === this.place) return;
    this.place = `${place}`;
    const [across, down, width, height] = place;
    Object.assign(this.window.style, { translate: `${across} ${down}`, width, height });
  }

  later() {
    this.drawn = this.app.canvas.boxes;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  draw() {
    const paper = this.sheet.getContext("2d");
    if (!paper || this.box.hidden) return;
    const colours = getComputedStyle(this.box);
    const { kx, ky, x, y } = this.scale;
    paper.setTransform(2, 0, 0, 2, 0, 0);
    paper.clearRect(0, 0, WIDTH, HEIGHT);
    for (const box of this.app.canvas.boxes) {
      const { width, height } = box.face;
      paper.fillStyle = colours.getPropertyValue(box.stage ? `--st${box.stage}` : "--ink-3");
      const [across, down] = [(width / PX) * kx, (height / PX) * ky];
      paper.fillRect((box.x / PX) * kx + x, (box.y / PX) * ky + y, Math.max(THIN, across), Math.max(1, down));
    }
  }

  /** @param {PointerEvent} event */
  press(event) {
    event.preventDefault(); // the keyboard stays where it is
    this.box.setPointerCapture(event.pointerId);
    this.go(event);
  }

  /** Brings what is under the pointer to the middle of the window.
   * @param {PointerEvent} event */
  go({ clientX, clientY }) {
    const { canvas } = this.app;
    const { view } = canvas;
    const { left, top } = this.box.getBoundingClientRect();
    const { kx, ky, x, y } = this.scale;
    const [atX, atY] = view.toWindow((clientX - left - 1 - x) / kx, (clientY - top - 1 - y) / ky);
    canvas.pan(view.width / 2 - atX, view.height / 2 - atY);
  }
}
