/** The keys of a word processor in a line of the plan: new line, rank, move, join, choose several, paste. */

import * as commands from "../mindmap/commands.js";
import { countOf } from "../mindmap/outline.js";
import { comboOf } from "../ui/combos.js";
import { count, quoted } from "../ui/words.js";
import { sketchesOf } from "./clipboard.js";
import { stand } from "./hold.js";
import { actionOf } from "./keys.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./app.js").App, "state" | "say" | "act" | "notes" | "toast" | "hold" | "lens" | "search">} Given
 * @typedef {Pick<import("./line.js").Line, "key" | "node" | "field" | "open" | "isOpen"> & {app: Given,
 *   plan: Pick<import("./plan.js").Plan, "chosen" | "beside">}} Line
 */

/** @type {Readonly<Record<string, "enter" | "note" | "demote" | "promote" | "up" | "down">>} */
const OURS = {
  Enter: "enter",
  "Shift+Enter": "note",
  Tab: "demote",
  "Shift+Tab": "promote",
  "Alt+ArrowUp": "up",
  "Alt+ArrowDown": "down",
};

const HOLDS = "Tab range la ligne dessous. Échap puis Tab sortent du plan.";

/** @type {Readonly<Record<string, -1 | 1 | undefined>>} */
const UPRIGHT = { ArrowUp: -1, ArrowDown: 1 };
/** @type {Readonly<Record<string, -1 | 1 | undefined>>} */
const SHIFTED = { "Shift+ArrowUp": -1, "Shift+ArrowDown": 1 };

const PLACING = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);
const HELD = new Set(["Shift", "Control", "Alt", "Meta"]);
const BEYOND_LETTERS = /^(Mod|F\d|Alt)/;
const OF_THE_MAP = new Set("select-siblings select-branch bold italic parent dissolve".split(" "));
const MOVES_THE_LINE = new Set("undo redo fold duplicate".split(" "));

export class LineKeys {
  /** @param {Line} line */
  constructor(line) {
    this.line = line;
    this.isCarried = false; // the caret stands where ↑ or ↓ left it: nobody has put it there
  }

  /** A key in the field: ours, at the edges of the text, or an action of the editor.
   * @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing || event.key === "Process") return;
    const { app } = this.line;
    if (event.key === "Escape") return this.escape();
    if (event.key === "Tab" && !app.hold.isOn) return;
    if (!HELD.has(event.key)) app.hold.take(HOLDS);
    if (PLACING.has(event.key)) this.isCarried = false;
    const combo = comboOf(event);
    if (!this.writes(combo) && !this.acts(combo, actionOf(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  escape() {
    const { app } = this.line;
    if (stand(app)) return;
    app.hold.release();
    app.say("Tab ou Maj Tab sortent du plan.");
  }

  /** Chooses rows, does what is ours, joins or goes to the next line; whether the key was one of these.
   * @param {string} combo */
  writes(combo) {
    const by = SHIFTED[combo];
    if (by && this.isAtEdge(by)) this.line.plan.chosen.extend(by);
    else if (Object.hasOwn(OURS, combo)) this[OURS[combo]]();
    else return this.edges(combo);
    return true;
  }

  /** Does an action of the editor that has a meaning in a line of text; whether it did.
   * @param {string} combo @param {import("./actions/index.js").Action | undefined} action */
  acts(combo, action) {
    if (!action || !BEYOND_LETTERS.test(combo) || action.isNative || action.isQuiet || action.isOfPage) return false;
    if (action.group === "Ranger" || OF_THE_MAP.has(action.name)) return false;
    this.line.app.act(action);
    if (MOVES_THE_LINE.has(action.name)) this.line.open(this.line.app.state.key);
    return true;
  }

  /** Whether the text holds on one row of the screen. */
  get isShort() {
    return this.line.field.scrollHeight < 2 * parseFloat(getComputedStyle(this.line.field).lineHeight);
  }

  /** Whether there is no more text of this line above or below the caret to choose.
   * @param {number} by */
  isAtEdge(by) {
    const { selectionStart, selectionEnd, value } = this.line.field;
    return this.isShort || (by < 0 ? selectionStart === 0 : selectionEnd === value.length);
  }

  /** What happens at the start or the end of the line: joining, and going to the next one.
   * @param {string} combo */
  edges(combo) {
    const { selectionStart: from, selectionEnd: to, value } = this.line.field;
    const by = UPRIGHT[combo];
    if (by && this.isShort) return this.carry(by, from);
    if (by) {
      this.vertical(by, from);
      return false;
    }
    if (from !== to) return false;
    const { key } = this.line;
    if (combo === "ArrowLeft" && from === 0) return this.go(this.line.plan.beside(key, -1), null);
    if (combo === "ArrowRight" && from === value.length) return this.go(this.line.plan.beside(key, 1), 0);
    if (combo === "Backspace" && from === 0) return this.joinBefore();
    if (combo === "Delete" && from === value.length) {
      const next = this.line.plan.beside(key, 1);
      return next ? this.join(this.line.node, next) : false;
    }
    return false;
  }

  /** Up and down inside a long line are the browser's; when the caret could not move, the next row takes over.
   * @param {number} by @param {number} from */
  vertical(by, from) {
    const { key } = this.line;
    setTimeout(() => {
      if (this.line.isOpen && this.line.key === key && this.line.field.selectionStart === from) this.carry(by, from);
    });
  }

  /** @param {number} by @param {number} from */
  carry(by, from) {
    const isThere = this.go(this.line.plan.beside(this.line.key, by), from);
    this.isCarried = isThere;
    return isThere;
  }

  /** @param {Node | null} node @param {number | null} at */
  go(node, at) {
    if (node) this.line.open(node.key, at);
    return Boolean(node);
  }

  /** A new line, after this one or before it; two of one, where the caret was put among its words. The title of the map
   * is never cut, and nothing that is chosen goes away. */
  enter() {
    const { node } = this.line;
    const { selectionEnd, value } = this.line.field;
    const at = this.isCarried || !node.parent ? value.length : selectionEnd;
    if (!value && node.parent?.parent && !node.children.length) this.promote();
    else if (value && !at) this.before(node);
    else this.after(node, at);
  }

  /** @param {Node} node */
  before(node) {
    this.make((t) => commands.addSibling(t, node, { before: true }), node.key);
  }

  /** @param {Node} node @param {number} at */
  after(node, at) {
    const { value } = this.line.field;
    const [head, tail] = [value.slice(0, at), value.slice(at)];
    this.make((t) => commands.split(t, node, head, tail));
    if (tail) this.line.app.say(`Ligne coupée en deux\u00a0: ${quoted(head)}, ${quoted(tail)}.`);
  }

  /** Makes a line, awaited where it has no words yet, and goes on at its start, or in the line of `key`.
   * @param {(t: import("../mindmap/transaction.js").Transaction) => string[]} made @param {string} [key] */
  make(made, key) {
    const { state } = this.line.app;
    /** @type {string[]} */
    let keys = [];
    state.run("nouvelle ligne", (t) => {
      keys = made(t);
      return key ? [key] : keys;
    });
    for (const node of keys.map((one) => state.map.get(one))) if (!node.text) state.expect(node);
    this.line.open(state.key, 0);
  }

  note() {
    this.line.app.notes.open();
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

  /** @param {string} name */
  moved(name) {
    const at = this.line.field.selectionStart;
    this.line.app.act(name);
    this.line.open(this.line.app.state.key, at);
  }

  joinBefore() {
    const before = this.line.plan.beside(this.line.key, -1);
    if (!before) return false;
    return this.join(before, this.line.node);
  }

  /** @param {Node} before @param {Node} node */
  join(before, node) {
    if (!node.parent || (before.parent !== node.parent && before !== node.parent && node.children.length)) return false;
    if (commands.clashing(before, node).length) {
      this.line.app.say("Ces deux lignes portent chacune une note, une icône ou un lien\u00a0: elles restent deux.");
      return true;
    }
    const at = before.text.length + (before.text && node.text ? 1 : 0);
    this.line.app.state.run("lignes réunies", (t) => commands.join(t, before, node));
    this.line.open(before.key, at);
    return true;
  }

  /** Several lines, a list or a branch become rows; one line is text.
   * @param {ClipboardEvent} event */
  paste(event) {
    const sketches = sketchesOf(event.clipboardData);
    if (countOf(sketches) < 2) return;
    event.preventDefault();
    const { state } = this.line.app;
    const { node } = this.line;
    state.run(`collage de ${count(countOf(sketches), "nœud")}`, (t) => {
      if (!node.parent) return commands.paste(t, sketches, node);
      const keys = commands.paste(t, sketches, node.parent, node.parent.children.indexOf(node) + 1);
      if (!node.text && !node.children.length) t.remove(node);
      return keys;
    });
    this.line.app.toast(`${count(countOf(sketches), "nœud collé", "nœuds collés")}.`, "undo");
    this.line.open(state.key);
  }
}
