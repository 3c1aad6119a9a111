/** The keys of the dossier, from the list of actions. */

import { caps } from "../../ui/combos.js";
import { openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { ACTIONS } from "../actions.js";

/** @type {[string[], string][]} */
const OTHERS = [
  [["Maj", "Entrée"], "Aller à la ligne sans nouveau paragraphe"],
  [["Échap", "Tab"], "Sortir du texte"],
  [["Ctrl", "S"], "Enregistrer maintenant"],
  [["Ctrl", "P"], "Imprimer"],
  [["Ctrl", "Maj", "V"], "Coller sans mise en forme"],
  [["- ", "Espace"], "En début de ligne : liste à puces"],
  [["1. ", "Espace"], "En début de ligne : liste numérotée"],
  [["# ", "Espace"], "En début de ligne : titre ; ## et ### pour les suivants"],
  [["> ", "Espace"], "En début de ligne : citation"],
];

/** @param {Pick<import("../app.js").App, "talks">} app */
export function help(app) {
  /** @type {[string[], string][]} */
  const rows = ACTIONS.filter(({ keys, only }) => keys.length && (!only || only(app))).map(({ keys, label }) => [
    caps(keys[0]),
    label,
  ]);
  openDialog({
    title: "Clavier",
    wide: true,
    body: [
      el(
        "dl",
        { class: "keys" },
        ...[...rows, ...OTHERS].flatMap(([keys, label]) => [
          el("dt", {}, label),
          el("dd", {}, ...keys.flatMap((key) => [el("kbd", {}, key), " "])),
        ]),
      ),
    ],
  });
}
