/** Which part of the map the window shows: a shift in pixels and a scale. Pure arithmetic. */

/**
 * @typedef {[left: number, top: number, right: number, bottom: number]} Rect
 * @typedef {[top: number, right: number, bottom: number, left: number]} Inset Pixels of the window kept free.
 */

const MIN_SCALE = 0.05;
const MAX_SCALE = 4;

export class View {
  x = 0;
  y = 0;
  k = 1;
  width = 0;
  height = 0;

  /** The visible rectangle in the map's pixels, grown by `margin` screen pixels: [left, top, right, bottom].
   * @returns {Rect} */
  frame(margin = 0) {
    const { x, y, k, width, height } = this;
    return [(-x - margin) / k, (-y - margin) / k, (width - x + margin) / k, (height - y + margin) / k];
  }

  /** The map's point under a point of the window.
   * @param {number} px @param {number} py @returns {[number, number]} */
  toMap(px, py) {
    return [(px - this.x) / this.k, (py - this.y) / this.k];
  }

  /** @param {number} x @param {number} y @returns {[number, number]} */
  toWindow(x, y) {
    return [x * this.k + this.x, y * this.k + this.y];
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
  }

  /** Scales and keeps the point (px, py) of the window where it is.
   * @param {number} scale @param {number} [px] @param {number} [py] */
  zoom(scale, px = this.width / 2, py = this.height / 2) {
    const k = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
    this.x = px - ((px - this.x) * k) / this.k;
    this.y = py - ((py - this.y) * k) / this.k;
    this.k = k;
  }

  /** Shows all of a rectangle of the map, `inset` pixels from the edges, scale at most `most`.
   * @param {Rect} rect @param {Inset} inset @param {number} [most] */
  fit(rect, inset, most = 1.25) {
    const [left, top, right, bottom] = rect;
    const [width, height] = this.room(inset);
    this.k = Math.min(most, Math.max(MIN_SCALE, this.scaleFor(rect, inset)));
    this.x = inset[3] + width / 2 - ((left + right) / 2) * this.k;
    this.y = inset[0] + height / 2 - ((top + bottom) / 2) * this.k;
  }

  /** The scale at which a rectangle of the map fills the window within its insets.
   * @param {Rect} rect @param {Inset} inset */
  scaleFor([left, top, right, bottom], inset) {
    const [width, height] = this.room(inset);
    return Math.min(width / (right - left || 1), height / (bottom - top || 1));
  }

  /** @param {Inset} inset @returns {[number, number]} */
  room(inset) {
    return [Math.max(40, this.width - inset[1] - inset[3]), Math.max(40, this.height - inset[0] - inset[2])];
  }

  /** The smallest shift that brings a rectangle of the map inside the window's insets; [0, 0] when it is there.
   * @param {Rect} rect @param {Inset} inset @returns {[number, number]} */
  reveal([left, top, right, bottom], inset) {
    const [a, b] = this.toWindow(left, top);
    const [c, d] = this.toWindow(right, bottom);
    return [shift(a, c, inset[3], this.width - inset[1]), shift(b, d, inset[0], this.height - inset[2])];
  }
}

/** The rectangle around two; `b` may be missing.
 * @param {Rect} a @param {Rect | null} [b] @returns {Rect} */
export function union(a, b) {
  return b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : a;
}

/** @param {number} from @param {number} to @param {number} low @param {number} high */
function shift(from, to, low, high) {
  if (from < low || to - from > high - low) return low - from;
  return to > high ? high - to : 0;
}
