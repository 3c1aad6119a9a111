/** The writing surface: a ProseMirror view over the dossier's blocks. Tells what changed; draws nothing else. */

import { closeHistory, EditorState, EditorView, TextSelection } from "../../vendor/prosemirror.js";
import { behaviour } from "./behaviour.js";
import { blocksOf, docOf, placedBlocks } from "./blocks.js";
import { FigureView, NoteView } from "./figures-view.js";
import { mark } from "./marks.js";
import { bring } from "./replace.js";
import { roomsOf } from "./rooms.js";
import { schema } from "./schema.js";

export class Text extends EventTarget {
  /** `app` gives options, the map's lines and the dialogs of figures, notes and links. */
  constructor(app, blocks) {
    super();
    this.app = app;
    this.figures = new Set();
    this.host = document.createElement("div");
    this.host.className = "paper";
    this.view = new EditorView(
      { mount: this.host },
      {
        state: EditorState.create({ doc: docOf(blocks), plugins: behaviour(this) }),
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": "Texte du dossier",
          "aria-describedby": "text-hint",
          lang: "fr",
          spellcheck: "true",
        },
        nodeViews: {
          figure: (node, _, getPos) =>
            new FigureView(node, getPos, {
              address: (stage) => app.pictureOf(stage),
              edit: (pos) => app.dialogs.figure(pos),
              among: this.figures,
            }),
          note: (node, _, getPos) => new NoteView(node, getPos, { edit: (pos) => app.dialogs.note(pos) }),
        },
        handleClick: (_view, pos, event) => this.clicked(pos, event),
        dispatchTransaction: (tr) => this.dispatch(tr),
      },
    );
  }

  /** Shortcuts; after Escape, Tab leaves the text. */
  keydown(event) {
    if (event.key === "Escape") this.leaving = true;
    else if (!["Tab", "Shift"].includes(event.key)) this.leaving = false;
    return this.app.actByKey(event);
  }

  /** Enter on a chosen figure or note opens it. */
  openChosen() {
    const { node, from } = this.state.selection;
    const dialog = { figure: "figure", note: "note" }[node?.type.name];
    if (dialog) this.app.dialogs[dialog](from);
    return Boolean(dialog);
  }

  get state() {
    return this.view.state;
  }

  /** The blocks as they are kept. */
  get blocks() {
    return blocksOf(this.state.doc);
  }

  dispatch(tr) {
    if (tr.docChanged && this.sealed) {
      closeHistory(tr);
      this.sealed = false;
    }
    this.view.updateState(this.state.apply(tr));
    if (tr.docChanged) this.tell("change", { remote: Boolean(tr.getMeta("remote")) });
    if (tr.docChanged || tr.selectionSet || tr.storedMarksSet) this.tell("select");
  }

  tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  on(name, run) {
    this.addEventListener(name, (event) => run(event.detail));
  }

  /** Runs a command; gives whether it could. It is one step of the history; the text has the focus after, or not. */
  run(command, { focus = true } = {}) {
    this.sealed = true;
    const done = command(this.state, this.view.dispatch, this.view);
    this.sealed = true;
    if (focus) this.focus();
    return done;
  }

  can(command) {
    return command(this.state, undefined, this.view);
  }

  focus() {
    this.view.focus();
  }

  /** Puts the caret in the first part that has nothing in it. */
  begin() {
    const [room] = roomsOf(this.state.doc);
    if (room) this.goTo(room.pos + 1);
    else this.focus();
  }

  /** Makes the text say other blocks: `remote` ones are no step of the person's own history. */
  bring(blocks, { remote = false } = {}) {
    const tr = bring(closeHistory(this.state.tr), blocks);
    if (!tr.docChanged) return;
    if (remote) tr.setMeta("addToHistory", false).setMeta("remote", true);
    this.view.dispatch(tr);
    this.sealed = true;
  }

  /** Marks evidence, hints, page starts: see marks.js. */
  mark(given) {
    mark(this.view, given);
  }

  /** The place of a block that says something, counted from 0. */
  placed(index) {
    return placedBlocks(this.state.doc)[index];
  }

  /** Shows the figures as the map is now. */
  redraw() {
    for (const figure of this.figures) figure.show();
  }

  /** Puts the caret at a place of the document and brings it under the eye. */
  goTo(pos, { to = pos, focus = true } = {}) {
    const { doc } = this.state;
    const inside = TextSelection.between(
      doc.resolve(Math.min(pos, doc.content.size)),
      doc.resolve(Math.min(to, doc.content.size)),
    );
    this.view.dispatch(this.state.tr.setSelection(inside));
    if (focus) this.focus();
    const { node } = this.view.domAtPos(inside.from);
    (node.nodeType === 1 ? node : node.parentElement).scrollIntoView({ block: "center" });
  }

  /** Ctrl and click follows a link; a plain click only puts the caret there. */
  clicked(pos, event) {
    const link = schema.marks.link.isInSet(this.state.doc.resolve(pos).marks());
    if (!link || !(event.ctrlKey || event.metaKey)) return false;
    this.app.follow(link.attrs.href);
    return true;
  }
}
