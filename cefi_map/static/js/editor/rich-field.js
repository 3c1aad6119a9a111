/** A small field of rich text: paragraphs, lists, bold, italic, links. Its content is read as blocks, never as markup. */

import { blocksOf, richOf } from "../mindmap/rich.js";
import { caps, comboOf } from "../ui/combos.js";
import { el, icon } from "../ui/dom.js";

/**
 * @typedef {import("../mindmap/model.js").Rich} Rich
 * @typedef {import("../mindmap/model.js").Run} Run
 * @typedef {import("../mindmap/rich.js").Block} Block
 * @typedef {{kind: string, level: number}} List The one that an item stands in.
 * @typedef {Omit<Run, "text">} Dress
 */

/** Bound here because Firefox has none of its own in such a field.
 * @type {Record<string, string>} */
const KEYS = { bold: "Mod+b", italic: "Mod+i" };
const UNDERLINE = "Mod+u"; // of browsers; a note has none, and Firefox shows the page's source

export class RichField {
  /** `oninput()` after each change; `label` names the field. `onlink(done)`, once set, asks for a link's address.
   * @param {{label: string, oninput: () => void, onkeydown: (event: KeyboardEvent) => void}} given */
  constructor({ label, oninput, onkeydown }) {
    /** @type {((said: string) => void) | null} */
    this.onhint = null;
    /** @type {((done: (address: string) => void) => void) | null} */
    this.onlink = null;
    this.field = el("div", {
      class: "field rich",
      contenteditable: "true",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      spellcheck: "true",
      oninput,
      onkeydown: (event) => {
        this.keydown(event);
        onkeydown(event);
      },
      onpaste: (event) => this.paste(event),
    });
    this.tools = el(
      "div",
      { class: "rich-tools", role: "group", "aria-label": "Mise en forme de la note" },
      this.tool("bold", "i-bold", "Gras"),
      this.tool("italic", "i-italic", "Italique"),
      this.tool("insertUnorderedList", "i-list", "Liste à puces"),
      this.tool("createLink", "i-link", "Lien"),
    );
  }

  /** @param {string} command @param {string} name @param {string} label */
  tool(command, name, label) {
    return el(
      "button",
      {
        class: "btn quiet ico sm",
        title: KEYS[command] ? `${label} (${caps(KEYS[command]).join(" ")})` : label,
        onmousedown: (event) => event.preventDefault(),
        onclick: () => this.command(command),
      },
      icon(name),
    );
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const combo = comboOf(event);
    const command = Object.keys(KEYS).find((name) => KEYS[name] === combo);
    if (!command && combo !== UNDERLINE) return;
    event.preventDefault();
    if (command) this.command(command);
    else this.onhint?.("Une note garde le gras et l’italique, pas le souligné.");
  }

  /** @param {string} name */
  command(name) {
    this.field.focus();
    if (name === "createLink") this.link();
    else document.execCommand(name);
  }

  /** Asks for an address, then puts it on the words that were chosen. */
  link() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) {
      this.onhint?.("Choisissez d’abord les mots du lien.");
      return;
    }
    const range = selection.getRangeAt(0);
    this.onlink?.((address) => {
      this.field.focus();
      selection.removeAllRanges();
      selection.addRange(range);
      document.execCommand("createLink", false, address);
    });
  }

  /** @param {Rich} rich */
  set value(rich) {
    this.field.replaceChildren(...elementsOf(blocksOf(rich)));
  }

  /** What is written, as the map stores it. */
  get value() {
    const reader = new Reader();
    reader.read(this.field);
    return richOf(reader.blocks);
  }

  focus() {
    this.field.focus();
    const selection = getSelection();
    selection?.selectAllChildren(this.field);
    selection?.collapseToEnd();
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData?.getData("text/plain"));
  }
}

/** Elements for blocks: also for showing a note. Items of a list in a row share one list.
 * @param {Block[]} blocks */
export function elementsOf(blocks) {
  /** @type {HTMLElement[]} */
  const out = [];
  for (const block of blocks) {
    const runs = block.runs.map(runOf);
    if (block.kind === "p") {
      out.push(el("p", {}, ...(runs.length ? runs : [el("br")])));
      continue;
    }
    const last = out[out.length - 1];
    const list = last?.localName === block.kind ? last : el(block.kind === "ol" ? "ol" : "ul");
    if (list !== last) out.push(list);
    const item = el("li", {}, ...runs);
    if (block.level) item.style.marginLeft = `${block.level * 20}px`;
    item.dataset.level = String(block.level);
    list.append(item);
  }
  return out;
}

/** @param {Run} run */
function runOf({ text, bold, italic, link }) {
  /** @type {Text | HTMLElement} */
  let made = document.createTextNode(text);
  if (italic) made = el("i", {}, made);
  if (bold) made = el("b", {}, made);
  return link && /^(https?:\/\/|mailto:|#)/i.test(link)
    ? el("a", { href: link, rel: "noreferrer", target: "_blank" }, made)
    : made;
}

class Reader {
  /** @type {Block[]} */
  blocks = [];
  /** @type {{runs: Run[]} | null} */
  block = null; // the one being read

  /** @param {HTMLElement} element @param {Dress} [style] @param {List | null} [list] */
  read(element, style = {}, list = null) {
    for (const child of element.childNodes) {
      if (child instanceof Text) this.text(child.data.replace(/\u200b/g, ""), style, list);
      else if (child instanceof HTMLElement) this.element(child, style, list);
    }
  }

  /** @param {HTMLElement} child @param {Dress} style @param {List | null} list */
  element(child, style, list) {
    const name = child.localName;
    if (name === "br") {
      if (this.block && child.nextSibling) this.block = null;
      return;
    }
    if (name === "ul" || name === "ol") {
      this.block = null;
      this.read(child, style, { kind: name, level: list ? list.level + 1 : 0 });
      this.block = null;
      return;
    }
    const isBlock = ["p", "div", "li", "blockquote"].includes(name);
    if (isBlock)
      this.start(
        name === "li"
          ? { kind: list?.kind || "ul", level: Number(child.dataset.level || 0) || list?.level || 0 }
          : list,
      );
    this.read(
      child,
      {
        bold: style.bold || name === "b" || name === "strong" || child.style.fontWeight === "bold" || undefined,
        italic: style.italic || name === "i" || name === "em" || child.style.fontStyle === "italic" || undefined,
        link: name === "a" ? child.getAttribute("href") || undefined : style.link,
      },
      list,
    );
    if (isBlock) this.block = null;
  }

  /** @param {List | null} list */
  start(list) {
    const block = { kind: list?.kind || "p", level: list?.level || 0, runs: /** @type {Run[]} */ ([]) };
    this.block = block;
    this.blocks.push(block);
    return block;
  }

  /** @param {string} text @param {Dress} style @param {List | null} list */
  text(text, style, list) {
    if (!text || (!this.block && !text.trim())) return;
    const block = this.block ?? this.start(list);
    block.runs.push({ text: text.replace(/\n/g, " "), ...style });
  }
}
