/** What a person does to the text, once each: the toolbar, its menus, the keys and the help are made from this list. */

import { NodeSelection, redo, redoDepth, setBlockType, toggleMark, undo, undoDepth } from "../../vendor/prosemirror.js";
import { insert, isBlock, isStyled, markAt } from "./caret.js";
import * as lists from "./lists.js";
import { schema } from "./schema.js";
import { moveSection } from "./sections.js";
import * as tables from "./tables.js";
import { NARROW, TIE } from "./typography.js";

/**
 * @import { Attrs, Command, EditorState, NodeType } from "../../vendor/prosemirror.js"
 * @import { App } from "./app.js"
 *
 * @typedef {Pick<App, "dialogs" | "paged" | "say" | "pages" | "search" | "talks" | "toolbar">} Given
 *
 * @typedef {object} Action
 * @property {string} name
 * @property {string} label
 * @property {string[]} keys « Mod+b »
 * @property {boolean} [isNative] the text knows its keys itself (behaviour.js)
 * @property {boolean} [isOfPage] its keys hold outside the text too
 * @property {string} [icon]
 * @property {string} [shown] a word beside the icon, with which the label begins
 * @property {boolean} [ofTable] it stands in the menu of tables
 * @property {Command} [command] what it does to the text
 * @property {(app: Given) => void} [perform] what it does instead
 * @property {(state: EditorState, app: Pick<App, "paged">) => boolean} [active] whether it is on at the caret
 * @property {(app: Pick<App, "talks">) => unknown} [only] whether it is offered at all; everywhere, without it
 * @property {(state: EditorState) => boolean} [enabled] where the command does not tell
 * @property {string} [why] said where it may not
 * @property {string} [done] said once it is done
 */

const { nodes, marks } = schema;

/** @type {Action[]} */
export const ACTIONS = [
  block("text", "Texte", "Mod+Alt+0", nodes.paragraph),
  block("heading-1", "Titre 1", "Mod+Alt+1", nodes.heading, { level: 1 }),
  block("heading-2", "Titre 2", "Mod+Alt+2", nodes.heading, { level: 2 }),
  block("heading-3", "Titre 3", "Mod+Alt+3", nodes.heading, { level: 3 }),
  style("bold", "Gras", "Mod+b"),
  style("italic", "Italique", "Mod+i"),
  style("underline", "Souligné", "Mod+u"),
  list("bullets", "Liste à puces", "Mod+Shift+l", "i-list", false),
  list("numbered", "Liste numérotée", "Mod+Shift+o", "i-numbered", true),
  {
    name: "indent",
    label: "Un niveau dessous",
    keys: ["Tab"],
    isNative: true,
    icon: "i-indent",
    command: lists.nest(1),
  },
  {
    name: "outdent",
    label: "Un niveau dessus",
    keys: ["Shift+Tab"],
    isNative: true,
    icon: "i-outdent",
    command: lists.nest(-1),
  },
  {
    name: "quote",
    label: "Citation",
    keys: [], // Ctrl Maj Q closes browsers, and a session on a Mac; « > » at the start of a line makes one too
    icon: "i-quote",
    active: (state) => isBlock(state, nodes.quote),
    command: (state, dispatch) =>
      setBlockType(isBlock(state, nodes.quote) ? nodes.paragraph : nodes.quote)(state, dispatch),
  },
  {
    name: "link",
    label: "Lien",
    keys: ["Mod+k"],
    icon: "i-link",
    active: (state) => Boolean(markAt(state, marks.link)),
    perform: (app) => app.dialogs.link(),
  },
  {
    name: "note",
    label: "Note de bas de page",
    keys: ["Mod+Alt+f"],
    icon: "i-footnote",
    perform: (app) => app.dialogs.note(),
  },
  {
    name: "language",
    label: "Langue du passage",
    keys: [],
    icon: "i-language",
    active: (state) => Boolean(markAt(state, marks.language)),
    enabled: (state) => !state.selection.empty || Boolean(markAt(state, marks.language)),
    perform: (app) => app.dialogs.language(),
  },
  { name: "tie", label: "Espace insécable", keys: ["Mod+Shift+Space"], icon: "i-tie", command: insert(TIE) },
  { name: "narrow", label: "Espace fine insécable", keys: [], icon: "i-tie", command: insert(NARROW) },
  {
    name: "figure",
    label: "Insérer la carte",
    keys: [],
    icon: "i-map",
    active: (state) => state.selection instanceof NodeSelection && state.selection.node.type === nodes.figure,
    perform: (app) => app.dialogs.figure(),
  },
  {
    name: "table",
    label: "Insérer un tableau",
    keys: [],
    ofTable: true,
    enabled: (state) => !tables.isInTable(state),
    perform: (app) => app.dialogs.table(),
  },
  table("row-before", "Ligne au-dessus", tables.addRow.before),
  table("row-after", "Ligne en dessous", tables.addRow.after),
  table("column-before", "Colonne à gauche", tables.addColumn.before),
  table("column-after", "Colonne à droite", tables.addColumn.after),
  { ...table("header", "Première ligne en titres", tables.toggleHeader), active: tables.hasHeader },
  table("row-delete", "Supprimer la ligne", tables.deleteRow),
  table("column-delete", "Supprimer la colonne", tables.deleteColumn),
  table("table-delete", "Supprimer le tableau", tables.deleteTable),
  {
    name: "section-up",
    label: "Monter la partie",
    keys: ["Alt+Shift+ArrowUp"],
    icon: "i-raise",
    command: moveSection(-1),
    why: "Aucune partie de ce niveau au-dessus.",
  },
  {
    name: "section-down",
    label: "Descendre la partie",
    keys: ["Alt+Shift+ArrowDown"],
    icon: "i-lower",
    command: moveSection(1),
    why: "Aucune partie de ce niveau en dessous.",
  },
  {
    name: "undo",
    label: "Annuler",
    keys: ["Mod+z"],
    isOfPage: true,
    icon: "i-undo",
    enabled: (state) => undoDepth(state) > 0,
    command: undo,
    why: "Rien à annuler. «\u00a0Versions\u00a0» garde ce qui est plus ancien.",
    done: "Annulé.",
  },
  {
    name: "redo",
    label: "Rétablir",
    keys: ["Mod+y", "Mod+Shift+z"],
    isOfPage: true,
    icon: "i-redo",
    enabled: (state) => redoDepth(state) > 0,
    command: redo,
    why: "Rien n’a été annulé.",
    done: "Rétabli.",
  },
  {
    name: "page",
    label: "Page, telle qu’elle s’imprime",
    shown: "Page",
    keys: ["Mod+Alt+p"],
    icon: "i-dossier",
    active: (_, app) => app.paged.isOn,
    perform: (app) => {
      app.paged.turn(!app.paged.isOn);
      app.say(app.paged.isOn ? "Page, telle qu’elle s’imprime." : "Texte au fil de l’écran.");
    },
  },
  {
    name: "talk",
    label: "Échanger sur ce paragraphe",
    keys: ["Mod+Alt+m"],
    icon: "i-review",
    only: (app) => app.talks,
    perform: (app) => app.talks?.enter(),
  },
  {
    name: "search",
    label: "Chercher",
    keys: ["Mod+f"],
    isOfPage: true,
    icon: "i-search",
    perform: (app) => app.search.open(),
  },
  {
    name: "replace",
    label: "Remplacer",
    keys: ["Shift+F2", "Mod+h"],
    isOfPage: true,
    icon: "i-compare",
    perform: (app) => app.search.open("words"),
  },
  hit("next-hit", "Résultat suivant", "F3", 1),
  hit("previous-hit", "Résultat précédent", "Shift+F3", -1),
  {
    name: "words",
    label: "Corriger le mot souligné, ou aller au suivant",
    keys: ["Alt+Enter"],
    perform: (app) => app.pages.french.words.next(),
  },
  { name: "help", label: "Clavier", keys: ["F1"], isOfPage: true, perform: (app) => app.dialogs.help() },
  { name: "toolbar", label: "Aller à la barre d’outils", keys: ["Alt+F10"], perform: (app) => app.toolbar.focus() },
];

const BY_NAME = new Map(ACTIONS.map((action) => [action.name, action]));

/** @param {string} name one of the list */
export function actionNamed(name) {
  return /** @type {Action} */ (BY_NAME.get(name));
}

/** @param {Action} action @param {EditorState} state */
export function isEnabled(action, state) {
  if (action.enabled) return action.enabled(state);
  return !action.command || action.command(state);
}

/** @param {string} name @param {string} label @param {string} key @param {NodeType} type @param {Attrs | null} [attrs]
 * @returns {Action} */
function block(name, label, key, type, attrs = null) {
  return {
    name,
    label,
    keys: [key],
    active: (state) => isBlock(state, type, attrs ?? {}),
    command: setBlockType(type, attrs),
  };
}

/** @param {"bold" | "italic" | "underline"} name @param {string} label @param {string} key @returns {Action} */
function style(name, label, key) {
  return {
    name,
    label,
    keys: [key],
    icon: `i-${name}`,
    active: (state) => isStyled(state, marks[name]),
    command: toggleMark(marks[name]),
  };
}

/** @param {string} name @param {string} label @param {string} key @param {string} icon @param {boolean} ordered
 * @returns {Action} */
function list(name, label, key, icon, ordered) {
  return {
    name,
    label,
    keys: [key],
    icon,
    active: (state) => lists.isList(state, ordered),
    command: lists.toggleList(ordered),
  };
}

/** @param {string} name @param {string} label @param {Command} command @returns {Action} */
function table(name, label, command) {
  return { name, label, keys: [], command, ofTable: true };
}

/** @param {string} name @param {string} label @param {string} key @param {-1 | 1} by @returns {Action} */
function hit(name, label, key, by) {
  const perform = (/** @type {Given} */ { search }) => (search.isOpen ? search.go(by) : search.open());
  return { name, label, keys: [key], isOfPage: true, perform };
}
