/** Folding branches, one by one or by level. */

import * as commands from "../../mindmap/commands.js";
import { each } from "../../mindmap/model.js";
import { count } from "../../ui/words.js";

/** @typedef {Pick<import("../app.js").App, "state" | "say" | "canvas" | "plan">} Given */

/** @param {Given} app */
function fold(app) {
  const { state } = app;
  const nodes = state.nodes.filter((node) => node.parent && node.children.length);
  if (!nodes.length) return;
  const folded = !(app.plan.hasFocus ? nodes[0].data.folded : nodes[0].isFolded);
  state.shut(nodes, false);
  state.run(folded ? "repli" : "dépli", (t) => {
    for (const node of nodes) t.set(node, { folded });
  });
  app.say(folded ? "Branche repliée." : `Branche dépliée, ${count(nodes[0].children.length, "idée")}.`);
}

/** @param {Given} app @param {number} level @param {string} said */
function foldFrom(app, level, said) {
  app.state.shut([...app.state.map.byKey.values()], false);
  app.state.run("repli par niveau", (t) => commands.foldFrom(t, level));
  app.canvas.fit();
  app.say(said);
}

/** @param {Given} app */
function deepest({ state }) {
  let most = 0;
  each(state.map.root, (_node, depth) => {
    most = Math.max(most, depth);
  });
  return most;
}

/** @param {number} number @param {string} label @param {string} said
 * @returns {import("./index.js").ActionOn<Given>} */
const level = (number, label, said) => ({
  name: `fold-${number}`,
  label,
  group: "Afficher",
  words: `replier niveau ${number}`,
  perform: (app) => foldFrom(app, number, said),
});

/** @type {import("./index.js").ActionOn<Given>[]} */
export const FOLDING = [
  {
    name: "fold",
    label: "Plier ou déplier",
    group: "Afficher",
    keys: ["Space", "Mod+Space"],
    icon: "i-fold",
    words: "replier",
    enabled: ({ state }) => state.node.parent && state.node.children.length,
    why: "Ce nœud n’a rien en dessous, ou c’est le centre.",
    perform: fold,
  },
  { ...level(1, "Ne montrer que les branches principales", "Niveau 1 affiché."), icon: "i-levels" },
  level(2, "Montrer deux niveaux", "Deux niveaux affichés."),
  level(3, "Montrer trois niveaux", "Trois niveaux affichés."),
  {
    name: "unfold",
    label: "Tout déplier",
    group: "Afficher",
    icon: "i-unfold",
    perform: (app) => foldFrom(app, deepest(app) + 1, "Tout est déplié."),
  },
];
