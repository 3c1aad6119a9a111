/** The parts of the editor, put together: state, drawing, plan, panels; and what they ask of each other. */

import { SCREENS } from "../mindmap/geometry/presets.js";
import { allAbove } from "../mindmap/model.js";
import { caps } from "../ui/combos.js";
import { el, put } from "../ui/dom.js";
import { Voice } from "../ui/saying.js";
import { count, quoted } from "../ui/words.js";
import { isEnabled, isOffered, perform } from "./actions/index.js";
import { hints, nodeBar, phoneActions, viewTools } from "./bars.js";
import { Canvas } from "./canvas.js";
import * as clipboard from "./clipboard.js";
import { dialogsOf } from "./dialogs/index.js";
import { Entry } from "./entry.js";
import { show } from "./flight.js";
import { foldsOf, keepFolds } from "./folds.js";
import { Ghosts } from "./ghosts.js";
import { Hold } from "./hold.js";
import * as insertion from "./insertion.js";
import * as keys from "./keys.js";
import { Lens } from "./lens.js";
import { Menus } from "./menus.js";
import { Miniature } from "./miniature.js";
import { Notes } from "./notes.js";
import { openOn } from "./opening.js";
import { Palette } from "./palette.js";
import { Phone } from "./phone.js";
import * as pictures from "./pictures.js";
import { Plan } from "./plan.js";
import { Budget } from "./planning/budget.js";
import { Calendar } from "./planning/calendar.js";
import { Reading } from "./planning/reading.js";
import * as pointer from "./pointer.js";
import * as printing from "./printing.js";
import { Search } from "./search.js";
import { Stages } from "./stages.js";
import { State } from "./state.js";
import { Steps } from "./steps.js";
import * as talks from "./talks.js";
import { Tying } from "./tying.js";
import { Verdicts } from "./verdicts.js";
import { Views } from "./views.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./state.js").Verdict} Verdict
 * @typedef {import("./ready.js").Requirement} Requirement
 * @typedef {import("./actions/index.js").Action} Action
 */

const BREATH = 5; // milliseconds from the first frame's script to the panels: the frame is painted in between

export class App {
  /** @type {import("../remote/sync.js").Sync<import("../mindmap/codec.js").MapData> | null} */
  sync = null; // what keeps the map, where it is kept
  /** @type {import("../remote/transport.js").Transport["send"]} */
  fetch = (address, request) => fetch(address, request);
  /** @type {Node | null} */
  lastChild = null; // the one that the cursor last came up from
  /** @type {{from: string, to: Node, message: HTMLElement} | null} */
  offered = null; // the node that one saw where an arrow led to another, `from` there; what says so
  /** @type {((verdict: Verdict | undefined) => void) | null} */
  onnext = null; // what to write next has changed
  /** @type {Promise<void>} */
  painted = new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done, BREATH));
  });

  /** @param {import("./ready.js").Boot} boot @param {import("../mindmap/model.js").MindMap} map
   * @param {HTMLElement} main */
  constructor(boot, map, main) {
    this.boot = boot;
    this.urls = boot.urls;
    this.accepts = boot.accepts;
    /** @type {Map<string, Requirement>} */
    this.requirements = new Map(boot.requirements.map((one) => [one.id, one]));
    /** @type {State} */
    this.state = new State(map, boot.report, boot.wanting);
    this.voice = new Voice({ act: (name) => this.#back(name), onChange: (run) => this.state.on("change", run) });
    /** @type {(text: string) => void} */
    this.say = this.voice.say;
    /** @type {Voice["toast"]} */
    this.toast = this.voice.toast;
    /** @type {HTMLElement} */
    this.host = el("section", { class: "canvas", "aria-label": "Carte mentale" });
    /** @type {import("./dialogs/index.js").Dialogs} */
    this.dialogs = dialogsOf(this);
    /** @type {import("./actions/drawing.js").Shape} */
    this.shape = boot.shape; // how it was last drawn on this device
    this.isMapOpen = false; // its view is set
    /** @type {Canvas} */
    this.canvas = new Canvas(this.host, this.state, { preset: this.screen, label: this.label });
    this.state.on("change", () => put(this.canvas.tree.root, "aria-label", this.label));
    /** @type {import("../remote/talks.js").Talks | null} */
    this.talks = talks.talksOf(this);
    talks.listen(this);
    /** @type {Stages} */
    this.stages = new Stages(this);
    /** @type {Ghosts} */
    this.ghosts = new Ghosts(
      boot.stages,
      (ids) => this.stages.worst(ids) !== "absent",
      (key) => this.entry?.isOpen && this.entry.key === key,
    );
    this.canvas.ghosts = this.ghosts;
    this.canvas.relayout();
    this.canvas.onhidden = (node) => this.unfoldTo(node);
    /** @type {Entry} */
    this.entry = new Entry(this.canvas, this.state);
    this.entry.onleave = (event) => this.act(event.shiftKey ? "sibling" : "child");
    this.entry.onlost = (words, what) => this.tellLost(words, what);
    /** @type {Hold} */
    this.hold = new Hold(this);
    /** @type {Steps} */
    this.steps = new Steps(this);
    /** @type {Verdicts} */
    this.verdicts = new Verdicts(this);
    this.afterPaint(() => this.dock());
    /** @type {Phone} */
    this.phone = new Phone(this, () => phoneActions(this));
    /** @type {Views} */
    this.views = new Views(this, main);
    for (const part of [keys, pointer, clipboard, insertion, pictures, printing]) part.listen(this);
    this.open();
  }

  /** What the map is called. */
  get label() {
    return `Carte ${this.boot.title}, ${count(this.state.map.size, "nœud")}`;
  }

  /** The bars around the map, and the plan, which is then there when it is asked for. */
  dock() {
    this.plan.schedule();
    this.lens.box.append(this.search.box);
    this.lens.dock();
    this.host.append(nodeBar(this), this.notes.box, viewTools(this), this.miniature.box, hints());
    this.views.dress();
  }

  /** @returns {Lens} */
  get lens() {
    return this.#made("lens", Lens);
  }

  /** @returns {Menus} */
  get menus() {
    return this.#made("menus", Menus);
  }

  /** @returns {Miniature} */
  get miniature() {
    return this.#made("miniature", Miniature);
  }

  /** @returns {Notes} */
  get notes() {
    return this.#made("notes", Notes);
  }

  /** @returns {Palette} */
  get palette() {
    return this.#made("palette", Palette);
  }

  /** @returns {Plan} */
  get plan() {
    return this.#made("plan", Plan);
  }

  /** @returns {Calendar} */
  get calendar() {
    return this.#made("calendar", Calendar);
  }

  /** @returns {Budget} */
  get budget() {
    return this.#made("budget", Budget);
  }

  /** @returns {Reading} */
  get reading() {
    return this.#made("reading", Reading);
  }

  /** @returns {Search} */
  get search() {
    return this.#made("search", Search);
  }

  /** @returns {Tying} */
  get tying() {
    return this.#made("tying", Tying);
  }

  /** A part that is made when it is first asked for, and then stays.
   * @template Part @param {string} name @param {new (app: App) => Part} Made @returns {Part} */
  #made(name, Made) {
    const value = new Made(this);
    Object.defineProperty(this, name, { value });
    return value;
  }

  /** How the map is drawn on a wide screen. */
  get screen() {
    return SCREENS[this.shape];
  }

  get isPhone() {
    return this.phone.isOn;
  }

  open() {
    const wanted = new URLSearchParams(location.search);
    const [node, stage, requirement] = ["noeud", "etape", "exigence"].map((name) => wanted.get(name));
    this.canvas.measure();
    if (this.isPhone) this.phone.openFirst();
    else this.openMap(node);
    if (this.state.map.has(node)) this.goTo(node, { focus: false });
    const about = stage || (!node && requirement && this.requirement(requirement).stages[0]);
    if (stage) this.views.fold("no-steps", false);
    if (about) this.afterPaint(() => this.steps.open(Number(about[1])));
    if (requirement) this.afterPaint(() => this.verdicts.open(requirement, wanted.has("faire")));
    this.canvas.schedule(true);
  }

  /** Sets the view of the map when it first has room: a page that opens on the calendar or the budget shows it later.
   * @param {string | null} [node] */
  openMap(node) {
    if (this.isMapOpen || this.isPhone || !this.canvas.view.width) return;
    this.isMapOpen = true;
    openOn(this.canvas, this.state, node, foldsOf(this.boot.id));
    keepFolds(this.boot.id, this.state);
  }

  /** @param {string} id @returns {Requirement} */
  requirement(id) {
    return this.requirements.get(id) || { id, criterion: "", title: id, text: "", stages: [] };
  }

  /** Does an action where it can be done; gives whether it was.
   * @param {string | Action} action */
  act(action) {
    return perform(action, this);
  }

  /** @param {Action} action */
  can(action) {
    return isEnabled(action, this);
  }

  /** Whether this page has what an action is about.
   * @param {Action} action */
  offers(action) {
    return isOffered(action, this);
  }

  /** Opens a node's title for writing, where one is: on the map or in the plan.
   * @param {Node} node @param {Parameters<Entry["open"]>[1]} [how] */
  write(node, how) {
    if (this.plan.isShown && (this.plan.line.isOpen || !this.views.hasMap)) {
      this.plan.line.open(node.key);
      return;
    }
    if (!this.views.hasMap) this.views.show("carte", { focus: false });
    if (this.canvas.byKey.has(node.key)) this.phone.branchOf(node.key);
    else this.unfoldTo(node);
    show(this.canvas, node.key);
    this.entry.open(node, how);
    this.hold.take(); // whoever writes there is in the map, wherever they came from
  }

  /** Says which words went, with the way back unless the same key did more.
   * @param {string} words @param {"replaced" | "given up"} what */
  tellLost(words, what) {
    const { done, undone } = this.state.history;
    const isUndone = what === "given up";
    const stack = isUndone ? undone : done;
    const last = stack.at(-1);
    const said = isUndone
      ? `Texte abandonné\u00a0: ${quoted(words)}. ${caps("Mod+y").join("\u00a0")} le rétablit.`
      : `Texte remplacé\u00a0: ${quoted(words)}.`;
    this.later(() => this.toast(said, stack.at(-1) !== last ? null : isUndone ? "redo" : "undo"));
  }

  /** Chooses a node and brings it under the eye, from nearer where it would not be read, but for a `quiet` choice.
   * @param {string} key @param {{focus?: boolean, quiet?: boolean}} [options] */
  goTo(key, { focus = true, quiet = false } = {}) {
    if (!this.state.map.has(key)) {
      this.say("Ce nœud n’est plus dans la carte.");
      return;
    }
    this.phone.branchOf(key);
    this.state.choose(key, { quiet });
    if (this.views.current === "verdicts" || this.views.isPlanning) this.views.show("carte");
    if (focus && this.views.hasMap) this.canvas.focus();
    else if (this.plan.isShown) this.plan.line.open(key);
  }

  /** @param {Node} node */
  unfoldTo(node) {
    const over = allAbove(node);
    const folded = over.filter(({ data }) => data.folded);
    this.state.shut(over, false);
    if (folded.length)
      this.state.run(
        "dépli",
        (t) => {
          for (const one of folded) t.set(one, { folded: false });
        },
        { silent: true },
      );
    this.phone.branchOf(node.key);
  }

  /** After the cursor moved by keys, the focus goes with it. */
  follow() {
    this.canvas.flush();
    this.canvas.focus();
  }

  /** What can wait until the map has been seen: panels fill after the first frame.
   * @param {() => void} run */
  afterPaint(run) {
    this.painted.then(run);
  }

  /** @param {() => void} run */
  later(run) {
    requestAnimationFrame(run);
  }

  /** @param {import("./views.js").ViewName} name */
  show(name) {
    this.views.show(name);
  }

  /** @param {"verdicts"} name */
  showPanel(name) {
    if (name !== "verdicts" || this.verdicts.panel.offsetParent) return;
    if (this.views.away.has("no-verdicts")) this.views.fold("no-verdicts", false);
    if (!this.verdicts.panel.offsetParent) this.views.show("verdicts");
  }

  /** @param {"undo" | "redo" | "turn-sight"} name */
  #back(name) {
    this.act(name);
    this.canvas.focus();
  }

  /** @param {string} address */
  followLink(address) {
    if (address.startsWith("#")) {
      this.goTo(address.slice(1));
      return;
    }
    if (/^(https?:\/\/|mailto:)/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
    else this.toast("Ce lien ne mène pas à une page web : il est gardé dans le fichier.");
  }
}
