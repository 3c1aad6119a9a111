/** The map seen from far: below this scale nobody reads what is no title, so texts are bars and each stage is two paths. */

import { LINE } from "../mindmap/geometry/face.js";
import { edgeOf } from "../mindmap/geometry/layout.js";
import { svg } from "../ui/dom.js";
import { n } from "./paths.js";

/** @typedef {import("./sight.js").Box} Box */

export const FAR = 0.3;

/** Paths for all boxes of a layout of that shape that are no title, by stage.
 * @param {Box[]} boxes @param {string} shape @param {number} titles how deep they go */
export function farPaths(boxes, shape, titles) {
  /** @type {string[][]} */
  const bars = Array.from({ length: 7 }, () => []);
  /** @type {string[][]} */
  const edges = Array.from({ length: 7 }, () => []);
  for (const box of boxes) {
    if (box.depth <= titles) continue;
    const hue = box.stage;
    bars[hue].push(barOf(box));
    const { x0, y0, x1, y1 } = /** @type {import("../mindmap/geometry/layout.js").Edge} */ (edgeOf(box, shape)); // no root so deep
    edges[hue].push(`M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`);
  }
  return bars.flatMap((parts, hue) =>
    parts.length
      ? [
          svg("path", { class: `far-edges e${hue}`, d: edges[hue].join("") }),
          svg("path", { class: `far-bars e${hue}`, d: parts.join("") }),
        ]
      : [],
  );
}

/** @param {Box} box */
function barOf({ x, y, face }) {
  if (face.kind !== LINE) return `M${n(x)} ${n(y)}h${n(face.width)}v${n(face.height)}h${-n(face.width)}z`;
  return face.lines
    .map((line, place) => {
      const top = n(y + face.baseline + place * face.lineHeight) - 8;
      return `M${n(x + face.textX)} ${top}h${n(line.width)}v7h${-n(line.width)}z`;
    })
    .join("");
}
