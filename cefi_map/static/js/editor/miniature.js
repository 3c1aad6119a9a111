/** The whole map, small, with the window on it: pressed or dragged there, the view moves. For the pointer alone: keys go
 * from node to node. */

import { PX } from "../mindmap/geometry/presets.js";
import { el } from "../ui/dom.js";

/** @typedef {Pick<import("./app.js").App, "canvas" | "entry" | "state" | "isPhone">} Given */
/** @typedef {import("./view.js").Rect} Rect */

const [WIDTH, HEIGHT] = [176, 116]; // pixels
const BORDER = 1;
const EDGE = 16; // pixels to the window's edge
const TOOLS = 64; // pixels that are docked at the bottom
const BESIDE = 12; // nodes on either side of the chosen one that are kept free
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
        onlostpointercapture: () => {
          this.isHeld = false;
        },
      },
      this.sheet,
      this.window,
    );
    this.place = ""; // of the window on it
    this.corner = 0; // where it stands, of `corners`
    this.isHeld = false; // by the pointer
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
    const wasHidden = Boolean(this.box.hidden);
    this.box.hidden = isPhone || !canvas.view.width || canvas.isWhole;
    if (this.box.hidden) return;
    if (!this.isHeld) this.giveWay(wasHidden);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.settle(), PAUSE);
    if (this.box.hidden) return;
    if (wasHidden || this.drawn !== canvas.boxes) this.later();
    const { kx, ky, x, y } = this.scale;
    const [left, top, right, bottom] = canvas.view.frame();
    const place = [left * kx + x, top * ky + y, (right - left) * kx, (bottom - top) * ky].map((value) => `${value}px`);
    if (`${place}` === this.place) return;
    this.place = `${place}`;
    const [across, down, width, height] = place;
    Object.assign(this.window.style, { translate: `${across} ${down}`, width, height });
  }

  /** @returns {Rect[]} in the window, the first that is free is taken */
  get corners() {
    const { view, inset } = this.app.canvas;
    const [wide, high] = [WIDTH + 2 * BORDER, HEIGHT + 2 * BORDER];
    const at = (/** @type {number} */ x, /** @type {number} */ y) => /** @type {Rect} */ ([x, y, x + wide, y + high]);
    const [right, low, top] = [view.width - EDGE - wide, view.height - TOOLS - high, inset[0]];
    return [at(right, low), at(EDGE, low), at(EDGE, top), at(right, top)];
  }

  /** It never stands on the chosen node, on those around it or on what is being written: it goes to another corner, and
   * out of the page where it would in each. At rest it goes where it covers fewest of the others.
   * @param {boolean} [isAtRest] */
  giveWay(isAtRest = false) {
    const { canvas, entry, state } = this.app;
    const { corners } = this;
    const kept = around(state.map.get(state.key)).map(({ key }) => this.seen(key));
    if (entry.isOpen) kept.push(entry.spot ?? null);
    const on = (/** @type {(Rect | null)[]} */ rects, /** @type {number} */ at) =>
      rects.filter((rect) => rect && meet(rect, corners[at])).length;
    if (isAtRest || on(kept, this.corner)) {
      const others = [...canvas.drawn.keys()].map((key) => this.seen(key));
      const free = [this.corner, 0, 1, 2, 3].filter((at) => !on(kept, at));
      this.box.hidden = !free.length;
      if (this.box.hidden) return;
      this.corner = free.reduce((best, at) => (on(others, at) < on(others, best) ? at : best));
    }
    const [left, top] = corners[this.corner];
    Object.assign(this.box.style, { left: `${left}px`, top: `${top}px` });
  }

  settle() {
    if (!this.box.hidden && !this.isHeld) this.giveWay(true);
  }

  /** A node in the window. @param {string} key @returns {Rect | null} */
  seen(key) {
    const { canvas } = this.app;
    const rect = canvas.rectOf(key);
    return rect && [...canvas.view.toWindow(rect[0], rect[1]), ...canvas.view.toWindow(rect[2], rect[3])];
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
    this.isHeld = true;
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

/** A node, its parent, those beside it and those below, as many as a window shows.
 * @param {import("../mindmap/model.js").Node} node */
function around(node) {
  const beside = node.parent?.children ?? [node];
  const at = beside.indexOf(node);
  const near = beside.slice(Math.max(0, at - BESIDE), at + BESIDE + 1);
  return [...(node.parent ? [node.parent] : []), ...near, ...node.children.slice(0, BESIDE)];
}

/** @param {Rect} a @param {Rect} b */
function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
