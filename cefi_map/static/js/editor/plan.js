/** The plan: the same map as an indented list that behaves like a word processor's, with notes inline. */

import { el, icon, keycaps, putAfter } from "../ui/dom.js";
import { button, refresh } from "./controls.js";
import { Line } from "./line.js";
import { rowOf } from "./plan-row.js";
import { Rows } from "./rows.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./plan-row.js").Row} Row
 * @typedef {import("./plan-row.js").Given & import("./line.js").Given & import("./rows.js").Given
 *   & import("./controls.js").Given & Pick<import("./app.js").App, "dialogs" | "views" | "hold">} Given
 */

const FIRST = 300; // rows made at once; more as one scrolls
const MORE = 400;
const EMPTY = "Choisissez le titre, puis Entrée : une première idée. Une liste déjà écrite se colle d’un coup.";
const KEYS = [
  ["Entrée", "nouvelle ligne"],
  ["Tab", "ranger dessous"],
  ["Maj Tab", "remonter"],
  ["Alt ↑", "déplacer"],
  ["Maj ↓", "en choisir plusieurs"],
  ["Maj Entrée", "note"],
  ["Échap puis Tab", "sortir"],
];

export class Plan {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Set<string> | null} */
    this.found = null; // keys that a search found
    /** @type {Set<string> | null} */
    this.lit = null; // keys of what stands out: the others are pale
    this.isAlone = false; // what was found, the chosen row and the way there are all there is
    this.count = 0; // of the nodes that no fold hides
    this.frame = 0; // the one that is asked for
    this.limit = FIRST;
    this.list = el("ul", { class: "outline live", "aria-label": "Plan de la carte" });
    this.end = el("div", { class: "more" });
    this.empty = el("p", { class: "soft empty", hidden: true }, EMPTY);
    this.scroll = el("div", { class: "scroll" }, this.list, this.empty, this.end);
    this.tools = toolsOf(app);
    const keys = KEYS.map(([combo, does]) => [el("span", {}, ...keycaps(combo), ` ${does}`), " "]);
    this.hints = el("p", { class: "hints2", id: "plan-keys" }, ...keys.flat());
    this.panel = el("section", { class: "outl", "aria-label": "Plan" }, this.tools, this.scroll, this.hints);
    /** @type {Line} */
    this.line = new Line(app, this);
    /** @type {Rows} */
    this.chosen = new Rows(app, this);
    for (const name of /** @type {const} */ (["change", "report", "highlight"]))
      app.state.on(name, () => this.schedule());
    for (const name of /** @type {const} */ (["option", "shut"])) app.state.on(name, () => this.schedule());
    app.state.on("choose", () => {
      this.line.follow();
      this.schedule();
    });
    new IntersectionObserver(
      ([entry]) => {
        if (entry.isIntersecting && this.limit < this.count) {
          this.limit += MORE;
          this.schedule();
        }
      },
      { root: this.scroll, rootMargin: "600px" },
    ).observe(this.end);
    this.list.addEventListener("click", (event) => {
      app.hold.take();
      this.click(event);
    });
  }

  get isShown() {
    return this.app.views?.current === "plan";
  }

  /** Whether the keyboard is in the plan: in a line, or with several chosen. */
  get hasFocus() {
    return this.line.isOpen || this.chosen.isOn;
  }

  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => this.flush());
  }

  /** Brings the rows up to date; nothing is done while the plan is hidden. */
  flush() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.isShown) return;
    const wanted = this.wanted();
    const seen = new Set();
    /** @type {HTMLElement | null} */
    let before = null;
    for (const [node, depth, number] of wanted) {
      const row = rowOf(this, node, depth, number);
      seen.add(node.key);
      before = putAfter(this.list, row.li, before);
    }
    for (const [key, row] of this.rows)
      if (!seen.has(key)) {
        row.li.remove();
        this.rows.delete(key);
      }
    this.empty.hidden = this.app.state.map.size > 1;
    refresh(this.app, this.tools);
    this.line.settle();
  }

  /** Visible nodes with their depth and number, as many as the limit (the chosen one always among them). */
  wanted() {
    const { map, key } = this.app.state;
    const kept = this.isAlone ? withAbove(map, [...(this.found ?? []), key]) : null;
    /** @type {[node: Node, depth: number, number: string][]} */
    const out = [];
    /** @type {typeof out} */
    const stack = [[map.root, 0, ""]];
    let chosenAt = -1;
    this.count = 0;
    for (let item = stack.pop(); item; item = stack.pop()) {
      const [node, depth, number] = item;
      this.count++;
      if (node.key === key) chosenAt = this.count;
      out.push(item);
      if (depth && node.data.folded && !kept) continue;
      for (let i = node.children.length - 1; i >= 0; i--)
        if (!kept || kept.has(node.children[i].key))
          stack.push([node.children[i], depth + 1, number ? `${number}.${i + 1}` : String(i + 1)]);
    }
    if (chosenAt > this.limit) this.limit = chosenAt + 50;
    return out.slice(0, this.limit);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {Element} */ (event.target);
    const key = target.closest("li[data-key]")?.getAttribute("data-key");
    if (!key || target.closest("a, textarea")) return;
    const { state } = this.app;
    if (target.closest(".tw")) {
      state.choose(key, { quiet: true });
      state.shut([state.node], false); // what opening hides is hidden on the map alone
      this.app.act("fold");
      return;
    }
    if (target.closest(".onote")) {
      state.choose(key, { quiet: true });
      this.app.notes.open();
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      state.toggle(key);
      return;
    }
    if (event.shiftKey) {
      getSelection()?.removeAllRanges();
      this.chosen.to(key);
      return;
    }
    this.line.open(key, offsetAt(event));
  }

  /** What was found, what stands out, and whether the rest is folded away but for the way there.
   * @param {Set<string> | null} found @param {Set<string> | null} lit @param {boolean} isAlone */
  mark(found, lit, isAlone) {
    this.found = found;
    this.lit = lit;
    this.isAlone = isAlone;
    this.schedule();
  }

  /** Shows a row, where the plan is seen.
   * @param {string} key */
  reveal(key) {
    this.flush();
    this.rows.get(key)?.li.scrollIntoView({ block: "nearest" });
  }

  /** Opens the line of the chosen node for writing. */
  focus() {
    this.flush();
    this.line.open(this.app.state.key);
  }

  /** The visible node before or after a node, in the list.
   * @param {string} key @param {number} by @returns {Node | null} */
  beside(key, by) {
    const li = this.rows.get(key)?.li;
    const next = by < 0 ? li?.previousElementSibling : li?.nextElementSibling;
    return next ? this.app.state.map.get(String(next.getAttribute("data-key"))) : null;
  }
}

/** @param {Given} app */
function toolsOf(app) {
  const gestures = [["sibling", "À côté"], ["demote", "Ranger dessous"], ["promote", "Remonter"], ["note"]];
  return el(
    "div",
    { class: "wtools", role: "group", "aria-label": "Plan" },
    ...gestures.map(([name, text]) => button(app, name, { text })),
    el("span", { class: "sep" }),
    ...["undo", "redo"].map((name) => button(app, name, { text: false, look: "btn quiet sm" })),
    el("span", { class: "grow" }),
    el("button", { class: "btn quiet sm", onclick: () => app.dialogs.paste() }, icon("i-copy"), "Coller une liste"),
  );
}

/** Keys with those of the nodes above them.
 * @param {import("../mindmap/model.js").MindMap} map @param {string[]} keys */
function withAbove(map, keys) {
  const all = new Set(keys);
  for (const key of keys)
    for (let at = map.byKey.get(key)?.parent; at && !all.has(at.key); at = at.parent) all.add(at.key);
  return all;
}

/** Where in the text a click fell, or null for the end.
 * @param {MouseEvent} event */
function offsetAt(event) {
  const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (at) return at.offset;
  return document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startOffset ?? null;
}
