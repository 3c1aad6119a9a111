/** A FreeMind fragment pasted or dropped into a map -> sketches of branches. Whole files are read by the server. */

import { richOf } from "./rich.js";
import { tokenize } from "./tags.js";

/**
 * @typedef {import("./model.js").Sketch} Sketch
 * @typedef {import("./tags.js").Attributes} Attributes
 */

const MAX_DEPTH = 255;

/** @param {string} text */
export function looksLikeFreemind(text) {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:-?[^-])*-->\s*)*<(?:map|node)[\s>]/.test(text);
}

/** Sketches of the outermost nodes: titles, notes, icons, links, attributes, folding, colours.
 * @param {string} text @returns {Sketch[]} */
export function parseFreemind(text) {
  return new Reader().read(text);
}

class Reader {
  /** @type {Sketch[]} */
  tops = [];
  /** @type {Sketch[]} */
  stack = [];
  /** @type {{type: string, lines: string[]} | null} */
  rich = null; // a note, details or title being read

  /** @param {string} text */
  read(text) {
    tokenize(text, { open: this.open, close: this.close, text: this.text });
    return this.tops;
  }

  /** @returns {Sketch | undefined} */
  get here() {
    return this.stack[this.stack.length - 1];
  }

  /** @param {string} name @param {Attributes} attributes @param {boolean} closed */
  open = (name, attributes, closed) => {
    const { here } = this;
    if (name === "node") this.openNode(attributes, closed);
    else if (!here) return;
    else if (name === "richcontent") this.rich = { type: (attributes.type || "").toUpperCase(), lines: [""] };
    else if (this.rich) breakLine(this.rich.lines, name);
    else detail(here.data, name, attributes);
  };

  /** @param {string} name */
  close = (name) => {
    if (name === "node") this.stack.pop();
    else if (name === "richcontent") this.endRich();
    else if (this.rich) breakLine(this.rich.lines, name);
  };

  /** @param {string} text */
  text = (text) => {
    if (this.rich) this.rich.lines[this.rich.lines.length - 1] += text.replace(/\s+/g, " ");
  };

  /** @param {Attributes} attributes @param {boolean} closed */
  openNode(attributes, closed) {
    if (this.stack.length > MAX_DEPTH) throw new RangeError("too deep");
    const { text, localized_text: local, link, color, background_color: ground } = attributes;
    /** @type {Sketch["data"]} */
    const data = { text: text || local || "" };
    if (link) data.link = link;
    if (attributes.folded === "true") data.folded = true;
    if (isColor(color)) data.style = { color: color.toLowerCase() };
    if (isColor(ground)) data.style = { ...data.style, background: ground.toLowerCase() };
    const sketch = { key: attributes.id, data, children: [] };
    (this.here?.children ?? this.tops).push(sketch);
    if (!closed) this.stack.push(sketch);
  }

  endRich() {
    const { here, rich } = this;
    this.rich = null;
    if (!here || !rich) return;
    const lines = rich.lines.map((line) => line.trim()).filter(Boolean);
    const blocks = lines.map((line) => ({ kind: "p", level: 0, runs: [{ text: line }] }));
    if (rich.type === "NODE") here.data.text = lines.join("\n");
    if (rich.type === "NOTE") here.data.note = richOf(blocks);
    if (rich.type === "DETAILS") here.data.details = richOf(blocks);
  }
}

/** What an element beside a node’s text says of it.
 * @param {Sketch["data"]} data @param {string} name @param {Attributes} attributes */
function detail(data, name, attributes) {
  const { builtin, name: attribute, destination: target, color } = attributes;
  if (name === "icon" && builtin) data.icons = [...(data.icons || []), builtin];
  if (name === "attribute" && attribute)
    data.attributes = [...(data.attributes || []), [attribute, attributes.value || ""]];
  if (name === "arrowlink" && target) data.arrows = [...(data.arrows || []), { target }];
  if (name === "cloud") data.style = { ...data.style, cloud: isColor(color) ? color : "#f0f0f0" };
}

/** @param {string[]} lines @param {string} name */
function breakLine(lines, name) {
  if (["p", "li", "br", "div", "tr"].includes(name)) lines.push("");
}

/** @param {string | undefined} value @returns {value is string} */
function isColor(value) {
  return /^#[0-9a-f]{6}$/i.test(value || "");
}
