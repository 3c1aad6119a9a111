/** The right panel: how many pages, the pages themselves following the text, what the dossier shows. */

import { predating } from "../remote/status.js";
import { el } from "../ui/dom.js";
import { judgedBy } from "../ui/judged.js";
import { placedBlocks } from "./blocks.js";
import { Checks } from "./checks.js";
import { French } from "./french.js";
import { Gauge } from "./gauge.js";
import { passagesOf } from "./saying.js";
import { Sheets } from "./sheets.js";

/**
 * @import { App } from "./app.js"
 * @import { Evidence, Report } from "./checks.js"
 * @import { Pages } from "./gauge.js"
 *
 * @typedef {Pick<App, "fetch" | "letters" | "outline" | "paged" | "settings" | "urls"> & import("./french.js").Given &
 *   import("./checks.js").Given} Given
 */

const COMING = 202;
const AGAIN = 2000;
const PAUSE = 80; // milliseconds without a change before pages are counted again
const LONGEST = 700; // before they are counted although changes go on

export class PagesPanel {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.gauge = new Gauge(app);
    this.sheets = new Sheets(app);
    this.checks = new Checks(app);
    this.french = new French(app);
    /** @type {number[]} */
    this.starts = []; // the page of each block
    /** @type {number | null} */
    this.since = null; // when the first change came that is not counted yet
    this.counting = false;
    this.again = false; // something changed while it was counted
    this.panel = el(
      "aside",
      { class: "pages", "aria-label": "Pages et verdicts" },
      predating("Ces feuilles et ces verdicts"),
      this.gauge.box,
      this.sheets.box,
      this.checks.box,
      this.french.box,
      judgedBy(app.urls.second, "flat"),
    );
    app.text.on("change", () => this.changed());
    this.changed();
  }

  /** The text or its layout changed: pages are counted after a pause. */
  changed() {
    clearTimeout(this.timer);
    this.since ??= Date.now();
    const left = LONGEST - (Date.now() - this.since);
    this.timer = setTimeout(() => this.count(), Math.max(0, Math.min(PAUSE, left)));
  }

  async count() {
    if (this.counting) {
      this.again = true;
      return;
    }
    this.since = null;
    this.counting = true;
    const { blocks } = this.app.text;
    this.gauge.count(blocks);
    const body = JSON.stringify({ ...this.app.settings, blocks });
    const address = this.app.paged.isOn ? `${this.app.urls.pages}?coupures` : this.app.urls.pages;
    const answer = await this.app.fetch(address, { method: "POST", body }).catch(() => null);
    this.counting = false;
    if (answer?.status === COMING) {
      this.gauge.stale("Les pages se comptent avec l’avis, en cours.");
      setTimeout(() => this.changed(), AGAIN); // a figure shows what is said of the map, which is on its way
    } else if (answer?.ok) {
      const { pages, sheets, letters, ...paper } = await answer.json();
      this.takePages(pages, blocks);
      this.app.letters.take(letters);
      this.app.paged.take(paper);
      this.sheets.take(sheets);
    } else if (answer) this.gauge.stale("Les pages ne sont pas comptées.");
    else this.gauge.guess(blocks);
    if (this.again) {
      this.again = false;
      this.changed();
    }
  }

  /** @param {Pages} pages @param {import("./blocks.js").Block[]} [blocks] what was counted */
  takePages(pages, blocks = this.app.text.blocks) {
    this.starts = pages.starts;
    this.gauge.show(pages, blocks);
    this.app.text.mark({ starts: pages.starts });
    this.app.outline.update();
  }

  /** @param {Report} report */
  takeReport(report) {
    this.checks.show(report);
  }

  /** Highlights the passages of a requirement; none for empty lists.
   * @param {Evidence[]} evidence @param {Evidence[]} weak */
  highlight(evidence, weak) {
    const passages = passagesOf(this.app.text.blocks);
    const blocks = (/** @type {Evidence[]} */ items, /** @type {boolean} */ isWeak) =>
      items.flatMap(({ node }) =>
        passages.flatMap((number, block) => (String(number) === node ? [{ block, weak: isWeak }] : [])),
      );
    this.app.text.mark({ evidence: [...blocks(evidence, false), ...blocks(weak, true)] });
  }

  /** Puts the caret in a passage of the report.
   * @param {string} node its number */
  goToPassage(node) {
    const block = passagesOf(this.app.text.blocks).findIndex((number) => String(number) === node);
    const placed = this.app.text.placed(block);
    if (!placed) return;
    this.app.frame.show("text");
    this.app.text.goTo(placed.pos + 1);
  }

  /** @param {string} id */
  verdictOf(id) {
    return this.checks.verdicts.get(id)?.verdict;
  }

  /** The page on which the block at a place of the document starts.
   * @param {number} pos */
  pageAt(pos) {
    const block = placedBlocks(this.app.text.state.doc).findLastIndex((each) => each.pos <= pos);
    return this.starts[block] ?? null;
  }

  /** The pages that are shown follow the caret. */
  follow() {
    const page = this.pageAt(this.app.text.state.selection.from);
    if (page) this.sheets.reveal(page);
  }

  print() {
    this.sheets.print();
  }
}
