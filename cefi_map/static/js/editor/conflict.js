/** Two versions of a map that contradict each other: the points to settle, and the map that the answers make. */

import { fromData, toData } from "../mindmap/codec.js";
import { addSibling } from "../mindmap/commands.js";
import { numberOf } from "../mindmap/model.js";
import { Transaction } from "../mindmap/transaction.js";
import { cardOf, chooseOn, marked } from "../remote/choices.js";
import { el } from "../ui/dom.js";
import { short } from "../ui/words.js";

/**
 * @typedef {import("../mindmap/codec.js").MapData} MapData
 * @typedef {keyof import("../mindmap/model.js").Data} Field
 * @typedef {"mine" | "theirs"} Side
 * @typedef {object} Conflict What both sides changed: `what` of a node, and how each has it.
 * @property {string} key
 * @property {Exclude<Field, "side" | "folded"> | "place" | "deleted"} what
 * @property {string | null} mine
 * @property {string | null} theirs
 *
 * @typedef {{mine: MapData, theirs: MapData, merged: MapData, conflicts: Conflict[]}} Disagreement
 * @typedef {{side: Side, both: boolean}} Choice
 * @typedef {Pick<import("./app.js").App, "views" | "say" | "canvas">} Given
 */

const WHAT = {
  text: "",
  note: "Note",
  details: "Détails",
  icons: "Icônes",
  link: "Lien",
  arrows: "Flèches",
  attributes: "Étapes et critères",
  style: "Aspect",
  picture: "Image",
  place: "Place",
  deleted: "",
};

/** Asks for a choice; gives the settled map as data. The page of choices takes the place of the views.
 * @param {Given} app @param {Disagreement} answer @param {{hasVersions: boolean}} who */
export async function askConflict(app, answer, { hasVersions }) {
  const page = new Page(answer);
  const { cards, choices } = page;
  await chooseOn(app.views.main, { title: "Deux versions de la même carte", cards, choices, hasVersions });
  app.say("Les deux versions sont réunies.");
  app.canvas.schedule(true);
  return page.settled();
}

class Page {
  /** @param {Disagreement} answer */
  constructor(answer) {
    this.answer = answer;
    this.mine = fromData(answer.mine);
    this.theirs = fromData(answer.theirs);
    this.merged = fromData(answer.merged);
    /** @type {Choice[]} */
    this.choices = answer.conflicts.map(() => ({ side: "mine", both: false }));
    this.cards = answer.conflicts.map((conflict, i) => this.card(conflict, this.choices[i], i));
  }

  /** @param {Conflict} conflict @param {Choice} choice @param {number} i */
  card(conflict, choice, i) {
    const node = this.merged.get(conflict.key) || this.theirs.get(conflict.key) || this.mine.get(conflict.key);
    const path = [];
    for (let at = node?.parent; at?.parent; at = at.parent) path.unshift(short(at.text, 30));
    return cardOf(choice, {
      name: `c${i}`,
      number: node ? numberOf(node) : "",
      place: [WHAT[conflict.what], path.join(" › ")].filter(Boolean).join(", "),
      label: `Version à garder pour ${short(node?.text || "ce nœud", 40)}`,
      mine: this.words(conflict, "mine"),
      theirs: this.words(conflict, "theirs"),
      both: canKeepBoth(conflict),
    });
  }

  /** @param {Conflict} conflict @param {Side} side */
  words(conflict, side) {
    const text = conflict[side];
    if (conflict.what === "deleted" && text === null) {
      const kept = this.merged.get(conflict.key);
      return el("span", {}, el("del", {}, short(kept?.text || "", 200)), " ", el("span", { class: "meta" }, "effacé"));
    }
    const other = conflict[side === "mine" ? "theirs" : "mine"];
    if (conflict.what !== "text" || text === null || other === null) return text ?? "";
    return marked(text, other);
  }

  /** The merged map with each answer in it. */
  settled() {
    const t = new Transaction(this.merged);
    this.answer.conflicts.forEach((conflict, i) => this.settle(t, conflict, this.choices[i]));
    return toData(this.merged);
  }

  /** @param {Transaction} t @param {Conflict} conflict @param {Choice} choice */
  settle(t, conflict, { side, both }) {
    const node = t.map.get(conflict.key);
    if (!node) return;
    const theirs = this.theirs.get(conflict.key);
    const keeps = both && canKeepBoth(conflict);
    if (conflict.what === "deleted") {
      const gone = side === "mine" ? !this.mine.has(conflict.key) : !theirs;
      if (gone && !both && node.parent) t.remove(node);
    } else if (conflict.what === "place") {
      const parent = side === "theirs" && theirs?.parent && t.map.get(theirs.parent.key);
      if (parent && node.parent) t.move(node, parent, parent.children.length);
    } else if (keeps && conflict.what === "text") {
      if (node.parent) addSibling(t, node, { text: theirs.text });
    } else if (keeps) {
      t.set(node, {
        [conflict.what]:
          [node.data[conflict.what], theirs.data[conflict.what]].filter((one) => typeof one === "string").join("\n") ||
          node.data[conflict.what],
      });
    } else if (side === "theirs" && theirs) t.set(node, { [conflict.what]: theirs.data[conflict.what] });
  }
}

/** @param {Conflict} conflict */
function canKeepBoth(conflict) {
  return ["text", "note", "details", "deleted"].includes(conflict.what);
}
