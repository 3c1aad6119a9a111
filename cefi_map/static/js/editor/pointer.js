/** Mouse, pen and touch pressed on the map: choose, write, drag branches with a clear target, lasso, pan, pinch. */

import { arrowUnder } from "./arrows.js";
import { pasteSketches, sketchesOf } from "./clipboard.js";
import { Drag } from "./drag.js";
import * as hover from "./hover.js";
import { give } from "./insertion.js";
import { Lasso } from "./lasso.js";
import { isPicture } from "./pictures.js";
import { Pinch } from "./pinch.js";
import { Sizing } from "./sizing.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {object} Press Where and how the pointer went down.
 * @property {number} x
 * @property {number} y
 * @property {import("./sight.js").Hit | null} at
 * @property {boolean} touch
 * @property {ReturnType<typeof arrowUnder>} [arrow] the one that was pressed, where no node was
 *
 * @typedef {Pick<import("./app.js").App, "canvas" | "entry" | "state" | "follow" | "say" | "act" | "write"
 *   | "dialogs" | "toast" | "menus" | "ghosts" | "tying" | "phone" | "goTo">} Given
 */

const SLOP = 5; // pixels before a press becomes a drag
const LONG = 500; // milliseconds of a long press

/** @param {Given} app */
export function listen(app) {
  hover.listen(app);
  return new Pointer(app);
}

class Pointer {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.canvas = app.canvas;
    this.drag = new Drag(app);
    this.lasso = new Lasso(app);
    this.pinch = new Pinch(app.canvas);
    this.sizing = new Sizing(app);
    /** @type {Map<number, PointerEvent>} */
    this.down = new Map(); // pointers that are down
    /** @type {"press" | "pan" | "drag" | "tie" | "lasso" | "pinch" | "size" | null} */
    this.mode = null;
    /** @type {Press} */
    this.start = { x: 0, y: 0, at: null, touch: false };
    this.last = { clientX: 0, clientY: 0 }; // where a shift of the view was last followed
    const { viewport: target } = this.canvas;
    target.addEventListener("pointerdown", (event) => this.press(event));
    target.addEventListener("pointermove", (event) => this.move(event));
    target.addEventListener("pointerup", (event) => this.release(event));
    target.addEventListener("pointercancel", () => this.stop());
    target.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.drag.aim(event);
    });
    target.addEventListener("dragleave", () => this.drag.mark(null));
    target.addEventListener("drop", (event) => this.drop(event));
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button === 2) return;
    this.canvas.viewport.setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, event);
    this.start = {
      x: event.clientX,
      y: event.clientY,
      at: this.canvas.at(event.clientX, event.clientY),
      touch: event.pointerType === "touch",
      arrow: arrowUnder(/** @type {Element} */ (event.target)),
    };
    if (this.down.size === 2) {
      clearTimeout(this.long);
      this.mode = "pinch";
      this.pinch.start([...this.down.values()]);
      return;
    }
    if (this.sizing.starts(event)) {
      this.mode = "size";
      return;
    }
    this.mode = "press";
    this.app.entry.commit({ refocus: false });
    event.preventDefault(); // after a tap the browser’s own mouse would take the keyboard out of the field it opened
    const { at } = this.start;
    if (at?.fold || at?.box.node.isGhost) return;
    if (at && !this.start.touch) this.pick(event, at.box.key);
    clearTimeout(this.long);
    if (this.start.touch) this.long = setTimeout(() => this.held(), LONG);
    this.canvas.focus();
  }

  /** @param {PointerEvent} event @param {string} key */
  pick(event, key) {
    const { state } = this.app;
    if (event.ctrlKey || event.metaKey) state.toggle(key);
    else if (event.shiftKey) this.range(key);
    else if (!state.chosen.has(key) || state.chosen.size === 1) state.choose(key, { quiet: true });
    this.app.follow();
  }

  /** From the cursor to the node, among siblings; else the node alone is added.
   * @param {string} key */
  range(key) {
    const { state } = this.app;
    const node = state.map.get(key);
    const { parent } = state.node;
    if (!parent || node.parent !== parent) {
      state.toggle(key);
      return;
    }
    const [a, b] = [parent.children.indexOf(state.node), parent.children.indexOf(node)].sort((x, y) => x - y);
    const keys = parent.children
      .slice(a, b + 1)
      .map((one) => one.key)
      .filter((one) => one !== key);
    state.choose([...keys, key], { quiet: true });
  }

  /** The node that was pressed, where its branch can be taken: neither the root, nor a pale question, nor a pill. */
  get branch() {
    const { at } = this.start;
    return at && !at.fold && at.box.node.parent && !at.box.node.isGhost ? at.box.node : null;
  }

  held() {
    if (this.mode !== "press" || !this.branch) return;
    this.app.state.choose(this.branch.key, { quiet: true });
    this.mode = "drag";
    navigator.vibrate?.(10);
    this.app.say("Branche prise. Glissez-la vers sa nouvelle place.");
    this.drag.start(this.start);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.down.has(event.pointerId)) return;
    this.down.set(event.pointerId, event);
    if (this.mode === "pinch") {
      this.pinch.move([...this.down.values()]);
      return;
    }
    const dx = event.clientX - this.start.x;
    const dy = event.clientY - this.start.y;
    if (this.mode === "press" && Math.hypot(dx, dy) > SLOP) this.begin(event);
    if (this.mode === "pan") {
      this.canvas.pan(event.clientX - this.last.clientX, event.clientY - this.last.clientY);
      this.last = event;
    } else if (this.mode === "drag") this.drag.move(event);
    else if (this.mode === "tie") this.app.tying.move(event);
    else if (this.mode === "lasso") this.lasso.move(event);
    else if (this.mode === "size") this.sizing.move(event);
  }

  /** @param {PointerEvent} event */
  begin(event) {
    clearTimeout(this.long);
    this.last = { clientX: this.start.x, clientY: this.start.y }; // what is under the finger stays there
    if (this.start.at && event.altKey && !this.start.touch && !this.start.at.box.node.isGhost) {
      this.mode = "tie";
      this.app.tying.start(this.start.at.box.node);
    } else if (this.branch && !this.start.touch && event.buttons === 1) {
      this.mode = "drag";
      this.drag.start(this.start);
    } else if (event.shiftKey && !this.start.touch) {
      this.mode = "lasso";
      this.lasso.start(this.start);
    } else {
      this.mode = "pan";
      this.canvas.viewport.classList.add("panning");
    }
  }

  /** @param {PointerEvent} event */
  release(event) {
    this.down.delete(event.pointerId);
    clearTimeout(this.long);
    const { mode, start } = this;
    if (mode === "press") this.tap(event, start);
    else if (mode === "drag") this.drag.land();
    else if (mode === "tie") this.app.tying.land();
    else if (mode === "pinch") this.app.phone.pinched();
    this.stop();
  }

  /** @param {PointerEvent} event @param {Press} press */
  tap(event, { at, touch, arrow }) {
    const { state, tying, phone } = this.app;
    if (tying.from) {
      if (at && !at.box.node.isGhost) tying.land(at.box.node);
      return;
    }
    if (at?.box.node.isGhost) {
      this.answer(at.box.node);
      return;
    }
    if (at?.fold) {
      state.choose(at.box.key, { quiet: true });
      this.app.act("fold");
      return;
    }
    if (!at) {
      if (arrow) setTimeout(() => this.app.dialogs.arrowLook(arrow.key, arrow.arrow)); // as for one just drawn
      if (state.chosen.size > 1) state.choose(state.key, { quiet: true });
      return;
    }
    if (touch && phone.isOn && phone.isWhole) this.app.goTo(at.box.key);
    else if (touch) {
      const again = state.key === at.box.key;
      state.choose(at.box.key, { quiet: true });
      this.canvas.focus();
      if (again) this.app.write(state.node);
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey && state.chosen.size > 1)
      state.choose(at.box.key, { quiet: true });
  }

  /** A tap on a pale question starts the answer, in the stage's branch.
   * @param {Node} ghost */
  answer(ghost) {
    const { state, ghosts, entry } = this.app;
    state.choose(/** @type {Node} */ (ghost.parent).key, { quiet: true });
    ghosts.take(ghost.text, state.report, () => {
      this.app.act("child");
      return state.key;
    });
    entry.ask(ghost.text);
  }

  stop() {
    if (this.mode === "tie") this.app.tying.leave();
    if (!this.down.size) this.mode = null;
    this.canvas.viewport.classList.remove("panning");
    this.drag.stop();
    this.lasso.stop();
  }

  /** @param {DragEvent} event */
  async drop(event) {
    event.preventDefault();
    const { target } = this.drag;
    this.drag.mark(null);
    const parent = target ? target.parent : this.app.state.node;
    const index = target ? this.drag.indexOf(target, parent.children) : undefined;
    const [file] = event.dataTransfer?.files ?? [];
    const on = this.canvas.at(event.clientX, event.clientY)?.box.node;
    if (file && isPicture(file)) give(this.app, on && !on.isGhost ? on : this.app.state.node, file);
    else if (file) await this.app.dialogs.insertFile(file, { parent, index });
    else pasteSketches(this.app, sketchesOf(event.dataTransfer), parent, index);
  }
}
