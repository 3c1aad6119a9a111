/** Bringing a document to say other blocks, by the smallest steps, so that carets and marks elsewhere stay. Pure. */

import { docOf, nodeOf, placedBlocks } from "./blocks.js";
import { hunks } from "./merge.js";
import { withoutSpent } from "./rooms.js";

/**
 * @import { Node, Transaction } from "../../vendor/prosemirror.js"
 * @import { Block, Placed } from "./blocks.js"
 * @import { Hunk } from "./merge.js"
 */
/** Steps on the transaction `tr` that make its document say `blocks`. Empty paragraphs elsewhere stay.
 * @param {Transaction} tr @param {Block[]} blocks */
export function bring(tr, blocks) {
  const placed = placedBlocks(tr.doc);
  if (!placed.length || !blocks.length) return tr.replaceWith(0, tr.doc.content.size, docOf(blocks).content);
  const now = placed.map((each) => each.block);
  for (const hunk of hunks(now, blocks).reverse())
    replace(tr, placed, hunk, blocks.slice(hunk.at, hunk.until).map(nodeOf));
  return withoutSpent(tr);
}

/** @param {Transaction} tr @param {Placed[]} placed @param {Hunk} hunk @param {Node[]} nodes */
function replace(tr, placed, { from, to }, nodes) {
  if (to - from === nodes.length) {
    for (let i = to - 1; i >= from; i--) alter(tr, placed[i], nodes[i - from]);
    return;
  }
  const end = (/** @type {number} */ place) => placed[place].pos + placed[place].node.nodeSize;
  const start = from < placed.length ? placed[from].pos : end(placed.length - 1);
  const stop = to > from ? end(to - 1) : start;
  tr.replaceWith(start, stop, nodes);
}

/** One block becomes another: only what differs when both are text of the same kind.
 * @param {Transaction} tr @param {Placed} placed @param {Node} wanted */
function alter(tr, { pos, node }, wanted) {
  if (!node.isTextblock || !node.sameMarkup(wanted)) {
    tr.replaceWith(pos, pos + node.nodeSize, wanted);
    return;
  }
  const start = node.content.findDiffStart(wanted.content);
  const end = node.content.findDiffEnd(wanted.content);
  if (start === null || end === null) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replaceWith(pos + 1 + start, pos + 1 + end.a + overlap, wanted.content.cut(start, end.b + overlap));
}
