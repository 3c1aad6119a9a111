/** Which nodes are drawn, and what each carries: the layout's first step. */

import { branchSize } from "../model.js";
import { BOX, BRANCH, face, LINE } from "./face.js";
import { enlarged } from "./titles.js";

/**
 * @typedef {import("../model.js").MindMap} MindMap
 * @typedef {import("../model.js").Node} Node
 * @typedef {import("./presets.js").Preset} Preset
 * @typedef {import("./presets.js").Level} Level
 * @typedef {import("./face.js").Extras} Extras
 *
 * @typedef {object} Options What each node carries, by key.
 * @property {Map<string, readonly number[]> | null} [stages] 1 to 6
 * @property {Set<string> | null} [only] of level 1: those that are drawn
 * @property {boolean} [numbers]
 * @property {Map<string, readonly Node[]> | null} [ghosts] nodes drawn under one of level 1, after its children; they
 *   are not in the map
 *
 * @typedef {Pick<Options, "stages" | "ghosts"> & {preset: Preset, numbered: boolean}} Look
 * @typedef {{depth: number, stage: number, number: string}} Above What a branch hangs under; the number is the branch's.
 *
 * @typedef {object} Item A drawn node.
 * @property {Node} node
 * @property {number} parent its index, or -1
 * @property {number} depth
 * @property {number} stage 0 to 6
 * @property {Extras | null} extras
 */

const TOP = Object.freeze({ depth: -1, stage: 0, number: "" });
const HEADING_CHARS = 40; // a level 2 node with children and no more characters is a heading, else a sentence

/** What a walk over a map looks at.
 * @param {Preset} preset @param {Options} options @returns {Look} */
export function lookAt(preset, { stages, ghosts, numbers } = {}) {
  return { preset, stages, ghosts, numbered: Boolean(numbers) };
}

/** The drawn nodes in document order; of level 1 only `only`.
 * @param {MindMap} map @param {Preset} preset @param {Options} options */
export function seen(map, preset, options = {}) {
  return seenFrom(map.root, lookAt(preset, options), TOP, options.only);
}

/** The same for a branch.
 * @param {Node} top @param {Look} look @param {Above} above @param {Set<string> | null} only */
export function seenFrom(top, look, above, only = null) {
  const { preset, stages, ghosts, numbered } = look;
  /** @type {Item[]} */
  const found = [];
  const stack = [top];
  const parents = [-1];
  const numbers = [above.number];
  while (stack.length) {
    const node = /** @type {Node} */ (stack.pop());
    const parent = /** @type {number} */ (parents.pop());
    const number = /** @type {string} */ (numbers.pop());
    const over = parent >= 0 ? found[parent] : above;
    const depth = over.depth + 1;
    const discs = stages?.get(node.key);
    const stage = discs ? discs[0] || 0 : over.stage;
    const asked = ghosts?.get(node.key);
    const children = asked ? node.children.concat(asked) : node.children;
    const folded = preset.folding && node.isFolded && depth > 0 && node.children.length > 0;
    /** @type {Item} */
    const item = { node, parent, depth, stage, extras: null };
    item.extras = extrasOf(node, depth, discs, numbered ? number : "", folded ? branchSize(node) - 1 : 0);
    found.push(item);
    if (folded) continue;
    const place = found.length - 1;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (depth === 0 && only && !only.has(child.key)) continue;
      stack.push(child);
      parents.push(place);
      numbers.push(numbered && !child.isGhost ? (number ? `${number}.${i + 1}` : String(i + 1)) : "");
    }
  }
  return found;
}

/** The face of a drawn node, kept on the node while nothing it shows has changed.
 * @param {Preset} preset @param {Item} item @returns {import("./face.js").Face} */
export function faceOf(preset, item) {
  const { node, extras } = item;
  const level = levelOf(preset, node, item.depth);
  const kept = node.face;
  if (kept && kept.data === node.data && kept.level === level && sameExtras(kept.extras, extras)) return kept.made;
  const made = enlarged(face(node.data.text, Math.min(item.depth, LINE), level, level.wrap, extras), level);
  node.face = { data: node.data, level, extras, made };
  return made;
}

/** How a node is set: its level in the preset.
 * @param {Preset} preset @param {Node} node @param {number} depth */
export function levelOf(preset, node, depth) {
  if (depth > BOX) return preset.leaf;
  if (depth === BOX) {
    return node.children.length && lengthOf(node.data.text) <= HEADING_CHARS ? preset.heading : preset.sentence;
  }
  return depth === BRANCH ? preset.branch : preset.root;
}

/** Characters as the server counts them: an emoji is one.
 * @param {string} text */
function lengthOf(text) {
  return text.length <= HEADING_CHARS ? text.length : Array.from(text.slice(0, 200)).length;
}

/** @param {Node} node @param {number} depth @param {readonly number[] | undefined} discs @param {string} number
 * @param {number} hidden @returns {Extras | null} */
function extrasOf(node, depth, discs, number, hidden) {
  const { data } = node;
  const note = Boolean(data.note.length || data.details.length);
  const shown = depth === BRANCH && discs && discs.length ? "" : number;
  if (!discs && !shown && !hidden && !data.icons.length && !note && !data.picture) return null;
  return { discs, number: shown, icons: data.icons, note, hidden, picture: data.picture };
}

/** @param {Extras | null} a @param {Extras | null} b */
function sameExtras(a, b) {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.number === b.number &&
    a.note === b.note &&
    a.hidden === b.hidden &&
    a.icons === b.icons &&
    a.picture === b.picture &&
    sameList(a.discs, b.discs)
  );
}

/** @param {readonly unknown[] | undefined} a @param {readonly unknown[] | undefined} b */
function sameList(a, b) {
  if (a === b) return true;
  if (!a || !b) return false;
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
