/** One column, for a phone: each node under the one before, indented by depth, trunks on the left. */

import { face, foldRoom, LINE, leadWidth } from "./face.js";
import { PX } from "./presets.js";
import { levelOf } from "./seen.js";

const NARROWEST = 140 * PX; // room a box always gets: deeper nodes stop moving to the right when less is left
export const TRUNK = 14 * PX; // from a box's left edge to the trunk its children hang on

/** Boxes from (0, 0) down, all within `preset.width`; with `skipRoot` the root is not drawn.
 * @param {import("./presets.js").Preset} preset @param {import("./seen.js").Item[]} items @param {boolean} skipRoot */
export function column(preset, items, skipRoot) {
  const deepest = Math.floor((preset.width - NARROWEST) / preset.indent);
  const first = skipRoot && items.length > 1 ? 1 : 0;
  /** @type {import("./layout.js").Box[]} */
  const boxes = [];
  let bottom = 0;
  for (const item of items.slice(first)) {
    const { node, depth, extras } = item;
    const kind = Math.min(depth, LINE);
    const x = Math.min(depth - first, deepest) * preset.indent;
    const level = levelOf(preset, node, depth);
    const room = preset.width - x - 2 * level.padX - leadWidth(extras, kind) - foldRoom(extras);
    const made = face(node.data.text, kind, level, Math.max(room, NARROWEST / 2), extras, 0);
    const y = boxes.length ? bottom + preset.gaps[Math.min(depth, 3) - 1] : 0;
    const parent = item.parent >= first ? boxes[item.parent - first] : null;
    boxes.push({ node, key: node.key, x, y, side: depth ? 1 : 0, stage: item.stage, depth, face: made, parent });
    bottom = y + made.height;
  }
  return boxes;
}
