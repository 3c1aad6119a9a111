/** `layout`: a map and a preset give boxes and bounds, `edgeOf` the edge of a box. The server's geometry, number for number. */

import { boxesOf, branchOf } from "./branch.js";
import { column, TRUNK } from "./column.js";
import { down } from "./down.js";
import { COLUMN, DOWN, PX, RIGHT, SCREEN } from "./presets.js";
import { faceOf, lookAt, seen } from "./seen.js";
import { sides } from "./sides.js";
import { copied, Segments, stack } from "./tidy.js";

/**
 * @typedef {import("../model.js").MindMap} MindMap
 * @typedef {import("./presets.js").Preset} Preset
 * @typedef {import("./seen.js").Options} Options
 * @typedef {import("./branch.js").Branch} Branch
 *
 * @typedef {object} Box A node laid out, in units.
 * @property {import("../model.js").Node} node
 * @property {string} key
 * @property {number} x
 * @property {number} y
 * @property {number} side -1, 0 or 1
 * @property {number} stage 0 to 6
 * @property {number} depth
 * @property {import("./face.js").Face} face
 * @property {Box | null} parent
 *
 * @typedef {{boxes: Box[], left: number, top: number, right: number, bottom: number}} Layout Boxes in document order.
 * @typedef {{x0: number, y0: number, x1: number, y1: number}} Ends
 * @typedef {Ends & {kind: "taper" | "curve" | "fall" | "elbow"}} Edge
 */

const TUCK = 10 * PX; // how far inside the root a branch begins
const NONE = new Set();
const half = (/** @type {number} */ value) => Math.floor(value / 2);

/** Where everything stands.
 * @param {MindMap} map @param {Preset} preset @param {Options} options @returns {Layout} */
export function layout(map, preset = SCREEN, options = {}) {
  if (preset.shape === COLUMN) return bounded(column(preset, seen(map, preset, options), Boolean(options.only)));
  if (preset.shape === DOWN) return bounded(down(preset, seen(map, preset, options)));
  return bounded(sideways(map, preset, options));
}

/** From a parent to a box; null for the first box.
 * @param {Box} box @param {string} shape @returns {Edge | null} */
export function edgeOf(box, shape = "tidy") {
  const { parent } = box;
  if (!parent) return null;
  if (shape === COLUMN) {
    const x0 = Math.min(parent.x + TRUNK, box.x);
    return { kind: "elbow", x0, y0: parent.y + parent.face.height, x1: box.x, y1: box.y + box.face.anchor };
  }
  if (shape === DOWN) {
    const x0 = parent.x + half(parent.face.width);
    return { kind: "fall", x0, y0: parent.y + parent.face.height, x1: box.x + half(box.face.width), y1: box.y };
  }
  const x1 = box.side > 0 ? box.x : box.x + box.face.width;
  const y1 = box.y + box.face.anchor;
  if (parent.side === 0) {
    const reach = Math.floor((parent.face.height * 3) / 10);
    const y0 = Math.max(-reach, Math.min(reach, Math.floor((y1 * 16) / 100)));
    return { kind: "taper", x0: box.side * (half(parent.face.width) - TUCK), y0, x1, y1 };
  }
  const x0 = box.side > 0 ? parent.x + parent.face.width : parent.x;
  return { kind: "curve", x0, y0: parent.y + parent.face.anchor, x1, y1 };
}

/** @param {Box[]} boxes @returns {Layout} */
function bounded(boxes) {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y, side, face } of boxes) {
    left = Math.min(left, x - (side < 0 ? face.fold : 0));
    top = Math.min(top, y);
    right = Math.max(right, x + face.width + (side >= 0 ? face.fold : 0));
    bottom = Math.max(bottom, y + face.height);
  }
  return { boxes, left, top, right, bottom };
}

/** Two-sided, or all to the right: each branch is laid out alone, then branches are stacked on their sides.
 * @param {MindMap} map @param {Preset} preset @param {Options} options */
function sideways(map, preset, options) {
  const look = lookAt(preset, options);
  const root = rootOf(map, preset, options);
  /** @type {Branch[]} */
  const branches = [];
  map.root.children.forEach((head, i) => {
    if (options.only && !options.only.has(head.key)) return;
    const number = look.numbered ? String(i + 1) : "";
    branches.push(branchOf(head, look, { depth: 0, stage: root.stage, number }));
  });
  const shared = share(preset, branches);
  const edge = root.face.width - half(root.face.width);
  /** @type {Box[][]} */
  const standing = new Array(branches.length);
  shared.forEach((list, place) => {
    const side = place ? -1 : 1;
    centred(
      list.map((i) => branches[i]),
      preset.gaps[0],
    ).forEach((y, row) => {
      standing[list[row]] = boxesOf(branches[list[row]], y, side, root, edge);
    });
  });
  return [root].concat(...standing);
}

/** The box of the root, the same one while it looks the same.
 * @param {MindMap} map @param {Preset} preset @param {Options} options @returns {Box} */
function rootOf(map, preset, options) {
  const [{ node, stage, ...item }] = seen(map, preset, { ...options, only: NONE });
  const face = faceOf(preset, { node, stage, ...item });
  const kept = node.laid;
  if (kept && kept.face === face && kept.stage === stage) return kept;
  const [x, y] = [-half(face.width), -half(face.height)];
  node.laid = { node, key: node.key, x, y, side: 0, stage, depth: 0, face, parent: null };
  return node.laid;
}

/** Indices of the branches that stand right, then left.
 * @param {Preset} preset @param {Branch[]} branches @returns {number[][]} */
function share(preset, branches) {
  if (preset.shape === RIGHT) return [branches.map((_, i) => i), []];
  const heads = branches.map(({ items, stage, top, bottom }) => ({
    side: items[0].node.data.side,
    stage,
    height: bottom - top,
  }));
  return sides(heads);
}

/** Where the heads of one side stand, the middle of the side at 0.
 * @param {Branch[]} branches @param {number} gap */
function centred(branches, gap) {
  if (!branches.length) return [];
  const segments = new Segments();
  const { places } = stack(
    segments,
    branches.map((branch) => copied(segments, branch.segments, branch.block)),
    gap,
  );
  const high = Math.min(...places.map((place, i) => place + branches[i].top));
  const low = Math.max(...places.map((place, i) => place + branches[i].bottom));
  return places.map((place) => place - half(high + low));
}
