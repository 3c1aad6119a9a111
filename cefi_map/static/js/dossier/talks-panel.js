/** What is said of the dossier, beside its text: the threads of its paragraphs in their order, those of the paragraph
 * where the caret stands brought forward. */

import { Talking } from "../remote/talking.js";
import { Talks } from "../remote/talks.js";
import { el } from "../ui/dom.js";
import { short } from "../ui/words.js";
import { placedBlocks } from "./blocks.js";
import { passagesOf, sayBlock } from "./saying.js";

/**
 * @import { App } from "./app.js"
 * @import { Thread } from "../remote/talks.js"
 *
 * @typedef {Pick<App, "fetch" | "frame" | "pages" | "say" | "sync" | "text" | "toast" | "urls">} Given
 */

export class TalksPanel {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.talks = new Talks(app.urls.talks, {
      fetch: (address, request) => app.fetch(address, request),
      sync: { flush: () => app.sync.flush() },
      say: (text) => app.toast(text),
    });
    this.talking = new Talking(this.talks, {
      shows: ({ node, paragraph, quote, resolved }) => !node && (paragraph > 0 || !resolved) && Boolean(quote),
      headed: (thread) => this.head(thread),
      here: () => this.here(),
      say: app.say,
    });
    this.box = el("section", { class: "of-text" }, el("h2", {}, "Échanges"), this.talking.box);
    this.talks.onChange(() => this.update());
    app.text.on("select", () => this.follow());
  }

  /** The number of the passage where the caret stands, and the block; null in an empty place. */
  get current() {
    const { doc, selection } = this.app.text.state;
    const placed = placedBlocks(doc);
    const at = placed.findLastIndex(({ pos }) => pos < selection.from);
    const block = placed[at];
    if (!block || selection.from > block.pos + block.node.nodeSize) return null;
    return { number: passagesOf(placed.map((each) => each.block))[at], words: sayBlock(block.block) };
  }

  here() {
    const { current } = this;
    if (!current?.words.trim()) return null;
    return { place: `p${current.number}`, words: `sur « ${short(current.words, 40)} »` };
  }

  /** @param {Thread} thread */
  head({ paragraph, quote }) {
    const words = short(quote, 60);
    if (!paragraph) return el("p", { class: "soft" }, words, el("span", { class: "meta" }, " ce paragraphe a changé"));
    return el("button", { class: "link", onclick: () => this.goTo(paragraph) }, words);
  }

  /** @param {number} paragraph */
  goTo(paragraph) {
    this.app.pages.goToPassage(String(paragraph));
  }

  /** The caret moved, or the text: what is said of its paragraph is seen. */
  follow() {
    this.talking.update();
    const number = this.current?.number ?? 0;
    for (const { id, paragraph } of this.talks.threads) {
      const spoken = this.talking.shown.get(id);
      spoken?.item.classList.toggle("now", number > 0 && paragraph === number);
    }
  }

  update() {
    this.follow();
    const numbers = passagesOf(this.app.text.blocks);
    const open = this.talks.threads.filter(({ paragraph, resolved }) => paragraph && !resolved);
    this.app.text.mark({
      talked: open.flatMap(({ paragraph }) => {
        const block = numbers.indexOf(paragraph);
        return block < 0 ? [] : [block];
      }),
    });
  }

  /** To what is said of the paragraph where the caret stands: its first open thread, else a new one. */
  enter() {
    this.app.frame.show("pages");
    this.follow();
    const now = /** @type {HTMLElement | null} */ (this.talking.open.querySelector(".now textarea"));
    const field = now ?? this.talking.field;
    field.scrollIntoView({ block: "center" });
    field.focus();
  }
}
