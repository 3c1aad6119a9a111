/** Relation arrows between nodes, under the nodes, with their labels: those that the window may show. */

import { PAD } from "../mindmap/geometry/labels.js";
import { PX } from "../mindmap/geometry/presets.js";
import { relations } from "../mindmap/geometry/relations.js";
import { svg } from "../ui/dom.js";
import { headsOf, n, wayOf } from "./paths.js";

/**
 * @typedef {import("../mindmap/geometry/ground.js").Way} Way
 * @typedef {import("../mindmap/geometry/labels.js").Label} Label
 * @typedef {import("../mindmap/geometry/relations.js").Relation} Relation
 * @typedef {"state" | "boxes" | "isFar" | "sight" | "related" | "tied" | "relating" | "schedule" | "isPale"} Used
 * @typedef {Pick<import("./canvas.js").Canvas, Used>} Canvas
 */

const MANY = 60; // relations that are found anew at each key
const PAUSE = 200; // milliseconds
/** @type {WeakMap<Element, {key: string, arrow: import("../mindmap/model.js").Arrow}>} */
const DRAWN = new WeakMap(); // groups of the page -> what they draw
const BASELINE = 11.5 * PX; // of a label, from its top

/** Draws anew into `layer` the arrows that run through what the canvas draws.
 * @param {Canvas} canvas @param {SVGGElement} layer */
export function drawArrows(canvas, layer) {
  const parts = canvas.isFar
    ? []
    : relationsOf(canvas)
        .filter((one) => isNear(canvas.sight, one.way))
        .map((one) => arrowOf(one, canvas.isPale(one.start) || canvas.isPale(one.end)));
  if (parts.length || layer.firstChild) layer.replaceChildren(...parts);
}

/** The ways of the canvas's layout, found once for each; where they were many, when a person pauses.
 * @param {Canvas} canvas @returns {Relation[]} */
function relationsOf(canvas) {
  if (canvas.related) return canvas.related;
  clearTimeout(canvas.relating);
  if (canvas.tied <= MANY) return relate(canvas);
  canvas.relating = setTimeout(() => relate(canvas) && canvas.schedule(true), PAUSE);
  return [];
}

/** @param {Canvas} canvas @returns {Relation[]} */
function relate(canvas) {
  const found = relations(canvas.state.map, canvas.boxes);
  canvas.related = found;
  canvas.tied = found.length;
  return found;
}

/** @param {import("./sight.js").Sight} sight @param {Way} way */
function isNear(sight, way) {
  const xs = way.map(([x]) => x);
  const ys = way.map(([, y]) => y);
  if (Math.min(...xs) > sight.right || Math.max(...xs) < sight.left) return false;
  return Math.min(...ys) <= sight.bottom && Math.max(...ys) >= sight.top;
}

/** @param {Relation} relation @param {boolean} isPale */
function arrowOf({ source, arrow, way, label }, isPale) {
  const d = wayOf(way);
  const line = svg("path", { class: arrow.line ? `relation ${arrow.line}` : "relation", d });
  const head = svg("path", { class: "relation-head", d: headsOf(way, arrow.ends) });
  if (arrow.color) {
    line.style.stroke = arrow.color;
    head.style.stroke = arrow.color;
  }
  const ground = [svg("path", { class: "relation-hit", d }), svg("path", { class: "relation-way", d })];
  const group = svg("g", { class: isPale ? "arrow dim" : "arrow" }, ...ground, line, head, ...wordsOf(label));
  DRAWN.set(group, { key: source, arrow });
  return group;
}

/** The arrow that an element of the page draws, with the key of its node; undefined for another one.
 * @param {Element} element */
export function arrowUnder(element) {
  const group = element.closest("g.arrow");
  return group ? DRAWN.get(group) : undefined;
}

/** @param {Label | null} label */
function wordsOf(label) {
  if (!label) return [];
  const { x, y, width, height } = label;
  const ground = svg("rect", { class: "relation-ground", x: n(x), y: n(y), width: n(width), height: n(height), rx: 3 });
  const text = svg("text", { class: "relation-label", x: n(x + PAD), y: n(y + BASELINE) });
  text.textContent = label.text;
  return [ground, text];
}
