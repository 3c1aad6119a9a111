/** Several rows of the plan, chosen with Shift and the arrows: they move, indent, go away and are copied as one. */

import { comboOf } from "../ui/combos.js";
import { count } from "../ui/words.js";

/**
 * @typedef {Pick<import("./app.js").App, "state" | "say" | "act">} Given
 * @typedef {Pick<import("./plan.js").Plan, "list" | "rows" | "line" | "beside" | "flush">} Plan
 */

/** @type {Readonly<Record<string, string>>} */
const OURS = {
  Tab: "demote",
  "Shift+Tab": "promote",
  "Alt+ArrowUp": "move-up",
  "Alt+ArrowDown": "move-down",
  Delete: "delete",
  Backspace: "delete",
  "Mod+Shift+Enter": "duplicate",
  "Mod+z": "undo",
  "Mod+y": "redo",
  "Mod+Shift+z": "redo",
};

export class Rows {
  /** @param {Given} app @param {Plan} plan */
  constructor(app, plan) {
    this.app = app;
    this.plan = plan;
    this.anchor = ""; // where the choice started; the cursor is its other end
    plan.list.tabIndex = -1;
    plan.list.addEventListener("keydown", (event) => {
      if (event.target === plan.list) this.keydown(event);
    });
  }

  /** Whether the keyboard is with the chosen rows, and no line is being written. */
  get isOn() {
    return document.activeElement === this.plan.list;
  }

  /** Chooses from the row that has the cursor to the one before or after it.
   * @param {number} by */
  extend(by) {
    const next = this.plan.beside(this.app.state.key, by);
    if (next) this.to(next.key);
  }

  /** Chooses every row from where the choice started to a row.
   * @param {string} key */
  to(key) {
    const { state } = this.app;
    if (!this.isOn) {
      this.anchor = state.key;
      this.plan.list.focus({ preventScroll: true });
    }
    if (!this.plan.rows.has(this.anchor)) this.anchor = state.key;
    const keys = [...this.plan.list.children].map((row) => String(row.getAttribute("data-key")));
    const [a, b] = [keys.indexOf(this.anchor), keys.indexOf(key)];
    const between = keys.slice(Math.min(a, b), Math.max(a, b) + 1).filter((one) => one !== key);
    state.choose([...between, key]);
    this.plan.rows.get(key)?.li.scrollIntoView({ block: "nearest" });
    this.app.say(`${count(between.length + 1, "ligne choisie", "lignes choisies")}.`);
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const combo = comboOf(event);
    const by = /** @type {Record<string, number | undefined>} */ ({ ArrowUp: -1, ArrowDown: 1 })[event.key];
    if (by && combo.startsWith("Shift+")) this.extend(by);
    else if (by && combo === event.key) this.leave(by);
    else if (["Enter", "F2", "Escape"].includes(combo)) this.leave(0);
    else if (Object.hasOwn(OURS, combo)) this.perform(OURS[combo]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} name */
  perform(name) {
    this.app.act(name);
    this.plan.flush();
    if (this.app.state.chosen.size < 2) this.leave(0);
  }

  /** Back to writing: in the row that has the cursor, or in the one beside it.
   * @param {number} by */
  leave(by) {
    const { key } = this.app.state;
    this.plan.line.open((by && this.plan.beside(key, by)?.key) || key);
  }
}
