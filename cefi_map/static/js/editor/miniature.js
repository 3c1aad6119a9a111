/** The whole map, small, with the window on it: pressed or dragged there, the view moves. For the pointer alone: keys go
 * from node to node. It is there for large maps only, never over what is chosen or written, and until it is closed. */

import { PX } from "../mindmap/geometry/presets.js";
import { el, icon, put } from "../ui/dom.js";
import { isKept } from "./habits.js";

/**
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {Pick<import("./app.js").App, "canvas" | "isPhone" | "entry" | "act">} Given
 */

const [WIDTH, HEIGHT] = [176, 116]; // pixels
const [SIDE, FOOT] = [16, 64]; // pixels from the window's sides, and from its foot where its tools are
const MANY = 200; // nodes: fewer are found by looking around
const IN_SIGHT = 0.5; // the part of the map below which one is lost in it
const ROOMY = 700 * 600; // square pixels of a window; in a smaller one it takes more of what there is to see
const PAUSE = 200; // milliseconds without a change after which it is drawn anew
const THIN = 1.5; // pixels at least of a node

export class Miniature {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.sheet = el("canvas", { width: 2 * WIDTH, height: 2 * HEIGHT });
    this.window = el("div", { class: "window" });
    this.paper = el(
      "div",
      {
        "aria-hidden": "true",
        onpointerdown: (event) => this.press(event),
        onpointermove: (event) => event.buttons && this.go(event),
      },
      this.sheet,
      this.window,
    );
    this.box = el(
      "div",
      { class: "miniature", hidden: true },
      this.paper,
      el(
        "button",
        {
          class: "btn quiet ico sm",
          title: "Fermer la mini-carte",
          onclick: () => {
            app.act("miniature");
            app.canvas.focus();
          },
        },
        icon("i-close", "i sm"),
      ),
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

  /** Whether one could lose one's way without it. */
  get isOf() {
    const { canvas, isPhone } = this.app;
    const { width, height } = canvas.view;
    if (isPhone || !width || canvas.boxes.length < MANY || isKept("no-miniature")) return false;
    const seen = partOf(canvas.bounds, canvas.view.frame());
    return seen < (width * height < ROOMY ? IN_SIGHT / 2 : IN_SIGHT);
  }

  /** The side of the window where it covers neither the chosen node nor the field that is open; null: none. */
  get side() {
    const { canvas, entry } = this.app;
    const { view, state } = canvas;
    const kept = [entry.isOpen ? entry.spot : null, windowed(view, canvas.rectOf(state.key))];
    const bottom = view.height - FOOT;
    const at = { right: view.width - SIDE - WIDTH, left: SIDE };
    for (const [side, left] of Object.entries(at)) {
      /** @type {Rect} */
      const place = [left, bottom - HEIGHT, left + WIDTH, bottom];
      if (!kept.some((rect) => rect && partOf(place, rect) > 0)) return side;
    }
    return null;
  }

  /** After each frame of the map. */
  follow() {
    const { canvas } = this.app;
    const side = this.isOf ? this.side : null;
    put(this.box, "hidden", side ? null : ""); // said again, all that hangs on it would be looked at again
    if (!side) return;
    this.box.classList.toggle("left", side === "left");
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
    this.paper.setPointerCapture(event.pointerId);
    this.go(event);
  }

  /** Brings what is under the pointer to the middle of the window.
   * @param {PointerEvent} event */
  go({ clientX, clientY }) {
    const { canvas } = this.app;
    const { view } = canvas;
    const { left, top } = this.paper.getBoundingClientRect();
    const { kx, ky, x, y } = this.scale;
    const [atX, atY] = view.toWindow((clientX - left - x) / kx, (clientY - top - y) / ky);
    canvas.pan(view.width / 2 - atX, view.height / 2 - atY);
  }
}

/** Which part of a rectangle is within another: 0 to 1.
 * @param {Rect} rect @param {Rect} other */
function partOf([left, top, right, bottom], other) {
  const across = Math.max(0, Math.min(right, other[2]) - Math.max(left, other[0]));
  const down = Math.max(0, Math.min(bottom, other[3]) - Math.max(top, other[1]));
  return (across * down) / ((right - left) * (bottom - top) || 1);
}

/** A rectangle of the map in its window's pixels.
 * @param {import("./view.js").View} view @param {Rect | null} rect @returns {Rect | null} */
function windowed(view, rect) {
  if (!rect) return null;
  const [left, top] = view.toWindow(rect[0], rect[1]);
  return [left, top, ...view.toWindow(rect[2], rect[3])];
}
