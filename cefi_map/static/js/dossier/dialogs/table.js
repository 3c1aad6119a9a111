/** A new table: how many rows and columns, and whether the first row heads the columns. */

import { field, openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { insertTable } from "../tables.js";

/** @param {Pick<import("../app.js").App, "say" | "text">} app */
export function table(app) {
  const number = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ most) =>
    el("input", { type: "number", class: "field", name, value, min: 1, max: most, required: true });
  const header = el("input", { type: "checkbox", name: "header", checked: true });
  openDialog({
    title: "Tableau",
    body: [
      field("Lignes", number("rows", 3, 60)),
      field("Colonnes", number("columns", 3, 12)),
      el("label", { class: "radio" }, header, " La première ligne porte les titres"),
    ],
    save: {
      label: "Insérer",
      run: (data) => {
        app.text.run(insertTable(Number(data.get("rows")), Number(data.get("columns")), header.checked));
        app.say("Tableau inséré. Tab va à la cellule suivante.");
        return true;
      },
    },
    onclose: () => app.text.focus(),
  });
}
