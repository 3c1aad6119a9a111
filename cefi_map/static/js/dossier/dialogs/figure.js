/** The map as a figure: whole or one stage, with a caption. */

import { NodeSelection, TextSelection } from "../../../vendor/prosemirror.js";
import { field, openDialog, select } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { isEmpty } from "../rooms.js";
import { schema } from "../schema.js";

/**
 * @import { EditorState } from "../../../vendor/prosemirror.js"
 * @import { App } from "../app.js"
 */

/** @type {[string, string][]} */
const STAGES = [1, 2, 3, 4, 5, 6].map((number) => [`E${number}`, `L’étape ${number}`]);
STAGES.unshift(["", "La carte entière"]);

/** Changes the figure at a place, or the chosen one; else a new one goes after the block of the caret.
 * @param {Pick<App, "say" | "text">} app @param {number} [pos] */
export function figure(app, pos) {
  const { doc, selection } = app.text.state;
  const isChosen = selection instanceof NodeSelection && selection.node.type === schema.nodes.figure;
  const place = pos ?? (isChosen ? selection.from : null);
  const old = (place === null ? null : doc.nodeAt(place)?.attrs) ?? { stage: "", caption: "" };
  const stage = select("stage", STAGES, old.stage);
  const caption = el("input", {
    class: "field",
    name: "caption",
    maxlength: 500,
    value: old.caption,
    autocomplete: "off",
  });
  openDialog({
    title: place === null ? "Insérer la carte" : "La carte dans le dossier",
    body: [
      el("p", {}, "La figure montre toujours la carte du moment, dans la page comme dans les fichiers."),
      field("Ce que montre la figure", stage),
      field("Légende", caption, "Facultative, imprimée sous la figure."),
    ],
    save: {
      label: place === null ? "Insérer" : "Garder",
      run: () => {
        const attrs = { stage: stage.value, caption: caption.value.trim() };
        app.text.run((now, dispatch) => {
          dispatch?.(place === null ? inserted(now, attrs) : now.tr.setNodeMarkup(place, null, attrs));
          return true;
        });
        app.say(place === null ? "Carte insérée." : "Figure changée.");
        return true;
      },
    },
    onclose: () => app.text.focus(),
  });
}

/** In place of an empty paragraph, else after the block; one writes on in the empty paragraph below.
 * @param {EditorState} state @param {{stage: string, caption: string}} attrs */
function inserted(state, attrs) {
  const { figure, paragraph } = schema.nodes;
  const { $to } = state.selection;
  const node = figure.create(attrs);
  const block = $to.depth ? $to.node(1) : null;
  const after = $to.depth ? $to.after(1) : $to.pos;
  const from = isEmpty(block) ? $to.before(1) : after;
  const tr = state.tr.replaceWith(from, after, node);
  const below = from + node.nodeSize;
  if (!isEmpty(tr.doc.nodeAt(below))) tr.insert(below, paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView();
}
