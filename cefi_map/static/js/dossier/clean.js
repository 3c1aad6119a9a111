/** Pasted HTML made plain: what Word, LibreOffice and web pages write becomes what the schema reads. Works on a detached
 * DOM, which runs and loads nothing. */

const LEVEL = /level(\d+)/;
const ORDERED = /^\(?([0-9]{1,3}|[a-z]|[ivxlc]+)[.)]/i;
const SPAN = 12; // columns of a table at most

/** Cleans `dom` in place. `knows(key)` tells whether a link leads to a node of the map. Gives `{pictures}`, those left. */
export function clean(dom, knows = () => false) {
  const pictures = count(dom, "img, picture, object, embed, video, canvas, svg");
  for (const one of dom.querySelectorAll("script, style, meta, link, title, xml, template, noscript, svg, form > input"))
    one.remove();
  readNotes(dom);
  readWordLists(dom);
  readWordStyles(dom);
  unwrapBlocks(dom);
  for (const table of dom.querySelectorAll("table")) readTable(table);
  for (const link of dom.querySelectorAll('a[href^="#"]'))
    if (!knows(link.getAttribute("href").slice(1))) link.removeAttribute("href");
  return { pictures };
}

function count(dom, selector) {
  return dom.querySelectorAll(selector).length;
}

/** Word's footnotes stand at the end; each goes where it is called. */
function readNotes(dom) {
  for (const call of dom.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"], a[href^="#sdfootnote"]')) {
    const name = call.getAttribute("href").slice(1);
    if (/ref|anc$/.test(name)) continue;
    const holder = [...dom.querySelectorAll("[id]")].find((one) => one.id === name.replace(/^_|sym$/g, ""));
    if (!holder) continue;
    for (const back of holder.querySelectorAll('a[href*="ref"], a[href$="anc"]')) back.remove();
    const text = lineOf(holder.textContent);
    const note = dom.ownerDocument.createElement("span");
    note.setAttribute("data-note", text);
    call.replaceWith(note);
    holder.remove();
  }
}

/** Paragraphs that Word shows as items become items; their bullets and numbers go. */
function readWordLists(dom) {
  for (const line of dom.querySelectorAll("p")) {
    const style = line.getAttribute("style") || "";
    if (!/mso-list:\s*l\d/i.test(style)) continue;
    const marker = [...line.querySelectorAll("span")].find((one) => /mso-list:\s*ignore/i.test(one.getAttribute("style") || ""));
    const list = dom.ownerDocument.createElement(ORDERED.test(lineOf(marker?.textContent ?? "")) ? "ol" : "ul");
    list.dataset.depth = String((LEVEL.exec(style)?.[1] ?? 1) - 1);
    const item = dom.ownerDocument.createElement("li");
    marker?.remove();
    item.append(...line.childNodes);
    list.append(item);
    line.replaceWith(list);
  }
}

function readWordStyles(dom) {
  for (const line of dom.querySelectorAll("p[class]")) {
    if (/^Mso(Title|Titre)/.test(line.className)) rename(line, "h1");
    else if (/Mso(Intense)?Quote/.test(line.className)) rename(line, "blockquote");
  }
}

/** Paragraphs within items and quotations: an item is one text, each paragraph of a quotation a quotation. */
function unwrapBlocks(dom) {
  for (const line of dom.querySelectorAll("li > p, li > div, li > p > p")) {
    if (line.previousSibling && lineOf(line.previousSibling.textContent)) line.before(dom.ownerDocument.createElement("br"));
    line.replaceWith(...line.childNodes);
  }
  for (const line of dom.querySelectorAll("blockquote > p, blockquote > div")) rename(line, "blockquote");
  for (const outer of [...dom.querySelectorAll("blockquote")].reverse())
    if (outer.querySelector(":scope > blockquote")) outer.replaceWith(...outer.childNodes);
}

/** A cell stands alone: what spanned others leaves empty cells. Headings are in the first row, or nowhere. */
function readTable(table) {
  const rows = [...table.rows];
  const spans = [];
  rows.forEach((row, i) => {
    for (const cell of [...row.cells]) {
      const [wide, high] = [cell.colSpan, cell.rowSpan].map((span) => Math.min(span || 1, SPAN));
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
      for (let n = 1; n < wide; n++) cell.after(dom(cell, "td"));
      for (let n = 1; n < high; n++) spans.push([i + n, cell.cellIndex, wide]);
    }
  });
  for (const [i, column, wide] of spans)
    for (let n = 0; n < wide && rows[i]; n++) rows[i].insertBefore(dom(table, "td"), rows[i].cells[column] ?? null);
  const isHeaded = rows[0] && [...rows[0].cells].every((cell) => cell.tagName === "TH");
  for (const cell of table.querySelectorAll("th")) if (!isHeaded || cell.closest("tr") !== rows[0]) rename(cell, "td");
}

function dom(near, name) {
  return near.ownerDocument.createElement(name);
}

function rename(element, name) {
  const made = dom(element, name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

function lineOf(text) {
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}
