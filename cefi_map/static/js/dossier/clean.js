/** Pasted HTML made plain: what Word, LibreOffice and web pages write becomes what the schema reads. Works on a detached
 * DOM, which runs and loads nothing. */

import { placeOfItem } from "./schema.js";

const LEVEL = /level(\d+)/;
const ORDERED = /^\(?([0-9]{1,3}|[a-z]|[ivxlc]+)[.)]/i;
const SPAN = 12; // columns of a table at most

/** The HTML with nothing that the page's policy would stop: styles and handlers become data, which `clean` reads.
 * @param {string} html */
export function disarmed(html) {
  return html
    .replace(/<(link|meta|base)\b[^<>]*>/gi, "")
    .replace(/<(\/?)style\b/gi, "<$1x-style")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
}

/** Cleans `dom` in place. `knows(key)` tells whether a link leads to a node of the map. Gives `{pictures}`, those left.
 * @param {Element} dom @param {(key: string) => boolean} [knows] */
export function clean(dom, knows = () => false) {
  const pictures = count(dom, "img, picture, object, embed, video, canvas, svg");
  for (const one of dom.querySelectorAll("x-style, script, title, xml, template, noscript, svg, input")) one.remove();
  readNotes(dom);
  readWordLists(dom);
  readLevels(dom);
  closeLists(dom);
  readWordStyles(dom);
  readLooks(dom);
  unwrapBlocks(dom);
  keepNumbers(dom);
  for (const table of dom.querySelectorAll("table")) readTable(table);
  for (const link of dom.querySelectorAll('a[href^="#"]'))
    if (!knows(hrefOf(link).slice(1))) link.removeAttribute("href");
  return { pictures };
}

/** @param {Element} link */
function hrefOf(link) {
  return link.getAttribute("href") ?? "";
}

/** @param {Element} dom @param {string} selector */
function count(dom, selector) {
  return dom.querySelectorAll(selector).length;
}

/** Word's footnotes stand at the end; each goes where it is called.
 * @param {Element} dom */
function readNotes(dom) {
  for (const call of dom.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"], a[href^="#sdfootnote"]')) {
    const name = hrefOf(call).slice(1);
    if (/ref|anc$/.test(name)) continue;
    const holder = [...dom.querySelectorAll("[id]")].find((one) => one.id === name.replace(/^_|sym$/g, ""));
    if (!holder) continue;
    for (const back of holder.querySelectorAll('a[href*="ref"], a[href$="anc"]')) back.remove();
    const text = lineOf(holder.textContent);
    const note = make(dom, "span");
    note.setAttribute("data-note", text);
    call.replaceWith(note);
    holder.remove();
  }
}

/** Paragraphs that Word shows as items become items; their bullets and numbers go. Headings keep theirs.
 * @param {Element} dom */
function readWordLists(dom) {
  for (const mark of dom.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) span"))
    if (/mso-list:\s*ignore/i.test(styleOf(mark))) mark.textContent = `${lineOf(mark.textContent)} `;
  for (const line of dom.querySelectorAll("p")) {
    const style = styleOf(line);
    if (!/mso-list:\s*l\d/i.test(style)) continue;
    const marker = [...line.querySelectorAll("span")].find((one) => /mso-list:\s*ignore/i.test(styleOf(one)));
    const mark = lineOf(marker?.textContent ?? "");
    const list = make(dom, ORDERED.test(mark) ? "ol" : "ul");
    list.setAttribute("start", /^\d*/.exec(mark)?.[0] ?? "");
    list.dataset.depth = String(Number(LEVEL.exec(style)?.[1] ?? 1) - 1);
    const item = make(dom, "li");
    marker?.remove();
    item.append(...line.childNodes);
    list.append(item);
    line.replaceWith(list);
  }
}

/** Word on the web puts each item in a list of its own, and its level beside it.
 * @param {Element} dom */
function readLevels(dom) {
  for (const item of dom.querySelectorAll("li[data-aria-level]")) {
    const list = /** @type {HTMLElement | null} */ (item.parentElement);
    if (list?.childElementCount === 1) list.dataset.depth = String(Number(item.getAttribute("data-aria-level")) - 1);
  }
}

/** Blank lines between two items are no end of their list.
 * @param {Element} dom */
function closeLists(dom) {
  for (const list of dom.querySelectorAll("ul, ol")) {
    const blank = [];
    let next = list.nextElementSibling;
    while (next?.tagName === "P" && !lineOf(next.textContent) && !next.querySelector("[data-note]")) {
      blank.push(next);
      next = next.nextElementSibling;
    }
    if (next && /^[OU]L$/.test(next.tagName)) for (const one of blank) one.remove();
  }
}

/** An item of a list that goes on after other text, where ours begins anew, is a paragraph with its number.
 * @param {Element} dom */
function keepNumbers(dom) {
  /** @type {number[]} */
  const counts = []; // of items, by depth
  for (const one of dom.querySelectorAll("li, p, h1, h2, h3, h4, h5, h6, table")) {
    const list = /** @type {HTMLOListElement | null} */ (one.closest("ul, ol"));
    if (!list && lineOf(one.textContent)) counts.length = 0;
    if (!list || !(one instanceof HTMLLIElement)) continue;
    const { ordered, depth } = placeOfItem(one);
    const own = [...list.querySelectorAll(":scope > li")].indexOf(one) + (Number(list.getAttribute("start")) || 0);
    counts.length = depth + 1;
    counts[depth] = ordered ? (counts[depth] ?? 0) + 1 : 0;
    if (!ordered || own <= counts[depth]) continue;
    one.prepend(`${own}. `);
    rename(one, "p");
    counts.length = 0;
  }
}

/** @param {Element} dom */
function readWordStyles(dom) {
  for (const line of dom.querySelectorAll("p[class]")) {
    if (/^Mso(Title|Titre)/.test(line.className)) rename(line, "h1");
    else if (/Mso(Intense)?Quote/.test(line.className)) rename(line, "blockquote");
  }
}

/** Bold, italic and underline that are said by a style become elements; « b » that is said not to be bold is none.
 * @param {Element} dom */
function readLooks(dom) {
  for (const one of dom.querySelectorAll("[data-style]")) {
    const style = styleOf(one);
    if (/^[BI]$/.test(one.tagName) && /(^|;)\s*font-(weight:\s*(normal|400)|style:\s*normal)/.test(style))
      rename(one, "span");
    else if (one.tagName === "SPAN") {
      if (/(^|;)\s*font-weight:\s*(bold|[6-9]00)/.test(style)) wrap(one, "strong");
      if (/(^|;)\s*font-style:\s*italic/.test(style)) wrap(one, "em");
      if (/text-decoration(-line)?:[^;:]*underline/.test(style) && !one.closest("a")) wrap(one, "u");
    }
  }
}

/** @param {Element} element @param {string} name */
function wrap(element, name) {
  const made = make(element, name);
  made.append(...element.childNodes);
  element.append(made);
}

/** @param {Element} element */
function styleOf(element) {
  return element.getAttribute("data-style") || "";
}

/** Paragraphs within items and quotations: an item is one text, each paragraph of a quotation a quotation.
 * @param {Element} dom */
function unwrapBlocks(dom) {
  for (const line of dom.querySelectorAll("li > p, li > div, li > p > p")) {
    if (line.previousSibling && lineOf(line.previousSibling.textContent)) line.before(make(dom, "br"));
    line.replaceWith(...line.childNodes);
  }
  for (const line of dom.querySelectorAll("blockquote > p, blockquote > div")) rename(line, "blockquote");
  for (const outer of [...dom.querySelectorAll("blockquote")].reverse())
    if (outer.querySelector(":scope > blockquote")) outer.replaceWith(...outer.childNodes);
}

/** A cell stands alone: what spanned others leaves empty cells. Headings are in the first row, or nowhere.
 * @param {HTMLTableElement} table */
function readTable(table) {
  const rows = [...table.rows];
  /** @type {[number, number, number][]} */
  const spans = [];
  rows.forEach((row, i) => {
    for (const cell of [...row.cells]) {
      const [wide, high] = [cell.colSpan, cell.rowSpan].map((span) => Math.min(span || 1, SPAN));
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
      for (let n = 1; n < wide; n++) cell.after(make(cell, "td"));
      for (let n = 1; n < high; n++) spans.push([i + n, cell.cellIndex, wide]);
    }
  });
  for (const [i, column, wide] of spans)
    for (let n = 0; n < wide && rows[i]; n++) rows[i].insertBefore(make(table, "td"), rows[i].cells[column] ?? null);
  const isHeaded = rows[0] && [...rows[0].cells].every((cell) => cell.tagName === "TH");
  for (const cell of table.querySelectorAll("th")) if (!isHeaded || cell.closest("tr") !== rows[0]) rename(cell, "td");
}

/** @param {Element} near @param {string} name */
function make(near, name) {
  return near.ownerDocument.createElement(name);
}

/** @param {Element} element @param {string} name */
function rename(element, name) {
  const made = make(element, name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

/** @param {string | null} text */
function lineOf(text) {
  return (text ?? "").replace(/[\s\u00a0]+/g, " ").trim();
}
