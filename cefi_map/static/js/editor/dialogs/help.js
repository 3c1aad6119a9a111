/** « ? »: every action that has keys, by group; those of the plan; and what the pointer and the fingers do. */

import { caps } from "../../ui/combos.js";
import { openDialog } from "../../ui/dialog.js";
import { el, keycaps } from "../../ui/dom.js";
import { ACTIONS } from "../actions/index.js";

/** @type {[string, string][]} */
const GESTURES = [
  ["Cliquer", "choisir un nœud"],
  ["Double-cliquer", "écrire dans le nœud"],
  ["Glisser un nœud", "déplacer sa branche, le trait bleu montre la place"],
  ["Glisser le fond", "déplacer la vue"],
  ["Alt et glisser un nœud", "tracer une flèche jusqu’à un autre"],
  ["Cliquer une flèche", "ses mots, son trait, sa couleur"],
  ["Maj et glisser le fond", "entourer plusieurs nœuds"],
  ["Ctrl et molette", "agrandir ou réduire"],
  ["Clic droit", "toutes les actions du nœud"],
  ["Toucher deux fois", "écrire dans le nœud"],
  ["Appui long puis glisser", "déplacer une branche"],
  ["Pincer", "agrandir ou réduire"],
  ["Déposer un fichier", "insérer une carte ou une liste sous un nœud"],
];

/** @type {[string, string][]} */
const IN_PLAN = [
  ["Entrée", "nouvelle ligne"],
  ["Tab", "ranger dessous"],
  ["Maj Tab", "remonter"],
  ["Alt ↑", "déplacer la ligne"],
  ["Maj ↓", "choisir plusieurs lignes, à déplacer, ranger, copier ou supprimer ensemble"],
  ["Maj Entrée", "ouvrir la note"],
  ["Échap puis Tab", "sortir du plan"],
];

/** @typedef {import("../actions/index.js").Action} Action */

/** @param {Pick<import("../app.js").App, "offers">} app */
export function help(app) {
  const leaving = `Échap puis Tab ou Maj Tab sortent de la carte. ${caps("Mod+k").join(" ")} trouve chaque action par son nom.`;
  const tables = Array.from(byGroup(app), ([name, actions]) => table(name, actions.map(rowOf)));
  const gestures = rowsOf(GESTURES, (words) => [words]);
  tables.push(table("Dans le plan", rowsOf(IN_PLAN, keycaps)), table("Souris et doigts", gestures));
  openDialog({
    title: "Raccourcis et gestes",
    wide: true,
    body: [el("p", { class: "meta" }, leaving), el("div", { class: "help" }, ...tables)],
  });
}

/** Actions that have keys here, under the name of their group.
 * @param {Pick<import("../app.js").App, "offers">} app */
function byGroup(app) {
  /** @type {Map<string, Action[]>} */
  const groups = new Map();
  for (const action of ACTIONS) {
    if (!action.keys?.length || !app.offers(action)) continue;
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return groups;
}

/** @typedef {[(Node | string)[], string]} Row What one does, and what that does. */

/** @param {Action} action @returns {Row} */
function rowOf({ keys = [], label }) {
  const kbd = (/** @type {string} */ cap, /** @type {number} */ i) => [i ? " " : "", el("kbd", {}, cap)];
  return [keys.flatMap((combo, i) => [i ? " ou " : "", ...caps(combo).flatMap(kbd)]), label];
}

/** @param {[string, string][]} lines @param {(gesture: string) => Row[0]} drawn @returns {Row[]} */
function rowsOf(lines, drawn) {
  return lines.map(([gesture, does]) => [drawn(gesture), does]);
}

/** @param {string} name @param {Row[]} rows */
function table(name, rows) {
  const lines = rows.flatMap(([gesture, does]) => [el("dt", {}, ...gesture), el("dd", {}, does)]);
  return el("section", {}, el("h3", {}, name), el("dl", { class: "keys" }, ...lines));
}
