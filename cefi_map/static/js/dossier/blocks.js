/** The dossier's blocks (the JSON of dossier/codec.py) <-> the document that is edited. Pure. */

import { withRooms } from "./rooms.js";
import { schema } from "./schema.js";
import { runOf, tidyBlock } from "./tidy.js";

/**
 * @import { Node } from "../../vendor/prosemirror.js"
 *
 * @typedef {{bold?: boolean, italic?: boolean, underline?: boolean, link?: string, language?: string}} Style
 *   `link` is its address, `language` a code, « en », where it is not French.
 * @typedef {Style & {text: string, note?: undefined}} Run Characters in one style.
 * @typedef {{note: Run[], text?: undefined}} Note A footnote, where it is called.
 * @typedef {Run | Note} Piece
 * @typedef {Piece[]} Content
 *
 * @typedef {{type: "paragraph" | "quote", content: Content}} Plain
 * @typedef {{type: "heading", content: Content, level: number}} Heading
 * @typedef {{type: "item", content: Content, ordered: boolean, depth: number}} Item
 * @typedef {{type: "table", header: boolean, rows: Content[][]}} Table Rows of cells; `header`: the first one heads them.
 * @typedef {{type: "figure", stage: string, caption: string}} Figure The map, whole or its stage « E3 ».
 * @typedef {Plain | Heading | Item} Text
 * @typedef {Text | Table | Figure} Block schemas/dossier.schema.json
 *
 * @typedef {{block: Block, pos: number, node: Node}} Placed A block that says something, and where it stands.
 */
const { nodes, marks } = schema;
const MARKS = /** @type {const} */ (["bold", "italic", "underline"]);

/** The document of some blocks, with a place to write under each heading; one empty paragraph for none.
 * @param {Block[]} blocks */
export function docOf(blocks) {
  return nodes.doc.create(null, blocks.length ? withRooms(blocks.map(nodeOf)) : [nodes.paragraph.create()]);
}

/** The node of one block.
 * @param {Block} block */
export function nodeOf(block) {
  if (block.type === "figure") return nodes.figure.create({ stage: block.stage, caption: block.caption });
  if (block.type === "table") return tableOf(block);
  const { type, content, ...attrs } = block;
  return nodes[type].create(attrs, inlineOf(content));
}

/** Nodes of a block's content.
 * @param {Content} content @returns {Node[]} */
function inlineOf(content) {
  return content.flatMap((piece) => (piece.note ? [nodes.note.create({ runs: piece.note })] : runNodes(piece)));
}

/** @param {Run} run */
function runNodes(run) {
  const style = MARKS.filter((name) => run[name]).map((name) => marks[name].create());
  if (run.link) style.push(marks.link.create({ href: run.link }));
  if (run.language) style.push(marks.language.create({ code: run.language }));
  /** @type {Node[]} */
  const out = [];
  run.text.split("\n").forEach((line, i) => {
    if (i) out.push(nodes.break.create(null, null, style));
    if (line) out.push(schema.text(line, style));
  });
  return out;
}

/** @param {Table} table */
function tableOf({ header, rows }) {
  const row = (/** @type {Content[]} */ cells, /** @type {number} */ i) =>
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

/** The tidied blocks of a document.
 * @param {Node} doc */
export function blocksOf(doc) {
  return placedBlocks(doc).map(({ block }) => block);
}

/** `[{block, pos, node}]` of the nodes that say something, each with its place: as the server counts them.
 * @param {Node} doc */
export function placedBlocks(doc) {
  let known = placed.get(doc);
  if (!known) placed.set(doc, (known = place(doc)));
  return known;
}

/** @type {WeakMap<Node, Placed[]>} */
const placed = new WeakMap(); // by document, which never changes: many ask for the same one

/** @param {Node} doc */
function place(doc) {
  /** @type {Placed[]} */
  const out = [];
  doc.forEach((node, pos) => {
    const block = tidyBlock(blockOf(node), out.at(-1)?.block);
    if (block) out.push({ block, pos, node });
  });
  return out;
}

/** @param {Node} node @returns {Block} */
function blockOf(node) {
  const name = node.type.name;
  if (name === "figure") return { type: name, stage: node.attrs.stage, caption: node.attrs.caption };
  if (name === "table") return { type: name, header: isHeaded(node), rows: rowsOf(node) };
  return /** @type {Text} */ ({ type: name, content: contentOf(node), ...node.attrs });
}

/** A first row of headings heads the columns.
 * @param {Node} table */
export function isHeaded(table) {
  return table.firstChild?.content.content.every((cell) => cell.type === nodes.table_header) ?? false;
}

/** Cells that span others are written once; what they covered is empty.
 * @param {Node} table @returns {Content[][]} */
function rowsOf(table) {
  return table.content.content.map((row) =>
    row.content.content.flatMap((cell) => [cellOf(cell), ...Array(cell.attrs.colspan - 1).fill([])]),
  );
}

/** @param {Node} cell @returns {Content} */
function cellOf(cell) {
  return cell.content.content.flatMap((paragraph, i) => [...(i ? [{ text: "\n" }] : []), ...contentOf(paragraph)]);
}

/** Runs and notes of a text block, not yet tidied.
 * @param {Node} node @returns {Content} */
function contentOf(node) {
  return node.content.content.map((child) =>
    child.type === nodes.note ? { note: child.attrs.runs } : runOf(child.text ?? "\n", styleOf(child)),
  );
}

/** @param {Node} node @returns {Style} */
function styleOf(node) {
  /** @type {Record<string, any>} */
  const style = {};
  for (const mark of node.marks) style[mark.type.name] = mark.attrs.href ?? mark.attrs.code ?? true;
  return style;
}
