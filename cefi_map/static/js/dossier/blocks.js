/** The dossier's blocks (the JSON of dossier/codec.py) <-> the document that is edited. Pure. */

import { withRooms } from "./rooms.js";
import { schema } from "./schema.js";
import { runOf, tidyBlock } from "./tidy.js";

const { nodes, marks } = schema;
const MARKS = ["bold", "italic", "underline"];

/** The document of some blocks, with a place to write under each heading; one empty paragraph for none. */
export function docOf(blocks) {
  return nodes.doc.create(null, blocks.length ? withRooms(blocks.map(nodeOf)) : [nodes.paragraph.create()]);
}

/** The node of one block. */
export function nodeOf(block) {
  if (block.type === "figure") return nodes.figure.create({ stage: block.stage, caption: block.caption });
  if (block.type === "table") return tableOf(block);
  const { type, content, ...attrs } = block;
  return nodes[type].create(attrs, inlineOf(content));
}

/** Nodes of a block's content. */
export function inlineOf(content) {
  return content.flatMap((piece) => (piece.note ? [nodes.note.create({ runs: piece.note })] : runNodes(piece)));
}

function runNodes(run) {
  const style = MARKS.filter((name) => run[name]).map((name) => marks[name].create());
  if (run.link) style.push(marks.link.create({ href: run.link }));
  const out = [];
  run.text.split("\n").forEach((line, i) => {
    if (i) out.push(nodes.break.create(null, null, style));
    if (line) out.push(schema.text(line, style));
  });
  return out;
}

function tableOf({ header, rows }) {
  const row = (cells, i) =>
    nodes.table_row.create(
      null,
      cells.map((cell) =>
        (header && !i ? nodes.table_header : nodes.table_cell).create(
          null,
          nodes.paragraph.create(null, inlineOf(cell)),
        ),
      ),
    );
  return nodes.table.create(null, rows.map(row));
}

/** The tidied blocks of a document. */
export function blocksOf(doc) {
  return placedBlocks(doc).map(({ block }) => block);
}

/** `[{block, pos, node}]` of the nodes that say something, each with its place: as the server counts them. */
export function placedBlocks(doc) {
  if (!placed.has(doc)) placed.set(doc, place(doc));
  return placed.get(doc);
}

const placed = new WeakMap(); // by document, which never changes: many ask for the same one

function place(doc) {
  const out = [];
  doc.forEach((node, pos) => {
    const block = tidyBlock(blockOf(node), out.at(-1)?.block);
    if (block) out.push({ block, pos, node });
  });
  return out;
}

function blockOf(node) {
  const name = node.type.name;
  if (name === "figure") return { type: name, stage: node.attrs.stage, caption: node.attrs.caption };
  if (name === "table") return { type: name, header: isHeaded(node), rows: rowsOf(node) };
  return { type: name, content: contentOf(node), ...node.attrs };
}

/** A first row of headings heads the columns. */
export function isHeaded(table) {
  const first = table.firstChild;
  return Boolean(first) && first.content.content.every((cell) => cell.type === nodes.table_header);
}

/** Cells that span others are written once; what they covered is empty. */
function rowsOf(table) {
  return table.content.content.map((row) =>
    row.content.content.flatMap((cell) => [cellOf(cell), ...Array(cell.attrs.colspan - 1).fill([])]),
  );
}

function cellOf(cell) {
  return cell.content.content.flatMap((paragraph, i) => [...(i ? [{ text: "\n" }] : []), ...contentOf(paragraph)]);
}

/** Runs and notes of a text block, not yet tidied. */
export function contentOf(node) {
  return node.content.content.map((child) =>
    child.type === nodes.note ? { note: child.attrs.runs } : runOf(child.text ?? "\n", styleOf(child)),
  );
}

function styleOf(node) {
  const style = {};
  for (const mark of node.marks) style[mark.type.name] = mark.type === marks.link ? mark.attrs.href : true;
  return style;
}
