/** What a drawn node is told to be: chosen, found, hovered; and, through the tree, to those who hear it. */

import { put } from "../ui/dom.js";
import { halo } from "./draw.js";
import { placeOf } from "./tree.js";

/**
 * @typedef {import("./sight.js").Box} Box
 * @typedef {import("./placing.js").Drawn} Drawn
 * @typedef {Pick<import("./canvas.js").Canvas, "state" | "hover" | "found" | "taken" | "isPale" | "tree">} Canvas
 */

/** Brings the group of a box up to date: its classes, and what assistive tools are told.
 * @param {Canvas} canvas @param {Box} box @param {Drawn} item */
export function tell(canvas, box, item) {
  const { state } = canvas;
  const { node } = box;
  if (node.isGhost) {
    tellGhost(canvas, box, item);
    return;
  }
  const chosen = state.chosen.has(box.key);
  const cursor = box.key === state.key;
  const ringed = chosen || cursor || canvas.hover === box.key || Boolean(canvas.found?.has(box.key));
  const classes = `n n${box.face.kind} e${box.stage}${chosen ? " sel" : ""}${cursor ? " foc" : ""}${canvas.hover === box.key ? " hov" : ""}${canvas.found?.has(box.key) ? " hit" : ""}${canvas.isPale(box.key) ? " dim" : ""}${canvas.taken.has(box.key) ? " taken" : ""}`;
  canvas.tree.tell(placeOf(node, box.depth, box.stage));
  if (item.told === classes) return;
  item.told = classes;
  halo(item.group, box.face, ringed);
  item.group.setAttribute("class", classes);
}

/** A pale question: a hint for the eye, said by the panel of stages to those who do not see it.
 * @param {Canvas} canvas @param {Box} box @param {Drawn} item */
function tellGhost(canvas, box, item) {
  const { group } = item;
  const look = `ghost e${box.stage}${canvas.isPale(String(box.parent?.key)) ? " dim" : ""}`;
  put(group, "class", `n ${look}`);
  put(group, "role", "presentation");
  put(group, "aria-hidden", "true");
  if (item.edge) put(item.edge, "class", `edge curve t3 ${look}`);
}
