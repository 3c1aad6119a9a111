/** Two versions of a dossier that contradict each other: each passage changed on both sides is chosen. */

import { cardOf, chooseOn, marked } from "../remote/choices.js";
import { el } from "../ui/dom.js";
import { NB, short } from "../ui/words.js";
import { weave } from "./merge.js";
import { sayBlock } from "./saying.js";

const MOST = 900; // characters of a passage that is shown

/** Asks for each passage that both changed since `base`; gives the settled blocks. */
export async function askConflict(app, base, mine, theirs) {
  const parts = weave(base, mine, theirs);
  const points = parts.filter((part) => part.theirs);
  const choices = new Map(points.map((point) => [point, { side: "mine", both: false }]));
  const cards = points.map((point, i) =>
    cardOf(choices.get(point), {
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
    await chooseOn(app.main, { title: "Deux versions du même dossier", cards, choices: [...choices.values()] });
    app.say("Les deux versions sont réunies.");
  }
  return settle(parts, choices);
}

/** The blocks with each answer in them. Pure. */
export function settle(parts, choices) {
  return parts.flatMap((part) => {
    if (!part.theirs) return part.blocks;
    const { side, both } = choices.get(part);
    return [...(both || side === "mine" ? part.blocks : []), ...(both || side === "theirs" ? part.theirs : [])];
  });
}

/** What one side says, with what the other does not say underlined. */
function passage(blocks, others) {
  if (!blocks.length) return el("span", { class: "meta" }, "Rien à cet endroit.");
  const [text, other] = [blocks, others].map((side) => side.map(sayBlock).join("\n"));
  return text.length > MOST ? el("span", {}, short(text, MOST)) : marked(text, other);
}

function sectionOf(blocks) {
  const heading = blocks.findLast((block) => block.type === "heading");
  return heading ? `Partie${NB}: ${short(sayBlock(heading), 60)}` : "Début du dossier";
}
