/** The way of a relation: from one box to another along free lanes, in pieces that lie along the axes. */

import { extent, held, NEAR, point } from "./ground.js";
import { PX } from "./presets.js";

/**
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {import("./ground.js").Exit} Exit
 * @typedef {import("./ground.js").Point} Point
 * @typedef {import("./ground.js").Way} Way
 * @typedef {import("./lanes.js").Span} Span
 * @typedef {(ground: Ground, a: Exit, b: Exit) => Way[]} Making
 */

/** @type {[make: Making, bends: number][]} */
const MAKINGS = [
  [direct, 0],
  [roundabout, 3],
];
const BEND = 24 * PX; // a bend costs as much as this length
const NEAREST = 3; // crossing lanes looked at from each end

/** The cheapest free way from one of the exits to another, the first of equals; null where there is none.
 * @param {Ground} ground @param {Exit[]} starts @param {Exit[]} ends @returns {Way | null} */
export function best(ground, starts, ends) {
  /** @type {Way | null} */
  let found = null;
  let least = 0;
  for (const [make, bends] of MAKINGS) {
    for (const [start, end] of pairs(starts, ends)) {
      if (found && distance(start.at, end.at) + bends * BEND >= least) continue;
      for (const way of make(ground, start, end)) {
        if (found && cost(way) >= least) continue;
        found = way;
        least = cost(way);
      }
    }
  }
  return found && plain(found);
}

/** Every free way that is looked at, the cheapest first.
 * @param {Ground} ground @param {Exit[]} starts @param {Exit[]} ends */
export function allWays(ground, starts, ends) {
  const ways = MAKINGS.flatMap(([make]) => pairs(starts, ends).flatMap(([start, end]) => make(ground, start, end)));
  return ways.sort((a, b) => cost(a) - cost(b)).map(plain);
}

/** Where no way is free: the one that runs over fewest boxes.
 * @param {Ground} ground @param {import("./layout.js").Box[]} boxes @param {Exit[]} starts @param {Exit[]} ends */
export function forced(ground, boxes, starts, ends) {
  const ways = pairs(starts, ends).flatMap(([start, end]) => direct(ground, start, end));
  const ranked = ways.map((way) => ({ way, over: struck(way, boxes), cost: cost(way) }));
  return plain(ranked.sort((a, b) => a.over - b.over || a.cost - b.cost)[0].way);
}

/** How many boxes a way runs over.
 * @param {Way} way @param {import("./layout.js").Box[]} boxes */
function struck(way, boxes) {
  return boxes.filter((box) => {
    const [left, top, right, bottom] = extent(box);
    return way.some(([x1, y1], i) => {
      if (!i) return false;
      const [x0, y0] = way[i - 1];
      const isBeside = Math.min(x0, x1) >= right || left >= Math.max(x0, x1);
      return !isBeside && Math.min(y0, y1) < bottom && top < Math.max(y0, y1);
    });
  }).length;
}

/** Without the points at which it goes straight on.
 * @param {Way} way */
function plain(way) {
  /** @type {Way} */
  const kept = [];
  for (const at of way) {
    while (kept.length > 1 && isStraight(kept[kept.length - 2], kept[kept.length - 1], at)) kept.pop();
    const last = kept[kept.length - 1];
    if (!last || last[0] !== at[0] || last[1] !== at[1]) kept.push(at);
  }
  return kept;
}

/** @param {Point} a @param {Point} b @param {Point} c */
const isStraight = (a, b, c) => (a[0] === b[0] && b[0] === c[0]) || (a[1] === b[1] && b[1] === c[1]);

/** In units of length.
 * @param {Way} way */
export function cost(way) {
  let sum = BEND * (way.length - 2);
  for (let i = 1; i < way.length; i++) sum += distance(way[i - 1], way[i]);
  return sum;
}

/** A straight line; one corner; or one lane that both sides reach.
 * @param {Ground} ground @param {Exit} a @param {Exit} b @returns {Way[]} */
function direct(ground, a, b) {
  const ways = [straight(ground, a, b), a.axis === b.axis ? oneLane(ground, a, b) : corner(a, b)];
  return ways.filter((way) => way !== null);
}

/** Between two sides that face each other, as near to where the first is left as both allow.
 * @param {Ground} ground @param {Exit} a @param {Exit} b @returns {Way | null} */
function straight(ground, a, b) {
  const low = Math.max(a.sides[0], b.sides[0]);
  const high = Math.min(a.sides[1], b.sides[1]);
  const way = b.along > a.along ? 1 : -1;
  if (a.axis !== b.axis || low > high || (a.near - a.along) * way < 0 || (b.near - b.along) * way > 0) return null;
  const [start, end] = [a.along + way * ground.beyond, b.along - way * ground.beyond];
  const place = ground.nearest(1 - a.axis, low, high, start, end, a.across);
  return place === null ? null : [point(a.axis, a.along, place), point(a.axis, b.along, place)];
}

/** @param {Exit} a @param {Exit} b @returns {Way | null} */
function corner(a, b) {
  const isMet = a.low <= b.across && b.across <= a.high && b.low <= a.across && a.across <= b.high;
  return isMet ? [a.at, point(a.axis, b.across, a.across), b.at] : null;
}

/** @param {Ground} ground @param {Exit} a @param {Exit} b @returns {Way | null} */
function oneLane(ground, a, b) {
  const { axis } = a;
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low > high) return null;
  const place = ground.nearest(axis, low, high, a.across, b.across, Math.floor((a.along + b.along) / 2));
  return place === null ? null : [a.at, point(axis, place, a.across), point(axis, place, b.across), b.at];
}

/** A lane from each side and one that crosses both; or, between sides of both axes, one from each.
 * @param {Ground} ground @param {Exit} a @param {Exit} b @returns {Way[]} */
function roundabout(ground, a, b) {
  return b.axis === a.axis ? threeLanes(ground, a, b) : twoLanes(ground, a, b);
}

/** @param {Ground} ground @param {Exit} a @param {Exit} b @returns {Way[]} */
function threeLanes(ground, a, b) {
  const { axis } = a;
  const [from, to] = [ground.bend(a, b.across), ground.bend(b, a.across)];
  /** @type {Span[]} */
  const reaches = [[a.near, b.near]];
  if (to !== null) reaches.push([a.near, to]);
  if (from !== null) reaches.push([from, b.near]);
  return crossings(ground, a, ...ground.ends(1 - axis), reaches, a.across, b.across).flatMap((place) => {
    const [first, last] = [ground.bend(a, place), ground.bend(b, place)];
    if (first === null || last === null || !ground.isFree(1 - axis, place, first, last)) return [];
    const there = [point(axis, last, place), point(axis, last, b.across)];
    return [[a.at, point(axis, first, a.across), point(axis, first, place), ...there, b.at]];
  });
}

/** @param {Ground} ground @param {Exit} a @param {Exit} b @returns {Way[]} */
function twoLanes(ground, a, b) {
  const { axis } = a;
  /** @type {Span[]} */
  const reaches = [[a.near, b.across]];
  return crossings(ground, a, b.low, b.high, reaches, a.across, a.across).flatMap((place) => {
    const first = ground.bend(a, place);
    if (first === null || !ground.isFree(1 - axis, place, first, b.across)) return [];
    return [[a.at, point(axis, first, a.across), point(axis, first, place), point(axis, b.across, place), b.at]];
  });
}

/** Places on the other axis where a line of one of the `reaches` can run: those that cost least, near each end.
 * @param {Ground} ground @param {Exit} a @param {number} low @param {number} high @param {Span[]} reaches
 * @param {number} here @param {number} there */
function crossings(ground, a, low, high, reaches, here, there) {
  const axis = 1 - a.axis;
  const [[first, last], [top, bottom]] = [ground.ends(axis), ground.bounds[axis]];
  /** @type {Span[]} */
  const around = [
    [first, top],
    [bottom, last],
  ];
  const outside = around.filter((span) => low <= span[0] && span[1] <= high);
  /** @type {Set<number>} */
  const found = new Set();
  for (const [start, end] of reaches) {
    for (const nearTo of [here, there]) {
      const spans = ground.free(axis, Math.max(low, nearTo - NEAR), Math.min(high, nearTo + NEAR), start, end);
      const order = (/** @type {number} */ place) => [
        Math.abs(place - here) + Math.abs(place - there),
        Math.abs(place - nearTo),
        place,
      ];
      const places = [...spans, ...outside].map((span) => ({ span, order: order(held(nearTo, ...span)) }));
      places.sort(({ order: x }, { order: y }) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
      for (const { span, order } of places.slice(0, NEAREST)) {
        found.add(ground.beside(axis, span, start, end, order[2]));
      }
    }
  }
  return [...found];
}

/** @param {Exit[]} starts @param {Exit[]} ends @returns {[Exit, Exit][]} */
const pairs = (starts, ends) =>
  starts.flatMap((start) => ends.map((end) => /** @type {[Exit, Exit]} */ ([start, end])));

const distance = (/** @type {Point} */ a, /** @type {Point} */ b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
