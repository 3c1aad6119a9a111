/** « ? »: every action that has keys, by group; and what the pointer and the fingers do. */

import { caps } from "../../ui/combos.js";
import { openDialog } from "../../ui/dialog.js";
import { el, keycaps } from "../../ui/dom.js";
import { ACTIONS } from "../actions/index.js";

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

/** @param {Pick<import("../app.js").App, "offers">} app */
export function help(app) {
  /** @type {Map<string, import("../actions/index.js").Action[]>} */
  const groups = new Map();
  for (const action of ACTIONS) {
    if (!action.keys?.length || !app.offers(action)) continue;
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  const tables = [...groups].map(([name, actions]) =>
    el(
      "section",
      {},
      el("h3", {}, name),
      el(
        "dl",
        { class: "keys" },
        ...actions.flatMap((action) => [
          el(
            "dt",
            {},
            ...(action.keys ?? []).flatMap((combo, i) => [
              i ? " ou " : "",
              ...caps(combo).map((cap) => el("kbd", {}, cap)),
            ]),
          ),
          el("dd", {}, action.label),
        ]),
      ),
    ),
  );
  const gestures = el(
    "section",
    {},
    el("h3", {}, "Souris et doigts"),
    el("dl", { class: "keys" }, ...GESTURES.flatMap(([gesture, does]) => [el("dt", {}, gesture), el("dd", {}, does)])),
  );
  const plan = el(
    "section",
    {},
    el("h3", {}, "Dans le plan"),
    el(
      "dl",
      { class: "keys" },
      ...[
        ["Entrée", "nouvelle ligne"],
        ["Tab", "ranger dessous"],
        ["Maj Tab", "remonter"],
        ["Alt ↑", "déplacer la ligne"],
        ["Maj ↓", "choisir plusieurs lignes, à déplacer, ranger, copier ou supprimer ensemble"],
        ["Maj Entrée", "ouvrir la note"],
        ["Échap puis Tab", "sortir du plan"],
      ].flatMap(([keys, does]) => [el("dt", {}, ...keycaps(keys)), el("dd", {}, does)]),
    ),
  );
  openDialog({
    title: "Raccourcis et gestes",
    wide: true,
    body: [
      el(
        "p",
        { class: "meta" },
        `Échap puis Tab ou Maj Tab sortent de la carte. ${caps("Mod+k").join(" ")} trouve chaque action par son nom.`,
      ),
      el("div", { class: "help" }, ...tables, plan, gestures),
    ],
  });
}
