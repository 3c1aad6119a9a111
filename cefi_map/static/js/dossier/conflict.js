/** Two versions of a dossier that contradict each other: each passage changed on both sides is chosen. */

import { cardOf, chooseOn, marked } from "../remote/choices.js";
import { el } from "../ui/dom.js";
import { NB, short } from "../ui/words.js";
import { weave } from "./merge.js";
import { sayBlock } from "./saying.js";

/**
 * @import { App } from "./app.js"
 * @import { Block } from "./blocks.js"
 * @import { Part } from "./merge.js"
 *
 * @typedef {{side: "mine" | "theirs", both: boolean}} Choice
 * @typedef {Part & {theirs: Block[]}} Point A part that both sides changed.
 */

const MOST = 900; // characters of a passage that is shown

/** Asks for each passage that both changed since `base`; gives the settled blocks.
 * @param {Pick<App, "main" | "say">} app @param {Block[]} base @param {Block[]} mine @param {Block[]} theirs
 * @param {{hasVersions: boolean}} who */
export async function askConflict(app, base, mine, theirs, { hasVersions }) {
  const parts = weave(base, mine, theirs);
  const points = parts.filter(isPoint);
  /** @type {Choice[]} */
  const choices = points.map(() => ({ side: "mine", both: false }));
  const cards = points.map((point, i) =>
    cardOf(choices[i], {
      name: `c${i}`,
      number: String(i + 1),
      place: sectionOf(parts.slice(0, parts.indexOf(point) + 1).flatMap((part) => part.blocks)),
      label: `Version à garder, point ${i + 1}`,
      mine: passage(point.blocks, point.theirs),
      theirs: passage(point.theirs, point.blocks),
      both: point.blocks.length > 0 && point.theirs.length > 0,
    }),
  );
  if (points.length) {
    await chooseOn(app.main, { title: "Deux versions du même dossier", cards, choices, hasVersions });
    app.say("Les deux versions sont réunies.");
  }
  return settle(parts, new Map(points.map((point, i) => [point, choices[i]])));
}

/** @param {Part} part @returns {part is Point} */
function isPoint(part) {
  return part.theirs !== undefined;
}

/** The blocks with the answer to each point in them. Pure.
 * @param {Part[]} parts @param {Map<Part, Choice>} choices */
export function settle(parts, choices) {
  return parts.flatMap((part) => {
    const answer = choices.get(part);
    if (!answer || !isPoint(part)) return part.blocks;
    const { side, both } = answer;
    return [...(both || side === "mine" ? part.blocks : []), ...(both || side === "theirs" ? part.theirs : [])];
  });
}

/** What one side says, with what the other does not say underlined.
 * @param {Block[]} blocks @param {Block[]} others */
function passage(blocks, others) {
  if (!blocks.length) return el("span", { class: "meta" }, "Rien à cet endroit.");
  const [text, other] = [blocks, others].map((side) => side.map(sayBlock).join("\n"));
  return text.length > MOST ? el("span", {}, short(text, MOST)) : marked(text, other);
}

/** @param {Block[]} blocks */
function sectionOf(blocks) {
  const heading = blocks.findLast((block) => block.type === "heading");
  return heading ? `Partie${NB}: ${short(sayBlock(heading), 60)}` : "Début du dossier";
}
