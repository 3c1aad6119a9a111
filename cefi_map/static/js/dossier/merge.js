/** What differs between lists of blocks, and three versions made one. Pure; blocks have no ids: equal is the same. */

const CELLS = 4_000_000; // of the table below; beyond it, what differs is one stretch

/** Names of what blocks hold, in one order: the server's JSON has another. */
const NAMES = ["type", "level", "ordered", "depth", "stage", "caption", "header", "rows", "content"];
NAMES.push("text", "bold", "italic", "underline", "link", "note");

function keyOf(blocks) {
  return JSON.stringify(blocks, NAMES);
}

/** Where `b` differs from `a`: `[{from, to, at, until}]`, a[from…to) became b[at…until). */
export function hunks(a, b) {
  const [x, y] = [a, b].map((blocks) => blocks.map((block) => keyOf(block)));
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x.at(-1 - end) === y.at(-1 - end)) end++;
  const middle = [x.slice(start, x.length - end), y.slice(start, y.length - end)];
  return stretches(...middle).map(([from, to, at, until]) => ({
    from: from + start,
    to: to + start,
    at: at + start,
    until: until + start,
  }));
}

/** Both sides' changes to `base`; null when they changed the same place differently. */
export function merge(base, mine, theirs) {
  const changes = [
    ...hunks(base, mine).map((hunk) => ({ ...hunk, blocks: mine.slice(hunk.at, hunk.until) })),
    ...hunks(base, theirs).map((hunk) => ({ ...hunk, blocks: theirs.slice(hunk.at, hunk.until) })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  const out = [];
  let at = 0;
  let last = null;
  for (const change of changes) {
    if (last && sameChange(last, change)) continue;
    if (last && (change.from < last.to || (change.from === last.to && (isBetween(change) || isBetween(last)))))
      return null;
    out.push(...base.slice(at, change.from), ...change.blocks);
    at = change.to;
    last = change;
  }
  return [...out, ...base.slice(at)];
}

function isBetween({ from, to }) {
  return from === to;
}

function sameChange(a, b) {
  return a.from === b.from && a.to === b.to && keyOf(a.blocks) === keyOf(b.blocks);
}

/** Longest common subsequence; what lies between its members. */
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
