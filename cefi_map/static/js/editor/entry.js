/** Writing a node's title in its place on the map: a text field over the box, in the map's own letters. */

import { PX } from "../mindmap/geometry/presets.js";
import { rename } from "../mindmap/commands-text.js";
import { el } from "./dom.js";
import { quoted } from "./words.js";

const GROWS_ALONE = CSS.supports("field-sizing", "content");
const PAUSE = 700; // milliseconds without a key after which what is typed goes into the map

export class Entry {
  constructor(canvas, state) {
    this.canvas = canvas;
    this.state = state;
    this.field = null;
    state.on("choose", () => {
      if (this.field && this.key !== state.key) this.commit();
    });
  }

  get isOpen() {
    return this.field !== null;
  }

  /** Opens the field on a node. `fresh`: the node was just made (Escape takes it back). `text`: replaces the title. */
  open(node, { fresh = false, text = null } = {}) {
    if (this.field) this.commit();
    this.key = node.key;
    this.fresh = fresh;
    this.first = node.text;
    this.merge = fresh || `text:${node.key}:${Date.now()}`;
    this.field = el("textarea", {
      class: "entry",
      "aria-label": fresh && node.parent ? `Nouvelle idée sous ${quoted(node.parent.text)}` : "Texte du nœud",
      rows: 1,
      spellcheck: "true",
      maxlength: 32000,
      oninput: () => this.typed(),
      onblur: () => this.commit({ refocus: false }),
      onkeydown: (event) => this.keydown(event),
    });
    this.field.value = text ?? node.text;
    this.place();
    this.makeRoom();
    this.canvas.host.append(this.field);
    this.grow();
    this.canvas.flush(false); // the new node and the field are laid out together, when the field takes the focus
    this.field.focus({ preventScroll: true });
    if (text === null) this.field.select();
  }

  /** Shows the question that the new idea answers, until a letter is written. */
  ask(question) {
    if (!this.field || !question) return;
    this.field.placeholder = question;
    this.field.setAttribute("aria-label", `${this.field.getAttribute("aria-label")}. ${question}`);
  }

  place() {
    const box = this.canvas.byKey.get(this.key);
    if (!box || !this.field) return;
    const { view } = this.canvas;
    const k = Math.max(view.k, 0.72);
    const { face } = box;
    const [x, y] = view.toWindow(box.x / PX, box.y / PX);
    const width = Math.max(face.width / PX + 8, 150) * k;
    const { style } = this.field;
    style.font = `${face.bold ? 700 : 400} ${(face.size / 2) * k}px/1.22 var(--map)`;
    style.minHeight = `${(face.height / PX) * k}px`;
    style.width = `${width}px`;
    const left = box.side < 0 ? x + (face.width / PX) * view.k - width : x;
    style.left = `${left}px`;
    style.top = `${y}px`;
    this.spot = [left, y, left + width, y + (face.height / PX) * k];
    style.textAlign = box.depth ? "left" : "center";
  }

  /** Shifts the map so that all of the field is in the window: it is wider than an empty node. */
  makeRoom() {
    const { canvas } = this;
    if (!this.spot) return;
    const [left, top, right, bottom] = this.spot;
    const [dx, dy] = canvas.view.reveal([...canvas.view.toMap(left, top), ...canvas.view.toMap(right, bottom)], canvas.inset);
    if (!dx && !dy) return;
    canvas.pan(dx, dy);
    this.place();
  }

  grow() {
    const { field } = this;
    if (GROWS_ALONE) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  typed() {
    this.grow();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  /** What is typed goes into the map, the field stays open. */
  settle() {
    clearTimeout(this.timer);
    const node = this.state.map.get(this.key);
    if (!node || !this.field || this.field.value === node.text) return;
    this.state.run("texte modifié", (t) => rename(t, node, this.field.value), { merge: this.merge, silent: true });
  }

  keydown(event) {
    if (event.isComposing || event.key === "Process") return;
    event.stopPropagation();
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.commit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.cancel();
    } else if (event.key === "Tab") {
      event.preventDefault();
      this.commit();
      this.onleave?.(event);
    }
  }

  commit({ refocus = true } = {}) {
    if (!this.field) return;
    const value = this.field.value.trim() ? this.field.value.replace(/^\n+|\s+$/g, "") : "";
    const node = this.state.map.get(this.key);
    const empty = this.fresh && !value && node && !node.children.length && !node.text;
    this.close();
    if (empty) this.drop();
    else if (node && value !== node.text)
      this.state.run("texte modifié", (t) => rename(t, node, value), { merge: this.merge });
    this.state.history.seal();
    if (refocus) this.canvas.focus();
  }

  /** Back to what was there; a node just made goes away. */
  cancel() {
    const node = this.state.map.get(this.key);
    const { fresh, first } = this;
    this.close();
    if (fresh && !first) this.drop();
    else if (node && node.text !== first)
      this.state.run("texte modifié", (t) => rename(t, node, first), { merge: this.merge });
    this.state.history.seal();
    this.canvas.focus();
  }

  /** Takes back the making of an empty node, leaving no trace. */
  drop() {
    this.state.undo();
    this.state.history.undone.pop();
  }

  close() {
    clearTimeout(this.timer);
    const { field } = this;
    this.field = null;
    field.remove();
  }
}
