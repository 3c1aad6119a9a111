// What is seen of a drawing: a rectangle in its own units, moved and scaled; always within reason.

const LEAST = 0.05;
const MOST = 4;

/** @typedef {import("./neighbour.js").Rect} Rect */

export class View {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.svg = svg;
    this.bounds = { x, y, width, height };
    this.x = 0; // the middle of what is seen
    this.y = 0;
    this.scale = 1; // pixels for one unit
    this.shown = { width: 0, height: 0 };
  }

  fit() {
    const { x, y, width, height } = this.bounds;
    const size = this.#size;
    this.look(x + width / 2, y + height / 2, Math.min(size.width / width, size.height / height, 1) || 1);
  }

  /** @param {number} x @param {number} y */
  look(x, y, scale = this.scale) {
    const { bounds } = this;
    this.scale = between(LEAST, scale, MOST);
    this.x = between(bounds.x, x, bounds.x + bounds.width);
    this.y = between(bounds.y, y, bounds.y + bounds.height);
    this.#show();
  }

  /** Move by pixels of the screen.
   * @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.look(this.x + dx / this.scale, this.y + dy / this.scale);
  }

  /** Scale around a point of the screen, or around the middle.
   * @param {number} factor @param {{clientX: number, clientY: number}} [at] */
  zoom(factor, at) {
    const { left, top, width, height } = this.#size;
    const fromX = at ? at.clientX - left - width / 2 : 0;
    const fromY = at ? at.clientY - top - height / 2 : 0;
    const before = this.scale;
    const after = between(LEAST, before * factor, MOST);
    this.look(this.x + fromX / before - fromX / after, this.y + fromY / before - fromY / after, after);
  }

  /** Bring a box of the drawing into sight, moving as little as possible.
   * @param {Rect} box */
  reveal({ x, y, width, height }, margin = 40) {
    const size = this.#size;
    const halfWidth = Math.max(0, size.width / 2 / this.scale - margin);
    const halfHeight = Math.max(0, size.height / 2 / this.scale - margin);
    this.look(near(this.x, x, x + width, halfWidth), near(this.y, y, y + height, halfHeight));
  }

  /** After a change of size: what was seen stays where it was on the screen. */
  refresh() {
    const { width, height } = this.#size;
    if (this.shown.width) {
      this.x += (width - this.shown.width) / 2 / this.scale;
      this.y += (height - this.shown.height) / 2 / this.scale;
    }
    this.#show();
  }

  get #size() {
    return this.svg.getBoundingClientRect();
  }

  #show() {
    const { width, height } = this.#size;
    if (!width || !height) return;
    this.shown = { width, height };
    const [w, h] = [width / this.scale, height / this.scale];
    this.svg.setAttribute("viewBox", `${this.x - w / 2} ${this.y - h / 2} ${w} ${h}`);
  }
}

/** @param {number} least @param {number} value @param {number} most */
const between = (least, value, most) => Math.min(most, Math.max(least, value));

/** Where the middle goes for a stretch to be seen, half of what is seen on either side; its start where it is too long.
 * @param {number} at @param {number} from @param {number} to @param {number} half */
function near(at, from, to, half) {
  return Math.min(Math.max(at, to - half), Math.max(from + half, to - half));
}
