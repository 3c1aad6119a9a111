/** One row of the plan: number, fold, title, what the exam says of it, and its note below. */

import { branchSize, numberOf } from "../mindmap/model.js";
import { blocksOf } from "../mindmap/rich.js";
import { el, icon, put, svg } from "../ui/dom.js";
import { count } from "../ui/words.js";
import { pictureAddress } from "./draw.js";
import { iconOf } from "./icons.js";
import { nameOf, pictureSaid } from "./naming.js";
import { elementsOf } from "./rich-field.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {object} Row The elements of a row, and what they were made from.
 * @property {HTMLLIElement} li
 * @property {HTMLElement} line
 * @property {HTMLElement} num
 * @property {HTMLElement} twist
 * @property {HTMLElement} text
 * @property {HTMLElement} end
 * @property {HTMLElement} shown its picture
 * @property {HTMLElement} note
 * @property {Readonly<import("../mindmap/model.js").Data>} [data]
 * @property {string} [told]
 *
 * @typedef {Pick<import("./app.js").App, "state" | "canvas" | "boot" | "requirement">} Given
 */

/** The row of a node, up to date with its depth and its number.
 * @param {{app: Given, rows: Map<string, Row>, found: Set<string> | null, lit: Set<string> | null}} plan
 * @param {Node} node @param {number} depth @param {string} number @returns {Row} */
export function rowOf(plan, node, depth, number) {
  const { app } = plan;
  let row = plan.rows.get(node.key);
  if (!row) {
    row = make(node);
    plan.rows.set(node.key, row);
  }
  const { state } = app;
  const box = app.canvas.byKey.get(node.key);
  const stages = state.stages.get(node.key) || [];
  const stage = stages[0] || box?.stage || 0;
  const proof = state.options.evidence && state.proofs.has(node.key);
  const weak = state.options.evidence && state.weak.has(node.key);
  const ties = app.canvas.tree.tiesOf(node);
  const comments = app.canvas.comments.get(node.key) ?? 0;
  const pale = plan.lit !== null && !plan.lit.has(node.key);
  const hit = plan.found?.has(node.key) ? "hit" : pale ? "dim" : "";
  const told = [
    depth,
    number,
    stage,
    stages.length,
    proof,
    weak,
    hit,
    node.children.length,
    node.data.folded,
    state.chosen.has(node.key),
    state.key === node.key,
    state.opened,
    ties,
    comments,
  ].join();
  if (row.data === node.data && row.told === told) return row;
  Object.assign(row, { data: node.data, told });
  const { li, line, num, twist, text, end, note } = row;
  li.className = `d${Math.min(depth, 9)}${stage ? ` st${stage}` : ""}${hit ? ` ${hit}` : ""}`;
  li.style.setProperty("--depth", String(Math.min(depth, 9)));
  put(li, "aria-level", depth + 1);
  line.className = `orow l${depth}${state.key === node.key ? " current" : ""}${state.chosen.has(node.key) && state.chosen.size > 1 ? " chosen" : ""}`;
  num.replaceChildren(depth === 1 && stage && stages.length ? el("span", { class: "disc" }, String(stage)) : number);
  twist.classList.toggle("none", !node.children.length || !depth);
  twist.setAttribute("aria-expanded", String(!node.data.folded));
  twist.setAttribute("aria-label", node.data.folded ? "Déplier" : "Replier");
  text.replaceChildren(proof ? el("mark", {}, node.text) : node.text || "\u200b");
  text.classList.toggle("weak", weak);
  const proofs = proof ? state.proofs.get(node.key) : [];
  text.setAttribute("aria-label", nameOf(node, { number, stage, proofs, ties, comments, pale }));
  put(text, "lang", node.language || null);
  const name = depth === 1 && stages.length ? app.boot.stages[stage - 1].name : "";
  end.replaceChildren(
    ...[
      ...(comments ? [el("span", { class: "meta", "aria-hidden": "true" }, icon("i-review"), String(comments))] : []),
      ...(name && name !== node.text.trim() ? [el("span", { class: "meta stage" }, name)] : []),
      ...node.data.icons.map(drawing),
      ...(node.data.link ? [icon("i-link")] : []),
      ...node.data.arrows.flatMap(({ target, label }) =>
        state.map.has(target) ? [tie(state.map.get(target), label)] : [],
      ),
      ...(proof && state.opened ? [badge(app, "badge", state.opened)] : []),
      ...node.claims.map((one) => badge(app, "badge claim", one.id)),
      ...(node.data.folded && depth ? [el("span", { class: "meta num" }, count(branchSize(node) - 1, "idée"))] : []),
    ],
  );
  show(row, node.data.picture);
  note.hidden = !node.data.note.length && !node.data.details.length;
  if (!note.hidden)
    note.replaceChildren(...elementsOf(blocksOf(node.data.details)), ...elementsOf(blocksOf(node.data.note)));
  return row;
}

/** The picture under the title: its words are in the name of the row.
 * @param {Row} row @param {import("../mindmap/model.js").Picture | null} picture */
function show({ shown }, picture) {
  shown.hidden = !picture;
  if (!picture) return;
  const said = el("span", { class: "meta" }, pictureSaid(picture));
  if (!picture.hash) {
    shown.replaceChildren(said);
    return;
  }
  const image = el("img", { src: pictureAddress(picture.hash), alt: "", loading: "lazy" });
  image.addEventListener("error", () => image.remove());
  shown.replaceChildren(image, said);
}

/** @param {Node} node @returns {Row} */
function make(node) {
  const num = el("span", { class: "n" });
  const twist = el("button", { class: "tw", tabindex: -1 }, icon("i-down", "i"));
  const text = el("div", { class: "otext", tabindex: -1, role: "button" });
  const end = el("span", { class: "end" });
  const line = el("div", { class: "orow" }, num, twist, text, end);
  const shown = el("div", { class: "opicture", "aria-hidden": "true", hidden: true });
  const note = el("div", { class: "onote", hidden: true });
  return { li: el("li", { "data-key": node.key }, line, shown, note), line, num, twist, text, end, shown, note };
}

/** One of FreeMind's icons; the name of the row says which.
 * @param {string} name */
function drawing(name) {
  return svg("svg", { class: "fm", "aria-hidden": "true" }, iconOf(name));
}

/** Where an arrow leads, « → 5.1.2 »; the name of the row says it whole.
 * @param {Node} target @param {string} [label] */
function tie(target, label = "") {
  return el("span", { class: "meta num", title: label, "aria-hidden": "true" }, `→ ${numberOf(target) || "centre"}`);
}

/** @param {Given} app @param {string} kind @param {string} id */
function badge(app, kind, id) {
  return el("span", { class: kind, title: `${id}, ${app.requirement(id).title}` }, id);
}
