// A pointer on the numbered map: a drag moves it, two fingers or the wheel scale it, a press chooses a node.

import { around, isElsewhere } from "./page.js";

const SLOP = 4; // pixels before a press becomes a drag

export class Hand {
  /** @param {import("./map.js").NumberedMap} map */
  constructor(map) {
    const { svg } = map;
    this.map = map;
    /** @type {Map<number, PointerEvent>} */
    this.fingers = new Map(); // those that are down, where they last were
    this.moved = 0; // pixels since the first came down
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    svg.addEventListener("pointerup", (event) => this.#up(event));
    svg.addEventListener("pointercancel", (event) => this.#up(event));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => this.#press(event));
    svg.addEventListener("wheel", (event) => this.#turn(event), { passive: false });
  }

  get #stage() {
    return /** @type {HTMLElement} */ (this.map.svg.parentElement);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0) return;
    this.fingers.set(event.pointerId, event);
    if (this.fingers.size === 1) this.moved = 0;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const other = [...this.fingers.values()].find((each) => each.pointerId !== event.pointerId);
    if (other) this.#pinch(before, event, other);
    else this.#drag(before, event);
    this.fingers.set(event.pointerId, event);
  }

  /** @param {PointerEvent} before @param {PointerEvent} now @param {PointerEvent} other the finger that stays */
  #pinch(before, now, other) {
    this.moved = SLOP + 1;
    this.map.view.zoom(span(now, other) / (span(before, other) || 1), now);
  }

  /** @param {PointerEvent} before @param {PointerEvent} now */
  #drag(before, now) {
    const [dx, dy] = [before.clientX - now.clientX, before.clientY - now.clientY];
    this.moved += Math.abs(dx) + Math.abs(dy);
    if (this.moved <= SLOP) return;
    this.map.svg.setPointerCapture(now.pointerId);
    this.#stage.classList.add("grabbed");
    this.map.view.pan(dx, dy);
  }

  /** @param {PointerEvent} event */
  #up({ pointerId }) {
    this.fingers.delete(pointerId);
    this.#stage.classList.remove("grabbed");
  }

  /** @param {MouseEvent} event */
  #press(event) {
    const node = /** @type {SVGAElement | null} */ (around(event, "a[data-key]"));
    if (this.moved > SLOP) return event.preventDefault();
    if (!node || isElsewhere(event)) return;
    event.preventDefault();
    this.map.goTo(node);
  }

  /** @param {WheelEvent} event */
  #turn(event) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) this.map.view.zoom(Math.exp(-event.deltaY / 300), event);
    else this.map.view.pan(event.deltaX, event.deltaY);
  }
}

/** @param {PointerEvent} one @param {PointerEvent} other */
const span = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
