/** The map seen from far: below this scale nobody reads what is no title, so texts are bars and each stage is two paths. */

import { LINE } from "../mindmap/geometry/face.js";
import { edgeOf } from "../mindmap/geometry/layout.js";
import { svg } from "../ui/dom.js";
import { n } from "./paths.js";

/**
 * @typedef {import("./sight.js").Box} Box
 * @typedef {Pick<import("./canvas.js").Canvas, "boxes" | "titles" | "isPale">} Canvas
 */

export const FAR = 0.3;

/** Paths for all boxes of a layout of that shape that are no title, by stage, those that are pale apart.
 * @param {Canvas} canvas @param {string} shape */
export function farPaths(canvas, shape) {
  /** @type {Map<string, {bars: string[], edges: string[]}>} */
  const looks = new Map();
  for (const box of canvas.boxes) {
    if (box.depth <= canvas.titles) continue;
    const look = `e${box.stage}${canvas.isPale(box.key) ? " dim" : ""}`;
    const there = looks.get(look) ?? { bars: [], edges: [] };
    looks.set(look, there);
    there.bars.push(barOf(box));
    const { x0, y0, x1, y1 } = /** @type {import("../mindmap/geometry/layout.js").Edge} */ (edgeOf(box, shape)); // no root so deep
    there.edges.push(`M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`);
  }
  return [...looks].flatMap(([look, { bars, edges }]) => [
    svg("path", { class: `far-edges ${look}`, d: edges.join("") }),
    svg("path", { class: `far-bars ${look}`, d: bars.join("") }),
  ]);
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
