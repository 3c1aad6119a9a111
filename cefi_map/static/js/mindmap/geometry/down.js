/** One tree from top to bottom, the root included: the axis of depth is vertical. */

import { CLEAR } from "./branch.js";
import { faceOf } from "./seen.js";
import { arrange, Segments } from "./tidy.js";

/**
 * @typedef {import("./presets.js").Preset} Preset
 * @typedef {import("./seen.js").Item} Item
 */

const half = (/** @type {number} */ value) => Math.floor(value / 2);

/** Boxes of the items of a map, the root's middle at (0, 0).
 * @param {Preset} preset @param {Item[]} items */
export function down(preset, items) {
  const faces = items.map((item) => faceOf(preset, item));
  const starts = startsOf(preset, items, faces);
  const { offsets } = arrange(new Segments(), {
    parents: items.map((item) => item.parent),
    starts,
    lengths: faces.map((face) => face.height),
    widths: faces.map((face) => face.width + face.fold),
    anchors: faces.map((face) => half(face.width)),
    gaps: items.map((item) => preset.gaps[Math.min(item.depth + 1, 3) - 1]),
    clear: CLEAR,
  });
  /** @type {import("./layout.js").Box[]} */
  const boxes = [];
  items.forEach(({ node, parent: above, depth, stage }, place) => {
    const face = faces[place];
    const parent = place ? boxes[above] : null;
    const x = parent ? parent.x + offsets[place] : -half(face.width);
    const y = parent ? starts[place] + boxes[0].y : -half(face.height);
    boxes.push({ node, key: node.key, x, y, side: parent ? 1 : 0, stage, depth, face, parent });
  });
  return boxes;
}

/** @param {Preset} preset @param {Item[]} items @param {import("./face.js").Face[]} faces */
function startsOf(preset, items, faces) {
  const starts = [0];
  for (let place = 1; place < items.length; place++) {
    const { parent, depth } = items[place];
    starts.push(starts[parent] + faces[parent].height + preset.steps[Math.min(depth, 3) - 1]);
  }
  return starts;
}
