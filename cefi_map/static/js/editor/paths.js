/** Edges and relations as path data, the same as the exported drawing's. Numbers are pixels to a tenth. */

import { PX } from "../mindmap/geometry/presets.js";

/**
 * @typedef {import("../mindmap/geometry/layout.js").Edge} Edge
 * @typedef {import("../mindmap/geometry/ground.js").Point} Point
 * @typedef {import("../mindmap/geometry/ground.js").Way} Way
 */

const TAPER = [3.6, 1.3]; // half widths where a branch leaves the root and where it arrives
const BEND = 8;
const CORNER = 8 * PX; // of a relation's way
const HEAD = [7 * PX, 3.5 * PX]; // length and half width of its head

/** Units (1/4096 px) as pixels, to a tenth.
 * @param {number} units */
export function n(units) {
  return Math.floor((units * 10 + 2048) / PX) / 10;
}

const d = (/** @type {number} */ pixels) => Math.round(pixels * 10) / 10;
const SHAPES = { taper, curve, fall, elbow };

/** The `d` of an edge of the layout; a taper's is closed, to be filled, `zoom` times as wide; the others are stroked.
 * @param {Edge} edge @param {number} [zoom] @returns {string} */
export function pathOf(edge, zoom = 1) {
  return SHAPES[edge.kind](edge, zoom);
}

/** @param {Edge} edge */
function curve({ x0, y0, x1, y1 }) {
  const reach = Math.floor(((x1 - x0) * 55) / 100);
  return `M${n(x0)} ${n(y0)}C${n(x0 + reach)} ${n(y0)} ${n(x1 - reach)} ${n(y1)} ${n(x1)} ${n(y1)}`;
}

/** @param {Edge} edge */
function fall({ x0, y0, x1, y1 }) {
  const reach = Math.floor(((y1 - y0) * 55) / 100);
  return `M${n(x0)} ${n(y0)}C${n(x0)} ${n(y0 + reach)} ${n(x1)} ${n(y1 - reach)} ${n(x1)} ${n(y1)}`;
}

/** @param {Edge} edge */
function elbow({ x0, y0, x1, y1 }) {
  if (x0 === x1) return `M${n(x0)} ${n(y0)}V${n(y1)}`;
  const bend = Math.min(BEND * PX, x1 - x0, Math.max(y1 - y0, 0));
  return `M${n(x0)} ${n(y0)}V${n(y1 - bend)}Q${n(x0)} ${n(y1)} ${n(x0 + bend)} ${n(y1)}H${n(x1)}`;
}

/** Two curves around the edge; their middles also step aside, so that steep branches keep their body.
 * @param {Edge} edge @param {number} zoom */
function taper(edge, zoom) {
  const [x0, y0, x1, y1] = [edge.x0, edge.y0, edge.x1, edge.y1].map((value) => value / PX);
  const [first, last] = TAPER.map((width) => width * zoom);
  const reach = (x1 - x0) * 0.6;
  const rise = (y1 - y0) / (Math.hypot(x1 - x0, y1 - y0) || 1);
  const aside = (first + last) * 0.6 * (x1 > x0 ? rise : -rise);
  const [ax, bx] = [x0 + reach, x1 - reach];
  return (
    `M${d(x0)} ${d(y0 - first)}C${d(ax + aside)} ${d(y0 - first)} ${d(bx + aside)} ${d(y1 - last)} ${d(x1)} ${d(y1 - last)}` +
    `V${d(y1 + last)}C${d(bx - aside)} ${d(y1 + last)} ${d(ax - aside)} ${d(y0 + first)} ${d(x0)} ${d(y0 + first)}Z`
  );
}

/** The way of a relation, its corners rounded.
 * @param {Way} way */
export function wayOf(way) {
  let drawn = `M${n(way[0][0])} ${n(way[0][1])}`;
  for (let i = 1; i < way.length - 1; i++) {
    const [before, at, after] = way.slice(i - 1, i + 2);
    const bend = Math.min(CORNER, Math.floor(length(before, at) / 2), Math.floor(length(at, after) / 2));
    const [[x0, y0], [x1, y1]] = [towards(at, before, bend), towards(at, after, bend)];
    drawn += `L${n(x0)} ${n(y0)}Q${n(at[0])} ${n(at[1])} ${n(x1)} ${n(y1)}`;
  }
  const [x, y] = way[way.length - 1];
  return `${drawn}L${n(x)} ${n(y)}`;
}

/** The heads of a way that are asked for.
 * @param {Way} way @param {import("../mindmap/model.js").Ends} [ends] */
export function headsOf(way, ends = "") {
  const start = ["both", "start"].includes(ends) ? headOf([...way].reverse()) : "";
  return start + (["", "both"].includes(ends) ? headOf(way) : "");
}

/** The two strokes at its end.
 * @param {Way} way */
function headOf(way) {
  const [x, y] = way[way.length - 1];
  const [backX, backY] = towards([x, y], way[way.length - 2], HEAD[0]);
  const [dx, dy] = backY === y ? [0, HEAD[1]] : [HEAD[1], 0];
  return `M${n(backX - dx)} ${n(backY - dy)}L${n(x)} ${n(y)}L${n(backX + dx)} ${n(backY + dy)}`;
}

/** A point `far` from another, along the piece that leads to a third.
 * @param {Point} at @param {Point} other @param {number} far @returns {Point} */
function towards(at, other, far) {
  return [at[0] + Math.sign(other[0] - at[0]) * far, at[1] + Math.sign(other[1] - at[1]) * far];
}

const length = (/** @type {Point} */ a, /** @type {Point} */ b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
