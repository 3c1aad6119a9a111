/** The map at hand: its nodes, searched and by stage, to draw from and to link to. */

import { select } from "../ui/dialog.js";
import { el, icon } from "../ui/dom.js";
import { count, plain } from "../ui/words.js";
import { schema } from "./schema.js";

/**
 * @import { App } from "./app.js"
 *
 * @typedef {Pick<App, "boot" | "frame" | "say" | "text">} Given
 *
 * @typedef {object} Line A node of the map, in reading order.
 * @property {string} key
 * @property {string} number « 3.2 »
 * @property {string} text one line of it
 * @property {number} depth
 * @property {string[]} stages those that its branch is of: « E3 »
 */

const SHOWN = 60;

/** Lines of the map that hold every word of a search, under one stage when one is given. Pure.
 * @param {Line[]} lines @param {string} words @param {string} [stage] */
export function found(lines, words, stage = "") {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  /** @type {number | null} */
  let inside = null; // depth of the branch of that stage we are in
  return lines.filter((line) => {
    if (inside !== null && line.depth <= inside) inside = null;
    if (inside === null && line.stages.includes(stage)) inside = line.depth;
    return (!stage || inside !== null) && line.text && wanted.every((word) => plain(line.text).includes(word));
  });
}

export class Branches {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.search = el("input", {
      type: "search",
      class: "field",
      placeholder: "Chercher un nœud",
      "aria-label": "Chercher un nœud de la carte",
      oninput: () => this.fill(),
    });
    const stages = [1, 2, 3, 4, 5, 6].map((number) => [`E${number}`, `Étape ${number}`]);
    this.stage = select("stage", [["", "Toutes les étapes"], ...stages]);
    this.stage.setAttribute("aria-label", "Étape");
    this.stage.addEventListener("change", () => this.fill());
    this.list = el("ul", { class: "lines" });
    this.status = el("p", { class: "meta", role: "status" });
    /** @type {HTMLDetailsElement} */
    this.box = el(
      "details",
      { class: "ask at-hand", ontoggle: () => this.box.open && this.fill() },
      el("summary", {}, "Ma carte"),
      this.search,
      this.stage,
      this.status,
      this.list,
    );
  }

  fill() {
    const lines = found(this.app.boot.map, this.search.value, this.stage.value);
    this.status.textContent = lines.length
      ? `${count(lines.length, "nœud")}${lines.length > SHOWN ? `, les ${SHOWN} premiers montrés` : ""}`
      : this.search.value
        ? `Aucun nœud ne contient « ${this.search.value} ».`
        : "Cette étape n’a pas encore de nœud.";
    this.list.replaceChildren(...lines.slice(0, SHOWN).map((line) => this.row(line)));
  }

  /** @param {Line} line */
  row(line) {
    const button = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {() => void} */ run) =>
      el("button", { class: "btn quiet sm", "aria-label": `${label} : ${line.text}`, onclick: run }, icon(sign), label);
    return el(
      "li",
      {},
      el("span", { class: "n" }, line.number),
      el("span", { dir: "auto" }, line.text),
      el(
        "span",
        { class: "row" },
        button("Insérer", "i-add", () => this.insert(line, false)),
        button("Lier", "i-link", () => this.insert(line, true)),
      ),
    );
  }

  /** Puts the node's text at the caret; linked, or the chosen words become the link.
   * @param {Line} line @param {boolean} linked */
  insert(line, linked) {
    const { text } = this.app;
    const { state } = text;
    const link = schema.marks.link.create({ href: `#${line.key}` });
    const tr = state.tr;
    if (linked && !state.selection.empty) tr.addMark(state.selection.from, state.selection.to, link);
    else tr.replaceSelectionWith(schema.text(line.text, linked ? [link] : []), !linked);
    this.app.frame.show("text");
    text.view.dispatch(tr.scrollIntoView());
    text.focus();
    this.app.say(linked ? "Lien vers le nœud posé." : "Texte du nœud inséré.");
  }
}
