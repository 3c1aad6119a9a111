/** A small field of rich text: paragraphs, lists, bold, italic, links. Its content is read as blocks, never as markup. */

import { blocksOf, richOf } from "../mindmap/rich.js";
import { el, icon } from "../ui/dom.js";

export class RichField {
  /** `oninput()` after each change; `label` names the field. `onlink(done)`, once set, asks for a link's address. */
  constructor({ label, oninput, onkeydown }) {
    this.field = el("div", {
      class: "field rich",
      contenteditable: "true",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      spellcheck: "true",
      oninput,
      onkeydown,
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

  tool(command, name, label) {
    return el(
      "button",
      {
        class: "btn quiet ico sm",
        "aria-label": label,
        title: label,
        onmousedown: (event) => event.preventDefault(),
        onclick: () => this.command(command),
      },
      icon(name),
    );
  }

  command(name) {
    this.field.focus();
    if (name === "createLink") this.link();
    else document.execCommand(name);
  }

  /** Asks for an address, then puts it on the words that were chosen. */
  link() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) {
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
    selection.selectAllChildren(this.field);
    selection.collapseToEnd();
  }

  paste(event) {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  }
}

/** Elements for blocks: also for showing a note. Items of a list in a row share one list. */
export function elementsOf(blocks) {
  const out = [];
  for (const block of blocks) {
    const runs = block.runs.map(runOf);
    if (block.kind === "p") {
      out.push(el("p", {}, ...(runs.length ? runs : [el("br")])));
      continue;
    }
    const last = out[out.length - 1];
    const list = last && last.localName === block.kind ? last : el(block.kind);
    if (list !== last) out.push(list);
    const item = el("li", {}, ...runs);
    if (block.level) item.style.marginLeft = `${block.level * 20}px`;
    item.dataset.level = block.level;
    list.append(item);
  }
  return out;
}

function runOf({ text, bold, italic, link }) {
  let made = document.createTextNode(text);
  if (italic) made = el("i", {}, made);
  if (bold) made = el("b", {}, made);
  return link && /^(https?:\/\/|mailto:|#)/i.test(link)
    ? el("a", { href: link, rel: "noreferrer", target: "_blank" }, made)
    : made;
}

class Reader {
  blocks = [];
  block = null;

  read(element, style = {}, list = null) {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data.replace(/\u200b/g, ""), style, list);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, style, list);
    }
  }

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

  start(list) {
    this.block = { kind: list?.kind || "p", level: list?.level || 0, runs: [] };
    this.blocks.push(this.block);
  }

  text(text, style, list) {
    if (!text || (!this.block && !text.trim())) return;
    if (!this.block) this.start(list);
    this.block.runs.push({ text: text.replace(/\n/g, " "), ...style });
  }
}
