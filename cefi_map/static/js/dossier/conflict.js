/** Two versions of a dossier that contradict each other: each passage that differs is chosen. */

import { cardOf, chooseOn } from "../remote/choices.js";
import { el } from "../editor/dom.js";
import { NB, short } from "../editor/words.js";
import { hunks } from "./merge.js";
import { sayBlock } from "./saying.js";

/** Asks for each passage where `mine` and `theirs` differ; gives the settled data. Settings stay as merged. */
export async function askConflict(app, mine, theirs, merged) {
  const points = hunks(mine.blocks, theirs.blocks).map((hunk) => ({
    ...hunk,
    mine: mine.blocks.slice(hunk.from, hunk.to),
    theirs: theirs.blocks.slice(hunk.at, hunk.until),
  }));
  if (!points.length) return merged;
  const choices = points.map(() => ({ side: "mine", both: false }));
  const cards = points.map((point, i) =>
    cardOf(choices[i], {
      name: `c${i}`,
      number: String(i + 1),
      place: sectionOf(mine.blocks, point.from),
      label: `Version à garder, point ${i + 1}`,
      mine: passage(point.mine),
      theirs: passage(point.theirs),
      both: point.mine.length > 0 && point.theirs.length > 0,
    }),
  );
  await chooseOn(app.main, { title: "Deux versions du même dossier", cards, choices });
  app.say("Les deux versions sont réunies.");
  return { ...merged, blocks: settle(mine.blocks, points, choices) };
}

/** The blocks of `mine` with each answer in them. Pure. */
export function settle(mine, points, choices) {
  const out = [];
  let at = 0;
  points.forEach((point, i) => {
    const { side, both } = choices[i];
    out.push(...mine.slice(at, point.from));
    if (both || side === "mine") out.push(...point.mine);
    if (both || side === "theirs") out.push(...point.theirs);
    at = point.to;
  });
  return [...out, ...mine.slice(at)];
}

function passage(blocks) {
  if (!blocks.length) return el("span", { class: "meta" }, "Rien à cet endroit.");
  return el("span", {}, short(blocks.map(sayBlock).join("\n"), 700));
}

function sectionOf(blocks, place) {
  const heading = blocks.slice(0, place + 1).findLast((block) => block.type === "heading");
  return heading ? `Partie${NB}: ${short(sayBlock(heading), 60)}` : "Début du dossier";
}
