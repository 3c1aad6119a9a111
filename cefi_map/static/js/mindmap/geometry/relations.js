/** The ways of a map's arrows between the boxes of a layout, around the others, each with its label. */

import { ARRIVING, Ground, LEAVING, Taken } from "./ground.js";
import { Labels, shortened } from "./labels.js";
import { PX } from "./presets.js";
import { allWays, best, cost, forced } from "./ways.js";

/**
 * @typedef {import("../model.js").MindMap} MindMap
 * @typedef {import("../model.js").Node} Node
 * @typedef {import("../model.js").Arrow} Arrow
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./ground.js").Way} Way
 * @typedef {Map<string, Box>} Boxes
 * @typedef {{source: string, arrow: Arrow, start: Box, end: Box}} Join
 *
 * @typedef {object} Relation
 * @property {string} source the key of the node that has the arrow
 * @property {Arrow} arrow
 * @property {string} start
 * @property {string} end
 * @property {Way} way
 * @property {import("./labels.js").Label | null} label null without words, or where no place is free for them
 */

const CLEARANCES = [5 * PX, 2 * PX]; // kept between a way and the boxes; the second where the first leaves no way
const FURTHER = 400 * PX; // what a way may cost more where its label finds a place
const SHIFTS = [0, 5 * PX, -5 * PX, 10 * PX, -10 * PX]; // beside the middle of a side: of the first, second… end there
const MOST = 300; // relations of a drawing: each is found beside those before
const SEARCHED = 60; // those for whose words another way is looked for where their own has no place
const LOOP = [-9 * PX, 9 * PX]; // of a box's relation to itself

/** The relations of which both ends are drawn, in document order. A folded node stands for what it hides.
 * @param {MindMap} map @param {Box[]} boxes @returns {Relation[]} */
export function relations(map, boxes) {
  if (!boxes.some((box) => box.node.data.arrows?.length || box.face.hidden)) return [];
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const joined = joins(map, byKey);
  if (!joined.length) return [];
  const router = new Router(boxes);
  return router.labelled(joined.slice(0, MOST).map((join) => router.related(join)));
}

/** Each arrow with the boxes it joins; none for one that stays inside a folded branch.
 * @param {MindMap} map @param {Boxes} byKey */
function joins(map, byKey) {
  /** @type {Join[]} */
  const found = [];
  for (const node of bearers(map.root)) {
    for (const arrow of node.data.arrows) {
      const start = shown(node, byKey);
      const end = shown(map.get(arrow.target), byKey);
      const isHidden = start === end && (arrow.target !== node.key || node.key !== start?.key);
      if (start && end && !isHidden) found.push({ source: node.key, arrow, start, end });
    }
  }
  return found;
}

/** The nodes that have arrows, in document order.
 * @param {Node} root */
function bearers(root) {
  const found = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.data.arrows.length) found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]);
  }
  return found;
}

/** The box of a node, or of the folded node that hides it.
 * @param {Node | undefined} node @param {Boxes} byKey */
function shown(node, byKey) {
  if (!node || byKey.has(node.key)) return node && byKey.get(node.key);
  let above = node.parent;
  while (above && !byKey.has(above.key)) above = above.parent;
  const box = above && byKey.get(above.key);
  return box?.face.hidden ? box : undefined;
}

/** Gives way after way, each beside those before. */
class Router {
  /** @param {Box[]} boxes */
  constructor(boxes) {
    this.searched = 0;
    this.boxes = boxes;
    this.taken = new Taken();
    this.grounds = [new Ground(boxes, CLEARANCES[0], this.taken)];
    this.labels = new Labels(this.grounds[0]);
    /** @type {Map<string, number>} */
    this.counts = new Map();
  }

  /** @param {Join} join @returns {Relation} */
  related({ source, arrow, start, end }) {
    const shifts = start === end ? LOOP : [this.shift(start), this.shift(end)];
    const [way, label] = this.drawn(start, end, shifts, shortened(arrow.label || ""));
    this.taken.add(way);
    return { source, arrow, start: start.key, end: end.key, way, label };
  }

  /** The same, their words where no other way crosses them: all ways are known now.
   * @param {Relation[]} drawn @returns {Relation[]} */
  labelled(drawn) {
    const labels = new Labels(this.grounds[0]);
    return drawn.map((each) => {
      const words = shortened(each.arrow.label || "");
      if (!words) return each;
      const others = drawn.filter((other) => other !== each).map(({ way }) => way);
      return { ...each, label: labels.along(each.way, words, others) ?? labels.near(each.way, words, others) };
    });
  }

  /** The best way; where it has no place for the words, the next best that has one, else a place near it.
   * @param {Box} start @param {Box} end @param {number[]} shifts @param {string} words
   * @returns {[Way, Relation["label"]]} */
  drawn(start, end, shifts, words) {
    const { way, ground, starts, ends } = this.way(start, end, shifts);
    const label = words ? this.labels.along(way, words) : null;
    if (!words || label) return [way, label];
    this.searched++;
    for (const other of this.searched <= SEARCHED ? allWays(ground, starts, ends) : []) {
      if (cost(other) > cost(way) + FURTHER) continue;
      const there = this.labels.along(other, words);
      if (there) return [other, there];
    }
    return [way, this.labels.near(way, words)];
  }

  /** @param {Box} start @param {Box} end @param {number[]} shifts */
  way(start, end, shifts) {
    for (const [rank, clearance] of CLEARANCES.entries()) {
      const ground = (this.grounds[rank] ??= new Ground(this.boxes, clearance, this.taken));
      const starts = ground.exits(start, shifts[0], LEAVING);
      const ends = ground.exits(end, shifts[1], ARRIVING);
      const way = best(ground, starts, ends);
      if (way) return { way, ground, starts, ends };
    }
    const ground = this.grounds[CLEARANCES.length - 1];
    const starts = ground.openExits(start, shifts[0], LEAVING);
    const ends = ground.openExits(end, shifts[1], ARRIVING);
    return { way: forced(ground, this.boxes, starts, ends), ground, starts, ends };
  }

  /** @param {Box} box */
  shift(box) {
    const count = this.counts.get(box.key) ?? 0;
    this.counts.set(box.key, count + 1);
    return SHIFTS[count % SHIFTS.length];
  }
}
