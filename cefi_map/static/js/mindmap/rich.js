/** Short rich text (a string, or blocks of runs as in the map's JSON): to blocks, to plain text, and clean again. */

/**
 * @typedef {import("./model.js").Rich} Rich
 * @typedef {import("./model.js").Run} Run
 * @typedef {{kind: string, level: number, runs: readonly Run[]}} Block One with nothing left out.
 */

/** Blocks of either form.
 * @param {Rich} rich @returns {Block[]} */
export function blocksOf(rich) {
  if (rich && typeof rich !== "string") {
    return rich.map((block) => ({ kind: block.kind || "p", level: block.level || 0, runs: block.runs || [] }));
  }
  return rich ? rich.split("\n").map((line) => ({ kind: "p", level: 0, runs: line ? [{ text: line }] : [] })) : [];
}

/** One line a block; list items start with "- " or their number.
 * @param {Rich} [rich] */
export function plainOf(rich) {
  if (!rich || typeof rich === "string") return rich || "";
  /** @type {number[]} */
  const counters = [];
  return blocksOf(rich)
    .map((block) => {
      const text = block.runs.map((run) => run.text).join("");
      counters.length = block.kind === "p" ? 0 : block.level + 1;
      if (block.kind !== "p") counters[block.level] = (counters[block.level] || 0) + 1;
      const mark = block.kind === "ul" ? "- " : block.kind === "ol" ? `${counters[block.level]}. ` : "";
      return "  ".repeat(block.level) + mark + text;
    })
    .join("\n");
}

/** What is stored for some blocks: a string when they are plain paragraphs, else blocks without defaults; "" for none.
 * @param {readonly Block[]} blocks @returns {Rich} */
export function richOf(blocks) {
  const kept = trimmed(blocks.map((block) => ({ ...block, runs: joined(block.runs) })));
  if (!kept.length) return "";
  if (kept.every(isPlain)) return kept.map((block) => block.runs.map((run) => run.text).join("")).join("\n");
  return kept.map((block) => ({
    ...(block.kind === "p" ? {} : { kind: block.kind }),
    ...(block.level ? { level: block.level } : {}),
    runs: block.runs.map(said),
  }));
}

/** @param {Block} block */
function isPlain(block) {
  return block.kind === "p" && !block.level && block.runs.every((run) => !run.bold && !run.italic && !run.link);
}

/** @param {Block[]} blocks */
function trimmed(blocks) {
  let first = 0;
  let last = blocks.length;
  while (first < last && !hasText(blocks[first])) first++;
  while (last > first && !hasText(blocks[last - 1])) last--;
  return blocks.slice(first, last);
}

/** @param {Block} block */
function hasText(block) {
  return block.runs.some((run) => run.text.trim());
}

/** @param {readonly Run[]} runs */
function joined(runs) {
  /** @type {Run[]} */
  const out = [];
  for (const run of runs) {
    const last = out[out.length - 1];
    if (!run.text) continue;
    if (
      last &&
      Boolean(last.bold) === Boolean(run.bold) &&
      Boolean(last.italic) === Boolean(run.italic) &&
      (last.link || "") === (run.link || "")
    )
      last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}

/** @param {Run} run @returns {Run} */
function said(run) {
  const { text, bold, italic, link } = run;
  return { text, ...(bold && { bold }), ...(italic && { italic }), ...(link && { link }) };
}
