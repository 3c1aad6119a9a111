/** Edges as path data, the same as the exported drawing's. Numbers are pixels to a tenth. */

import { PX } from "../mindmap/geometry/presets.js";

const TAPER = [3.6, 1.3]; // half widths where a branch leaves the root and where it arrives
const BEND = 8;

/** Units (1/4096 px) as pixels, to a tenth. */
export function n(units) {
  return Math.floor((units * 10 + 2048) / PX) / 10;
}

const d = (pixels) => Math.round(pixels * 10) / 10;
const SHAPES = { taper, curve, fall, elbow };

/** The `d` of an edge of the layout; a taper's is closed, to be filled, the others are stroked. */
export function pathOf(edge) {
  return SHAPES[edge.kind](edge);
}

function curve({ x0, y0, x1, y1 }) {
  const reach = Math.floor(((x1 - x0) * 55) / 100);
  return `M${n(x0)} ${n(y0)}C${n(x0 + reach)} ${n(y0)} ${n(x1 - reach)} ${n(y1)} ${n(x1)} ${n(y1)}`;
}

function fall({ x0, y0, x1, y1 }) {
  const reach = Math.floor(((y1 - y0) * 55) / 100);
  return `M${n(x0)} ${n(y0)}C${n(x0)} ${n(y0 + reach)} ${n(x1)} ${n(y1 - reach)} ${n(x1)} ${n(y1)}`;
}

function elbow({ x0, y0, x1, y1 }) {
  if (x0 === x1) return `M${n(x0)} ${n(y0)}V${n(y1)}`;
  const bend = Math.min(BEND * PX, x1 - x0, Math.max(y1 - y0, 0));
  return `M${n(x0)} ${n(y0)}V${n(y1 - bend)}Q${n(x0)} ${n(y1)} ${n(x0 + bend)} ${n(y1)}H${n(x1)}`;
}

/** Two curves around the edge; their middles also step aside, so that steep branches keep their body. */
function taper(edge) {
  const [x0, y0, x1, y1] = [edge.x0, edge.y0, edge.x1, edge.y1].map((value) => value / PX);
  const [first, last] = TAPER;
  const reach = (x1 - x0) * 0.6;
  const rise = (y1 - y0) / (Math.hypot(x1 - x0, y1 - y0) || 1);
  const aside = (first + last) * 0.6 * (x1 > x0 ? rise : -rise);
  const [ax, bx] = [x0 + reach, x1 - reach];
  return (
    `M${d(x0)} ${d(y0 - first)}C${d(ax + aside)} ${d(y0 - first)} ${d(bx + aside)} ${d(y1 - last)} ${d(x1)} ${d(y1 - last)}` +
    `V${d(y1 + last)}C${d(bx - aside)} ${d(y1 + last)} ${d(ax - aside)} ${d(y0 + first)} ${d(x0)} ${d(y0 + first)}Z`
  );
}
