/** Pasting where the browser does not let a page read the clipboard: a field that receives it. */

import { countOf } from "../../mindmap/outline.js";
import { openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { count, quoted } from "../../ui/words.js";
import { pasteSketches, sketchesOf, sketchesOfText } from "../clipboard.js";

/** @typedef {import("../clipboard.js").Given} Given */

/** @param {Given} app */
export function paste(app) {
  /** @type {import("../../mindmap/model.js").Sketch[]} */
  let sketches = [];
  const status = el("p", { class: "meta", role: "status" }, "Une idée par ligne, les sous-idées en retrait.");
  const show = () => {
    status.textContent = sketches.length
      ? `${count(countOf(sketches), "nœud reconnu", "nœuds reconnus")}, à ranger sous ${quoted(app.state.node.text)}.`
      : "Une idée par ligne, les sous-idées en retrait.";
  };
  const area = el("textarea", {
    class: "field tall",
    "aria-label": "Liste à coller",
    autofocus: true,
    onpaste: (event) => {
      const found = sketchesOf(event.clipboardData);
      setTimeout(() => {
        sketches = found;
        show();
      });
    },
    oninput: () => {
      sketches = sketchesOfText(area.value);
      show();
    },
  });
  openDialog({
    title: "Coller une liste",
    body: [
      el("p", {}, "Collez ici une liste de Word, du web, un texte à retraits ou une branche FreeMind."),
      area,
      status,
    ],
    save: {
      label: "Insérer",
      run: () => {
        if (!sketches.length) return false;
        pasteSketches(app, sketches);
        return true;
      },
    },
  });
}
