/** The line of the plan where one writes: a text field in the row, and the keys of a word processor. */

import * as commands from "../mindmap/commands.js";
import { rename } from "../mindmap/commands-text.js";
import { countOf } from "../mindmap/outline.js";
import { comboOf } from "./combos.js";
import { actionOf } from "./keys.js";
import { perform } from "./actions/index.js";
import { sketchesOf } from "./clipboard.js";
import { el } from "./dom.js";
import { count } from "./words.js";

const OURS = {
  Enter: "enter",
  "Shift+Enter": "note",
  Tab: "demote",
  "Shift+Tab": "promote",
  "Alt+ArrowUp": "up",
  "Alt+ArrowDown": "down",
  "Alt+ArrowLeft": "promote",
  "Alt+ArrowRight": "demote",
};

export class Line {
  constructor(app, plan) {
    this.app = app;
    this.plan = plan;
    this.key = null;
    this.leaving = false;
    this.field = el("textarea", {
      class: "oline",
      rows: 1,
      spellcheck: "true",
      maxlength: 32000,
      "aria-describedby": "plan-keys",
      oninput: (event) => this.typed(event),
      onkeydown: (event) => this.keydown(event),
      onpaste: (event) => this.paste(event),
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

  /** Opens a row; `at` is where the caret goes (null: the end). */
  open(key, at = null) {
    const { state } = this.app;
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

  attach(key) {
    const row = this.plan.rows.get(key);
    if (!row) return;
    if (this.key && this.key !== key) this.detach();
    this.key = key;
    this.merge = `line:${key}:${Date.now()}`;
    const node = this.node;
    this.field.value = node.text;
    this.field.setAttribute("aria-label", row.text.getAttribute("aria-label"));
    if (this.field.parentNode !== row.line) {
      this.swapping = true;
      row.text.after(this.field);
      this.swapping = false;
    }
    row.text.hidden = true;
    row.line.classList.add("editing");
    this.grow();
  }

  detach() {
    const row = this.plan.rows.get(this.key);
    if (row) {
      row.text.hidden = false;
      row.line.classList.remove("editing");
    }
    this.key = null;
    this.swapping = true;
    this.field.remove();
    this.swapping = false;
    this.app.state.history.seal();
  }

  blurred() {
    if (this.swapping) return;
    this.leaving = false;
    if (document.hasFocus()) this.detach();
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
      current.text.onfocus = () => this.open(current.li.dataset.key);
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

  typed(event) {
    this.composing = Boolean(event.isComposing);
    this.grow();
    if (this.composing || !this.node) return;
    this.app.state.run("texte modifié", (t) => rename(t, this.node, this.field.value), {
      merge: this.merge,
      silent: true,
    });
  }

  keydown(event) {
    if (event.isComposing || event.key === "Process") return;
    const combo = comboOf(event);
    if (event.key === "Escape") {
      this.leaving = true;
      this.app.say("Tab sort du plan.");
      return;
    }
    if (this.leaving && event.key === "Tab") return;
    if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) this.leaving = false;
    const by = { "Shift+ArrowUp": -1, "Shift+ArrowDown": 1 }[combo];
    if (by && this.isAtEdge(by)) {
      event.preventDefault();
      event.stopPropagation();
      this.plan.chosen.extend(by);
      return;
    }
    if (Object.hasOwn(OURS, combo)) {
      event.preventDefault();
      event.stopPropagation();
      this[OURS[combo]]();
      return;
    }
    if (this.edges(event, combo)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const action = actionOf(event);
    if (
      action &&
      /^(Mod|F\d|Alt)/.test(combo) &&
      !action.isNative &&
      !["select-siblings", "bold", "italic", "parent", "dissolve", "select-branch"].includes(action.name)
    ) {
      event.preventDefault();
      event.stopPropagation();
      perform(action, this.app);
      if (["undo", "redo", "fold", "duplicate"].includes(action.name)) this.open(this.app.state.key);
    }
  }

  /** Whether the text holds on one row of the screen. */
  get isShort() {
    return this.field.scrollHeight < 2 * parseFloat(getComputedStyle(this.field).lineHeight);
  }

  /** Whether there is no more text of this line above or below the caret to choose. */
  isAtEdge(by) {
    const { selectionStart, selectionEnd, value } = this.field;
    return this.isShort || (by < 0 ? selectionStart === 0 : selectionEnd === value.length);
  }

  /** What happens at the start or the end of the line: joining, and going to the next one. */
  edges(event, combo) {
    const { selectionStart: from, selectionEnd: to, value } = this.field;
    const by = { ArrowUp: -1, ArrowDown: 1 }[combo];
    if (by && this.isShort) return this.go(this.plan.beside(this.key, by), from);
    if (by) {
      this.vertical(by, from);
      return false;
    }
    if (from !== to) return false;
    const { key } = this;
    if (combo === "ArrowLeft" && from === 0) return this.go(this.plan.beside(key, -1), null);
    if (combo === "ArrowRight" && from === value.length) return this.go(this.plan.beside(key, 1), 0);
    if (combo === "Backspace" && from === 0) return this.joinBefore();
    if (combo === "Delete" && from === value.length) {
      const next = this.plan.beside(key, 1);
      return next ? this.join(this.node, next) : false;
    }
    return false;
  }

  /** Up and down inside a long line are the browser's; when the caret could not move, the next row takes over. */
  vertical(by, from) {
    const { key } = this;
    setTimeout(() => {
      if (this.isOpen && this.key === key && this.field.selectionStart === from) this.go(this.plan.beside(key, by), from);
    });
  }

  go(node, at) {
    if (node) this.open(node.key, at);
    return Boolean(node);
  }

  enter() {
    const { state } = this.app;
    const { node } = this;
    const { selectionStart: from, selectionEnd: to, value } = this.field;
    if (!value && node.parent?.parent && !node.children.length) {
      this.promote();
      return;
    }
    if (from === 0 && value && node.parent)
      state.run("nouvelle ligne", (t) => {
        const made = commands.addSibling(t, node, { before: true });
        return to ? made : [node.key];
      });
    else state.run("nouvelle ligne", (t) => commands.split(t, node, value.slice(0, from), value.slice(to)));
    this.open(state.key, 0);
  }

  note() {
    this.app.notes.open();
  }

  demote() {
    this.moved("demote");
  }

  promote() {
    this.moved("promote");
  }

  up() {
    this.moved("move-up");
  }

  down() {
    this.moved("move-down");
  }

  moved(name) {
    const at = this.field.selectionStart;
    perform(name, this.app);
    this.open(this.app.state.key, at);
  }

  joinBefore() {
    const before = this.plan.beside(this.key, -1);
    if (!before) return false;
    return this.join(before, this.node);
  }

  join(before, node) {
    if (!node.parent || (before.parent !== node.parent && before !== node.parent && node.children.length)) return false;
    const at = before.text.length + (before.text && node.text ? 1 : 0);
    this.app.state.run("lignes réunies", (t) => commands.join(t, before, node));
    this.open(before.key, at);
    return true;
  }

  /** Several lines, a list or a branch become rows; one line is text. */
  paste(event) {
    const sketches = sketchesOf(event.clipboardData);
    if (countOf(sketches) < 2) return;
    event.preventDefault();
    const { state } = this.app;
    const { node } = this;
    state.run(`collage de ${count(countOf(sketches), "nœud")}`, (t) => {
      if (!node.parent) return commands.paste(t, sketches, node);
      const keys = commands.paste(t, sketches, node.parent, node.parent.children.indexOf(node) + 1);
      if (!node.text && !node.children.length) t.remove(node);
      return keys;
    });
    this.app.toast(`${count(countOf(sketches), "nœud collé", "nœuds collés")}.`, "undo");
    this.open(state.key);
  }
}
