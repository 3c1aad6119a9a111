/** How figures and footnotes show in the text: the map drawn as it is today; the number of a note. */

import { el, icon } from "../ui/dom.js";
import { named } from "./saying.js";
import { textOf } from "./schema.js";

/**
 * @import { Node } from "../../vendor/prosemirror.js"
 *
 * @typedef {() => number | undefined} GetPos Where it stands; nowhere once it has left the text.
 * @typedef {(pos: number) => void} Edit
 */

/** For a figure: `address(stage)` gives the picture, `warned(stage)` says why it is not read, `edit(pos)` opens its
 * settings; it is `among` those in the text. */
export class FigureView {
  /** @param {Node} node @param {GetPos} getPos
   * @param {{address: (stage: string) => string, warned: (stage: string) => string, edit: Edit,
   *   among: Set<FigureView>}} given */
  constructor(node, getPos, { address, warned, edit, among }) {
    this.node = node;
    this.among = among.add(this);
    this.address = address;
    this.warned = warned;
    this.warning = el("p", { class: "meta small-letters", hidden: true });
    this.picture = el("img", { alt: "", draggable: "false", loading: "lazy" }); // with its letters 40 kB
    this.caption = el("figcaption", {});
    const open = opening(getPos, edit);
    this.button = el("button", { class: "btn sm", onclick: open }, icon("i-settings"), "Étape et légende");
    this.dom = el("figure", { contenteditable: "false" }, this.picture, this.caption, this.warning, this.button);
    this.dom.addEventListener("dblclick", open);
    this.show();
  }

  show() {
    const { attrs } = this.node;
    const address = this.address(attrs.stage);
    if (this.picture.getAttribute("src") !== address) this.picture.src = address;
    this.picture.alt = named(attrs.stage);
    this.caption.textContent = attrs.caption;
    this.warning.textContent = this.warned(attrs.stage);
    this.warning.hidden = !this.warning.textContent;
  }

  /** @param {Node} node */
  update(node) {
    if (node.type.name !== "figure") return false;
    this.node = node;
    this.show();
    return true;
  }

  destroy() {
    this.among.delete(this);
  }

  /** @param {Event} event */
  stopEvent(event) {
    return event.target instanceof Element && this.button.contains(event.target);
  }

  ignoreMutation() {
    return true;
  }
}

/** For a footnote: its number is counted by the style sheet; a press opens it. */
export class NoteView {
  /** @param {Node} node @param {GetPos} getPos @param {{edit: Edit}} given */
  constructor(node, getPos, { edit }) {
    this.dom = el("span", {
      class: "note",
      role: "button",
      "aria-label": labelOf(node),
      title: textOf(node.attrs.runs),
    });
    this.dom.addEventListener("click", opening(getPos, edit));
  }
}

/** @param {GetPos} getPos @param {Edit} edit */
function opening(getPos, edit) {
  return () => {
    const pos = getPos();
    if (pos !== undefined) edit(pos);
  };
}

/** @param {Node} node */
function labelOf(node) {
  return `Note de bas de page : ${textOf(node.attrs.runs)}`;
}
