/** The map on the whole screen: one view after the other, the rest of its scene pale. */

import { el, icon } from "../ui/dom.js";
import { short } from "../ui/words.js";
import { run } from "./clock.js";
import { obey } from "./shared.js";

/** @typedef {import("./shared.js").Shared} Shared */

const SLIDE = 320; // milliseconds from one view to the next
const MOST = 2.8; // how much the letters of the map are magnified at most
const MARGIN = 1.06;
const LEAST = 0.55; // of the page's letters: where those of the map are smaller, its words stand there as a list
const STILL = 2500; // milliseconds after which the bar goes, where the map has the whole screen

export class Stage {
  /** @param {{shared: Shared, scenes: HTMLElement[], openNotes: () => void, left: () => void}} given */
  constructor({ shared, scenes, openNotes, left }) {
    this.shared = shared;
    this.scenes = scenes;
    this.openNotes = openNotes;
    this.left = left;
    this.isOpen = false;
    this.staysWindowed = false; // our own way out of the full screen, which does not end the talk
    /** @type {number | undefined} */
    this.scene = undefined; // the one whose drawing is here
    this.whole = ""; // its view box in the storyboard
    /** @type {[number, number, number, number]} */
    this.box = [0, 0, 1, 1];
    this.picture = el("div", { class: "picture", onclick: (event) => this.click(event) });
    this.status = el("p", { class: "vh", role: "status" });
    this.words = el("div", { class: "words", onkeydown: (event) => this.scrolls(event) });
    this.title = el("p", { class: "what", dir: "auto" });
    this.count = el("span", { class: "num meta" });
    const time = el("span");
    this.clock = el(
      "button",
      { class: "btn quiet num", title: "Remettre l’horloge à zéro", onclick: () => this.reset() },
      time,
      el("span", { class: "vh" }, ", remettre l’horloge à zéro"),
    );
    this.root = el("section", { class: "talk", "aria-label": "Présentation", tabindex: "-1" });
    this.root.append(this.picture, this.words, this.status, this.bar());
    run(time, () => shared.where);
    shared.onChange(() => this.isOpen && this.show());
    document.addEventListener("keydown", (event) => this.isOpen && this.keydown(event));
    document.addEventListener("fullscreenchange", () => this.changed());
    this.root.addEventListener("pointermove", () => this.stir());
    this.root.addEventListener("focusin", () => this.stir());
    addEventListener("resize", () => this.isOpen && this.look(this.box));
  }

  bar() {
    const button = (
      /** @type {string} */ name,
      /** @type {string} */ drawing,
      /** @type {() => void} */ onclick,
      /** @type {Element[]} */ ...beside
    ) => el("button", { class: "btn quiet", onclick }, icon(drawing), name, ...beside);
    const step = (/** @type {string} */ name, /** @type {string} */ drawing, /** @type {-1 | 1} */ by) =>
      el("button", { class: "btn quiet ico", "aria-label": name, onclick: () => this.shared.step(by) }, icon(drawing));
    return el(
      "div",
      { class: "bar-talk", role: "toolbar", "aria-label": "Présentation" },
      step("Vue précédente", "i-left", -1),
      step("Vue suivante", "i-right", 1),
      this.count,
      this.title,
      this.clock,
      button("Notes", "i-note", this.openNotes),
      button("Plein écran", "i-screen", () => this.turnFull()),
      button("Quitter", "i-close", () => this.close(), el("kbd", { "aria-hidden": "true" }, "Échap")),
    );
  }

  /** @param {number} at */
  async open(at) {
    this.isOpen = true;
    document.body.classList.add("talking");
    document.body.append(this.root);
    for (const other of document.body.children) if (other !== this.root) other.toggleAttribute("inert", true);
    this.root.focus();
    if (at !== this.shared.where.at) this.shared.go(at);
    else this.show();
    await this.turnFull();
  }

  /** Leads back to the page, which says where to. */
  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.putBack();
    document.body.classList.remove("talking");
    for (const other of document.body.children) other.removeAttribute("inert");
    this.root.remove();
    if (document.fullscreenElement) document.exitFullscreen().catch(() => null);
    this.left();
  }

  async turnFull() {
    if (document.fullscreenElement) {
      this.staysWindowed = true;
      await document.exitFullscreen();
    } else await this.root.requestFullscreen?.().catch(() => null); // refused: the window is large enough
  }

  /** Escape leaves the full screen by the browser itself: it leaves the talk too. */
  changed() {
    if (!document.fullscreenElement && this.isOpen && !this.staysWindowed) this.close();
    this.staysWindowed = false;
  }

  show() {
    const { shared } = this;
    const { stop, where, stops } = shared;
    const svg = this.take(stop.scene);
    this.light(svg, stop);
    this.look(stop.box, SLIDE);
    const name = [stop.number, short(stop.title, 90)].filter(Boolean).join(" ");
    this.title.textContent = name;
    this.count.textContent = `Vue ${where.at + 1} sur ${stops.length}`;
    this.status.textContent = `${name}. Vue ${where.at + 1} sur ${stops.length}.`;
    this.root.classList.remove("black");
  }

  /** Brings the drawing of a scene here; the one before goes back to its place.
   * @param {number} scene @returns {SVGSVGElement} */
  take(scene) {
    if (this.scene !== scene) {
      this.putBack();
      this.scene = scene;
      const drawing = /** @type {SVGSVGElement} */ (this.scenes[scene].querySelector("svg"));
      this.whole = drawing.getAttribute("viewBox") ?? "";
      this.picture.append(drawing);
      this.box = /** @type {[number, number, number, number]} */ (this.whole.split(" ").map(Number));
    }
    return /** @type {SVGSVGElement} */ (this.picture.firstElementChild);
  }

  putBack() {
    const drawing = this.picture.firstElementChild;
    if (!drawing || this.scene === undefined) return;
    cancelAnimationFrame(this.frame ?? 0);
    for (const pale of drawing.querySelectorAll(".pale")) pale.classList.remove("pale");
    drawing.setAttribute("viewBox", this.whole ?? "");
    this.scenes[this.scene].append(drawing);
    this.scene = undefined;
  }

  /** What the view is about; edges stand in the order of the nodes that they lead to.
   * @param {SVGSVGElement} svg @param {import("./shared.js").Stop} stop */
  light(svg, stop) {
    const nodes = [...svg.querySelectorAll("[data-n]")];
    const edges = svg.querySelectorAll(".edge");
    const isIn = (/** @type {Element} */ node) => {
      const number = node.getAttribute("data-n") ?? "";
      return stop.depth < 2 || number === stop.number || number.startsWith(`${stop.number}.`);
    };
    nodes.forEach((node, place) => {
      node.classList.toggle("pale", !isIn(node));
      edges[place - 1]?.classList.toggle("pale", !isIn(node));
    });
    const said = nodes.filter(isIn).map((node) => {
      const words = [...node.querySelectorAll(".label")].flatMap((label) =>
        [...label.childNodes].map((line) => line.textContent),
      );
      return el("p", {}, [node.getAttribute("data-n"), ...words].filter(Boolean).join(" "));
    });
    this.words.replaceChildren(...said);
  }

  /** Moves to a box of the scene, in the proportions of the screen.
   * @param {[number, number, number, number]} box */
  look(box, time = 0) {
    const from = this.box;
    this.box = box;
    this.spell();
    const isCalm = !time || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const began = performance.now();
    cancelAnimationFrame(this.frame ?? 0);
    const move = (/** @type {number} */ now) => {
      const part = isCalm ? 1 : Math.min(1, Math.max(0, now - began) / time);
      const eased = part * part * (3 - 2 * part);
      const between = from.map((value, i) => value + (box[i] - value) * eased);
      this.picture.firstElementChild?.setAttribute("viewBox", this.framed(between).join(" "));
      if (part < 1) this.frame = requestAnimationFrame(move);
    };
    move(began);
  }

  /** Where the letters of the drawing are too small, its words take its place. */
  spell() {
    const [letter, read] = [this.picture.firstElementChild, document.documentElement].map((one) =>
      parseFloat(one ? getComputedStyle(one).fontSize : "0"),
    );
    const scale = this.picture.clientWidth / this.framed(this.box)[2];
    const isSmall = letter * scale < read * LEAST;
    this.root.classList.toggle("in-words", isSmall);
    this.words.tabIndex = isSmall ? 0 : -1;
    this.words.scrollTop = 0;
  }

  /** @param {number[]} box */
  framed([x, y, width, height]) {
    const { clientWidth, clientHeight } = this.picture;
    const shape = clientWidth / (clientHeight || 1) || 1;
    const wide = Math.max(width * MARGIN, height * MARGIN * shape, clientWidth / MOST);
    const high = wide / shape;
    return [x + (width - wide) / 2, y + (height - high) / 2, wide, high].map((value) => Math.round(value * 10) / 10);
  }

  /** Keys that scroll the words lead to no other view.
   * @param {KeyboardEvent} event */
  scrolls(event) {
    if (["ArrowUp", "ArrowDown", "PageUp", "PageDown", " "].includes(event.key)) event.stopPropagation();
  }

  reset() {
    this.shared.set({ began: Date.now() });
  }

  /** @param {MouseEvent} event */
  click(event) {
    const { left, width } = this.picture.getBoundingClientRect();
    this.shared.step(event.clientX - left < width / 3 ? -1 : 1);
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const others = /** @type {Record<string, () => void>} */ ({
      Escape: () => this.close(),
      F5: () => document.fullscreenElement || this.turnFull(), // a remote control's first key
      b: () => this.turnBlack(),
      B: () => this.turnBlack(),
      ".": () => this.turnBlack(),
      n: () => this.openNotes(),
      N: () => this.openNotes(),
    });
    const run = event.ctrlKey || event.metaKey || event.altKey ? null : others[event.key];
    if (!run) return void obey(this.shared, event);
    event.preventDefault();
    run();
  }

  /** Hides the view, and shows it again. */
  turnBlack() {
    if (this.root.classList.toggle("black")) this.status.textContent = "Écran noir.";
    else this.show();
  }

  /** The bar is there while something moves. */
  stir() {
    this.root.classList.remove("still");
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const isWanted = this.root.querySelector(".bar-talk :focus-visible, .bar-talk:hover");
      this.root.classList.toggle("still", Boolean(document.fullscreenElement) && !isWanted);
    }, STILL);
  }
}
