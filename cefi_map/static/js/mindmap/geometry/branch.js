/** A main branch laid out by itself and kept on its node: while nothing in it changes, a layout only moves it. */

import { PX } from "./presets.js";
import { faceOf, seenFrom } from "./seen.js";
import { arrange, copied, Segments } from "./tidy.js";

/**
 * @typedef {import("./seen.js").Item} Item
 * @typedef {import("./seen.js").Look} Look
 * @typedef {import("./presets.js").Preset} Preset
 * @typedef {import("./face.js").Face} Face
 * @typedef {import("./layout.js").Box} Box
 *
 * @typedef {object} Branch
 * @property {Item[]} items
 * @property {Face[]} faces
 * @property {number[]} starts from the root's edge
 * @property {number[]} places from the top of the head's box
 * @property {number} top
 * @property {number} bottom
 * @property {number} stage
 * @property {Segments} segments
 * @property {import("./tidy.js").Block} block
 * @property {Box[] | null} boxes the last that were made
 */

export const CLEAR = 8 * PX; // room kept free past the end of a leaf

/** The branch of `head`, under the root.
 * @param {import("../model.js").Node} head @param {Look} look @param {import("./seen.js").Above} root
 * @returns {Branch} */
export function branchOf(head, look, root) {
  const kept = head.laid;
  if (kept && isSame(kept.look, look, head) && kept.under === root.stage && kept.number === root.number) return kept;
  const made = arranged(look.preset, seenFrom(head, look, root));
  head.laid = Object.assign(made, { look, under: root.stage, number: root.number });
  return made;
}

/** Whether a branch looks the same in both.
 * @param {Look} a @param {Look} b @param {import("../model.js").Node} head */
function isSame(a, b, head) {
  return (
    a.preset === b.preset &&
    a.numbered === b.numbered &&
    a.stages === b.stages &&
    a.ghosts?.get(head.key) === b.ghosts?.get(head.key)
  );
}

/** @param {Preset} preset @param {Item[]} items @returns {Branch} */
function arranged(preset, items) {
  const faces = items.map((item) => faceOf(preset, item));
  const starts = startsOf(preset, items, faces);
  const all = new Segments();
  const { offsets, blocks } = arrange(all, { ...measured(preset, items, faces), starts });
  const segments = new Segments(); // the outline's alone: what is hidden inside is not kept
  const block = copied(segments, all, blocks[0]);
  const { places, top, bottom } = extents(items, faces, offsets);
  return { items, faces, starts, places, top, bottom, stage: items[0].stage, segments, block, boxes: null };
}

/** What the tree is made of, as it sees it: a box's length lies along the axis of depth, its width across.
 * @param {Preset} preset @param {Item[]} items @param {Face[]} faces */
function measured(preset, items, faces) {
  /** @type {Omit<import("./tidy.js").Forest, "starts">} */
  const tree = { parents: [], lengths: [], widths: [], anchors: [], gaps: [], clear: CLEAR };
  for (let place = 0; place < items.length; place++) {
    const face = faces[place];
    const { parent, depth } = items[place];
    tree.parents.push(parent);
    tree.lengths.push(face.width + face.fold);
    tree.widths.push(face.height);
    tree.anchors.push(face.anchor);
    tree.gaps.push(preset.gaps[Math.min(depth, 2)]);
  }
  return tree;
}

/** Where each node starts along the axis of depth.
 * @param {Preset} preset @param {Item[]} items @param {Face[]} faces */
function startsOf(preset, items, faces) {
  /** @type {number[]} */
  const starts = [];
  for (let place = 0; place < items.length; place++) {
    const { parent, depth } = items[place];
    const end = place ? starts[parent] + faces[parent].width : 0;
    starts.push(end + preset.steps[depth < 3 ? depth - 1 : 2]);
  }
  return starts;
}

/** Places from the top of the first box; top and bottom of all of them.
 * @param {Item[]} items @param {Face[]} faces @param {number[]} offsets */
function extents(items, faces, offsets) {
  const places = [0];
  let top = 0;
  let bottom = faces[0].height;
  for (let place = 1; place < items.length; place++) {
    const at = places[items[place].parent] + offsets[place];
    const end = at + faces[place].height;
    places.push(at);
    if (at < top) top = at;
    if (end > bottom) bottom = end;
  }
  return { places, top, bottom };
}

/** The boxes of a branch whose head stands at `y` on a side of the root; the same ones while it stands there.
 * @param {Branch} branch @param {number} y @param {number} side @param {Box} root @param {number} edge
 * @returns {Box[]} */
export function boxesOf(branch, y, side, root, edge) {
  const { items, faces, starts, places, boxes: kept } = branch;
  if (kept && kept[0].y === y && kept[0].side === side && kept[0].parent === root) return kept;
  const boxes = new Array(items.length);
  for (let place = 0; place < items.length; place++) {
    const { node, parent, depth, stage } = items[place];
    const face = faces[place];
    const start = edge + starts[place];
    boxes[place] = {
      node,
      key: node.key,
      x: side > 0 ? start : -start - face.width,
      y: y + places[place],
      side,
      stage,
      depth,
      face,
      parent: place ? boxes[parent] : root,
    };
  }
  branch.boxes = boxes;
  return boxes;
}
