/** Versions of the dossier, and what changed since each. */

import { el } from "../../ui/dom.js";
import { count, NB, short } from "../../ui/words.js";
import { hunks } from "../merge.js";
import { sayBlock } from "../saying.js";

/**
 * @import { App, Version } from "../app.js"
 * @import { Block } from "../blocks.js"
 */

/** @param {Pick<App, "restore" | "text" | "urls">} app */
export function versionsOf(app) {
  return {
    address: app.urls.history,
    title: "Versions du dossier",
    hint: "Choisissez une séance pour voir ce qu’elle a changé, et ce qui a changé depuis.",
    unit: "paragraphe",
    preview: (/** @type {Version} */ { dossier }, /** @type {Version | null} */ before) => [
      ...(before ? differences("Pendant cette séance", before.dossier.blocks, dossier.blocks, SAME) : []),
      ...differences("Depuis", dossier.blocks, app.text.blocks, "Cette version est le texte actuel."),
    ],
    restore: (/** @type {Version} */ version) => app.restore(version),
  };
}

const SAME = "Rien n’a changé dans le texte.";

/** @param {string} title @param {Block[]} old @param {Block[]} now @param {string} same said where nothing differs */
function differences(title, old, now, same) {
  const changed = hunks(old, now);
  if (!changed.length) return [el("h3", {}, title), el("p", {}, same)];
  const list = (/** @type {Block[]} */ blocks, /** @type {"del" | "ins"} */ name) =>
    blocks.length ? el(name, {}, blocks.map((block) => short(sayBlock(block), 300)).join(" ¶ ")) : null;
  return [
    el("h3", {}, `${title}${NB}: ${count(changed.length, "passage")}`),
    el(
      "ul",
      {},
      ...changed
        .slice(0, 40)
        .map((hunk) =>
          el("li", {}, list(old.slice(hunk.from, hunk.to), "del"), " ", list(now.slice(hunk.at, hunk.until), "ins")),
        ),
    ),
  ];
}
