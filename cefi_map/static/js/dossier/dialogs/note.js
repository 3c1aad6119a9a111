/** A footnote, written in a small field of its own: bold, italic, underline and links as in the text. */

import {
  EditorState,
  EditorView,
  history,
  keymap,
  redo,
  TextSelection,
  toggleMark,
  undo,
} from "../../../vendor/prosemirror.js";
import { openDialog } from "../../ui/dialog.js";
import { el, icon } from "../../ui/dom.js";
import { blocksOf, docOf } from "../blocks.js";
import { pasting } from "../pasting.js";
import { schema } from "../schema.js";
import { typography } from "../typography.js";

/** Changes the note at a place, or the chosen one; else a new one stands at the caret. An empty one goes. */
export function note(app, at = null) {
  const { selection } = app.text.state;
  const pos = at ?? (selection.node?.type === schema.nodes.note ? selection.from : null);
  const old = pos === null ? [] : app.text.state.doc.nodeAt(pos).attrs.runs;
  const host = el("div", { class: "field note-field" });
  const view = noteView(app, host, old, () => opened.close());
  const tools = ["bold", "italic", "underline"].map((name) => tool(view, name));
  const opened = openDialog({
    title: "Note de bas de page",
    body: [el("div", { class: "row", role: "group", "aria-label": "Mise en forme de la note" }, ...tools), host],
    save: {
      label: pos === null ? "Insérer la note" : "Garder la note",
      run: () => {
        const runs = blocksOf(view.state.doc).flatMap((block, i) => [...(i ? [{ text: " " }] : []), ...block.content]);
        app.text.run(
          setNote(
            pos,
            runs.filter((run) => !run.note),
          ),
        );
        return true;
      },
    },
    onclose: () => {
      view.destroy();
      app.text.focus();
    },
  });
  view.focus();
}

function noteView(app, host, runs, close) {
  const command = (name) => toggleMark(schema.marks[name]);
  return new EditorView(
    { mount: host },
    {
      state: EditorState.create({
        doc: docOf(runs.length ? [{ type: "paragraph", content: runs }] : []),
        plugins: [
          keymap({ "Mod-b": command("bold"), "Mod-i": command("italic"), "Mod-u": command("underline") }),
          keymap({ "Mod-z": undo, "Mod-y": redo, Enter: () => true, Escape: () => close() ?? true }),
          typography(() => app.options.typography),
          pasting(
            (key) => app.lineOf(key) !== undefined,
            (pictures) => app.picturesLeft(pictures),
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

function tool(view, name) {
  const label = { bold: "Gras", italic: "Italique", underline: "Souligné" }[name];
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

function setNote(pos, runs) {
  return (state, dispatch) => {
    const tr = state.tr;
    if (pos === null && runs.length) tr.replaceSelectionWith(schema.nodes.note.create({ runs }), false);
    else if (pos !== null && runs.length)
      tr.setNodeMarkup(pos, null, { runs }).setSelection(TextSelection.create(tr.doc, pos + 1));
    else if (pos !== null) tr.delete(pos, pos + 1);
    dispatch(tr.scrollIntoView());
    return true;
  };
}
