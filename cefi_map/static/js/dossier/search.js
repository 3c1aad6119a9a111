/** Searching the text, and putting other words in it: as in the map. */

import { NodeSelection, TextSelection } from "../../vendor/prosemirror.js";
import { Searching } from "../ui/searching.js";
import { count, quoted } from "../ui/words.js";
import { hitsIn, replace } from "./finding.js";
import { sectionAt, sectionsOf } from "./sections.js";

/**
 * @import { App } from "./app.js"
 * @import { Hit } from "./finding.js"
 *
 * @typedef {Pick<App, "frame" | "say" | "text" | "toast">} Given
 */

/** @extends {Searching<Hit>} */
export class Search extends Searching {
  /** @param {Given} app */
  constructor(app) {
    super(app, "dans le dossier");
    this.app = app;
    app.text.on("change", () => this.isOpen && this.look(false));
    app.text.on("select", () => this.follow());
  }

  /** Words that are chosen in the text are those that are looked for.
   * @param {"field" | "words"} [where] */
  open(where) {
    const { doc, selection } = this.app.text.state;
    const chosen = selection.$from.sameParent(selection.$to) ? doc.textBetween(selection.from, selection.to) : "";
    if (chosen) this.field.value = chosen;
    this.app.frame.show("text");
    super.open(where);
  }

  shut() {
    super.shut();
    this.app.text.mark({ hits: [] });
  }

  leave() {
    const { view } = this.app.text;
    view.focus();
    view.dispatch(view.state.tr.scrollIntoView()); // where the search has led, or where one was
  }

  /** Who goes elsewhere in the text goes on from there. */
  follow() {
    const hit = this.hits[this.at];
    const { from, to } = this.app.text.state.selection;
    if (hit && (hit.start !== from || hit.end !== to)) this.stray();
  }

  found() {
    return hitsIn(this.app.text.state.doc, this.query);
  }

  told() {
    if (!this.asked) return "";
    return this.hits.length ? count(this.hits.length, "passage") : `Aucun passage ne contient ${quoted(this.asked)}.`;
  }

  /** @param {boolean} isAsked */
  draw(isAsked) {
    const { hits, at, here, app } = this;
    app.text.mark({ hits: hits.map(({ start, end }, place) => ({ start, end, isHere: place === at })) });
    if (isAsked && hits.length) this.uncover(hits[here]);
  }

  get here() {
    const { from } = this.app.text.state.selection;
    return Math.max(
      this.hits.findIndex(({ start }) => start >= from),
      0,
    );
  }

  /** @param {Hit} one @param {Hit} other */
  isBeside(one, other) {
    return one.at === other.at;
  }

  /** The passage with the title of its part.
   * @param {Hit} hit */
  show(hit) {
    const { view, state } = this.app.text;
    const { doc, tr } = state;
    const { at, start, end, text } = hit;
    const isWhole = start === at;
    view.dispatch(tr.setSelection(isWhole ? NodeSelection.create(doc, at) : TextSelection.create(doc, start, end)));
    this.tell(sectionAt(sectionsOf(doc), start)?.text ?? "", text, hit);
    this.draw(false);
    this.uncover(hit);
  }

  /** Brings a passage into sight.
   * @param {Hit} hit */
  uncover({ start }) {
    const { node, offset } = this.app.text.view.domAtPos(start, 1);
    const found = node.childNodes[offset] ?? node;
    (found instanceof Element ? found : found.parentElement)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Hit[]} hits @param {string} words */
  put(hits, words) {
    this.app.text.run(
      (state, dispatch) => {
        dispatch?.(replace(state.tr, hits, words));
        return true;
      },
      { focus: false },
    );
  }
}
