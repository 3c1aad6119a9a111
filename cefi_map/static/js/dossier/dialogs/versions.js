/** Versions of the dossier, and what changed since each. */

import { el } from "../../ui/dom.js";
import { NB, short } from "../../ui/words.js";
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
    hint: "Choisissez une version pour voir ce qui la sépare du texte actuel.",
    unit: "paragraphe",
    preview: (/** @type {Version} */ { dossier }) => differences(dossier.blocks, app.text.blocks),
    restore: (/** @type {Version} */ version) => app.restore(version),
  };
}

/** @param {Block[]} old @param {Block[]} now */
function differences(old, now) {
  const changed = hunks(old, now);
  if (!changed.length) return [el("p", {}, "Cette version est le texte actuel.")];
  const list = (/** @type {Block[]} */ blocks, /** @type {"del" | "ins"} */ name) =>
    blocks.length ? el(name, {}, blocks.map((block) => short(sayBlock(block), 300)).join(" ¶ ")) : null;
  return [
    el("h3", {}, `Ce qui a changé depuis${NB}: ${changed.length}`),
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
