/** The drawn map: it lays out what changed, keeps in the page only what is seen, and draws once a frame. */

import { layout } from "../mindmap/geometry/layout.js";
import { COLUMN, PX, SCREEN } from "../mindmap/geometry/presets.js";
import { asSet } from "../mindmap/geometry/titles.js";
import { el, svg } from "../ui/dom.js";
import { flyTo } from "./flight.js";
import { frame } from "./frames.js";
import { LETTERS, retitle, SMALLEST, setFor, WRITING } from "./overview.js";
import { beyond, boxAt, isInSight, isInView, sightOf } from "./sight.js";
import { Tree } from "./tree.js";
import { View } from "./view.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./sight.js").Box} Box
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {import("./placing.js").Drawn} Drawn
 * @typedef {import("../mindmap/geometry/presets.js").Preset} Preset
 */

const LARGE = 600; // nodes that are drawn
const KEYS =
  "Les flèches vont d’un nœud à l’autre, Entrée ajoute une idée à côté, F2 renomme, une lettre récrit. Après l’une d’elles, Tab ajoute une idée en dessous\u00a0; Échap puis Tab sortent.";
const ENTRY_KEYS =
  "Entrée garde le texte, une lettre commence alors l’idée suivante. Tab le garde et ajoute une idée en dessous. Échap renonce.";

export class Canvas {
  view = new View();
  /** @type {import("../mindmap/geometry/titles.js").Setting} */
  setting = WRITING;
  /** @type {Set<string> | null} */
  only = null; // keys of the level 1 branches shown, or null for all
  /** @type {import("./view.js").Inset} */
  inset = [56, 24, 72, 24]; // room of the tools around the drawing
  /** @type {Map<string, Drawn>} */
  drawn = new Map();
  /** @type {Box[]} */
  boxes = [];
  /** @type {Map<string, Box>} */
  byKey = new Map();
  tied = 0; // relations found last, and the timer that finds them again
  relating = 0;
  /** @type {string | null} */
  hover = null;
  /** @type {Set<string> | null} */
  found = null; // keys that a search found
  /** @type {Set<string> | null} */
  lit = null; // keys of what stands out: the others are pale; null: none is
  /** @type {ReadonlySet<string>} */
  taken = new Set(); // keys of the branches that are being dragged
  /** @type {ReadonlyMap<string, number>} */
  comments = new Map(); // key -> how many a trainer left there that are not settled
  /** @type {import("./ghosts.js").Ghosts | null} */
  ghosts = null;
  /** @type {number | null} */
  plan = null; // a frame is asked for
  full = false; // it looks again at every node
  anchorKey = ""; // what stays still when the chosen node was not there yet
  /** @type {Rect | undefined} */
  box; // what is drawn, around the window
  sight = sightOf([0, 0, 0, 0]); // the same, in units
  isFar = false; // whether texts are bars
  /** @type {SVGGElement | null} */
  farGroup = null;
  isToShow = false; // the page too is scrolled to the chosen node, once it is drawn
  isPrinted = false;
  /** @type {((node: import("../mindmap/model.js").Node) => void) | null} */
  onhidden = null; // the chosen node stands in a folded branch
  /** @type {(() => void) | null} */
  onresize = null;
  /** @type {(() => void) | null} */
  onframe = null;

  /** @param {HTMLElement} host @param {State} state
   * @param {{preset?: Preset, label?: string}} [options] */
  constructor(host, state, { preset = SCREEN, label = "Carte mentale" } = {}) {
    this.host = host;
    this.state = state;
    /** @type {Preset} */
    this.base = preset; // as it is written; what is drawn at this scale has `setting` over it
    this.build(label);
    this.listen();
    new ResizeObserver(() => this.measure()).observe(host);
    this.measure();
  }

  /** @param {string} label */
  build(label) {
    const unheard = { role: "presentation", "aria-hidden": "true" };
    /** @type {SVGGElement} */
    this.edges = svg("g", { class: "edges", ...unheard });
    /** @type {SVGGElement} */
    this.arrows = svg("g", { class: "arrows", ...unheard });
    /** @type {Tree} */
    this.tree = new Tree(this, label);
    /** @type {SVGSVGElement} */
    this.svg = svg("svg", { class: "map live", role: "presentation" }, this.edges, this.arrows, this.tree.root);
    /** @type {HTMLElement} */
    this.viewport = el("div", { class: "viewport" }, this.svg);
    this.host.prepend(
      this.viewport,
      el("p", { id: "map-keys", hidden: true }, KEYS),
      el("p", { id: "entry-keys", hidden: true }, ENTRY_KEYS),
    );
  }

  listen() {
    const { state } = this;
    state.on("change", ({ moved }) => this.changed(true, moved));
    state.on("report", () => this.judged());
    state.on("highlight", () => this.schedule(true));
    for (const name of /** @type {const} */ (["option", "shut"])) state.on(name, () => this.changed());
    state.on("choose", ({ quiet }) => {
      this.open();
      if (!quiet) flyTo(this, state.key);
      this.schedule(true);
    });
    // on the host: an SVG element that listens to the focus is a stop of Tab by that alone
    this.host.addEventListener("focusin", (event) => this.focused(/** @type {SVGElement} */ (event.target)));
  }

  measure() {
    if (this.isPrinted) return;
    const { clientWidth, clientHeight } = this.host;
    const grown = clientWidth !== this.view.width || clientHeight !== this.view.height;
    const shown = grown && isInView(this);
    const isWhole = grown && this.boxes.length > 0 && this.isWhole;
    this.view.width = clientWidth;
    this.view.height = clientHeight;
    this.svg.style.width = `${clientWidth}px`; // a share of the window would be laid out again with all it docks
    this.svg.style.height = `${clientHeight}px`;
    if (grown && this.boxes.length) this.schedule(true);
    if (grown && this.onresize) this.onresize();
    if (isWhole && clientWidth && this.base.shape !== COLUMN && !this.isWhole) this.fit(); // as beside the plan
    if (shown) this.reveal(this.state.key); // a keyboard that opens leaves half of the window
  }

  /** The map has changed: laid out now, drawn at the next frame. What stays still under the eye is the chosen node, or the
   * centre where nodes were `moved`; whoever sees all still does.
   * @param {boolean} [shown] @param {boolean} [moved] */
  changed(shown = true, moved = false) {
    const isWhole = this.boxes.length > 0 && this.isWhole;
    const chosen = this.byKey.get(this.state.key) || this.byKey.get(this.anchorKey);
    const anchor = moved ? this.boxes[0] : chosen;
    this.tree.ties = null;
    this.relayout();
    const now = anchor && this.byKey.get(anchor.key);
    if (now) this.view.pan(((inner(anchor) - inner(now)) / PX) * this.view.k, ((anchor.y - now.y) / PX) * this.view.k);
    this.anchorKey = this.state.key;
    if (isWhole) this.keepWhole();
    if (shown) this.reveal(this.state.key);
    this.schedule(true);
  }

  /** Shows all of the map again by the least: a shift where it fits at this scale, else from a little further, as long as
   * its letters are read. */
  keepWhole() {
    if (this.isWhole) return;
    const scale = this.scaleFor(this.bounds);
    if (scale >= this.view.k) this.pan(...this.view.reveal(this.bounds, this.inset));
    else if (scale >= SMALLEST) this.fit();
  }

  /** Stages that are recognised may change sides: whoever sees all still does, whoever looks elsewhere stays there. */
  judged() {
    const isWhole = this.boxes.length > 0 && this.isWhole;
    this.changed(isInSight(this));
    if (isWhole && !this.isWhole) this.fit();
  }

  relayout() {
    const { map, stages, options } = this.state;
    const ghosts = options.questions && !this.isPrinted ? this.ghosts?.under(map, stages, this.state.report) : null;
    const made = layout(map, this.preset, { stages, only: this.only, numbers: options.numbers, ghosts });
    this.boxes = made.boxes;
    this.edges.style.setProperty("--titles", String(this.setting.zoom)); // their edges are as much wider
    /** @type {Rect} */
    this.bounds = [made.left / PX, made.top / PX, made.right / PX, made.bottom / PX];
    for (const box of made.boxes) if (this.byKey.get(box.key) !== box) this.byKey.set(box.key, box);
    if (this.byKey.size > made.boxes.length) this.byKey = new Map(this.boxes.map((box) => [box.key, box]));
    /** @type {boolean | null} */
    this.far = null;
    /** @type {import("../mindmap/geometry/relations.js").Relation[] | null} */
    this.related = null;
  }

  /** What is laid out at this scale. */
  get preset() {
    return asSet(this.base, this.setting);
  }

  /** It takes long to measure anew. */
  get isLarge() {
    return this.boxes.length >= LARGE;
  }

  /** How deep titles go that are drawn whatever the scale. */
  get titles() {
    return this.setting.zoom > 1 ? this.setting.depth : 1;
  }

  /** Another way of drawing, or another width, from its beginning.
   * @param {Preset} preset */
  drawAs(preset) {
    this.base = preset;
    this.setting = WRITING;
    this.relayout();
  }

  /** Nodes above the chosen one must be open for it to be seen. */
  open() {
    if (!this.byKey.has(this.state.key)) this.onhidden?.(this.state.node);
  }

  /** Asks for a frame; `full` looks again at every node, else only the shift and scale changed.
   * @param {boolean} [full] */
  schedule(full = false) {
    this.full = this.full || full;
    if (this.plan === null) this.plan = requestAnimationFrame(() => frame(this));
  }

  /** Draws now what was asked for; the focus goes to the chosen node with `follow`, when the map has it. */
  flush(follow = true) {
    if (this.plan !== null) cancelAnimationFrame(this.plan);
    frame(this, follow);
  }

  /** The rectangle of a node in the map's pixels, or null when it is not laid out.
   * @param {string} key @returns {Rect | null} */
  rectOf(key) {
    const box = this.byKey.get(key);
    if (!box) return null;
    const x = box.x / PX;
    const y = box.y / PX;
    return [x, y, x + box.face.width / PX, y + box.face.height / PX];
  }

  /** What was found is ringed, what does not stand out is pale (null: nothing is).
   * @param {Set<string> | null} found @param {Set<string> | null} lit */
  light(found, lit) {
    this.found = found;
    this.lit = lit;
    this.far = null;
    this.schedule(true);
  }

  /** @param {string} key */
  isPale(key) {
    return this.lit !== null && !this.lit.has(key);
  }

  /** Points at a node for a moment, without choosing it.
   * @param {string | null} key */
  glance(key) {
    this.hover = key;
    this.schedule(true);
  }

  /** Shifts the view as little as needed for a node to be seen.
   * @param {string} key */
  reveal(key) {
    const rect = this.rectOf(key);
    if (!rect || !this.view.width) return;
    const [dx, dy] = this.view.reveal(rect, this.inset);
    if (dx || dy) this.view.pan(dx, dy);
    this.isToShow = true;
    this.schedule();
  }

  /** All of the map, or of a branch.
   * @param {Rect | null} [rect] @param {number} [most] */
  fit(rect = null, most = 1.25 * LETTERS) {
    if (!rect) setFor(this);
    this.view.fit(rect ?? this.bounds, this.inset, most);
    if (rect) retitle(this, this.view.width / 2, this.view.height / 2);
    this.schedule(true);
  }

  /** The scale at which a rectangle of the map is wholly seen.
   * @param {Rect} rect */
  scaleFor(rect) {
    return this.view.scaleFor(rect, this.inset);
  }

  /** @param {string} key @param {number} [scale] */
  center(key, scale = this.view.k) {
    this.view.k = scale;
    retitle(this, 0, 0);
    const rect = this.rectOf(key);
    if (!rect) return;
    this.view.x = this.view.width / 2 - ((rect[0] + rect[2]) / 2) * scale;
    this.view.y = (this.view.height + this.inset[0] - this.inset[2]) / 2 - ((rect[1] + rect[3]) / 2) * scale;
    this.schedule(true);
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.view.pan(dx, dy);
    this.schedule();
  }

  /** @param {number} scale @param {number} [px] @param {number} [py] */
  zoom(scale, px = this.view.width / 2, py = this.view.height / 2) {
    this.view.zoom(scale, px, py);
    retitle(this, px, py);
    this.schedule();
  }

  /** Whether all of the map is in the window. */
  get isWhole() {
    const [left, top, right, bottom] = this.view.frame(1);
    const [a, b, c, d] = this.bounds;
    return a >= left && b >= top && c <= right && d <= bottom;
  }

  /** The box at a point of the window (client coordinates), and whether it is its folding pill.
   * @param {number} clientX @param {number} clientY */
  at(clientX, clientY) {
    return boxAt(this, clientX, clientY);
  }

  /** The keyboard is in the map: the chosen node has the focus. */
  focus() {
    if (!this.drawn.has(this.state.key) || this.full) this.flush();
    this.drawn.get(this.state.key)?.group.focus({ preventScroll: true });
    this.show();
  }

  /** Where the window is too low for the map, scrolls the page as little as needed for all of the node to be seen on
   * which the keyboard is. */
  show() {
    this.isToShow = false;
    const drawn = this.hasFocus && this.drawn.get(this.state.key);
    if (drawn && document.documentElement.scrollHeight > innerHeight) scrollBy(0, beyond(drawn.group));
  }

  /** A node that takes the focus by another way than ours (a screen reader, a script) is the chosen one.
   * @param {SVGElement} target */
  focused({ dataset }) {
    if (dataset.key && dataset.key !== this.state.key) this.state.choose(dataset.key);
  }

  /** Nodes of the map that are laid out, in document order. */
  get real() {
    return this.boxes.filter((box) => !box.node.isGhost);
  }

  get hasFocus() {
    return this.svg.contains(document.activeElement);
  }
}

/** The edge of a box on the root's side: it stays where it is while the box grows.
 * @param {Box} box */
function inner({ x, side, face }) {
  if (side > 0) return x;
  return side < 0 ? x + face.width : x + face.width / 2;
}
