/** Bringing a document to say other blocks, by the smallest steps, so that carets and marks elsewhere stay. Pure. */

import { Fragment } from "../../vendor/prosemirror.js";
import { docOf, nodeOf, placedBlocks } from "./blocks.js";
import { hunks } from "./merge.js";
import { withoutSpent } from "./rooms.js";

/** Steps on the transaction `tr` that make its document say `blocks`. Empty paragraphs elsewhere stay. */
export function bring(tr, blocks) {
  const placed = placedBlocks(tr.doc);
  if (!placed.length || !blocks.length) return tr.replaceWith(0, tr.doc.content.size, docOf(blocks).content);
  const now = placed.map((each) => each.block);
  for (const hunk of hunks(now, blocks).reverse())
    replace(tr, placed, hunk, blocks.slice(hunk.at, hunk.until).map(nodeOf));
  return withoutSpent(tr);
}

function replace(tr, placed, { from, to }, nodes) {
  if (to - from === nodes.length) {
    for (let i = to - 1; i >= from; i--) alter(tr, placed[i], nodes[i - from]);
    return;
  }
  const end = (place) => placed[place].pos + placed[place].node.nodeSize;
  const start = from < placed.length ? placed[from].pos : end(placed.length - 1);
  const stop = to > from ? end(to - 1) : start;
  tr.replaceWith(start, stop, nodes);
}

/** One block becomes another: only what differs when both are text of the same kind. */
function alter(tr, { pos, node }, wanted) {
  if (!node.isTextblock || !node.sameMarkup(wanted)) {
    tr.replaceWith(pos, pos + node.nodeSize, wanted);
    return;
  }
  const start = node.content.findDiffStart(wanted.content);
  if (start === null) return;
  let { a, b } = node.content.findDiffEnd(wanted.content);
  const overlap = start - Math.min(a, b);
  if (overlap > 0) [a, b] = [a + overlap, b + overlap];
  tr.replaceWith(pos + 1 + start, pos + 1 + a, cut(wanted.content, start, b));
}

function cut(content, from, to) {
  return Fragment.from(content.cut(from, to));
}
