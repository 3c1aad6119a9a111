/** Adding, renaming, deleting, copying; undo and redo. */

import * as commands from "../../mindmap/commands.js";
import { count, quoted } from "../../ui/words.js";
import { copyChosen, cutChosen, pasteFromSystem } from "../clipboard.js";
import { chooseFile } from "../insertion.js";
import { remove } from "../removing.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {import("../../mindmap/transaction.js").Transaction} Transaction
 * @typedef {import("../clipboard.js").Given & import("../insertion.js").Given
 *   & Pick<import("../app.js").App, "write" | "urls" | "canvas">} Given
 */

const notRoot = (/** @type {Pick<Given, "state">} */ { state }) => state.tops.length > 0;
const CENTRE = "Choisissez un autre nœud que le centre.";
let fresh = 0;

/** Makes a node and opens its title for writing: one entry in the history.
 * @param {Given} app @param {(t: Transaction) => string[]} make */
function addAndWrite(app, make) {
  const merge = `new:${++fresh}`;
  app.state.run("ajout d’une idée", make, { merge });
  app.write(app.state.node, { fresh: merge });
}

/** @type {import("./index.js").ActionOn<Given>[]} */
export const EDITING = [
  {
    name: "child",
    label: "Idée en dessous",
    hint: "Ajouter un nœud sous celui-ci, un niveau plus bas (Tab)",
    group: "Écrire",
    keys: ["Tab"],
    icon: "i-child",
    words: "ajouter enfant",
    perform: (app) => addAndWrite(app, (t) => commands.addChild(t, app.state.node)),
  },
  {
    name: "sibling",
    label: "Idée à côté",
    hint: "Ajouter un nœud au même niveau (Entrée)",
    group: "Écrire",
    keys: ["Enter"],
    icon: "i-sibling",
    words: "ajouter frère suivante",
    perform: (app) =>
      addAndWrite(app, (t) =>
        app.state.node.parent ? commands.addSibling(t, app.state.node) : commands.addChild(t, app.state.node),
      ),
  },
  {
    name: "sibling-before",
    label: "Idée avant",
    group: "Écrire",
    keys: ["Shift+Enter"],
    words: "ajouter au-dessus précédente",
    enabled: ({ state }) => state.node.parent,
    why: CENTRE,
    perform: (app) => addAndWrite(app, (t) => commands.addSibling(t, app.state.node, { before: true })),
  },
  {
    name: "parent",
    label: "Idée qui regroupe",
    group: "Écrire",
    keys: ["Mod+Enter"],
    words: "ajouter parent",
    enabled: (app) => notRoot(app) && sameParent(app.state.tops),
    why: "Choisissez des nœuds d’une même branche, côte à côte.",
    perform: (app) => addAndWrite(app, (t) => commands.addParent(t, app.state.tops)),
  },
  {
    name: "rename",
    label: "Renommer",
    group: "Écrire",
    keys: ["F2"],
    words: "modifier texte titre",
    perform: (app) => app.write(app.state.node),
  },
  {
    name: "delete",
    label: "Supprimer",
    group: "Écrire",
    keys: ["Delete", "Backspace"],
    icon: "i-trash",
    words: "effacer enlever",
    enabled: notRoot,
    why: CENTRE,
    perform: remove,
  },
  {
    name: "dissolve",
    label: "Supprimer et garder ce qui est dessous",
    group: "Écrire",
    keys: ["Mod+Delete"],
    enabled: ({ state }) => state.node.parent && state.node.children.length,
    why: "Ce nœud n’a rien en dessous, ou c’est le centre.",
    perform: ({ state, say }) => {
      const title = quoted(state.node.text);
      state.run("suppression d’un nœud", (t) => commands.dissolve(t, state.node));
      say(`Nœud ${title} supprimé, ses idées sont remontées.`);
    },
  },
  {
    name: "undo",
    label: "Annuler",
    group: "Historique",
    keys: ["Mod+z"],
    icon: "i-undo",
    enabled: ({ state }) => state.history.canUndo,
    why: "Rien à annuler dans cet onglet. «\u00a0Versions\u00a0» garde ce qui est plus ancien.",
    perform: (app) => told(app, app.state.undo(), "Annulé"),
  },
  {
    name: "redo",
    label: "Rétablir",
    group: "Historique",
    keys: ["Mod+y", "Mod+Shift+z"],
    icon: "i-redo",
    enabled: ({ state }) => state.history.canRedo,
    why: "Rien n’a été annulé.",
    perform: (app) => told(app, app.state.redo(), "Rétabli"),
  },
  {
    name: "copy",
    label: "Copier",
    group: "Écrire",
    keys: ["Mod+c"],
    icon: "i-copy",
    isNative: true,
    perform: copyChosen,
  },
  {
    name: "cut",
    label: "Couper",
    group: "Écrire",
    keys: ["Mod+x"],
    isNative: true,
    enabled: notRoot,
    why: CENTRE,
    perform: cutChosen,
  },
  {
    name: "paste",
    label: "Coller une liste ou une branche",
    group: "Écrire",
    keys: ["Mod+v"],
    isNative: true,
    words: "Word liste à puces texte FreeMind",
    perform: pasteFromSystem,
  },
  {
    name: "insert-file",
    label: "Insérer un fichier ici…",
    group: "Écrire",
    icon: "i-import",
    words: "importer XMind OPML Markdown Word SVG FreeMind",
    enabled: (app) => app.urls.reading,
    why: "Cette page ne lit pas de fichier.",
    perform: chooseFile,
  },
  {
    name: "duplicate",
    label: "Dupliquer",
    group: "Écrire",
    keys: ["Mod+Shift+Enter"],
    icon: "i-copy",
    enabled: notRoot,
    why: CENTRE,
    perform: ({ state, say }) => {
      state.run("duplication", (t) => commands.duplicate(t, state.tops));
      say(`${count(state.chosen.size, "branche dupliquée", "branches dupliquées")}.`);
    },
  },
];

/** @param {Node[]} nodes */
function sameParent(nodes) {
  return nodes.every((node) => node.parent === nodes[0].parent);
}

/** @param {Given} app @param {{label: string, isKept?: boolean} | null} entry @param {string} word */
function told({ say }, entry, word) {
  if (entry?.isKept) say("Rien n’est annulé\u00a0: d’autres y ont écrit depuis.");
  else if (entry) say(`${word} : ${entry.label}.`);
}
