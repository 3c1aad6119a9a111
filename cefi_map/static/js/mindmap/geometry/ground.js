/** What is free between the boxes of a layout, from which sides a box can be left, which lanes are taken. */

import { Lanes } from "./lanes.js";
import { PX } from "./presets.js";

/**
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./lanes.js").Span} Span
 * @typedef {[x: number, y: number]} Point
 * @typedef {Point[]} Way Two points at least.
 * @typedef {[axis: number, edge: Point, way: number, sides: Span]} Side The middle of a side, and whether one leaves it
 *   forth (1) or back (-1) along the axis.
 *
 * @typedef {object} Exit One side of a box.
 * @property {number} axis along which it is left; 0 is x
 * @property {Point} at from where
 * @property {number} low the first bend stands from here
 * @property {number} high to there
 * @property {number} near and nearest here
 * @property {Span} sides across, how far it may be shifted
 * @property {number} along
 * @property {number} across
 */

const OFF = 2 * PX; // a way begins and ends this far from a box
export const LEAVING = 5 * PX; // it bends no nearer to its boxes:
export const ARRIVING = 11 * PX; // an arrow's head needs room
const LANE = 6 * PX; // ways that share a lane keep this distance
const MARGIN = 6 * PX; // kept, beside the clearance, to both ends of a span that has the room
const TRIES = 8; // lanes looked at beside one that is taken
export const NEAR = 512 * PX; // free places are looked for this near first
const ROOM = 400 * PX; // how far around all boxes a way may go

const half = (/** @type {number} */ value) => Math.floor(value / 2);

/** The nearest value from `low` to `high`.
 * @param {number} value @param {number} low @param {number} high */
export const held = (value, low, high) => Math.max(low, Math.min(high, value));

/** @param {number} axis @param {number} along @param {number} across @returns {Point} */
export const point = (axis, along, across) => (axis === 0 ? [along, across] : [across, along]);

/** Left, top, right and bottom of a box with its pill.
 * @param {Box} box @returns {[left: number, top: number, right: number, bottom: number]} */
export function extent({ x, y, side, face }) {
  const left = side < 0 ? x - face.fold : x;
  const right = x + face.width + (side < 0 ? 0 : face.fold);
  return [left, y, right, y + face.height];
}

/** What is free between boxes, `clearance` around each. */
export class Ground {
  /** @param {Box[]} boxes @param {number} clearance @param {Taken} taken */
  constructor(boxes, clearance, taken) {
    this.clearance = clearance;
    this.taken = taken;
    /** @type {import("./lanes.js").Block[]} */
    const xs = [];
    /** @type {import("./lanes.js").Block[]} */
    const ys = [];
    /** @type {Span[]} */
    this.bounds = [
      [Infinity, -Infinity],
      [Infinity, -Infinity],
    ];
    for (const box of boxes) {
      const [x0, y0, x1, y1] = extent(box);
      /** @type {import("./lanes.js").Block} */
      const grown = [x0 - clearance, x1 + clearance, y0 - clearance, y1 + clearance];
      xs.push(grown);
      ys.push([grown[2], grown[3], grown[0], grown[1]]);
      widen(this.bounds[0], grown[0], grown[1]);
      widen(this.bounds[1], grown[2], grown[3]);
    }
    this.lanes = [new Lanes(xs), new Lanes(ys)];
  }

  /** From the end of a way to where its own box is no longer near. */
  get beyond() {
    return this.clearance - OFF;
  }

  /** The first and last place a way may take.
   * @param {number} axis @returns {Span} */
  ends(axis) {
    return [this.bounds[axis][0] - ROOM, this.bounds[axis][1] + ROOM];
  }

  /** Places on `axis` for a line from `start` to `end` on the other one.
   * @param {number} axis @param {number} low @param {number} high @param {number} start @param {number} end */
  free(axis, low, high, start, end) {
    return this.lanes[axis].free(low, high, Math.min(start, end), Math.max(start, end));
  }

  /** @param {number} axis @param {number} place @param {number} start @param {number} end */
  isFree(axis, place, start, end) {
    return this.free(axis, place, place, start, end).length > 0;
  }

  /** Whether a box stands in a rectangle, or too near.
   * @param {number} left @param {number} top @param {number} right @param {number} bottom */
  covers(left, top, right, bottom) {
    return this.lanes[0].blocked(left, right, top, bottom).length > 0;
  }

  /** The place from `low` to `high` nearest to the one `wanted` at which the line can run, or null.
   * @param {number} axis @param {number} low @param {number} high @param {number} start @param {number} end @param {number} wanted
   * @returns {number | null} */
  nearest(axis, low, high, start, end, wanted) {
    const aim = held(wanted, low, high);
    for (let reach = NEAR; ; reach *= 8) {
      const first = Math.max(low, aim - reach);
      const last = Math.min(high, aim + reach);
      const spans = this.free(axis, first, last, start, end);
      if (spans.length) {
        const far = (/** @type {Span} */ span) => Math.abs(held(aim, ...span) - aim);
        const span = spans.reduce((a, b) => (far(b) < far(a) ? b : a));
        return this.beside(axis, span, start, end, wanted);
      }
      if (first === low && last === high) return null;
    }
  }

  /** In a free `span`, the place nearest to the one `wanted`, or a lane further where that one is free.
   * @param {number} axis @param {Span} span @param {number} start @param {number} end @param {number} wanted */
  beside(axis, span, start, end, wanted) {
    return this.taken.beside(axis, span, Math.min(start, end), Math.max(start, end), wanted);
  }

  /** Where a way that leaves by an exit may bend soonest to run `until` there, or null.
   * @param {Exit} exit @param {number} until */
  bend({ axis, low, high, near, across }, until) {
    return this.nearest(axis, low, high, across, until, near);
  }

  /** The sides by which a box can be left, `shift` beside their middles, not bent within `stub`.
   * @param {Box} box @param {number} shift @param {number} stub */
  exits(box, shift, stub) {
    return sidesOf(box, shift).flatMap((side) => this.exit(...side, stub) || []);
  }

  /** All sides, as if no other box were there.
   * @param {Box} box @param {number} shift @param {number} stub */
  openExits(box, shift, stub) {
    return sidesOf(box, shift).map(([axis, edge, way, sides]) =>
      exitOf(axis, edge, way, sides, edge[axis] + way * stub, this.ends(axis)[way > 0 ? 1 : 0]),
    );
  }

  /** Null where another box stands too near.
   * @param {number} axis @param {Point} edge @param {number} way @param {Span} sides @param {number} stub */
  exit(axis, edge, way, sides, stub) {
    const near = edge[axis] + way * stub;
    const last = this.reach(axis, edge[axis] + way * this.clearance, way, edge[1 - axis]);
    return (last - near) * way < 0 ? null : exitOf(axis, edge, way, sides, near, last);
  }

  /** How far a line along `axis` runs free from `first`, in the direction `way`.
   * @param {number} axis @param {number} first @param {number} way @param {number} across */
  reach(axis, first, way, across) {
    const forth = way > 0 ? 1 : 0;
    const last = this.ends(axis)[forth];
    for (let reach = NEAR; ; reach *= 8) {
      const far = held(first + way * reach, Math.min(first, last), Math.max(first, last));
      const spans = this.free(axis, Math.min(first, far), Math.max(first, far), across, across);
      const span = spans.at(way > 0 ? 0 : -1);
      if (!span || span[1 - forth] !== first) return first - way;
      if (span[forth] !== far || far === last) return span[forth];
    }
  }
}

/** @param {number} axis @param {Point} edge @param {number} way @param {Span} sides @param {number} near @param {number} last
 * @returns {Exit} */
function exitOf(axis, edge, way, sides, near, last) {
  const across = edge[1 - axis];
  const along = edge[axis] + way * OFF;
  const [low, high] = [Math.min(near, last), Math.max(near, last)];
  return { axis, at: point(axis, along, across), low, high, near, sides, along, across };
}

/** Axis, middle and direction of each side, and how far along it the middle may be left.
 * @param {Box} box @param {number} shift @returns {Side[]} */
function sidesOf(box, shift) {
  const [left, top, right, bottom] = extent(box);
  const [middleX, middleY] = [box.x + half(box.face.width), half(top + bottom)];
  const [wide, high] = [Math.floor(box.face.width / 3), Math.floor((bottom - top) / 3)];
  /** @type {Span} */
  const xs = [middleX - wide, middleX + wide];
  /** @type {Span} */
  const ys = [middleY - high, middleY + high];
  const [x, y] = [held(middleX + shift, ...xs), held(middleY + shift, ...ys)];
  return [
    [0, [right, y], 1, ys],
    [0, [left, y], -1, ys],
    [1, [x, bottom], 1, xs],
    [1, [x, top], -1, xs],
  ];
}

/** The lanes of the ways that are drawn. */
export class Taken {
  /** @type {Map<number, [place: number, start: number, end: number][]>[]} */
  lines = [new Map(), new Map()];

  /** @param {Way} way */
  add(way) {
    for (let i = 1; i < way.length; i++) {
      const axis = way[i - 1][0] === way[i][0] ? 0 : 1;
      const place = way[i][axis];
      const [start, end] = [way[i - 1][1 - axis], way[i][1 - axis]];
      const key = Math.floor(place / LANE);
      const lines = this.lines[axis].get(key) ?? [];
      if (!lines.length) this.lines[axis].set(key, lines);
      lines.push([place, Math.min(start, end), Math.max(start, end)]);
    }
  }

  /** As `Ground.beside`.
   * @param {number} axis @param {Span} span @param {number} start @param {number} end @param {number} wanted */
  beside(axis, [near, far], start, end, wanted) {
    const margin = Math.min(MARGIN, half(far - near));
    const first = held(wanted, near + margin, far - margin);
    const step = first >= wanted ? LANE : -LANE;
    for (let tries = 0, place = first; tries < TRIES && place >= near && place <= far; tries++, place += step) {
      if (!this.holds(axis, place, start, end)) return place;
    }
    return first;
  }

  /** @param {number} axis @param {number} place @param {number} start @param {number} end */
  holds(axis, place, start, end) {
    const at = Math.floor(place / LANE);
    for (let key = at - 1; key <= at + 1; key++) {
      for (const [other, begin, until] of this.lines[axis].get(key) || []) {
        if (Math.abs(other - place) < LANE && begin < end && start < until) return true;
      }
    }
    return false;
  }
}

/** @param {Span} bounds @param {number} low @param {number} high */
function widen(bounds, low, high) {
  if (low < bounds[0]) bounds[0] = low;
  if (high > bounds[1]) bounds[1] = high;
}
