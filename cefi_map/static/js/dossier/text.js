/** The writing surface: a ProseMirror view over the dossier's blocks. Tells what changed; draws nothing else. */

import { closeHistory, EditorState, EditorView, NodeSelection, TextSelection } from "../../vendor/prosemirror.js";
import { behaviour } from "./behaviour.js";
import { blocksOf, docOf, placedBlocks } from "./blocks.js";
import { FigureView, NoteView } from "./figures-view.js";
import { drawnOver, mark } from "./marks.js";
import { bring } from "./replace.js";
import { roomsOf } from "./rooms.js";
import { schema } from "./schema.js";

/**
 * @import { Command, Transaction } from "../../vendor/prosemirror.js"
 * @import { App } from "./app.js"
 * @import { Block } from "./blocks.js"
 *
 * @typedef {"actByKey" | "boot" | "dialogs" | "follow" | "letters" | "lineOf" | "options" | "paged" | "pages" | "pictureOf" | "picturesLeft" | "search"} Needs
 * @typedef {Pick<App, Needs>} Given
 *
 * @typedef {{change: {remote: boolean}, select: null}} Told What is told, by name; `remote`: others changed it.
 */
export class Text extends EventTarget {
  /** `app` gives options, the map's lines and the dialogs of figures, notes and links.
   * @param {Given} app @param {Block[]} blocks */
  constructor(app, blocks) {
    super();
    this.app = app;
    this.sealed = false; // what comes next is a step of its own in the history
    this.leaving = false; // Tab goes out of the text
    /** @type {Set<FigureView>} */
    this.figures = new Set();
    this.host = document.createElement("div");
    this.host.className = "paper";
    this.view = new EditorView(
      { mount: this.host },
      {
        state: EditorState.create({ doc: docOf(blocks), plugins: behaviour(this) }),
        attributes: () => ({
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": "Texte du dossier",
          "aria-describedby": "text-hint",
          lang: "fr",
          tabindex: "0", // it is a stop without it too, but not for who looks whether what scrolls has one
          spellcheck: String(!app.pages?.french.spells), // one mark under a word, not two
        }),
        nodeViews: {
          figure: (node, _, getPos) =>
            new FigureView(node, getPos, {
              address: (stage) => app.pictureOf(stage),
              warned: (stage) => (app.letters.isSmall(stage) ? app.letters.warned(stage) : ""),
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

  /** Shortcuts; after Escape, Tab leaves the text.
   * @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === "Escape" && this.app.search.isOpen) {
      this.app.search.close();
      return true;
    }
    if (event.key === "Escape") this.leaving = true;
    else if (!["Tab", "Shift"].includes(event.key)) this.leaving = false;
    return this.app.actByKey(event) || this.app.paged.cross(event);
  }

  /** Enter on a chosen figure or note opens it. */
  openChosen() {
    const { selection } = this.state;
    const name = selection instanceof NodeSelection ? selection.node.type.name : "";
    if (name !== "figure" && name !== "note") return false;
    this.app.dialogs[name](selection.from);
    return true;
  }

  get state() {
    return this.view.state;
  }

  /** The blocks as they are kept. */
  get blocks() {
    return blocksOf(this.state.doc);
  }

  /** @param {Transaction} tr */
  dispatch(tr) {
    if (tr.docChanged && this.sealed) {
      closeHistory(tr);
      this.sealed = false;
    }
    this.view.updateState(this.state.apply(tr));
    if (tr.docChanged) this.tell("change", { remote: Boolean(tr.getMeta("remote")) });
    if (tr.docChanged || tr.selectionSet || tr.storedMarksSet) this.tell("select", null);
  }

  /** Takes up a state that was made apart: its text and what can be undone of it. What is drawn over it stays.
   * @param {EditorState} state @param {Told["change"]} how */
  turn(state, how) {
    const { plugins } = this.state;
    const drawn = drawnOver(this.state);
    this.view.updateState(state.reconfigure({ plugins }));
    this.mark(drawn);
    this.sealed = true;
    this.tell("change", how);
    this.tell("select", null);
  }

  /** @template {keyof Told} N
   * @param {N} name @param {Told[N]} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @template {keyof Told} N
   * @param {N} name @param {(detail: Told[N]) => void} run */
  on(name, run) {
    this.addEventListener(name, (event) => run(/** @type {CustomEvent<Told[N]>} */ (event).detail));
  }

  /** Runs a command; gives whether it could. It is one step of the history; the text has the focus after, or not.
   * @param {Command} command */
  run(command, { focus = true } = {}) {
    this.sealed = true;
    const done = command(this.state, this.view.dispatch, this.view);
    this.sealed = true;
    if (focus) this.focus();
    return done;
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

  /** Makes the text say other blocks: `remote` ones are no step of the person's own history.
   * @param {Block[]} blocks */
  bring(blocks, { remote = false } = {}) {
    const tr = bring(closeHistory(this.state.tr), blocks);
    if (!tr.docChanged) return;
    if (remote) tr.setMeta("addToHistory", false).setMeta("remote", true);
    this.view.dispatch(tr);
    this.sealed = true;
  }

  /** Marks evidence, hints, page starts: see marks.js.
   * @param {Partial<import("./marks.js").Given>} given */
  mark(given) {
    mark(this.view, given);
  }

  /** A block that says something, counted from 0, and where it stands; none when there are fewer.
   * @param {number} index @returns {import("./blocks.js").Placed | undefined} */
  placed(index) {
    return placedBlocks(this.state.doc)[index];
  }

  /** Shows the figures as the map is now. */
  redraw() {
    for (const figure of this.figures) figure.show();
  }

  /** Puts the caret at a place of the document and brings it under the eye.
   * @param {number} pos */
  goTo(pos, { to = pos, focus = true } = {}) {
    const { doc } = this.state;
    const inside = TextSelection.between(
      doc.resolve(Math.min(pos, doc.content.size)),
      doc.resolve(Math.min(to, doc.content.size)),
    );
    this.view.dispatch(this.state.tr.setSelection(inside));
    if (focus) this.focus();
    const { node } = this.view.domAtPos(inside.from);
    const element = node instanceof Element ? node : node.parentElement;
    element?.scrollIntoView({ block: "center" });
    this.view.dispatch(this.state.tr.scrollIntoView()); // the caret itself, in a paragraph longer than the screen
  }

  /** Ctrl and click follows a link; a plain click puts the caret there, and shows what may stand for a marked word.
   * @param {number} pos @param {MouseEvent} event */
  clicked(pos, event) {
    const link = schema.marks.link.isInSet(this.state.doc.resolve(pos).marks());
    if (link && (event.ctrlKey || event.metaKey)) {
      this.app.follow(link.attrs.href);
      return true;
    }
    setTimeout(() => this.app.pages.french.words.open(pos)); // once the caret is there
    return false;
  }
}
