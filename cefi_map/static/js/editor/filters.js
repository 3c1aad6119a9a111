/** What the nodes of a map can be filtered by: the icons they carry, their stage, the criterion they answer, their tags. */

import { DENIED_TAG, each, REQUIREMENT_TAG, STAGE_TAG } from "../mindmap/model.js";
import { NB, short } from "../ui/words.js";
import { wordOf } from "./icons.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {{id: string, label: string, keys: Set<string>}} Filter `keys`: of the nodes that answer it.
 * @typedef {{name: string, filters: Filter[]}} Group
 * @typedef {Pick<import("./app.js").App, "state" | "boot" | "requirements" | "requirement">} Given
 */

const OURS = [STAGE_TAG, REQUIREMENT_TAG, DENIED_TAG]; // they are told as stages and criteria

/** Those that some node answers, in groups, in the order in which they are offered.
 * @param {Given} app @returns {Group[]} */
export function filtersOf(app) {
  const groups = [
    { name: "Critère", filters: criteria(app) },
    { name: "Étape", filters: stages(app) },
    { name: "Icône", filters: icons(app) },
    { name: "Étiquette", filters: tags(app) },
  ];
  return groups.filter(({ filters }) => filters.length);
}

/** Nodes that their author tied to a criterion, and those that its verdict cites.
 * @param {Given} app */
function criteria(app) {
  const found = sorted();
  each(app.state.map.root, (node) => {
    for (const { id } of node.claims) found.add(`claim:${id}`, node);
  });
  for (const { id, evidence, weak = [] } of app.state.report?.requirements ?? [])
    for (const { node } of [...evidence, ...weak])
      if (app.state.map.has(node)) found.add(`claim:${id}`, app.state.map.get(node));
  const ids = [...app.requirements.keys()];
  return found
    .filters((id) => `${id} ${app.requirement(id).title}`)
    .sort((a, b) => ids.indexOf(a.id.slice(6)) - ids.indexOf(b.id.slice(6)));
}

/** Nodes of the branches that carry a stage.
 * @param {Given} app */
function stages({ state, boot }) {
  const found = sorted();
  /** @type {Map<Node | null, readonly number[]>} */
  const carried = new Map();
  each(state.map.root, (node) => {
    const here = state.stages.get(node.key) ?? carried.get(node.parent) ?? [];
    carried.set(node, here);
    for (const stage of here) found.add(`stage:${stage}`, node);
  });
  return found
    .filters((number) => `${number}. ${boot.stages[Number(number) - 1].name}`)
    .sort((a, b) => a.id.localeCompare(b.id));
}

/** @param {Given} app */
function icons({ state }) {
  const found = sorted();
  each(state.map.root, (node) => {
    for (const name of node.data.icons) found.add(`icon:${name}`, node);
  });
  return found.filters(wordOf).sort((a, b) => a.label.localeCompare(b.label, "fr"));
}

/** Attributes of other programs.
 * @param {Given} app */
function tags({ state }) {
  const found = sorted();
  each(state.map.root, (node) => {
    for (const [name, value] of node.data.attributes)
      if (!OURS.includes(name)) found.add(`tag:${[name, short(value, 40)].filter(Boolean).join(`${NB}: `)}`, node);
  });
  return found.filters((said) => said).sort((a, b) => a.label.localeCompare(b.label, "fr"));
}

/** Nodes by what they answer. */
function sorted() {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  return {
    add(/** @type {string} */ id, /** @type {Node} */ { key }) {
      found.set(id, (found.get(id) ?? new Set()).add(key));
    },
    filters: (/** @type {(name: string) => string} */ named) =>
      [...found].map(([id, keys]) => ({ id, label: named(id.slice(id.indexOf(":") + 1)), keys })),
  };
}
