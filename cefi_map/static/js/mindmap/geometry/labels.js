/** The words of a relation on free ground along its way. */

import { width } from "./fonts.js";
import { held } from "./ground.js";
import { PX } from "./presets.js";

/**
 * @typedef {import("./ground.js").Point} Point
 * @typedef {import("./ground.js").Way} Way
 * @typedef {[from: Point, to: Point]} Piece of a way
 * @typedef {{text: string, x: number, y: number, width: number, height: number}} Label The text is `PAD` from the left.
 */

const SIZE = 22; // in half pixels
const LONGEST = 40; // characters that are drawn
const SHARES = [8, 4, 12, 2, 6, 10, 14]; // sixteenths of a piece at which a label is tried
export const PAD = 3 * PX;
const HEIGHT = 15 * PX;
const ASIDE = 4 * PX; // between a label and the line it stands beside
const VISIBLE = 16 * PX; // what is seen of a line that a label stands on
const REACH = 240 * PX; // how far from its way a label may stand where all places along it are taken
const ROW = 8 * PX; // the step of that search

const half = (/** @type {number} */ value) => Math.floor(value / 2);

/** The labels of one drawing: none stands over a box, nor over another; over another's way only where it must. */
export class Labels {
  /** @type {Label[]} */
  placed = [];

  /** @param {import("./ground.js").Ground} ground */
  constructor(ground) {
    this.ground = ground;
  }

  /** On the way or beside it; null where no place is free.
   * @param {Way} way @param {string} text @param {Way[]} [others] */
  along(way, text, others = []) {
    const wide = width(text, SIZE) + 2 * PAD;
    return this.first([...places(way, wide)], text, wide, others);
  }

  /** At the free place nearest to the middle of the way; null where there is none within `REACH`.
   * @param {Way} way @param {string} text @param {Way[]} [others] */
  near(way, text, others = []) {
    const wide = width(text, SIZE) + 2 * PAD;
    const [x, y] = at(...longestFirst(way)[0], 8);
    /** @type {Point[]} */
    const found = [];
    for (let row = y - REACH; row <= y + REACH; row += ROW) {
      for (const [low, high] of this.ground.free(0, x - REACH, x + REACH, row - half(HEIGHT), row + half(HEIGHT) + 1)) {
        if (high - low >= wide) found.push([held(x, low + half(wide), high - wide + half(wide)), row]);
      }
    }
    found.sort((a, b) => length(a, [x, y]) - length(b, [x, y]) || a[0] - b[0] || a[1] - b[1]);
    return this.first(found, text, wide, others);
  }

  /** The first place that fits, of those that no other way crosses if there is one.
   * @param {Point[]} spots @param {string} text @param {number} wide @param {Way[]} others @returns {Label | null} */
  first(spots, text, wide, others) {
    /** @type {Label | null} */
    let crossed = null;
    const pieces = around(spots, wide, others);
    for (const [x, y] of spots) {
      const label = { text, x: x - half(wide), y: y - half(HEIGHT), width: wide, height: HEIGHT };
      if (!this.fits(label)) continue;
      crossed ??= label;
      if (pieces.some((piece) => runsOver(piece, label))) continue;
      this.placed.push(label);
      return label;
    }
    if (crossed) this.placed.push(crossed);
    return crossed;
  }

  /** @param {Label} label */
  fits({ x, y, width: wide }) {
    if (this.ground.covers(x, y, x + wide, y + HEIGHT)) return false;
    return !this.placed.some(
      (other) => x < other.x + other.width && other.x < x + wide && Math.abs(y - other.y) < HEIGHT,
    );
  }
}

/** The pieces of ways that may run over a label at one of these places.
 * @param {Point[]} spots @param {number} wide @param {Way[]} others */
function around(spots, wide, others) {
  if (!spots.length || !others.length) return [];
  const [xs, ys] = [0, 1].map((axis) => spots.map((spot) => spot[axis]));
  const [left, top] = [Math.min(...xs) - wide, Math.min(...ys) - HEIGHT];
  const area = { x: left, y: top, width: Math.max(...xs) + wide - left, height: Math.max(...ys) + HEIGHT - top };
  return others.flatMap((other) => piecesOf(other).filter((piece) => runsOver(piece, area)));
}

/** @param {Piece} piece @param {Omit<Label, "text">} label */
function runsOver([[x0, y0], [x1, y1]], { x, y, width: wide, height }) {
  return (
    Math.min(x0, x1) < x + wide && x < Math.max(x0, x1) + 1 && Math.min(y0, y1) < y + height && y < Math.max(y0, y1) + 1
  );
}

/** On one line, cut when long: the drawing's title has all of it.
 * @param {string} words */
export function shortened(words) {
  const text = words.replace(BLANKS, " ").replace(/^ | $/g, "");
  const points = [...text];
  return points.length <= LONGEST
    ? text
    : `${points
        .slice(0, LONGEST - 1)
        .join("")
        .replace(/ $/, "")}…`;
}

const BLANKS = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g; // the server's spaces

/** Middles for a label: on the longest piece that shows at both its ends, then on shorter ones; then beside them.
 * @param {Way} way @param {number} wide @returns {Generator<Point, void>} */
function* places(way, wide) {
  const pieces = longestFirst(way);
  for (const [a, b] of pieces) {
    if (length(a, b) < (a[1] === b[1] ? wide : HEIGHT) + VISIBLE) continue;
    for (const share of SHARES) yield at(a, b, share);
  }
  for (const [a, b] of pieces) {
    const [dx, dy] = a[1] === b[1] ? [0, half(HEIGHT) + ASIDE] : [half(wide) + ASIDE, 0];
    for (const share of SHARES) {
      const [x, y] = at(a, b, share);
      yield [x + dx, y + dy];
      yield [x - dx, y - dy];
    }
  }
}

/** @param {Way} way */
function longestFirst(way) {
  return piecesOf(way).sort((one, two) => length(...two) - length(...one));
}

/** @param {Way} way */
function piecesOf(way) {
  return way.slice(1).map((b, i) => /** @type {Piece} */ ([way[i], b]));
}

/** @param {Point} a @param {Point} b @param {number} share in sixteenths @returns {Point} */
function at(a, b, share) {
  return [a[0] + Math.floor(((b[0] - a[0]) * share) / 16), a[1] + Math.floor(((b[1] - a[1]) * share) / 16)];
}

const length = (/** @type {Point} */ a, /** @type {Point} */ b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
