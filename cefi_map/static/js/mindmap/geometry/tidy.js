/** The tidy tree: every subtree as near to the one before as their outlines allow, in time linear in the nodes.

 * After A. van der Ploeg, « Drawing non-layered tidy trees in linear time » (2014). An outline is a chain of segments
 * along the axis of depth; a merge drops what is hidden and links the rest. Numbers are whole and live in plain arrays,
 * where the engine keeps whole numbers as they are: in an array of floats each read makes a number anew. Segments are
 * three such arrays (where each ends along, the step across to the next one, the next one or -1). */

/**
 * @typedef {{head: number, headAt: number, tail: number, tailAt: number}} Outline Its first and last segments, and
 *   where they are across.
 * @typedef {{upper: Outline, lower: Outline, anchor: number, last: number}} Block
 *
 * @typedef {object} Forest By node, in document order.
 * @property {number[]} parents -1: a tree's root
 * @property {number[]} starts along
 * @property {number[]} lengths along
 * @property {number[]} widths across
 * @property {number[]} anchors across
 * @property {number[]} gaps between a node's children
 * @property {number} clear space after a leaf
 */

export class Segments {
  /** @type {number[]} */
  ends = [];
  /** @type {number[]} */
  steps = [];
  /** @type {number[]} */
  nexts = [];

  /** @param {number} end */
  add(end, step = 0, following = -1) {
    this.ends.push(end);
    this.steps.push(step);
    this.nexts.push(following);
    return this.ends.length - 1;
  }
}

/** Places a forest: places across relative to parents, and the blocks of the roots by index, over `segments`.
 * @param {Segments} segments @param {Forest} forest */
export function arrange(segments, { parents, starts, lengths, widths, anchors, gaps, clear }) {
  const count = parents.length;
  /** @type {number[]} */
  const offsets = new Array(count).fill(0);
  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  for (let node = count - 1; node >= 0; node--) {
    const parent = parents[node];
    if (parent >= 0) {
      nextSibling[node] = firstChild[parent];
      firstChild[parent] = node;
    }
  }
  /** @type {Block[]} */
  const blocks = new Array(count).fill(null);
  for (let node = count - 1; node >= 0; node--) {
    const end = starts[node] + lengths[node];
    const first = firstChild[node];
    if (first < 0) {
      blocks[node] = leaf(segments, end + clear, widths[node], anchors[node]);
      continue;
    }
    let block = blocks[first];
    const top = block.anchor;
    let low = top;
    for (let kid = nextSibling[first]; kid >= 0; kid = nextSibling[kid]) {
      block = beside(segments, block, blocks[kid], gaps[node]);
      offsets[kid] = block.last;
      low = block.last + blocks[kid].anchor;
    }
    const at = Math.floor((top + low) / 2) - anchors[node];
    for (let kid = first; kid >= 0; kid = nextSibling[kid]) {
      offsets[kid] -= at;
      blocks[kid] = /** @type {any} */ (null); // a part of its parent's now: nothing asks for it again
    }
    blocks[node] = above(segments, block, at, end, starts[first], widths[node], anchors[node], top - at, low - at);
  }
  return { offsets, blocks };
}

/** Places of blocks one after the other, each as near as `gap` allows; and the block they make.
 * @param {Segments} segments @param {Block[]} blocks @param {number} gap */
export function stack(segments, blocks, gap) {
  let block = blocks[0];
  const places = [0];
  for (let i = 1; i < blocks.length; i++) {
    block = beside(segments, block, blocks[i], gap);
    places.push(block.last);
  }
  return { places, block };
}

/** A block of other segments, over these ones: to be stacked without changing the first.
 * @param {Segments} segments @param {Segments} others @param {Block} block @returns {Block} */
export function copied(segments, others, { upper, lower, anchor }) {
  const copy = (/** @type {Outline} */ { head, headAt, tailAt }) => {
    const first = segments.ends.length;
    for (let at = head; at >= 0; at = others.nexts[at]) {
      segments.add(others.ends[at], others.steps[at], others.nexts[at] < 0 ? -1 : segments.ends.length + 1);
    }
    return outline(first, headAt, segments.ends.length - 1, tailAt);
  };
  return { upper: copy(upper), lower: copy(lower), anchor, last: 0 };
}

/** @param {number} head @param {number} headAt @param {number} tail @param {number} tailAt @returns {Outline} */
function outline(head, headAt, tail, tailAt) {
  return { head, headAt, tail, tailAt };
}

/** @param {Segments} segments @param {number} end @param {number} width @param {number} anchor @returns {Block} */
function leaf(segments, end, width, anchor) {
  const upper = segments.add(end);
  const lower = segments.add(end);
  return { upper: outline(upper, 0, upper, 0), lower: outline(lower, width, lower, width), anchor, last: 0 };
}

/** A parent before its children's block. It takes two segments: its box, then the room where its edges fan out.
 * @param {Segments} segments @param {Block} below @param {number} at @param {number} end @param {number} start
 * @param {number} width @param {number} anchor @param {number} first @param {number} last @returns {Block} */
function above(segments, below, at, end, start, width, anchor, first, last) {
  return {
    upper: lead(segments, below.upper, at, end, start, 0, Math.min(anchor, first)),
    lower: lead(segments, below.lower, at, end, start, width, Math.max(anchor, last)),
    anchor,
    last: 0,
  };
}

/** @param {Segments} segments @param {Outline} below @param {number} at @param {number} end @param {number} start
 * @param {number} box @param {number} fan */
function lead(segments, below, at, end, start, box, fan) {
  const second = segments.add(start, below.headAt - at - fan, below.head);
  const first = segments.add(end, fan - box, second);
  return outline(first, box, below.tail, below.tailAt - at);
}

/** Two blocks as one; its `last` is how far the second goes to stand clear of what is before it.
 * @param {Segments} segments @param {Block} before @param {Block} block @param {number} gap @returns {Block} */
function beside(segments, before, block, gap) {
  const { ends, steps, nexts } = segments;
  let low = before.lower.head;
  let lowAt = before.lower.headAt;
  let high = block.upper.head;
  let highAt = block.upper.headAt;
  let need = lowAt - highAt;
  for (;;) {
    const lowEnd = ends[low];
    const highEnd = ends[high];
    if (lowEnd <= highEnd) {
      lowAt += steps[low];
      low = nexts[low];
    }
    if (highEnd <= lowEnd) {
      highAt += steps[high];
      high = nexts[high];
    }
    if (low < 0 || high < 0) break;
    if (lowAt - highAt > need) need = lowAt - highAt;
  }
  const place = need + gap;
  return {
    upper: continued(segments, before.upper, 0, high, highAt + place, block.upper, place),
    lower: continued(segments, block.lower, place, low, lowAt, before.lower, 0),
    anchor: before.anchor,
    last: place,
  };
}

/** `line`, then what of the `other` reaches further (`rest`, -1 when nothing does).
 * @param {Segments} segments @param {Outline} line @param {number} shift @param {number} rest @param {number} restAt
 * @param {Outline} other @param {number} otherShift */
function continued(segments, line, shift, rest, restAt, other, otherShift) {
  if (rest < 0) return outline(line.head, line.headAt + shift, line.tail, line.tailAt + shift);
  segments.nexts[line.tail] = rest;
  segments.steps[line.tail] = restAt - line.tailAt - shift;
  return outline(line.head, line.headAt + shift, other.tail, other.tailAt + otherShift);
}
