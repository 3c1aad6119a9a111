/** The layout as an SVG text, in the page: the same boxes and lines as the server's file, without its legend. */

import { BRANCH, LINE, ROOT } from "../mindmap/geometry/face.js";
import { isSure } from "../mindmap/geometry/fonts.js";
import { n, pathOf } from "./paths.js";

/** @typedef {import("./sight.js").Box} Box */

const HUES = ["#626B72", "#236FA2", "#732769", "#A46807", "#215A4D", "#A13F2E", "#2B2D39"];
const TINTS = ["#EAEAE6", "#E3EDF4", "#EFE4ED", "#F5ECDD", "#E0EAE7", "#F5E6E3", "#E5E5E9"];
const INK = "#20262B";
const ROOM = 20;

/** One string; real text, no script, no foreign content.
 * @param {{boxes: Box[], left: number, top: number, right: number, bottom: number}} laid
 * @param {(box: Box) => import("../mindmap/geometry/layout.js").Edge | null} edgeOf */
export function drawingOf({ boxes, left, top, right, bottom }, edgeOf) {
  const edges = [];
  const nodes = [];
  for (const box of boxes) {
    const edge = edgeOf(box);
    const hue = HUES[box.stage];
    if (edge)
      edges.push(
        edge.kind === "taper"
          ? `<path fill="${hue}" d="${pathOf(edge)}"/>`
          : `<path stroke="${hue}" stroke-width="${box.depth === 2 ? 2 : 1.25}" d="${pathOf(edge)}"/>`,
      );
    nodes.push(`<g>${shape(box, hue)}${label(box)}</g>`);
  }
  const view = [n(left) - ROOM, n(top) - ROOM, n(right - left) + 2 * ROOM, n(bottom - top) + 2 * ROOM].join(" ");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" font-family="Arimo, Arial, 'Liberation Sans', sans-serif" font-size="12.5" style="font-kerning:none">` +
    `<g fill="none" stroke-linecap="round">${edges.join("")}</g><g fill="${INK}">${nodes.join("")}</g></svg>`
  );
}

/** @param {Box} box @param {string} hue */
function shape({ x, y, stage, face }, hue) {
  if (face.kind === LINE)
    return `<path fill="none" stroke="${hue}" stroke-width="1.25" d="M${n(x)} ${n(y + face.height)}h${n(face.width)}"/>`;
  const paint =
    face.kind === ROOT
      ? `rx="14" fill="#fff" stroke="${INK}" stroke-width="2.5"`
      : face.kind === BRANCH
        ? `rx="8" fill="${hue}"`
        : `rx="6" fill="${TINTS[stage]}"`;
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(face.width)}" height="${n(face.height)}" ${paint}/>`;
}

/** @param {Box} box */
function label({ x, y, face }) {
  const centred = face.kind === ROOT;
  const at = n(x + (centred ? Math.floor((face.textX + face.width - face.padX) / 2) : face.textX));
  const style = `${face.size === 25 ? "" : ` font-size="${face.size / 2}"`}${face.bold ? ' font-weight="700"' : ""}${face.kind === BRANCH ? ' fill="#fff"' : ""}${centred ? ' text-anchor="middle"' : ""}`;
  const lines = face.lines.map(
    ({ text, width }, place) =>
      `<tspan x="${at}" y="${n(y + face.baseline + place * face.lineHeight)}"${isSure(text) || !width ? "" : ` textLength="${n(width)}"`}>${escaped(text)}</tspan>`,
  );
  return `<text${style}>${lines.join("")}</text>`;
}

/** @param {string} text */
function escaped(text) {
  return /[&<>]/.test(text) ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;") : text;
}
