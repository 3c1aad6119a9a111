// The numbered map: pan and zoom, one tab stop, arrows in the order of reading as in the editor, a chosen node.

import { neighbour } from "./neighbour.js";
import { find, targetOf } from "./page.js";
import { makeView } from "./view.js";

const READABLE = 0.7;
const STEP = 1.25;
/** @type {Record<string, readonly [dx: number, dy: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What the map asks of the room.
 * @typedef {{choose: (key: string) => void, pin: () => void, leave: () => void}} Room */

/** @param {HTMLElement} canvas @param {Room} room */
export function openMap(canvas, room) {
  const svg = find(canvas, ".stage > svg.map", SVGSVGElement);
  const view = makeView(svg, () => {});
  const nodes = [.../** @type {NodeListOf<SVGAElement>} */ (svg.querySelectorAll("a[data-key]"))];
  /** @type {Map<SVGAElement, DOMRect>} what each takes; measured when the map is first seen: hidden it takes nothing */
  const boxes = new Map();
  let chosen = nodes.find((node) => node.matches(".sel")) ?? nodes[0];

  wirePointer();
  wireKeys();
  wireZooms();
  new ResizeObserver(seen).observe(svg);
  seen();
  return { choose, look, focus: () => chosen.focus({ preventScroll: true }), found, pins };

  function seen() {
    if (!svg.getBoundingClientRect().width) return;
    const box = boxes.get(chosen);
    if (box) {
      view.refresh();
      view.reveal(box, 8);
      return;
    }
    for (const node of nodes) boxes.set(node, find(node, ".halo", SVGGraphicsElement).getBBox());
    view.fit();
    if (chosen !== nodes[0]) look();
  }

  /** What is gone to from elsewhere can be read. */
  function look() {
    const box = boxes.get(chosen);
    if (box && view.scale() < READABLE) view.look(box.x + box.width / 2, box.y + box.height / 2, READABLE);
  }

  /** False where the node is not drawn.
   * @param {string} key */
  function choose(key, focus = false) {
    const node = nodes.find((each) => each.dataset.key === key);
    if (!node) return false;
    chosen.classList.remove("sel");
    chosen.setAttribute("aria-selected", "false");
    chosen.tabIndex = -1;
    chosen = node;
    node.classList.add("sel");
    node.setAttribute("aria-selected", "true");
    node.tabIndex = 0;
    const box = boxes.get(node);
    if (box) view.reveal(box);
    if (focus) node.focus({ preventScroll: true });
    return true;
  }

  /** Only these keys stand out; null: all do.
   * @param {Set<string> | null} keys */
  function found(keys) {
    for (const node of nodes) node.classList.toggle("pale", Boolean(keys && !keys.has(node.dataset.key ?? "")));
  }

  /** Takes the letters of comments, and the nodes' names that tell them, from a page that answers.
   * @param {Document} answer */
  function pins(answer) {
    /** @type {NodeListOf<SVGAElement>} */
    const given = answer.querySelectorAll(".stage > svg.map a[data-key]");
    const byKey = new Map([...given].map((node) => [node.dataset.key, node]));
    for (const node of nodes) {
      const made = byKey.get(node.dataset.key);
      if (!made) continue;
      const [before, after] = [node.querySelector(".pin"), made.querySelector(".pin")];
      if (before?.outerHTML === after?.outerHTML) continue;
      before?.remove();
      if (after) node.append(svg.ownerDocument.importNode(after, true));
      node.setAttribute("aria-label", made.getAttribute("aria-label") ?? "");
    }
  }

  function wireZooms() {
    find(canvas, "[data-zooms]", HTMLElement).hidden = false;
    /** @type {Record<string, () => void>} */
    const ways = { in: () => view.zoom(STEP), out: () => view.zoom(1 / STEP), fit: () => view.fit() };
    for (const name in ways) find(canvas, `[data-zoom=${name}]`, HTMLElement).addEventListener("click", ways[name]);
  }

  function wirePointer() {
    const stage = /** @type {HTMLElement} */ (svg.parentElement);
    /** @type {Map<number, PointerEvent>} */
    const fingers = new Map();
    let moved = 0;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 1) moved = 0;
    });
    svg.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const other = [...fingers.values()].find((each) => each.pointerId !== event.pointerId);
      if (other) {
        const span = (/** @type {PointerEvent} */ at) =>
          Math.hypot(at.clientX - other.clientX, at.clientY - other.clientY);
        moved = 10;
        view.zoom(span(event) / (span(before) || 1), event.clientX, event.clientY);
      } else {
        const [dx, dy] = [before.clientX - event.clientX, before.clientY - event.clientY];
        moved += Math.abs(dx) + Math.abs(dy);
        if (moved > 4) {
          svg.setPointerCapture(event.pointerId);
          stage.classList.add("grabbed");
          view.pan(dx, dy);
        }
      }
      fingers.set(event.pointerId, event);
    });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      svg.addEventListener(name, (event) => {
        fingers.delete(event.pointerId);
        stage.classList.remove("grabbed");
      });
    }
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      /** @type {SVGAElement | null} */
      const node = targetOf(event).closest("a[data-key]");
      if (moved > 4) return event.preventDefault();
      if (!node || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      room.choose(node.dataset.key ?? "");
      node.focus({ preventScroll: true });
    });
    const turn = (/** @type {WheelEvent} */ event) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) view.zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      else view.pan(event.deltaX, event.deltaY);
    };
    svg.addEventListener("wheel", turn, { passive: false });
  }

  function wireKeys() {
    /** @type {Record<string, () => void>} */
    const keys = {
      "+": () => view.zoom(STEP),
      "=": () => view.zoom(STEP),
      "-": () => view.zoom(1 / STEP),
      0: () => view.fit(),
      p: room.pin,
      P: room.pin,
      Enter: room.pin,
      Escape: room.leave,
    };
    svg.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      const asSeen = arrow && event.ctrlKey && event.shiftKey;
      if (event.altKey || event.metaKey || (event.ctrlKey && !asSeen)) return;
      const next = asSeen ? neighbour(chosen, boxes, arrow) : read(event.key);
      if (next) go(next);
      else if (keys[event.key]) keys[event.key]();
      else if (!arrow) return;
      event.preventDefault();
    });
  }

  /** The node that a key goes to in the order of reading: below, above, the first idea below, the parent.
   * @param {string} key */
  function read(key) {
    const at = nodes.indexOf(chosen);
    const after = nodes[at + 1];
    /** @type {Record<string, () => SVGAElement | undefined>} */
    const ways = {
      ArrowDown: () => after,
      ArrowUp: () => nodes[at - 1],
      ArrowRight: () => (after && levelOf(after) > levelOf(chosen) ? after : undefined),
      ArrowLeft: () => nodes.slice(0, at).findLast((node) => levelOf(node) < levelOf(chosen)),
      Home: () => nodes[0],
      End: () => nodes.at(-1),
    };
    return ways[key]?.();
  }

  /** @param {SVGAElement} node */
  function go(node) {
    room.choose(node.dataset.key ?? "");
    node.focus({ preventScroll: true });
  }
}

const levelOf = (/** @type {SVGAElement} */ node) => Number(node.getAttribute("aria-level"));
