/** The parts of the editor, put together: state, drawing, plan, panels; and what they ask of each other. */

import { SCREENS } from "../mindmap/geometry/presets.js";
import { el, isTyping, keycaps, put } from "../ui/dom.js";
import { Voice } from "../ui/saying.js";
import { count } from "../ui/words.js";
import { isEnabled, perform } from "./actions/index.js";
import { nodeBar, phoneActions, viewTools } from "./bars.js";
import { Canvas } from "./canvas.js";
import * as clipboard from "./clipboard.js";
import { dialogsOf } from "./dialogs/index.js";
import { Entry } from "./entry.js";
import { Ghosts } from "./ghosts.js";
import * as insertion from "./insertion.js";
import * as keys from "./keys.js";
import { Menus } from "./menus.js";
import { Notes } from "./notes.js";
import { openOn } from "./opening.js";
import { Palette } from "./palette.js";
import { Phone } from "./phone.js";
import { Plan } from "./plan.js";
import * as pointer from "./pointer.js";
import * as printing from "./printing.js";
import { Search } from "./search.js";
import { Stages } from "./stages.js";
import { State } from "./state.js";
import { Steps } from "./steps.js";
import { Verdicts } from "./verdicts.js";
import { Views } from "./views.js";

const LATER = { menus: Menus, notes: Notes, palette: Palette, plan: Plan, search: Search }; // made when first asked for
const BREATH = 5; // milliseconds from the first frame's script to the panels: the frame is painted in between

export class App {
  constructor(boot, map, main) {
    this.boot = boot;
    this.urls = boot.urls;
    this.accepts = boot.accepts;
    this.requirements = new Map(boot.requirements.map((one) => [one.id, one]));
    this.painted = new Promise((done) => {
      requestAnimationFrame(() => setTimeout(done, BREATH));
    });
    this.state = new State(map, boot.report);
    this.voice = new Voice({
      undo: () => {
        this.act("undo");
        this.canvas.focus();
      },
      onChange: (run) => this.state.on("change", run),
    });
    this.say = this.voice.say;
    this.toast = this.voice.toast;
    this.host = el("section", { class: "canvas", "aria-label": "Carte mentale" });
    this.dialogs = dialogsOf(this);
    this.shape = boot.shape; // how it was last drawn on this device
    const label = () => `Carte ${boot.title}, ${count(this.state.map.size, "nœud")}`;
    this.canvas = new Canvas(this.host, this.state, { preset: this.screen, label: label() });
    this.state.on("change", () => put(this.canvas.svg, "aria-label", label()));
    this.canvas.ghosts = new Ghosts(boot.stages);
    this.canvas.relayout();
    this.canvas.onhidden = (node) => this.unfoldTo(node);
    this.entry = new Entry(this.canvas, this.state);
    this.entry.onleave = (event) => this.act(event.shiftKey ? "sibling" : "child");
    this.stages = new Stages(this);
    this.steps = new Steps(this);
    this.verdicts = new Verdicts(this);
    this.afterPaint(() => this.dock());
    this.phone = new Phone(this, () => phoneActions(this));
    this.views = new Views(this, main);
    keys.listen(this);
    pointer.listen(this);
    clipboard.listen(this);
    insertion.listen(this);
    printing.listen(this);
    document.addEventListener("keydown", (event) => this.everywhere(event));
    this.open();
  }

  /** The bars around the map, and the plan, which is then there when it is asked for. */
  dock() {
    this.plan.schedule();
    const hints = [
      ["Tab", "idée en dessous"],
      ["Entrée", "à côté"],
      ["F2", "renommer"],
      ["Échap puis Tab", "sortir"],
    ];
    this.host.append(
      nodeBar(this),
      this.notes.box,
      this.search.box,
      viewTools(this),
      el("p", { class: "hints" }, ...hints.map(([keys, does]) => el("span", {}, ...keycaps(keys), ` ${does} `))),
    );
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
    this.canvas.measure();
    if (this.isPhone) this.phone.openFirst();
    else openOn(this.canvas, this.state.map, wanted.get("noeud"));
    if (this.state.map.has(wanted.get("noeud"))) this.goTo(wanted.get("noeud"), { focus: false });
    if (wanted.get("etape")) this.afterPaint(() => this.steps.open(Number(wanted.get("etape")[1])));
    if (wanted.get("exigence")) this.afterPaint(() => this.verdicts.open(wanted.get("exigence")));
    this.canvas.schedule(true);
  }

  requirement(id) {
    return this.requirements.get(id) || { id, title: id, text: "", stages: [] };
  }

  act(name) {
    return perform(name, this);
  }

  /** Opens a node's title for writing, where one is: on the map or in the plan. */
  write(node, fresh = null, text = null) {
    if (this.plan.isShown && (this.plan.line.isOpen || !this.views.hasMap)) {
      this.plan.line.open(node.key);
      return;
    }
    if (!this.views.hasMap) this.views.show("carte", { focus: false });
    this.phone.branchOf(node.key);
    this.canvas.reveal(node.key);
    this.entry.open(node, { fresh, text });
  }

  /** Chooses a node and brings it under the eye. */
  goTo(key, { focus = true } = {}) {
    if (!this.state.map.has(key)) {
      this.say("Ce nœud n’est plus dans la carte.");
      return;
    }
    this.phone.branchOf(key);
    this.state.choose(key);
    if (this.views.current === "verdicts") this.views.show("carte");
    if (focus && this.views.hasMap) this.canvas.focus();
    else if (this.plan.isShown) this.plan.line.open(key);
  }

  unfoldTo(node) {
    const folded = [];
    for (let at = node.parent; at; at = at.parent) if (at.data.folded) folded.push(at);
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

  /** What can wait until the map has been seen: panels fill after the first frame. */
  afterPaint(run) {
    this.painted.then(run);
  }

  later(run) {
    requestAnimationFrame(run);
  }

  show(name) {
    this.views.show(name);
  }

  showPanel(name) {
    if (name === "verdicts" && !this.verdicts.panel.offsetParent) this.views.show("verdicts");
  }

  /** Escape in the map: closes what is open; false when there was nothing, and Tab then leaves. */
  escape() {
    if (this.notes.isOpen) {
      this.notes.close();
      return true;
    }
    if (!this.search.box.hidden) {
      this.search.close();
      return true;
    }
    if (this.state.chosen.size > 1) {
      this.state.choose(this.state.key);
      this.follow();
      return true;
    }
    return false;
  }

  everywhere(event) {
    const action = keys.actionOf(event);
    if (!action || event.defaultPrevented || !keys.EVERYWHERE.has(action.name) || !isEnabled(action, this)) return;
    if (document.querySelector("dialog[open]")) return;
    if (isTyping(event.target) && !["palette", "search", "next-weak", "print"].includes(action.name)) return;
    event.preventDefault();
    perform(action, this);
  }

  followLink(address) {
    if (address.startsWith("#")) {
      this.goTo(address.slice(1));
      return;
    }
    if (/^(https?:\/\/|mailto:)/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
    else this.toast("Ce lien ne mène pas à une page web : il est gardé dans le fichier.");
  }
}

for (const [name, Part] of Object.entries(LATER)) {
  Object.defineProperty(App.prototype, name, {
    get() {
      const made = new Part(this);
      Object.defineProperty(this, name, { value: made });
      return made;
    },
  });
}
