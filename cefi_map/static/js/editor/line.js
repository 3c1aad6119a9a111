/** The line of the plan where one writes: a text field in its row, which the map follows letter by letter. */

import { rename } from "../mindmap/commands.js";
import { EDIT_TITLE_CHARS } from "../mindmap/limits.js";
import { el } from "../ui/dom.js";
import { describeOnce } from "../ui/saying.js";
import { LineKeys } from "./line-keys.js";

/**
 * @typedef {Pick<import("./app.js").App, "state" | "later"> & import("./line-keys.js").Given} Given
 * @typedef {Pick<import("./plan.js").Plan, "rows" | "chosen" | "beside" | "flush" | "schedule">} Plan
 */

export class Line {
  /** @param {Given} app @param {Plan} plan */
  constructor(app, plan) {
    this.app = app;
    this.plan = plan;
    this.key = ""; // of the row that is written, where one is
    this.merge = "";
    this.moving = false; // it chooses a row itself
    this.swapping = false; // it goes from row to row
    this.composing = false;
    /** @type {LineKeys} */
    this.keys = new LineKeys(this);
    this.field = el("textarea", {
      class: "oline",
      rows: 1,
      spellcheck: "true",
      maxlength: EDIT_TITLE_CHARS,
      oninput: (event) => this.typed(event),
      onkeydown: (event) => this.keys.pressed(event),
      onpointerdown: () => {
        this.keys.isCarried = false;
      },
      onpaste: (event) => this.keys.paste(event),
      oncompositionend: () => this.typed({}),
      onblur: () => this.blurred(),
    });
  }

  get isOpen() {
    return this.field.isConnected;
  }

  get node() {
    return this.app.state.map.get(this.key);
  }

  /** Opens a row; `at` is where the caret goes (null: the end).
   * @param {string} key @param {number | null} [at] */
  open(key, at = null) {
    const { state } = this.app;
    this.keys.isCarried = false;
    if (state.key !== key || state.chosen.size > 1) {
      this.moving = true;
      state.choose(key, { quiet: true });
      this.moving = false;
    }
    this.plan.flush();
    this.attach(key);
    this.field.focus({ preventScroll: true });
    const end = this.field.value.length;
    const place = at === null ? end : Math.min(at, end);
    this.field.setSelectionRange(place, place);
    this.reveal();
  }

  /** @param {string} key */
  attach(key) {
    const row = this.plan.rows.get(key);
    if (!row) return;
    if (this.key && this.key !== key) this.detach();
    this.key = key;
    this.merge = `line:${key}:${Date.now()}`;
    const node = this.node;
    this.field.value = node.text;
    this.field.setAttribute("aria-label", row.text.getAttribute("aria-label") ?? "");
    if (this.field.parentNode !== row.line) {
      this.swapping = true;
      describeOnce(this.field, "plan-keys");
      row.text.after(this.field);
      this.swapping = false;
    }
    row.text.hidden = true;
    row.line.classList.add("editing");
    this.grow();
  }

  detach() {
    const row = this.plan.rows.get(this.key);
    const node = this.node;
    if (row) {
      row.text.hidden = false;
      row.line.classList.remove("editing");
    }
    this.key = "";
    this.swapping = true;
    this.field.remove();
    this.swapping = false;
    this.app.state.history.seal();
    if (node && this.app.state.blanks.includes(node.key)) this.app.state.unmake(node);
  }

  blurred() {
    if (this.swapping) return;
    if (document.hasFocus()) {
      this.detach();
      for (const key of this.app.state.blanks) this.app.state.unmake(this.app.state.map.get(key));
    }
    this.plan.schedule();
  }

  /** The choice moved elsewhere while a line was open (undo, a click on the map). */
  follow() {
    if (!this.isOpen || this.moving || this.key === this.app.state.key) return;
    if (document.activeElement === this.field) this.app.later(() => this.open(this.app.state.key));
  }

  /** After the rows were drawn: the field shows what the map says, in a row that is there. */
  settle() {
    const current = this.plan.rows.get(this.app.state.key);
    for (const { text } of this.plan.rows.values())
      if (text.tabIndex === 0 && text !== current?.text) text.tabIndex = -1;
    if (current) {
      current.text.tabIndex = 0;
      current.text.onfocus = () => this.open(String(current.li.dataset.key));
    }
    if (!this.key) return;
    const row = this.plan.rows.get(this.key);
    if (!row) {
      this.detach();
      return;
    }
    row.line.classList.add("editing");
    row.text.hidden = true;
    if (!this.composing && this.field.value !== this.node.text) {
      this.field.value = this.node.text;
      this.grow();
    }
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  reveal() {
    this.plan.rows.get(this.key)?.li.scrollIntoView({ block: "nearest" });
  }

  /** @param {{isComposing?: boolean}} event */
  typed(event) {
    this.keys.isCarried = false;
    this.composing = Boolean(event.isComposing);
    this.grow();
    if (this.composing || !this.node) return;
    this.app.state.run("texte modifié", (t) => rename(t, this.node, this.field.value), {
      merge: this.merge,
      silent: true,
    });
  }
}
