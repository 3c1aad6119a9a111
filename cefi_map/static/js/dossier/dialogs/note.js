/** A footnote, written in a small field of its own: bold, italic, underline and links as in the text. */

import {
  EditorState,
  EditorView,
  history,
  keymap,
  NodeSelection,
  redo,
  TextSelection,
  toggleMark,
  undo,
} from "../../../vendor/prosemirror.js";
import { caps } from "../../ui/combos.js";
import { openDialog } from "../../ui/dialog.js";
import { el, icon } from "../../ui/dom.js";
import { NB, quoted } from "../../ui/words.js";
import { blocksOf, docOf } from "../blocks.js";
import { pasting } from "../pasting.js";
import { schema } from "../schema.js";
import { typography } from "../typography.js";

/**
 * @import { Command } from "../../../vendor/prosemirror.js"
 * @import { App } from "../app.js"
 * @import { Block, Run } from "../blocks.js"
 *
 * @typedef {Pick<App, "lineOf" | "options" | "picturesLeft" | "text" | "toast">} Given
 * @typedef {"bold" | "italic" | "underline"} Look
 */

const LOOKS = /** @type {[Look, string][]} */ (
  Object.entries({ bold: "Gras", italic: "Italique", underline: "Souligné" })
);

/** Changes the note at a place, or the chosen one; else a new one stands at the caret. An empty one goes.
 * @param {Given} app @param {number} [at] */
export function note(app, at) {
  const { doc, selection } = app.text.state;
  const isChosen = selection instanceof NodeSelection && selection.node.type === schema.nodes.note;
  const pos = at ?? (isChosen ? selection.from : null);
  /** @type {Run[]} */
  const old = pos === null ? [] : (doc.nodeAt(pos)?.attrs.runs ?? []);
  const host = el("div", { class: "field note-field" });
  let isKept = false;
  const view = noteView(app, host, old, () => opened.close());
  const tools = LOOKS.map(([name, label]) => tool(view, name, label));
  const opened = openDialog({
    title: "Note de bas de page",
    body: [el("div", { class: "row", role: "group", "aria-label": "Mise en forme de la note" }, ...tools), host],
    save: {
      label: pos === null ? "Insérer la note" : "Garder la note",
      run: () => {
        isKept = true;
        app.text.run(setNote(pos, runsOf(blocksOf(view.state.doc))));
      },
    },
    onclose: () => {
      if (!isKept) giveUp(app, pos, old, runsOf(blocksOf(view.state.doc)));
      view.destroy();
      app.text.focus();
    },
  });
  view.focus();
}

/** What was written and is not kept is a step that was taken back: redoing it brings it.
 * @param {Given} app @param {number | null} pos @param {Run[]} old @param {Run[]} runs */
function giveUp(app, pos, old, runs) {
  const words = wordsOf(runs);
  if (!words.trim() || words === wordsOf(old)) return;
  app.text.run(setNote(pos, runs));
  app.text.run(undo);
  app.toast(`Note abandonnée${NB}: ${quoted(words, 40)}. ${caps("Mod+y").join(NB)} la rétablit.`, "redo");
}

/** @param {Run[]} runs */
function wordsOf(runs) {
  return runs.map(({ text = "" }) => text).join("");
}

/** What was written or pasted, in one line: a table is its cells, a note holds no note and no figure.
 * @param {Block[]} blocks */
function runsOf(blocks) {
  const lines = blocks.flatMap((block) => {
    if (block.type === "figure") return [];
    return block.type === "table" ? block.rows.flat() : [block.content];
  });
  return lines.flatMap((line, i) => [...(i ? [{ text: " " }] : []), ...line]).filter((piece) => !piece.note);
}

/** @param {Given} app @param {HTMLElement} host @param {Run[]} runs @param {() => void} close */
function noteView(app, host, runs, close) {
  const leave = () => {
    close();
    return true;
  };
  const command = (/** @type {Look} */ name) => toggleMark(schema.marks[name]);
  return new EditorView(
    { mount: host },
    {
      state: EditorState.create({
        doc: docOf(runs.length ? [{ type: "paragraph", content: runs }] : []),
        plugins: [
          keymap({ "Mod-b": command("bold"), "Mod-i": command("italic"), "Mod-u": command("underline") }),
          keymap({ "Mod-z": undo, "Mod-y": redo, Enter: () => true, Escape: leave }),
          typography(() => app.options.typography),
          pasting(
            (key) => app.lineOf(key) !== undefined,
            () => app.picturesLeft(),
          ),
          history(),
        ],
      }),
      attributes: {
        role: "textbox",
        "aria-multiline": "false",
        "aria-label": "Texte de la note",
        lang: "fr",
        spellcheck: "true",
      },
    },
  );
}

/** @param {EditorView} view @param {Look} name @param {string} label */
function tool(view, name, label) {
  return el(
    "button",
    {
      class: "btn quiet ico sm",
      "aria-label": label,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => {
        toggleMark(schema.marks[name])(view.state, view.dispatch);
        view.focus();
      },
    },
    icon(`i-${name}`, "i"),
  );
}

/** @param {number | null} pos @param {Run[]} runs @returns {Command} */
function setNote(pos, runs) {
  return (state, dispatch) => {
    const tr = state.tr;
    if (pos === null && runs.length) tr.replaceSelectionWith(schema.nodes.note.create({ runs }), false);
    else if (pos !== null && runs.length)
      tr.setNodeMarkup(pos, null, { runs }).setSelection(TextSelection.create(tr.doc, pos + 1));
    else if (pos !== null) tr.delete(pos, pos + 1);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
