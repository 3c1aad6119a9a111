/** Writing a node's title in its place on the map: a text field over the box, in the map's own letters. */

import { rename } from "../mindmap/commands.js";
import { topOf } from "../mindmap/geometry/face.js";
import { PX } from "../mindmap/geometry/presets.js";
import { EDIT_TITLE_CHARS } from "../mindmap/limits.js";
import { el } from "../ui/dom.js";
import { describeOnce } from "../ui/saying.js";
import { quoted } from "../ui/words.js";
import { SMALL } from "./overview.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./canvas.js").Canvas, "host" | "view" | "byKey" | "inset" | "pan" | "flush" | "focus"
 *   | "isWhole" | "keepWhole">} Canvas
 */

const GROWS_ALONE = CSS.supports("field-sizing", "content");
const NARROWEST = 150; // pixels at scale 1
const BORDER = 2; // as in the style sheet
const INSIDE = 6; // pixels at least from the field's edge to its letters
const CARET = 4; // room for it after the longest line
const LINE_EM = 2500 / 2048;
const PAUSE = 700; // milliseconds without a key after which what is typed goes into the map

export class Entry {
  /** @param {Canvas} canvas @param {import("./state.js").State} state */
  constructor(canvas, state) {
    this.canvas = canvas;
    this.state = state;
    /** @type {HTMLTextAreaElement | null} */
    this.field = null;
    /** @type {((event: KeyboardEvent) => void) | null} */
    this.onleave = null; // Tab ended the writing
    /** @type {((words: string, what: "replaced" | "given up") => void) | null} */
    this.onlost = null; // words are in the map no more
    this.key = ""; // of the node that is written
    this.ended = ""; // of the one that Enter has just ended: a letter then begins the next idea
    this.isOver = false; // a letter writes over the title
    /** @type {string | null} */
    this.fresh = null;
    this.first = ""; // what its title was
    this.since = 0; // how many changes were done before those of this writing
    this.wasWhole = false; // all of the map was seen before the field asked for room
    this.merge = "";
    state.on("choose", () => {
      if (this.key !== state.key) this.commit();
    });
  }

  get isOpen() {
    return this.field !== null;
  }

  /** Opens the field on a node, to go on with its title. `fresh`: what the changes that made it just now are joined by
   * (Escape takes it back). `isOver`: the key that opens it writes over the title.
   * @param {Node} node @param {{fresh?: string | null, isOver?: boolean}} [options] */
  open(node, { fresh = null, isOver = false } = {}) {
    this.commit();
    this.key = node.key;
    this.fresh = fresh;
    this.first = node.text;
    this.isOver = isOver && Boolean(node.text);
    if (fresh) this.state.expect(node);
    this.since = this.state.history.done.length - (fresh ? 1 : 0);
    this.merge = fresh || `text:${node.key}:${Date.now()}`;
    const field = el("textarea", {
      class: "entry",
      "aria-label": this.nameFor(node),
      rows: 1,
      spellcheck: "true",
      maxlength: EDIT_TITLE_CHARS,
      oninput: () => this.typed(),
      onblur: () => this.commit({ refocus: false }),
      onkeydown: (event) => this.keydown(event),
    });
    describeOnce(field, "entry-keys");
    this.field = field;
    field.value = node.text;
    this.place();
    this.wasWhole = this.canvas.isWhole;
    this.makeRoom();
    this.canvas.host.append(field);
    this.grow();
    this.canvas.flush(false); // the new node and the field are laid out together, when the field takes the focus
    field.focus({ preventScroll: true });
    field.setSelectionRange(this.isOver ? 0 : field.value.length, field.value.length);
  }

  /** @param {Node} node */
  nameFor({ text, parent }) {
    if (this.fresh && parent) return `Nouvelle idée sous ${quoted(parent.text)}`;
    return this.isOver ? `Texte du nœud, à la place de ${quoted(text)}` : "Texte du nœud";
  }

  /** Shows the question that the new idea answers, until a letter is written.
   * @param {string} [question] */
  ask(question) {
    if (!this.field || !question) return;
    this.field.placeholder = question;
    this.field.setAttribute("aria-label", `${this.field.getAttribute("aria-label")}. ${question}`);
  }

  /** Puts the field over the box, its letters where the node's own stand. */
  place() {
    const box = this.canvas.byKey.get(this.key);
    if (!box || !this.field) return;
    const { view } = this.canvas;
    const { inner: face = box.face, zoom = 1 } = box.face;
    const k = Math.max(view.k * zoom, SMALL);
    const [x, y] = view.toWindow(box.x / PX, box.y / PX);
    const px = (/** @type {number} */ units) => (units / PX) * k;
    const before = Math.max(px(face.textX), INSIDE);
    const above = Math.max(px(topOf(face)), INSIDE);
    const width = Math.max(before + px(face.width - face.textX) + CARET, NARROWEST * k);
    const left = box.side < 0 ? x + (box.face.width / PX) * view.k - width : x + px(face.textX) - before;
    const top = y + px(topOf(face)) - above;
    const picture = face.marks.find(({ kind }) => kind === "picture"); // it stays seen below
    const height = Math.max(px(picture?.y ?? face.height), 2 * above + px(face.lines.length * face.lineHeight));
    const { style } = this.field;
    style.font = `${face.bold ? 700 : 400} ${(face.size / 2) * k}px/${LINE_EM} var(--map)`;
    style.padding = `${above - BORDER}px ${INSIDE - BORDER}px ${above - BORDER}px ${before - BORDER}px`;
    style.minHeight = `${height}px`;
    style.width = `${width}px`;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.textAlign = box.depth ? "left" : "center";
    /** @type {import("./view.js").Rect | undefined} */
    this.spot = [left, top, left + width, top + height];
  }

  /** Shifts the map so that all of the field is in the window: it is wider than an empty node. */
  makeRoom() {
    const { canvas } = this;
    if (!this.spot) return;
    const [left, top, right, low] = this.spot;
    const bottom = Math.max(low, top + (this.field?.offsetHeight ?? 0)); // it grows with its lines
    const [dx, dy] = canvas.view.reveal(
      [...canvas.view.toMap(left, top), ...canvas.view.toMap(right, bottom)],
      canvas.inset,
    );
    if (!dx && !dy) return;
    canvas.pan(dx, dy);
    this.place();
  }

  grow() {
    const { field } = this;
    if (GROWS_ALONE || !field) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  typed() {
    this.grow();
    clearTimeout(this.timer);
    if (this.isTooHigh) this.settle();
    else this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  /** Whether it has grown by a line: its neighbours make room at once. */
  get isTooHigh() {
    const { field, spot } = this;
    return Boolean(field && spot && field.offsetHeight > spot[3] - spot[1] + 1);
  }

  /** What is typed goes into the map, the field stays open. */
  settle() {
    clearTimeout(this.timer);
    const node = this.state.map.get(this.key);
    const { field, merge } = this;
    if (!node || !field || field.value === node.text) return;
    this.state.run("texte modifié", (t) => rename(t, node, field.value), { merge, silent: true });
    this.place();
    this.makeRoom(); // it has grown by a line
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.isComposing || event.key === "Process") return;
    if (event.key === "Tab" && this.fresh && !this.field?.value.trim()) {
      this.commit(); // the keyboard is in the map again, and goes on from there
      return;
    }
    event.stopPropagation();
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      const { key } = this;
      this.commit();
      if (this.state.map.has(key)) this.ended = key;
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.cancel();
    } else if (event.key === "Tab") {
      event.preventDefault();
      this.commit();
      this.onleave?.(event);
    }
  }

  /** @param {{refocus?: boolean}} [options] */
  commit({ refocus = true } = {}) {
    this.ended = "";
    if (!this.field) return;
    const value = this.field.value.trim() ? this.field.value.replace(/^\n+|(?<!\s)\s+$/g, "") : "";
    const node = this.state.map.get(this.key);
    const isEmpty = this.fresh && !value && node;
    this.close();
    if (isEmpty) this.state.unmake(node);
    else if (node && value !== node.text)
      this.state.run("texte modifié", (t) => rename(t, node, value), { merge: this.merge });
    this.state.history.seal();
    if (this.wasWhole) this.canvas.keepWhole();
    if (refocus) this.canvas.focus();
    if (this.isOver && value !== this.first) this.onlost?.(this.first, "replaced");
  }

  /** Back to what was there; a node just made goes away. Words that were written can be done again. */
  cancel() {
    this.settle();
    const node = this.state.map.get(this.key);
    const { fresh, first } = this;
    const words = node?.text ?? "";
    this.close();
    if (fresh && node && !words.trim()) this.state.unmake(node);
    else this.state.giveUp(this.since);
    if (this.wasWhole) this.canvas.keepWhole();
    this.canvas.focus();
    if (words.trim() && words !== first) this.onlost?.(fromChange(first, words), "given up");
  }

  /** The field goes once the browser has told readers where the keyboard is: Orca, told first that what had it is gone,
   * looks for another place by itself, and then does not say where it went. */
  close() {
    clearTimeout(this.timer);
    const { field } = this;
    this.field = null;
    if (!field) return;
    field.className = "vh";
    requestAnimationFrame(() => requestAnimationFrame(() => field.remove()));
  }
}

/** What differs of a text, from the beginning of its first word that does.
 * @param {string} first what it was @param {string} words */
function fromChange(first, words) {
  let at = 0;
  while (at < words.length && words[at] === first[at]) at++;
  const start = words.lastIndexOf(" ", at - 1) + 1;
  return start && at ? `…${words.slice(start)}` : words;
}
