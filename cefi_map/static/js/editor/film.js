/** « Comment cette carte est née »: the versions of a map played back, one a second or as one likes. Without this
 * script the page tells them in words. */

import { fromData } from "../mindmap/codec.js";
import { setAdvances } from "../mindmap/geometry/fonts.js";
import { bringIcons, use } from "../ui/dom.js";
import { picturesAt } from "./draw.js";
import { Filming } from "./filming.js";
import { bringRest } from "./icons.js";

/**
 * @typedef {{number: number, when: string, words: string, url: string}} Step
 * @typedef {{steps: Step[], advances: string, sprite: string, icons: string, picture: string}} Data
 * @typedef {{map: import("../mindmap/codec.js").MapData, stages: Record<string, number[]>}} Version
 */

const WHOLE = 60_000; // milliseconds of a film
const SHORTEST = 1000; // of a version: words are heard, a slide ends
const LONGEST = 3000;

class Film {
  /** @param {HTMLElement} section @param {Data} data */
  constructor(section, { steps, advances, sprite, icons, picture }) {
    picturesAt(picture);
    this.steps = steps;
    this.pace = Math.min(LONGEST, Math.max(SHORTEST, WHOLE / steps.length));
    this.at = steps.length - 1;
    this.timer = 0;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {Map<number, Promise<Version>>} */
    this.versions = new Map();
    this.told = part(section, "[data-told]", HTMLElement);
    this.count = part(section, "[data-count]", HTMLElement);
    this.range = part(section, "input", HTMLInputElement);
    this.button = part(section, "[data-play]", HTMLButtonElement);
    this.filming = new Filming(part(section, "[data-screen]", HTMLElement));
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    part(section, "[data-back]", HTMLElement).addEventListener("click", () => this.turn(this.at - 1));
    part(section, "[data-next]", HTMLElement).addEventListener("click", () => this.turn(this.at + 1));
    this.range.addEventListener("input", () => this.turn(Number(this.range.value) - 1));
    section.addEventListener("keydown", (event) => this.keydown(event));
    this.ready = Promise.all([
      fetch(advances).then((answer) => answer.json()),
      document.fonts.load("400 12.5px Arimo"),
      document.fonts.load("700 12.5px Arimo"),
      bringIcons(sprite),
      bringRest(icons),
    ]).then(([table]) => setAdvances(table));
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === " " && !(target instanceof HTMLButtonElement)) this.button.click();
    else if (key === "ArrowLeft" || key === "ArrowRight") this.turn(this.at + (key === "ArrowLeft" ? -1 : 1));
    else if (key === "Home") this.turn(0);
    else if (key === "End") this.turn(this.steps.length - 1);
    else return;
    event.preventDefault();
  }

  /** From here, or from the first where it has ended. */
  async play() {
    this.shown("Arrêter", "pause");
    const from = this.at + 1 < this.steps.length ? this.at : 0;
    this.timer = setTimeout(() => {}, 0);
    await this.show(from);
    if (this.timer) this.next();
  }

  next() {
    this.timer = setTimeout(async () => {
      if (this.at + 1 >= this.steps.length) return this.stop();
      await this.show(this.at + 1);
      if (this.timer) this.next();
    }, this.pace);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.shown("Lire", "play");
  }

  /** One version on demand.
   * @param {number} at */
  turn(at) {
    this.stop();
    if (at >= 0 && at < this.steps.length && at !== this.at) this.show(at);
  }

  /** @param {number} at */
  async show(at) {
    const before = this.at;
    this.at = at;
    const step = this.steps[at];
    this.range.value = String(at + 1);
    this.range.setAttribute("aria-valuetext", step.when);
    this.count.textContent = `${at + 1} / ${this.steps.length}`;
    const [version, earlier] = await Promise.all([this.version(at), at ? this.version(at - 1) : null]).catch(() => []);
    if (this.at !== at) return; // another one was asked for meanwhile
    if (!version) return this.fail();
    this.told.textContent = step.words;
    const stages = new Map(Object.entries(version.stages));
    const known = new Set((earlier ?? version).map.nodes.map(({ key }) => key));
    const fresh = new Set(version.map.nodes.map(({ key }) => key).filter((key) => !known.has(key)));
    const how = { fresh, slow: !this.calm.matches && Math.abs(at - before) === 1, whole: at + 1 === this.steps.length };
    this.filming.show(fromData(version.map), stages, how);
    if (at + 1 < this.steps.length) this.version(at + 1).catch(() => null);
  }

  fail() {
    this.stop();
    this.told.textContent = "Cette version n’est pas accessible. Réessayez une fois en ligne.";
  }

  /** Asked for once; again where it did not come.
   * @param {number} at @returns {Promise<Version>} */
  version(at) {
    const asked = this.versions.get(at) ?? brought(this.steps[at].url);
    this.versions.set(at, asked);
    asked.catch(() => this.versions.delete(at));
    if (this.versions.size > 8) this.versions.delete([...this.versions.keys()][0]);
    return asked;
  }

  /** @param {string} words @param {string} icon */
  shown(words, icon) {
    part(this.button, "span", HTMLElement).textContent = words;
    part(this.button, "svg", SVGElement).replaceChildren(use(`i-${icon}`));
  }
}

/** @param {string} url @returns {Promise<Version>} */
async function brought(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @template {Element} E @param {Element} parent @param {string} which @param {new () => E} kind @returns {E} */
function part(parent, which, kind) {
  const found = parent.querySelector(which);
  if (!(found instanceof kind)) throw new Error(`no ${which}`);
  return found;
}

const section = document.querySelector("[data-film]");
const data = document.getElementById("film-data");
if (section instanceof HTMLElement && data) {
  const film = new Film(section, JSON.parse(data.textContent));
  section.hidden = false;
  await film.ready.then(
    () => film.show(film.at),
    () => film.fail(),
  );
  section.dataset.film = "ready";
}
