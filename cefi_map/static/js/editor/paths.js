/** Edges as path data, the same as the exported drawing's. Numbers are pixels to a tenth. */

import { PX } from "../mindmap/geometry/presets.js";

const SAMPLES = 14;
const TAPER = [3.6, 1.3]; // half widths where a branch leaves the root and where it arrives
const BEND = 8;

/** Units (1/4096 px) as pixels, to a tenth. */
export function n(units) {
  return Math.floor((units * 10 + 2048) / PX) / 10;
}

const d = (pixels) => Math.round(pixels * 10) / 10;

/** The `d` of an edge of the layout; a taper's is closed, to be filled, the others are stroked. */
export function pathOf(edge) {
  if (edge.kind === "taper") return taper(edge);
  return edge.kind === "elbow" ? elbow(edge) : curve(edge);
}

function curve({ x0, y0, x1, y1 }) {
  const reach = Math.floor(((x1 - x0) * 55) / 100);
  return `M${n(x0)} ${n(y0)}C${n(x0 + reach)} ${n(y0)} ${n(x1 - reach)} ${n(y1)} ${n(x1)} ${n(y1)}`;
}

function elbow({ x0, y0, x1, y1 }) {
  if (x0 === x1) return `M${n(x0)} ${n(y0)}V${n(y1)}`;
  const bend = Math.min(BEND * PX, x1 - x0, Math.max(y1 - y0, 0));
  return `M${n(x0)} ${n(y0)}V${n(y1 - bend)}Q${n(x0)} ${n(y1)} ${n(x0 + bend)} ${n(y1)}H${n(x1)}`;
}

/** Along the curve's own normals, so that steep branches keep their body. */
function taper(edge) {
  const [x0, y0, x1, y1] = [edge.x0, edge.y0, edge.x1, edge.y1].map((value) => value / PX);
  const reach = (x1 - x0) * 0.6;
  const ax = x0 + reach;
  const bx = x1 - reach;
  const out = [];
  const back = [];
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const s = sample / SAMPLES;
    const u = 1 - s;
    const x = u * u * u * x0 + 3 * u * u * s * ax + 3 * u * s * s * bx + s * s * s * x1;
    const y = (u * u * u + 3 * u * u * s) * y0 + (3 * u * s * s + s * s * s) * y1;
    const dx = u * u * (ax - x0) + 2 * u * s * (bx - ax) + s * s * (x1 - bx);
    const dy = 2 * u * s * (y1 - y0);
    const half = (TAPER[0] * u + TAPER[1] * s) / (Math.hypot(dx, dy) || 1);
    out.push(`${d(x - dy * half)} ${d(y + dx * half)}`);
    back.push(`${d(x + dy * half)} ${d(y - dx * half)}`);
  }
  return `M${out.concat(back.reverse()).join("L")}Z`;
}
