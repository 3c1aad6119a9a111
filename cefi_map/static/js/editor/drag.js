/** Dragging branches: a clear target under the pointer, scrolling at the edges, and where they land. */

import * as commands from "../mindmap/commands.js";
import { DOWN, PX, TIDY } from "../mindmap/geometry/presets.js";
import { isWithin } from "../mindmap/model.js";
import { svg } from "../ui/dom.js";
import { isReversed, pinSides } from "./actions/moving.js";
import { nearest } from "./overview.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {object} Target Where a branch would land: under `parent`, or at the place of `beside`.
 * @property {Node} parent
 * @property {Node} [beside]
 * @property {boolean} [after]
 * @property {import("./sight.js").Box} [box] what is marked, where it is not a pill of the row of stages
 *
 * @typedef {{clientX: number, clientY: number}} Point
 * @typedef {Pick<import("./app.js").App, "canvas" | "state" | "say" | "toast">} Given
 */

const EDGE = 40; // pixels from the border where dragging scrolls
const REACH = 24; // pixels from a node to where one still aims at it: as wide as what stands between two

export class Drag {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.canvas = app.canvas;
    this.isOn = false;
    /** @type {Target | null} */
    this.target = null;
    /** @type {Point | null} */
    this.last = null; // where the pointer was
    /** @type {SVGElement | null} */
    this.line = null;
    /** @type {SVGElement | null} */
    this.carried = null; // a picture of the node that was taken, which follows the pointer
    this.grip = [0, 0]; // where it is held: pixels of the map from its origin
    /** @type {[number, number]} */
    this.from = [0, 0]; // where the view was
  }

  /** @param {{x: number, y: number, at: import("./sight.js").Hit | null}} press where a branch is taken */
  start({ x, y, at }) {
    this.isOn = true;
    this.from = [this.canvas.view.x, this.canvas.view.y];
    if (at) this.take(at.box, this.mapped({ clientX: x, clientY: y }));
    this.canvas.viewport.classList.add("dragging");
    clearInterval(this.scroll);
    this.scroll = setInterval(() => this.autoScroll(), 16);
  }

  /** @param {import("./sight.js").Box} box @param {[number, number]} point */
  take({ key, x, y }, point) {
    const group = this.canvas.drawn.get(key)?.group;
    if (!group) return;
    this.carried = svg("g", { class: `${group.getAttribute("class")} carried`, "aria-hidden": "true" });
    this.carried.append(...[...group.childNodes].map((child) => child.cloneNode(true)));
    this.grip = [point[0] - x / PX, point[1] - y / PX];
    this.scale = group.getAttribute("transform")?.match(/ scale.*/)?.[0] ?? "";
    this.canvas.svg.append(this.carried);
    this.carry(point);
    this.fade(this.app.state.tops);
  }

  /** @param {[number, number]} point of the map */
  carry([x, y]) {
    const at = `translate(${x - this.grip[0]} ${y - this.grip[1]})`;
    this.carried?.setAttribute("transform", at + this.scale);
  }

  /** What is taken grows pale where it was.
   * @param {Node[]} nodes */
  fade(nodes) {
    this.canvas.taken = new Set(nodes.map(({ key }) => key));
    this.canvas.schedule(true);
  }

  /** @param {Point} event @returns {[number, number]} where it is on the map, in pixels */
  mapped({ clientX, clientY }) {
    const { left, top } = this.canvas.host.getBoundingClientRect();
    return this.canvas.view.toMap(clientX - left, clientY - top);
  }

  /** @param {Point} event */
  move(event) {
    this.last = event;
    this.aim(event);
  }

  stop() {
    if (this.carried) this.fade([]);
    this.carried?.remove();
    this.carried = null;
    this.isOn = false;
    this.canvas.viewport.classList.remove("dragging");
    clearInterval(this.scroll);
    this.mark(null);
  }

  autoScroll() {
    if (!this.last || pillAt(this.last)) return;
    const { left, top, right, bottom } = this.canvas.host.getBoundingClientRect();
    const dx = push(this.last.clientX, left, right) / 4;
    const dy = push(this.last.clientY, top, bottom) / 4;
    if (dx || dy) {
      this.canvas.pan(dx, dy);
      this.aim(this.last);
    }
  }

  /** Where a branch dropped here would go: under a node, or between two.
   * @param {Point} event */
  aim(event) {
    const [x, y] = this.mapped(event);
    this.carry([x, y]);
    const pill = pillAt(event);
    if (pill) {
      this.aimAt(this.app.state.map.get(pill));
      return;
    }
    const reach = (REACH / this.canvas.view.k) * PX;
    const at = this.canvas.at(event.clientX, event.clientY);
    const box = at ? at.box : nearest(this.canvas.real, x * PX, y * PX, reach);
    if (!box || box.node.isGhost || !this.isTaking(box.node)) {
      this.mark(null);
      return;
    }
    const part = this.isDown ? (x * PX - box.x) / box.face.width : (y * PX - box.y) / box.face.height;
    const { node } = box;
    const { parent } = node;
    if (parent && part < 0.3) this.mark({ parent, beside: node, after: false, box });
    else if (parent && part > 0.7) this.mark({ parent, beside: node, after: true, box });
    else this.mark({ parent: node, box });
  }

  /** The branch of a pill takes what is dropped on it.
   * @param {Node} [parent] */
  aimAt(parent) {
    this.mark(parent && this.isTaking(parent) ? { parent } : null);
  }

  /** Whether what is dragged may go under a node: never under itself.
   * @param {Node} node */
  isTaking(node) {
    return !this.isOn || !this.app.state.tops.some((one) => isWithin(node, one));
  }

  /** @param {Target | null} target */
  mark(target) {
    this.target = target;
    this.line?.remove();
    this.line = null;
    if (!target?.box) return;
    const { box } = target;
    const x = box.x / PX;
    const y = box.y / PX;
    const width = box.face.width / PX;
    const height = box.face.height / PX;
    if (target.beside && this.isDown) {
      const at = target.after ? x + width + 3 : x - 3;
      this.line = svg("path", { class: "drop-line", d: `M${at} ${y}v${height}` });
    } else if (target.beside) {
      const at = target.after ? y + height + 3 : y - 3;
      this.line = svg("path", { class: "drop-line", d: `M${x} ${at}h${width}` });
    } else
      this.line = svg("rect", { class: "drop-box", x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 9 });
    if (target.beside || !this.carried) this.canvas.svg.append(this.line);
    else this.carried.before(this.line); // what fills a node lies under what is carried there
  }

  land() {
    const { target } = this;
    const { state } = this.app;
    if (!target) {
      this.giveBack();
      return;
    }
    const nodes = state.tops;
    const staying = target.parent.children.filter((one) => !nodes.includes(one));
    const index = this.indexOf(target, staying) ?? staying.length;
    const side =
      target.parent.parent || this.canvas.preset.shape !== TIDY
        ? ""
        : !target.box?.side
          ? this.sideUnder()
          : target.box.side < 0
            ? "left"
            : "right";
    const drawn = (this.canvas.byKey.get(nodes[0].key)?.side ?? 0) < 0 ? "left" : "right";
    const asked = side && (side !== drawn || target.parent.children.some((one) => one.data.side)) ? side : "";
    state.run("déplacement", (t) => {
      if (asked) pinSides(t, this.canvas);
      return commands.moveTo(t, nodes, target.parent, index, asked);
    });
    this.app.say("Branche déplacée.");
  }

  /** Dropped where nothing takes it: the view comes back, and it is said where it was no press that slid. */
  giveBack() {
    const { canvas, last } = this;
    const isBeside = last && !canvas.at(last.clientX, last.clientY);
    canvas.pan(this.from[0] - canvas.view.x, this.from[1] - canvas.view.y);
    if (isBeside) this.app.toast("Rien n’a bougé\u00a0: lâchez la branche sur un nœud.");
  }

  /** Where among `nodes` a target beside one of them is; undefined for one that is under its parent.
   * @param {Target} target @param {Node[]} nodes */
  indexOf(target, nodes) {
    if (!target.beside) return undefined;
    return nodes.indexOf(target.beside) + (target.after !== isReversed(this.app, target.beside) ? 1 : 0);
  }

  /** Whether peers stand side by side. */
  get isDown() {
    return this.canvas.preset.shape === DOWN;
  }

  /** On the root, the side is that of the pointer. */
  sideUnder() {
    const { left } = this.canvas.host.getBoundingClientRect();
    return this.canvas.view.toMap((this.last?.clientX ?? left) - left, 0)[0] < 0 ? "left" : "right";
  }
}

/** The key of the branch whose pill is under a point, in the row of stages of a phone.
 * @param {Point} point */
function pillAt({ clientX, clientY }) {
  return document.elementFromPoint(clientX, clientY)?.closest("[data-branch]")?.getAttribute("data-branch");
}

/** How far a pointer at `at` scrolls, for it is near one of two borders.
 * @param {number} at @param {number} low @param {number} high */
function push(at, low, high) {
  if (at < low + EDGE) return low + EDGE - at;
  return at > high - EDGE ? high - EDGE - at : 0;
}
