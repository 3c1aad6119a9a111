/** The map as a figure: whole or one stage, with a caption. */

import { NodeSelection, TextSelection } from "../../../vendor/prosemirror.js";
import { field, openDialog, select } from "../../ui/dialog.js";
import { el, icon } from "../../ui/dom.js";
import { isEmpty } from "../rooms.js";
import { schema } from "../schema.js";

/**
 * @import { EditorState } from "../../../vendor/prosemirror.js"
 * @import { App } from "../app.js"
 */

/** @type {[string, string][]} */
const STAGES = [1, 2, 3, 4, 5, 6].map((number) => [`E${number}`, `L’étape ${number}`]);
STAGES.unshift(["", "La carte entière"]);
STAGES.push(["calendrier", "Le calendrier"], ["budget", "Le budget"]);

/** Changes the figure at a place, or the chosen one; else a new one goes after the block of the caret.
 * @param {Pick<App, "letters" | "say" | "text">} app @param {number} [pos] */
export function figure(app, pos) {
  const { doc, selection } = app.text.state;
  const isChosen = selection instanceof NodeSelection && selection.node.type === schema.nodes.figure;
  const place = pos ?? (isChosen ? selection.from : null);
  const old = (place === null ? null : doc.nodeAt(place)?.attrs) ?? { stage: "", caption: "" };
  const stage = select("stage", STAGES, old.stage);
  const small = new Small(app.letters, stage);
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
      small.box,
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

/** What is said of letters too small to be read, with the stages that can be. */
class Small {
  /** @param {App["letters"]} letters @param {HTMLSelectElement} stage */
  constructor(letters, stage) {
    this.letters = letters;
    this.stage = stage;
    this.box = el("div", { class: "col tight", role: "status" });
    stage.addEventListener("change", () => this.show());
    letters.all().then(() => this.show());
  }

  show() {
    const { letters, stage } = this;
    for (const option of stage.options) {
      const size = letters.said(option.value);
      option.textContent = STAGES[option.index][1] + (size && `, lettres de ${size}`);
    }
    const isSmall = letters.isSmall(stage.value);
    const better = isSmall ? STAGES.filter(([one]) => one && letters.of(one) && !letters.isSmall(one)) : [];
    this.box.replaceChildren(
      ...(isSmall
        ? [
            el("p", { class: "alert" }, icon("i-warning"), el("span", {}, letters.warned(stage.value))),
            better.length ? el("p", { class: "row wrap" }, ...better.map((one) => this.button(one))) : "",
          ]
        : []),
    );
  }

  /** @param {[string, string]} stage */
  button([value, label]) {
    const choose = () => {
      this.stage.value = value;
      this.stage.focus();
      this.show();
    };
    return el("button", { class: "btn sm", onclick: choose }, label);
  }
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
