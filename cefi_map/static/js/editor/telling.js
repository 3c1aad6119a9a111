/** What a drawn node is told to be: chosen, found, hovered; its level, place, state and name for assistive tools. */

import { put } from "../ui/dom.js";
import { halo } from "./draw.js";
import { nameOf } from "./naming.js";

/**
 * @typedef {import("./sight.js").Box} Box
 * @typedef {import("./placing.js").Drawn} Drawn
 * @typedef {Pick<import("./canvas.js").Canvas, "state" | "hover" | "found">} Canvas
 */

/** Brings the group of a box up to date: its classes, and what assistive tools are told.
 * @param {Canvas} canvas @param {Box} box @param {Drawn} item */
export function tell(canvas, box, item) {
  const { state } = canvas;
  const { node } = box;
  if (node.isGhost) {
    tellGhost(box, item);
    return;
  }
  const chosen = state.chosen.has(box.key);
  const cursor = box.key === state.key;
  const ringed = chosen || cursor || canvas.hover === box.key || Boolean(canvas.found?.has(box.key));
  const classes = `n n${box.face.kind} e${box.stage}${chosen ? " sel" : ""}${cursor ? " foc" : ""}${canvas.hover === box.key ? " hov" : ""}${canvas.found?.has(box.key) ? " hit" : ""}${canvas.found && !canvas.found.has(box.key) ? " dim" : ""}`;
  const siblings = node.parent ? node.parent.children : [node];
  const name = nameOf(node, box.stage, state.proofs.get(box.key));
  const told = `${classes}|${name}|${box.depth}|${siblings.length}|${siblings.indexOf(node)}|${node.children.length ? node.data.folded : ""}`;
  if (item.told === told) return;
  item.told = told;
  const { group } = item;
  halo(group, box.face, ringed);
  group.setAttribute("class", classes);
  group.setAttribute("aria-label", name);
  group.setAttribute("aria-level", String(box.depth + 1));
  group.setAttribute("aria-setsize", String(siblings.length));
  group.setAttribute("aria-posinset", String(siblings.indexOf(node) + 1));
  group.setAttribute("aria-selected", String(chosen));
  put(group, "aria-expanded", node.children.length && box.depth ? !node.data.folded : null);
  put(group, "tabindex", cursor ? 0 : -1);
}

/** A pale question: a hint for the eye, said by the panel of stages to those who do not see it.
 * @param {Box} box @param {Drawn} item */
function tellGhost(box, item) {
  const { group } = item;
  put(group, "class", `n ghost e${box.stage}`);
  put(group, "role", "presentation");
  put(group, "aria-hidden", "true");
  if (item.edge) put(item.edge, "class", `edge curve t3 ghost e${box.stage}`);
}
