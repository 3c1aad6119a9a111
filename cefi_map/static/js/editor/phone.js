/** On a narrow screen the map is one branch at a time, drawn as a column, with the stages above it in one row; or all of
 * it in one look, from which one goes to a branch. */

import { PHONE, PX, RIGHT, SCREENS } from "../mindmap/geometry/presets.js";
import { mainBranch } from "../mindmap/model.js";
import { el, icon, isTyping, sign } from "../ui/dom.js";
import { NB, VERDICTS } from "../ui/words.js";
import { openOn } from "./opening.js";
import { LETTERS } from "./overview.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./state.js").Verdict} Verdict
 * @typedef {Pick<import("./app.js").App, "verdicts" | "show" | "state" | "host" | "steps" | "canvas" | "screen"
 *   | "goTo" | "requirement" | "onnext" | "plan" | "entry">} Given
 */

const NARROW = matchMedia("(max-width: 37.5em)");
const SIDE = 14;
const NARROWEST = 180; // pixels of a column at scale 1
const APART = 0.7 * LETTERS; // the scale of a column below which one looks for more than it
const TIGHT = 560; // pixels: a phone's screen is higher, but for its keyboard

export class Phone {
  /** @param {Given} app @param {() => HTMLElement} actions makes the row of actions */
  constructor(app, actions) {
    this.app = app;
    /** @type {string | null} */
    this.branch = null; // key of the one that is drawn
    this.isWhole = false; // all branches are drawn, as on a wide screen
    /** @type {string | null} */
    this.sketch = null; // what was laid out, and for which room
    /** @type {string | undefined} */
    this.first = undefined; // the requirement to write next
    this.line = el("button", {
      class: "vline",
      onclick: () => (this.first ? app.verdicts.open(this.first) : app.show("verdicts")),
    });
    this.foot = el("div", { class: "phone-foot" }, this.line);
    this.actions = actions;
    app.onnext = (verdict) => this.point(verdict);
    this.point(app.state.report?.requirements.find((one) => one.verdict !== "satisfait"));
    app.host.prepend(app.steps.pills);
    app.host.append(this.foot);
    NARROW.addEventListener("change", () => this.update());
    app.canvas.onresize = () => this.update();
    const later = () => setTimeout(() => this.makeRoom());
    for (const name of ["focus", "blur"]) addEventListener(name, later, true); // a field that closes is gone before « focusout »
    globalThis.visualViewport?.addEventListener("resize", () => this.makeRoom());
    app.state.on("change", () => {
      if (!this.isOn) return;
      this.branch = mainBranch(app.state.node)?.key ?? this.branch; // what is moved elsewhere stays in sight
      this.update();
    });
  }

  get isOn() {
    return NARROW.matches;
  }

  /** While one writes and a keyboard takes half of the screen, what it leaves is the map's, or the plan's. */
  makeRoom() {
    const seen = globalThis.visualViewport?.height ?? innerHeight;
    const isTight =
      this.isOn && seen < TIGHT && isTyping(document.activeElement) && !document.querySelector("dialog[open]");
    const { classList, style } = document.documentElement;
    style.setProperty("--seen", `${seen}px`);
    classList.toggle("writing", isTight);
    if (isTight && this.app.plan.line.isOpen) this.app.plan.line.reveal();
  }

  /** Opens on the first branch: the root is not drawn. */
  openFirst() {
    const [head] = this.app.state.map.root.children;
    if (head) this.app.state.choose(head.key, { quiet: true });
    this.update();
  }

  /** Starts the column anew under what stands above it. */
  refit() {
    this.sketch = null;
    this.update();
  }

  /** The row of actions, made when a narrow screen first asks for it. */
  furnish() {
    if (this.foot.childElementCount < 2) this.foot.append(this.actions());
  }

  /** The screen's preset or the phone's, for the width there is. */
  update() {
    const { app } = this;
    const { canvas } = app;
    document.documentElement.classList.toggle("narrow", this.isOn);
    if (!this.isOn) {
      canvas.inset = [56 + app.steps.pills.offsetHeight, 24, 72 + this.foot.offsetHeight, 24];
      if (canvas.base === app.screen) return;
      canvas.only = null;
      canvas.svg.classList.remove("col");
      canvas.drawAs(app.screen);
      openOn(canvas, app.state);
      return;
    }
    this.furnish();
    canvas.inset = [app.steps.pills.offsetHeight + 14, SIDE, this.foot.offsetHeight + 12, SIDE];
    if (this.isWhole) this.drawWhole();
    else this.drawColumn();
    if (app.entry?.isOpen) app.entry.makeRoom(); // the keyboard of the screen has opened
    canvas.schedule(true);
  }

  drawWhole() {
    const { canvas, screen } = this.app;
    const { width, height } = canvas.view;
    const sketch = `${width}|${height}`;
    canvas.svg.classList.remove("col");
    if (this.sketch === sketch) return;
    this.sketch = sketch;
    canvas.only = null;
    canvas.drawAs(height > width ? SCREENS[RIGHT] : screen); // branches below each other fill a high window
    canvas.fit();
  }

  drawColumn() {
    const { app } = this;
    const { canvas } = app;
    const room = Math.floor(app.host.clientWidth || innerWidth) - 2 * SIDE;
    const width = Math.max(NARROWEST, Math.floor(room / LETTERS));
    const heads = app.state.map.root.children;
    if (!heads.some((head) => head.key === this.branch)) this.branch = heads[0]?.key ?? null;
    const only = this.branch ? new Set([this.branch]) : null;
    const sketch = `${width}|${this.branch}`;
    canvas.svg.classList.add("col");
    if (this.sketch !== sketch || canvas.preset.shape !== "column") {
      this.sketch = sketch;
      canvas.only = only;
      canvas.drawAs(Object.freeze({ ...PHONE, width: width * PX }));
      canvas.view.k = room / width;
      canvas.view.y = canvas.inset[0];
    } else if (canvas.view.k !== room / width) return; // one looks from nearer
    this.settle();
    canvas.reveal(app.state.key);
  }

  /** A column stands between the sides of the window, and never below its top. */
  settle() {
    const { view, inset, bounds } = this.app.canvas;
    view.x = SIDE;
    view.y = Math.min(view.y, inset[0] - bounds[1] * view.k);
  }

  /** All of the map in one look. */
  spread() {
    this.isWhole = true;
    this.app.steps.update();
    this.refit();
  }

  /** Two fingers have drawn a column together: it gives way to the whole map. */
  pinched() {
    if (this.isOn && !this.isWhole && this.app.canvas.view.k < APART) this.spread();
  }

  /** Shows the branch that holds a node.
   * @param {string} key */
  branchOf(key) {
    const head = this.isOn && mainBranch(this.app.state.map.get(key))?.key;
    if (!head) return;
    if (head === this.branch && !this.isWhole) {
      this.settle();
      return;
    }
    this.isWhole = false;
    this.branch = head;
    this.update();
  }

  /** @param {Verdict} [verdict] */
  point(verdict) {
    this.first = verdict?.id;
    this.line.replaceChildren(
      ...(verdict
        ? [
            sign(verdict.verdict),
            el(
              "span",
              {},
              el("b", {}, `${verdict.id}${NB}${VERDICTS[verdict.verdict].toLowerCase()}. `),
              this.app.requirement(verdict.id).title,
            ),
            icon("i-right"),
          ]
        : this.app.state.report
          ? [sign("satisfait"), el("span", {}, "Chaque critère se lit dans la carte."), icon("i-right")]
          : [el("span"), el("span", {}, this.app.state.wanting || "Avis en cours."), icon("i-right")]),
    );
  }
}
