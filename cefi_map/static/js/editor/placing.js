/** A node's group and its edge in the page, brought up to date: content, place, edge, state; each only when it differs. */

import { edgeOf } from "../mindmap/geometry/layout.js";
import { COLUMN, PX } from "../mindmap/geometry/presets.js";
import { put, svg } from "../ui/dom.js";
import { paint } from "./draw.js";
import { pathOf } from "./paths.js";
import { tell } from "./telling.js";

/**
 * @typedef {import("./sight.js").Box} Box
 * @typedef {import("../mindmap/model.js").Style} Style
 * @typedef {Pick<import("./canvas.js").Canvas, "state" | "drawn" | "preset" | "setting" | "edges" | "hover" | "found"
 *   | "taken" | "isPale" | "tree">} Canvas
 *
 * @typedef {object} Drawn What the page holds of a node, and what it was made from.
 * @property {SVGGElement} group
 * @property {SVGPathElement | null} edge
 * @property {string} at
 * @property {string} d the edge’s
 * @property {string} look
 * @property {string} [told]
 * @property {string} [own] the edge’s own colour
 * @property {import("./sight.js").Face} [face]
 * @property {Style} [style]
 * @property {Box} [box]
 */

/** @type {Style} */
const PLAIN = Object.freeze({});

/** The node's group, for its place among the others.
 * @param {Canvas} canvas @param {Box} box */
export function place(canvas, box) {
  const { state } = canvas;
  let item = canvas.drawn.get(box.key);
  if (!item) {
    item = { group: canvas.tree.item(box.key).group, edge: null, at: "", d: "", look: "" };
    canvas.drawn.set(box.key, item);
  }
  const proof = state.options.evidence && state.proofs.has(box.key);
  const weak = state.options.evidence && state.weak.has(box.key);
  const style = box.node.data.style || PLAIN;
  const turns = (box.face.inner ?? box.face).hidden || box.node.data.picture; // of the rest neither side shows
  const look = `${proof}${weak}${state.options.fileColors}${turns ? box.side : ""}`;
  if (item.face !== box.face || item.look !== look || item.style !== style) {
    paint(item.group, box, { proof, weak, style, fileColors: state.options.fileColors });
    Object.assign(item, { face: box.face, look, style, told: "" });
  }
  const { zoom } = box.face;
  const at = `translate(${box.x / PX} ${box.y / PX})${zoom ? ` scale(${zoom})` : ""}`;
  if (item.at !== at) {
    item.group.setAttribute("transform", at);
    item.at = at;
  }
  placeEdge(canvas, box, item);
  tell(canvas, box, item);
  item.box = box;
  return item.group;
}

/** @param {Canvas} canvas @param {Box} box @param {Drawn} item */
function placeEdge(canvas, box, item) {
  const edge = edgeOf(box, canvas.preset.shape);
  if (!edge) {
    item.edge?.remove();
    item.edge = null;
    return;
  }
  const d = pathOf(edge, canvas.setting.zoom);
  let line = item.edge;
  if (!line) {
    line = svg("path");
    // in a column a trunk has the colour of its next node below
    if (canvas.preset.shape === COLUMN) canvas.edges.prepend(line);
    else canvas.edges.append(line);
    item.edge = line;
  }
  if (item.d !== d) {
    line.setAttribute("d", d);
    item.d = d;
  }
  put(
    line,
    "class",
    `edge ${edge.kind} t${Math.min(box.depth, 3)} e${box.stage}${canvas.isPale(box.key) ? " dim" : ""}`,
  );
  const own = canvas.state.options.fileColors ? box.node.data.style.edge || "" : "";
  if (item.own !== own) {
    line.style.stroke = own;
    item.own = own;
  }
}
