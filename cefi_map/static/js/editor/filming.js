/** One version of a map, drawn; and the way from one to the next: nodes slide, new ones come out of their parent. */

import { ROOT } from "../mindmap/geometry/face.js";
import { edgeOf, layout } from "../mindmap/geometry/layout.js";
import { PX, SCREEN } from "../mindmap/geometry/presets.js";
import { put, svg } from "../ui/dom.js";
import { halo, paint } from "./draw.js";
import { farPaths } from "./far.js";
import { pathOf } from "./paths.js";

/**
 * @typedef {import("./sight.js").Box} Box
 * @typedef {{group: SVGGElement, edge: SVGPathElement | null, face?: import("./sight.js").Face, style?: object}} Drawn
 * @typedef {[number, number, number, number]} Frame left, top, width, height in pixels
 * @typedef {{boxes: Box[], byKey: Map<string, Box>, frame: Frame}} Scene
 */

const MANY = 600; // nodes from which on texts are bars, and nothing slides
const MARGIN = 24;
const LEAST = [900, 440]; // pixels of the map that a screen shows: the first words do not fill it
const READ = 0.5; // the scale under which no text is read
const FLIGHT = 550; // milliseconds of a slide
const WIDE = 300 * PX; // a screen is wider than a map of short lines
const SHOWN = Object.freeze({
  ...SCREEN,
  folding: false,
  sentence: { ...SCREEN.sentence, wrap: WIDE },
  leaf: { ...SCREEN.leaf, wrap: WIDE },
});

export class Filming {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.edges = svg("g", { class: "edges" });
    this.nodes = svg("g");
    this.far = svg("g");
    this.svg = svg("svg", { class: "map live film-map", "aria-hidden": "true" }, this.edges, this.far, this.nodes);
    host.append(this.svg);
    /** @type {Map<string, Drawn>} */
    this.drawn = new Map();
    /** @type {Scene | null} */
    this.scene = null;
    this.flying = 0;
  }

  /** Shows a version, what is `fresh` in it with a ring; `slow` lets it come out of the one before, `whole` shows all
   * of it even where letters are too small there: else what is new is looked at from nearer.
   * @param {import("../mindmap/model.js").MindMap} map @param {Map<string, readonly number[]>} stages
   * @param {{fresh: Set<string>, slow: boolean, whole: boolean}} how */
  show(map, stages, { fresh, slow, whole }) {
    cancelAnimationFrame(this.flying);
    const before = this.scene;
    const now = sceneOf(map, stages);
    this.scene = now;
    if (!whole) now.frame = this.near(now, fresh);
    if (now.boxes.length > MANY) this.drawFar(now);
    else this.draw(now, fresh);
    if (!before || !slow || now.boxes.length > MANY) this.place(now, now, 1);
    else this.fly(before, now);
  }

  /** The whole where its texts are read on this screen, else what is new.
   * @param {Scene} now @param {Set<string>} fresh @returns {Frame} */
  near({ boxes, frame }, fresh) {
    const { clientWidth, clientHeight } = this.svg;
    if (!fresh.size || Math.min(clientWidth / frame[2], clientHeight / frame[3]) >= READ) return frame;
    const seen = boxes.filter((box) => fresh.has(box.key));
    const close = framed(
      Math.min(...seen.map((box) => box.x)),
      Math.min(...seen.map((box) => box.y)),
      Math.max(...seen.map((box) => box.x + box.face.width)),
      Math.max(...seen.map((box) => box.y + box.face.height)),
      [clientWidth / READ, clientHeight / READ],
    );
    return within(close, frame);
  }

  /** @param {Scene} now @param {Set<string>} fresh */
  draw(now, fresh) {
    this.far.replaceChildren();
    for (const [key, { group, edge }] of this.drawn) {
      if (now.byKey.has(key)) continue;
      group.remove();
      edge?.remove();
      this.drawn.delete(key);
    }
    for (const box of now.boxes) this.drawOne(box, fresh.has(box.key));
  }

  /** @param {Box} box @param {boolean} isFresh */
  drawOne(box, isFresh) {
    const { style } = box.node.data;
    let item = this.drawn.get(box.key);
    if (!item) {
      item = { group: svg("g"), edge: box.parent ? svg("path") : null };
      this.drawn.set(box.key, item);
      this.nodes.append(item.group);
      if (item.edge) this.edges.append(item.edge);
    }
    if (item.face !== box.face || item.style !== style) {
      paint(item.group, box, { proof: false, weak: false, style, fileColors: false });
      Object.assign(item, { face: box.face, style });
    }
    halo(item.group, box.face, isFresh && box.face.kind !== ROOT);
    put(item.group, "class", `n n${box.face.kind} e${box.stage}${isFresh ? " fresh" : ""}`);
  }

  /** @param {Scene} now */
  drawFar(now) {
    this.draw({ ...now, boxes: [], byKey: new Map() }, new Set());
    const close = now.boxes.filter((box) => box.depth <= 1);
    for (const box of close) this.drawOne(box, false);
    this.far.replaceChildren(...farPaths({ boxes: now.boxes, titles: 1, isPale: () => false }, SHOWN.shape));
  }

  /** @param {Scene} before @param {Scene} now */
  fly(before, now) {
    const begun = performance.now();
    const step = (/** @type {number} */ at) => {
      const t = Math.min(1, Math.max(0, (at - begun) / FLIGHT));
      this.place(before, now, 1 - (1 - t) ** 3);
      if (t < 1) this.flying = requestAnimationFrame(step);
    };
    step(begun);
  }

  /** Everything a share `t` of its way.
   * @param {Scene} before @param {Scene} now @param {number} t */
  place(before, now, t) {
    /** @type {Map<string, Box>} */
    const there = new Map();
    for (const box of now.boxes) {
      const item = this.drawn.get(box.key);
      if (!item) continue;
      const parent = box.parent ? (there.get(box.parent.key) ?? box.parent) : null;
      const from = before.byKey.get(box.key) ?? (box.parent && before.byKey.get(box.parent.key)) ?? box;
      const at = { ...box, parent, x: between(from.x, box.x, t), y: between(from.y, box.y, t) };
      there.set(box.key, at);
      item.group.setAttribute("transform", `translate(${at.x / PX} ${at.y / PX})`);
      const opacity = before.byKey.has(box.key) ? 1 : t;
      item.group.style.opacity = String(opacity);
      this.placeEdge(item, at, opacity);
    }
    const frame = now.frame.map((value, i) => between(before.frame[i], value, t));
    this.svg.setAttribute("viewBox", frame.map((value) => Math.round(value * 10) / 10).join(" "));
  }

  /** @param {Drawn} item @param {Box} at @param {number} opacity */
  placeEdge({ edge }, at, opacity) {
    const line = edge && edgeOf(at, SHOWN.shape);
    if (!edge || !line) return;
    edge.setAttribute("d", pathOf(line));
    edge.style.opacity = String(opacity);
    put(edge, "class", `edge ${line.kind} t${Math.min(at.depth, 3)} e${at.stage}`);
  }
}

/** @param {number} from @param {number} to @param {number} t */
function between(from, to, t) {
  return from + (to - from) * t;
}

/** @param {import("../mindmap/model.js").MindMap} map @param {Map<string, readonly number[]>} stages @returns {Scene} */
function sceneOf(map, stages) {
  const { boxes, left, top, right, bottom } = layout(map, SHOWN, { stages });
  const frame = framed(left, top, right, bottom, LEAST);
  return { boxes, byKey: new Map(boxes.map((box) => [box.key, box])), frame };
}

/** What a screen shows of these bounds, in units: with a margin, and no smaller than the `least` pixels.
 * @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number[]} least
 * @returns {Frame} */
function framed(left, top, right, bottom, least) {
  const width = Math.max(least[0], (right - left) / PX + 2 * MARGIN);
  const height = Math.max(least[1], (bottom - top) / PX + 2 * MARGIN);
  return [(left + right) / 2 / PX - width / 2, (top + bottom) / 2 / PX - height / 2, width, height];
}

/** A frame moved so that it shows as little as can be beyond another one.
 * @param {Frame} close @param {Frame} whole @returns {Frame} */
function within([x, y, width, height], whole) {
  return [inside(x, width, whole[0], whole[2]), inside(y, height, whole[1], whole[3]), width, height];
}

/** @param {number} at @param {number} size @param {number} from @param {number} room */
function inside(at, size, from, room) {
  return size < room ? Math.min(Math.max(at, from), from + room - size) : from + (room - size) / 2;
}
