/** A FreeMind fragment pasted or dropped into a map -> sketches of branches. Whole files are read by the server. */

import { richOf } from "./rich.js";
import { tokenize } from "./tags.js";

const MAX_DEPTH = 255;

export function looksLikeFreemind(text) {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:map|node)[\s>]/.test(text);
}

/** Sketches of the outermost nodes: titles, notes, icons, links, attributes, folding, colours. */
export function parseFreemind(text) {
  return new Reader().read(text);
}

class Reader {
  tops = [];
  stack = [];
  rich = null; // a note, details or title being read: {type, lines}

  read(text) {
    tokenize(text, { open: this.open, close: this.close, text: this.text });
    return this.tops;
  }

  get here() {
    return this.stack[this.stack.length - 1];
  }

  open = (name, attributes, closed) => {
    if (name === "node") return this.openNode(attributes, closed);
    if (!this.here) return undefined;
    if (name === "richcontent") this.rich = { type: (attributes.type || "").toUpperCase(), lines: [""] };
    else if (this.rich) this.breakLine(name);
    else this.detail(name, attributes);
    return undefined;
  };

  close = (name) => {
    if (name === "node") this.stack.pop();
    else if (name === "richcontent" && this.rich) this.endRich();
    else if (this.rich) this.breakLine(name);
  };

  text = (text) => {
    if (this.rich) this.rich.lines[this.rich.lines.length - 1] += text.replace(/\s+/g, " ");
  };

  openNode(attributes, closed) {
    if (this.stack.length > MAX_DEPTH) throw new RangeError("too deep");
    const data = { text: attributes.text || attributes.localized_text || "" };
    if (attributes.link) data.link = attributes.link;
    if ((attributes.folded || "") === "true") data.folded = true;
    const style = {};
    if (isColor(attributes.color)) style.color = attributes.color.toLowerCase();
    if (isColor(attributes.background_color)) style.background = attributes.background_color.toLowerCase();
    if (Object.keys(style).length) data.style = style;
    const sketch = { key: attributes.id, data, children: [] };
    (this.here ? this.here.children : this.tops).push(sketch);
    if (!closed) this.stack.push(sketch);
  }

  detail(name, attributes) {
    const { data } = this.here;
    if (name === "icon" && attributes.builtin) data.icons = [...(data.icons || []), attributes.builtin];
    if (name === "attribute" && attributes.name) {
      data.attributes = [...(data.attributes || []), [attributes.name, attributes.value || ""]];
    }
    if (name === "arrowlink" && attributes.destination) {
      data.arrows = [...(data.arrows || []), { target: attributes.destination }];
    }
    if (name === "cloud")
      data.style = { ...data.style, cloud: isColor(attributes.color) ? attributes.color : "#f0f0f0" };
  }

  breakLine(name) {
    if (["p", "li", "br", "div", "tr"].includes(name)) this.rich.lines.push("");
  }

  endRich() {
    const lines = this.rich.lines.map((line) => line.trim()).filter(Boolean);
    const blocks = lines.map((line) => ({ kind: "p", level: 0, runs: [{ text: line }] }));
    if (this.rich.type === "NODE") this.here.data.text = lines.join("\n");
    if (this.rich.type === "NOTE") this.here.data.note = richOf(blocks);
    if (this.rich.type === "DETAILS") this.here.data.details = richOf(blocks);
    this.rich = null;
  }
}

function isColor(value) {
  return /^#[0-9a-f]{6}$/i.test(value || "");
}
