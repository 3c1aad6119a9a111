/** What differs between lists of blocks, and three versions made one. Pure; blocks have no ids: equal is the same. */

/**
 * @import { Block } from "./blocks.js"
 *
 * @typedef {{from: number, to: number, at: number, until: number}} Hunk a[from…to) became b[at…until).
 * @typedef {{blocks: Block[], theirs?: Block[]}} Part Blocks in a row; both sides', mine in `blocks`, where they
 *   contradict each other.
 * @typedef {"mine" | "theirs"} Side
 * @typedef {{from: number, to: number, side: Side, blocks: Block[]}} Change base[from…to) became `blocks`.
 * @typedef {{from: number, to: number, changes: Record<Side, Change[]>}} Cluster
 */

const CELLS = 4_000_000; // of the table below; beyond it, what differs is one stretch

/** Names of what blocks hold, in one order: the server's JSON has another. */
const NAMES = ["type", "level", "ordered", "depth", "stage", "caption", "header", "rows", "content"];
NAMES.push("text", "bold", "italic", "underline", "link", "language", "note");

/** @param {Block | Block[]} blocks */
function keyOf(blocks) {
  return JSON.stringify(blocks, NAMES);
}

/** Where `b` differs from `a`.
 * @param {Block[]} a @param {Block[]} b @returns {Hunk[]} */
export function hunks(a, b) {
  const [x, y] = [a, b].map((blocks) => blocks.map((block) => keyOf(block)));
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x.at(-1 - end) === y.at(-1 - end)) end++;
  return stretches(x.slice(start, x.length - end), y.slice(start, y.length - end)).map(([from, to, at, until]) => ({
    from: from + start,
    to: to + start,
    at: at + start,
    until: until + start,
  }));
}

/** Both sides' changes to `base`; null when they changed the same place differently.
 * @param {Block[]} base @param {Block[]} mine @param {Block[]} theirs */
export function merge(base, mine, theirs) {
  const parts = weave(base, mine, theirs);
  return parts.some((part) => part.theirs) ? null : parts.flatMap((part) => part.blocks);
}

/** Both sides' changes to `base` as parts in order.
 * @param {Block[]} base @param {Block[]} mine @param {Block[]} theirs */
export function weave(base, mine, theirs) {
  /** @type {Part[]} */
  const parts = [];
  let at = 0;
  for (const { from, to, changes } of clusters(base, mine, theirs)) {
    const [ours, others] = [changes.mine, changes.theirs].map((some) => versionOf(base, from, to, some));
    const here = changes.mine.length ? ours : others;
    const isClash = changes.mine.length && changes.theirs.length && keyOf(ours) !== keyOf(others);
    parts.push({ blocks: base.slice(at, from) }, isClash ? { blocks: here, theirs: others } : { blocks: here });
    at = to;
  }
  return [...parts, { blocks: base.slice(at) }].filter((part) => part.blocks.length || part.theirs);
}

/** Stretches of `base` that change, those that meet taken together.
 * @param {Block[]} base @param {Block[]} mine @param {Block[]} theirs */
function clusters(base, mine, theirs) {
  const changes = [...changesOf(base, mine, "mine"), ...changesOf(base, theirs, "theirs")];
  changes.sort((a, b) => a.from - b.from || a.to - b.to);
  /** @type {Cluster[]} */
  const out = [];
  for (const change of changes) {
    let last = out.at(-1);
    if (!last || !meets(last, change))
      out.push((last = { from: change.from, to: change.to, changes: { mine: [], theirs: [] } }));
    last.to = Math.max(last.to, change.to);
    last.changes[change.side].push(change);
  }
  return out;
}

/** One side's changes; as many blocks for as many are changes of one block each.
 * @param {Block[]} base @param {Block[]} now @param {Side} side @returns {Change[]} */
function changesOf(base, now, side) {
  return hunks(base, now).flatMap(({ from, to, at, until }) => {
    const blocks = now.slice(at, until);
    if (to - from !== blocks.length) return [{ from, to, side, blocks }];
    return blocks.map((block, i) => ({ from: from + i, to: from + i + 1, side, blocks: [block] }));
  });
}

/** Whether a change begins within the one before it, or both insert at one place.
 * @param {Cluster} last @param {Change} change */
function meets(last, change) {
  return change.from < last.to || (change.from === last.to && (change.from === change.to || last.from === last.to));
}

/** A stretch of `base` with one side's changes in it.
 * @param {Block[]} base @param {number} from @param {number} to @param {Change[]} changes */
function versionOf(base, from, to, changes) {
  /** @type {Block[]} */
  const out = [];
  let at = from;
  for (const change of changes) {
    out.push(...base.slice(at, change.from), ...change.blocks);
    at = change.to;
  }
  return [...out, ...base.slice(at, to)];
}

/** Longest common subsequence; what lies between its members.
 * @param {string[]} x @param {string[]} y @returns {[number, number, number, number][]} */
function stretches(x, y) {
  if (!x.length && !y.length) return [];
  if (x.length * y.length > CELLS || !x.length || !y.length) return [[0, x.length, 0, y.length]];
  const width = y.length + 1;
  const best = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      best[i * width + j] =
        x[i] === y[j]
          ? best[(i + 1) * width + j + 1] + 1
          : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
  /** @type {[number, number, number, number][]} */
  const out = [];
  let [i, j, from, at] = [0, 0, 0, 0];
  const close = () => (i > from || j > at) && out.push([from, i, at, j]);
  while (i < x.length && j < y.length) {
    if (x[i] === y[j]) {
      close();
      [from, at] = [++i, ++j];
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  [i, j] = [x.length, y.length];
  close();
  return out;
}
