/** Free lanes: at which places a line across a layout meets no box, asked again and again of one layout.

 * A line runs *along* one axis, from one value to another, at a *place* on the other axis. */

import { PX } from "./presets.js";

/**
 * @typedef {[near: number, far: number]} Span
 * @typedef {readonly [near: number, far: number, ...number[]]} Blocking A span or a block.
 * @typedef {[near: number, far: number, start: number, end: number]} Block What stands in the way: its places, then
 *   from and to along the line.
 */

const STRIP = 64 * PX; // blocks are kept by strips of this length; runs of whole strips have their union ready

/** The blocks of one layout, seen along one axis. */
export class Lanes {
  /** @param {Block[]} blocks */
  constructor(blocks) {
    this.first = blocks.reduce((least, block) => Math.min(least, block[2]), Infinity);
    this.count = this.stripOf(blocks.reduce((most, block) => Math.max(most, block[3]), -Infinity)) + 1;
    /** @type {Block[][]} */
    this.strips = Array.from({ length: this.count }, () => []);
    for (const block of [...blocks].sort(byNear)) {
      const last = this.stripOf(block[3]);
      for (let at = this.stripOf(block[2]); at <= last; at++) this.strips[at].push(block);
    }
    this.widest = this.strips.map((strip) => strip.reduce((most, [near, far]) => Math.max(most, far - near), 0));
    /** @type {(Span[] | null)[]} */
    this.unions = new Array(2 * this.count).fill(null);
  }

  /** @param {number} along */
  stripOf(along) {
    return Math.floor((along - this.first) / STRIP);
  }

  /** The spans of places from `low` to `high` that a line from `start` to `end` can take; some are a single place.
   * @param {number} low @param {number} high @param {number} start @param {number} end */
  free(low, high, start, end) {
    /** @type {Span[]} */
    const found = [];
    let at = low;
    for (const [near, far] of this.blocked(low, high, start, end)) {
      if (near >= at) found.push([at, near]);
      if (far > at) at = far;
    }
    if (at <= high) found.push([at, high]);
    return found;
  }

  /** The spans that such a line cannot take, in order, apart from each other.
   * @param {number} low @param {number} high @param {number} start @param {number} end */
  blocked(low, high, start, end) {
    const first = Math.max(this.stripOf(start), 0);
    const last = Math.min(this.stripOf(end), this.count - 1);
    /** @type {Blocking[]} */
    const found = [];
    if (first <= last) this.within(first, low, high, start, end, found);
    if (first < last) this.within(last, low, high, start, end, found);
    for (const at of this.whole(first + 1, last)) {
      const union = this.union(at);
      const until = bisect(union, high);
      for (let i = Math.max(bisect(union, low) - 1, 0); i < until; i++) if (union[i][1] > low) found.push(union[i]);
    }
    return merged(found);
  }

  /** The blocks of one strip, each asked whether it stands in the way.
   * @param {number} at @param {number} low @param {number} high @param {number} start @param {number} end
   * @param {Blocking[]} found */
  within(at, low, high, start, end, found) {
    const strip = this.strips[at];
    const until = bisect(strip, high);
    for (let i = bisect(strip, low - this.widest[at]); i < until; i++) {
      const block = strip[i];
      if (block[2] < end && start < block[3] && block[1] > low) found.push(block);
    }
  }

  /** The fewest nodes of the tree that cover the strips from `first` to before `last`.
   * @param {number} first @param {number} last */
  whole(first, last) {
    const found = [];
    let low = first + this.count;
    let high = last + this.count;
    while (low < high) {
      if (low & 1) found.push(low++);
      if (high & 1) found.push(--high);
      low >>= 1;
      high >>= 1;
    }
    return found;
  }

  /** Of the strips below a node of the binary tree over all; made when first asked for.
   * @param {number} at @returns {Span[]} */
  union(at) {
    return (this.unions[at] ??= merged(
      at >= this.count ? this.strips[at - this.count].slice() : [...this.union(2 * at), ...this.union(2 * at + 1)],
    ));
  }
}

const byNear = (/** @type {Blocking} */ a, /** @type {Blocking} */ b) => a[0] - b[0];

/** The same places as spans in order; spans that only touch stay two.
 * @param {Blocking[]} spans */
function merged(spans) {
  if (!spans.length) return [];
  spans.sort(byNear);
  /** @type {Span[]} */
  const found = [];
  let [low, high] = spans[0];
  for (const [near, far] of spans) {
    if (near >= high) {
      found.push([low, high]);
      low = near;
      high = far;
    } else if (far > high) high = far;
  }
  found.push([low, high]);
  return found;
}

/** How many of the spans, in order, begin before a place.
 * @param {readonly Blocking[]} spans @param {number} place */
function bisect(spans, place) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle][0] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
