/** A dossier's blocks -> a web page that Word and the application open, as dossier/html_out.py writes it. Pure. */

/**
 * @typedef {{text?: string, bold?: boolean, italic?: boolean, underline?: boolean, link?: string, language?: string, note?: Piece[]}} Piece
 * @typedef {object} Block schemas/dossier.schema.json
 * @property {string} type
 * @property {Piece[]} [content]
 * @property {number} [level]
 * @property {boolean} [ordered]
 * @property {number} [depth]
 * @property {boolean} [header]
 * @property {Piece[][][]} [rows]
 * @property {string} [stage]
 * @property {string} [caption]
 */

const WRITTEN = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** @param {string} title @param {Block[]} blocks */
export function pageOf(title, blocks) {
  const head = `<meta charset="utf-8">\n<title>${escaped(title)}</title>`;
  return `<!doctype html>\n<html lang="fr">\n<head>\n${head}\n</head>\n<body>\n${bodyOf(blocks)}\n</body>\n</html>\n`;
}

/** @param {Block[]} blocks */
function bodyOf(blocks) {
  /** @type {string[]} */
  const lists = [];
  const close = (/** @type {number} */ depth) => {
    let ends = "";
    while (lists.length > depth) ends += `</li></${lists.pop()}>`;
    return ends;
  };
  let html = "";
  for (const block of blocks) {
    if (block.type !== "item") {
      html += close(0) + blockOf(block);
      continue;
    }
    const { depth = 0, ordered, content = [] } = block;
    const tag = ordered ? "ol" : "ul";
    html += close(depth + 1);
    if (lists.length === depth + 1) {
      html += "</li>";
      if (lists[depth] !== tag) html += `</${lists.pop()}>`;
    }
    if (lists.length <= depth) {
      lists.push(tag);
      html += `<${tag}>`;
    }
    html += `<li><p>${inline(content)}</p>`;
  }
  return html + close(0);
}

/** @param {Block} block */
function blockOf({ type, content = [], level, header, rows = [], stage = "", caption = "" }) {
  if (type === "figure")
    return `<figure data-map="${escaped(stage)}"><figcaption>${escaped(caption)}</figcaption></figure>`;
  if (type === "table") {
    const cell =
      (/** @type {string} */ tag, told = "") =>
      (/** @type {Piece[]} */ one) =>
        `<${tag}${told}><p>${inline(one)}</p></${tag}>`;
    const line = (/** @type {Piece[][]} */ row, /** @type {number} */ place) =>
      `<tr>${row.map(header && place === 0 ? cell("th", ' scope="col"') : cell("td")).join("")}</tr>`;
    return `<table><tbody>${rows.map(line).join("")}</tbody></table>`;
  }
  if (type === "quote") return `<blockquote><p>${inline(content)}</p></blockquote>`;
  const tag = type === "heading" ? `h${level}` : "p";
  return `<${tag}>${inline(content)}</${tag}>`;
}

/** @param {Piece[]} content @returns {string} */
function inline(content) {
  return content.map((piece) => (piece.note ? `<span data-note="">${inline(piece.note)}</span>` : run(piece))).join("");
}

/** @param {Piece} piece */
function run({ text = "", bold, italic, underline, link, language }) {
  let said = escaped(text).replace(/\n/g, "<br>");
  if (underline) said = `<u>${said}</u>`;
  if (italic) said = `<em>${said}</em>`;
  if (bold) said = `<strong>${said}</strong>`;
  if (language) said = `<span lang="${escaped(language)}">${said}</span>`;
  return link ? `<a href="${escaped(link)}">${said}</a>` : said;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => WRITTEN[sign]);
}
