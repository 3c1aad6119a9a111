// The numbered map: one tab stop, a chosen node, keys that go in the order of reading as in the editor.

import { Hand } from "./hand.js";
import { along, neighbour } from "./neighbour.js";
import { all, find } from "./page.js";
import { View } from "./view.js";

const READABLE = 0.7;
const STEP = 1.25;
/** @type {Record<string, readonly [dx: number, dy: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class NumberedMap {
  /** @param {HTMLElement} canvas @param {import("./page.js").Room} room */
  constructor(canvas, room) {
    this.room = room;
    this.svg = find(canvas, ".stage > svg.map", SVGSVGElement);
    this.view = new View(this.svg);
    this.nodes = all(this.svg, "a[data-key]", SVGAElement);
    /** @type {Map<SVGAElement, DOMRect>} */
    this.boxes = new Map(); // what each takes; measured when the map is first seen: hidden it takes nothing
    this.chosen = this.nodes.find((node) => node.matches(".sel")) ?? this.nodes[0];
    this.hand = new Hand(this);
    this.ways = { in: () => this.view.zoom(STEP), out: () => this.view.zoom(1 / STEP), fit: () => this.view.fit() };
    this.svg.addEventListener("keydown", (event) => this.#pressed(event));
    this.#offer(find(canvas, "[data-zooms]", HTMLElement));
    new ResizeObserver(() => this.#seen()).observe(this.svg);
    this.#seen();
  }

  /** False where the node is not drawn.
   * @param {string} key */
  choose(key) {
    const node = this.nodes.find(({ dataset }) => dataset.key === key);
    if (!node) return false;
    mark(this.chosen, false);
    mark(node, true);
    this.chosen = node;
    const box = this.boxes.get(node);
    if (box) this.view.reveal(box);
    return true;
  }

  /** What is gone to can be read. */
  look() {
    const box = this.boxes.get(this.chosen);
    if (box && this.view.scale < READABLE) this.view.look(box.x + box.width / 2, box.y + box.height / 2, READABLE);
  }

  focus() {
    this.chosen.focus({ preventScroll: true });
  }

  /** @param {SVGAElement} node */
  goTo(node) {
    this.room.choose(node.dataset.key ?? "");
    node.focus({ preventScroll: true });
  }

  /** Only these keys stand out; null: all do.
   * @param {Set<string> | null} keys */
  light(keys) {
    for (const node of this.nodes) node.classList.toggle("pale", Boolean(keys && !keys.has(node.dataset.key ?? "")));
  }

  /** Takes the letters of comments, and the nodes' names that tell them, from a page that answers.
   * @param {Document} answer */
  takePins(answer) {
    const given = all(answer, ".stage > svg.map a[data-key]", SVGAElement);
    const byKey = new Map(given.map((node) => [node.dataset.key, node]));
    for (const node of this.nodes) {
      const made = byKey.get(node.dataset.key);
      if (made) repin(node, made);
    }
  }

  #seen() {
    if (!this.svg.getBoundingClientRect().width) return;
    const box = this.boxes.get(this.chosen);
    if (!box) return this.#measure();
    this.view.refresh();
    this.view.reveal(box, 8);
  }

  /** It opens whole where that can be read, else on the first stage. */
  #measure() {
    for (const node of this.nodes) this.boxes.set(node, find(node, ".halo", SVGGraphicsElement).getBBox());
    this.view.fit();
    this.look();
    const first = this.boxes.get(this.nodes[1]);
    if (first && this.chosen === this.nodes[0]) this.view.reveal(first);
  }

  /** The buttons of the scale do nothing without this file.
   * @param {HTMLElement} zooms */
  #offer(zooms) {
    zooms.hidden = false;
    for (const [name, run] of Object.entries(this.ways))
      find(zooms, `[data-zoom=${name}]`, HTMLElement).addEventListener("click", run);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const arrow = ARROWS[event.key];
    const asSeen = arrow && event.ctrlKey && event.shiftKey;
    if (event.altKey || event.metaKey || (event.ctrlKey && !asSeen)) return;
    const next = asSeen ? neighbour(this.chosen, this.boxes, arrow) : this.#read(event.key);
    const run = this.#does(event.key);
    if (next) this.goTo(next);
    else if (run) run();
    else if (!arrow) return;
    event.preventDefault();
  }

  /** The node that a key goes to in the order of reading: below, above, the first idea below, the parent.
   * @param {string} key */
  #read(key) {
    const { nodes, chosen } = this;
    if (key !== "ArrowRight" && key !== "ArrowLeft") return along(nodes, chosen, key);
    const at = nodes.indexOf(chosen);
    if (key === "ArrowLeft") return nodes.slice(0, at).findLast((node) => levelOf(node) < levelOf(chosen));
    return nodes.slice(at + 1, at + 2).find((node) => levelOf(node) > levelOf(chosen));
  }

  /** What a key does that goes nowhere.
   * @param {string} key @returns {(() => void) | undefined} */
  #does(key) {
    const { ways, room } = this;
    /** @type {Record<string, () => void>} */
    const keys = { "+": ways.in, "=": ways.in, "-": ways.out, 0: ways.fit, Escape: room.leave };
    if (["n", "N"].includes(key)) return room.read;
    return ["p", "P", "Enter"].includes(key) ? room.pin : keys[key];
  }
}

/** @param {SVGAElement} node @param {boolean} isChosen */
function mark(node, isChosen) {
  node.classList.toggle("sel", isChosen);
  node.setAttribute("aria-selected", String(isChosen));
  node.tabIndex = isChosen ? 0 : -1;
}

/** @param {SVGAElement} node @param {SVGAElement} made the same in a page that answers */
function repin(node, made) {
  const [before, after] = [node.querySelector(".pin"), made.querySelector(".pin")];
  if (before?.outerHTML === after?.outerHTML) return;
  before?.remove();
  if (after) node.append(node.ownerDocument.importNode(after, true));
  node.setAttribute("aria-label", made.getAttribute("aria-label") ?? "");
}

const levelOf = (/** @type {SVGAElement} */ node) => Number(node.getAttribute("aria-level"));
