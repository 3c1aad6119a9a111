/** The calendar: bars on a time line, what has no date beside it, and a table that says and writes the same. */

import { numberOf } from "../../mindmap/model.js";
import { el, icon } from "../../ui/dom.js";
import { count, NB, quoted, short, tied } from "../../ui/words.js";
import { LETTERS } from "../overview.js";
import { spoken } from "./days.js";
import { files, link, oneRow, refill, remarked, rowKeys, takeOver, writes } from "./parts.js";
import { drawn } from "./timeline.js";
import { isTyped, View } from "./view.js";

/**
 * @typedef {import("./reading.js").Bar} Bar
 */

const ROWS = 60; // of the table, at first: fields of days are slow to make
const KINDS = { length: "durée", rhythm: "rythme", unread: "pas compris" };

export class Calendar extends View {
  /** @param {import("./view.js").Given} app */
  constructor(app) {
    super(app, "Calendrier");
    this.rows = ROWS;
    /** @type {Set<string>} */
    this.given = new Set(); // keys of nodes that got a date since this view was opened: their rows stay where they are
    this.latest = ""; // of them
    /** @type {string[]} */
    this.offered = []; // keys of what waits for a date, with these
    this.isPointed = false; // its bar came under the eye
    this.byStage = this.#order("Par étape", "");
    this.byDate = this.#order("Par date", "date");
    this.tools.prepend(
      this.byStage,
      this.byDate,
      el("span", { class: "sep" }),
      ...files(`${app.urls.page}/calendrier/exporter/`, [
        ["pdf?papier=A3", "A3", "i-print", "le calendrier en PDF"],
        ["pdf?papier=A4", "A4", "i-print", "le calendrier en PDF"],
        ["ics", "Agenda", "i-calendar", "les dates à importer"],
      ]),
    );
    this.figure = el("div", { class: "figure" });
    this.aside = el("aside", { class: "side", "aria-label": "Sans date" });
    this.top = el("div", {});
    this.table = el("div", {});
    this.choices = [oneRow(this.aside), oneRow(this.table)];
    this.body.append(this.top, el("div", { class: "when" }, this.figure, this.aside), this.table);
    new ResizeObserver(() => this.measure()).observe(this.figure);
  }

  /** @param {string} label @param {string} order */
  #order(label, order) {
    const choose = () => {
      this.app.reading.ask(undefined, order);
      for (const [one, pressed] of /** @type {const} */ ([
        [this.byStage, !order],
        [this.byDate, Boolean(order)],
      ]))
        one.setAttribute("aria-pressed", String(pressed));
    };
    return el("button", { class: "btn quiet sm", "aria-pressed": String(!order), onclick: choose }, label);
  }

  /** @override */
  enter() {
    this.given.clear();
    this.offered = [];
    this.latest = "";
    this.again();
    this.measure();
  }

  /** Asks for a time line as wide as there is room. */
  measure() {
    if (!this.isShown) return;
    const { clientWidth } = this.figure;
    if (clientWidth) this.app.reading.ask(Math.max(Math.round(clientWidth / LETTERS), 180));
  }

  /** @param {import("./reading.js").Told} told */
  draw(told) {
    if (this.isHalfTyped() || this.isHeld()) return;
    refill(
      this.top,
      remarked(
        this.app,
        told.remarks.filter(({ about }) => !about),
      ),
    );
    refill(
      this.figure,
      told.picture
        ? drawn(told.picture, {
            move: (name, first, last) => this.drop(name, first, last),
            open: (name) => this.open(name),
          })
        : el(
            "p",
            { class: "empty" },
            `Aucune date n’est lue. Écrivez «${NB}de mars à juin${NB}», «${NB}le 12 mai${NB}» ou «${NB}dès septembre${NB}» dans un nœud.`,
          ),
    );
    const held = this.held();
    refill(this.aside, ...this.waiting());
    refill(this.table, ...this.listed());
    for (const choose of this.choices) choose();
    if (held && !this.body.contains(document.activeElement)) this.follow(held);
    this.point();
  }

  /** The bar of the last date that was given stands out, and comes under the eye where the list stays beside it. */
  point() {
    const bars = this.figure.querySelectorAll(`[data-name^="${CSS.escape(this.latest)} "]`);
    for (const bar of this.latest ? bars : []) {
      bar.classList.add("given");
      if (this.isPointed || getComputedStyle(this.aside).position !== "sticky") continue;
      this.isPointed = true;
      bar.scrollIntoView({ block: "nearest" });
    }
  }

  /** Whether a day is being typed, of which a part would be lost: then it is drawn once that field is left. */
  isHalfTyped() {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement && this.body.contains(field) && isTyped(field))) return false;
    field.addEventListener("blur", () => setTimeout(() => this.again()), { once: true });
    return true;
  }

  /** Whether a bar is being dragged, which would be taken out of the hand: then it is drawn once that is done. */
  isHeld() {
    const line = this.figure.querySelector(".timeline.held");
    const after = () => this.app.reading.last.then(() => this.again());
    line?.addEventListener("lostpointercapture", after, { once: true });
    return line !== null;
  }

  /** The field of days that has the keyboard: of which node, of which of its rows, and which end. */
  held() {
    const field = /** @type {HTMLInputElement} */ (document.activeElement);
    const row = /** @type {HTMLElement | null} */ (field.closest("[data-key]"));
    if (!row || !field.dataset.id || !this.body.contains(row)) return null;
    return { field, key: row.dataset.key ?? "", at: this.rowsOf(row.dataset.key).indexOf(row) };
  }

  /** A row that is dated leaves the list of what is not, and one that is moved may have another name: the keyboard goes
   * along, to the same end.
   * @param {{field: HTMLInputElement, key: string, at: number}} held */
  follow({ field, key, at }) {
    const row = this.rowsOf(key).at(Math.max(at, 0)) ?? this.rowsOf(key)[0];
    takeOver(field, row?.querySelector(`[data-id$=" ${CSS.escape(field.dataset.id?.split(" ").at(-1) ?? "")}"]`));
  }

  /** @param {string} [key] @returns {HTMLElement[]} */
  rowsOf(key = "") {
    return [...this.table.querySelectorAll(/** @type {"tr"} */ (`[data-key="${CSS.escape(key)}"]`))];
  }

  waiting() {
    const { reading } = this.app;
    const { bars = [], waiting = [] } = reading.told ?? {};
    const nodes = this.listedNodes();
    if (!nodes.length) return [bars.length > 0 && el("p", { class: "meta" }, "Tout ce qui se fait a une date.")];
    return [
      el("h2", { class: "h4" }, `Sans date${NB}: ${waiting.length}`),
      rowKeys("lignes-sans-date", "Entrée écrit la date, puis passe à la ligne suivante."),
      el(
        "ul",
        { class: "waiting", "aria-describedby": "lignes-sans-date" },
        ...nodes.slice(0, this.rows).map((node) => this.undated(node)),
      ),
    ];
  }

  /** What has no date, a calendar's own first, and what has just got one, where it stood. */
  listedNodes() {
    const { state, reading } = this.app;
    const { bars = [], waiting = [] } = reading.told ?? {};
    const dated = bars.map(({ place }) => place.key).filter((key) => this.given.has(key));
    const shown = new Set([...waiting, ...dated]);
    this.offered = [...new Set([...this.offered, ...shown])]; // what an undo brings back stands where it stood
    return this.offered.filter((key) => shown.has(key) && state.map.has(key)).map((key) => state.map.get(key));
  }

  /** @param {import("../../mindmap/model.js").Node} node */
  undated({ key, data }) {
    const dated = this.given.has(key) ? this.dateOf(key) : null;
    const said = this.app.reading.told?.marks.find((mark) => mark.key === key);
    const words = dated ? `${quoted(dated.words, 80)}, écrit` : said && `${quoted(said.words)}, ${KINDS[said.kind]}`;
    const write = (/** @type {string} */ first, /** @type {string} */ last) => this.date(key, first, last);
    const next = () => /** @type {HTMLElement | null} */ (row.nextElementSibling)?.querySelector("input")?.focus();
    const row = el(
      "li",
      { "data-row": key, "data-key": key },
      link(this.app, key),
      el("span", { dir: "auto" }, tied(short(data.text, 160))),
      el("span", { class: "meta" }, dated && icon("i-check"), words),
      this.ends(key, data.text, dated?.first ?? "", dated?.last ?? "", write, next),
    );
    return row;
  }

  /** The same as the bars, as a table that is written in. */
  listed() {
    const { app } = this;
    const { bars = [], marks = [] } = app.reading.told ?? {};
    const shown = bars.slice(0, this.rows);
    const more = () => {
      this.rows += 4 * ROWS;
      this.again();
    };
    return [
      bars.length > 0 && el("h2", {}, `${count(bars.length, "date lue", "dates lues")}`),
      bars.length > 0 && rowKeys("lignes-datees"),
      bars.length > 0 &&
        el(
          "table",
          { class: "t rows calendar-rows", "aria-describedby": "lignes-datees" },
          el("caption", { class: "vh" }, "Ce qui a une date"),
          el(
            "thead",
            {},
            el("tr", {}, ...["N°", "Nœud", "Ce qui est lu", "Dates"].map((name) => el("th", { scope: "col" }, name))),
          ),
          el("tbody", {}, ...shown.map((one) => this.row(one))),
        ),
      bars.length > shown.length &&
        el("button", { class: "btn", onclick: more }, `Montrer la suite${NB}: ${bars.length - shown.length}`),
      marks.length > 0 && el("h2", {}, "Durées, rythmes et ce qui n’est pas compris"),
      marks.length > 0 &&
        el(
          "ul",
          { class: "dots" },
          ...marks
            .slice(0, this.rows)
            .map((mark) => el("li", {}, link(app, mark.key), ` ${quoted(mark.words)}, ${KINDS[mark.kind]}`)),
        ),
    ];
  }

  /** @param {Bar} one */
  row(one) {
    const said = [one.supposed && "année supposée", one.backwards && "fin avant début"].filter(Boolean).join(", ");
    const row = el("tr", { "data-bar": one.name, "data-row": one.name, "data-key": one.place.key });
    row.append(
      el("td", {}, link(this.app, one.place.key, true)),
      el("th", { scope: "row", dir: "auto" }, tied(short(one.title, 160))),
      el("td", {}, quoted(one.words, 80), said && el("span", { class: "meta" }, ` ${said}`)),
      el(
        "td",
        {},
        this.ends(one.name, one.title, one.first, one.last, (first, last) =>
          this.move(row.dataset.bar ?? "", first, last),
        ),
      ),
    );
    return row;
  }

  /** Two fields of days, that write once both make a period.
   * @param {string} id @param {string} title @param {string} first @param {string} last
   * @param {(first: string, last: string) => Promise<string>} write gives why it was not done, "" where it was
   * @param {() => void} [next] after Enter */
  ends(id, title, first, last, write, next) {
    const words = short(title, 60);
    const field = (/** @type {string} */ end, /** @type {string} */ said, /** @type {string} */ value) =>
      el("input", {
        class: "field",
        type: "date",
        value,
        "aria-label": `${said}, ${words}`,
        "data-id": `${id} ${end}`,
        min: "2001-01-01",
        max: "2098-12-31",
      });
    const [from, to] = [field("first", "Du", first), field("last", "au", last)];
    writes(from, (value) => write(value, to.value && to.value >= value ? to.value : value), next);
    const close = (/** @type {string} */ value) => {
      if (from.value && value < from.value) return "La fin précède le début.";
      return write(from.value || value, value);
    };
    writes(to, close, next);
    return el("span", { class: "days" }, el("label", {}, "Du", from), el("label", {}, "au", to));
  }

  /** The second end that is given to a node is one step with the first.
   * @param {string} key of what had no date: its other end may have been written since
   * @param {string} first @param {string} last */
  async date(key, first, last) {
    const { reading, state, toast } = this.app;
    await reading.last;
    const node = state.map.get(key);
    const dated = this.dateOf(key);
    const edit = dated
      ? /** @type {const} */ ({ do: "move", place: dated.place, first, last })
      : /** @type {const} */ ({ do: "date", key, first, last });
    const isEnd = dated && dated.first === dated.last && dated.first === first;
    this.given.add(key);
    this.latest = key;
    this.isPointed = false;
    if (!(await reading.edit(edit, `date de ${quoted(node.text)}`, !dated || isEnd ? `date ${key}` : null)))
      return reading.why;
    const words = quoted(this.dateOf(key)?.words ?? "", 80);
    toast(`${numberOf(node) || "Centre"}${NB}: ${words} est écrit à la fin du titre.`, "undo");
    return "";
  }

  /** @param {string} key */
  dateOf(key) {
    return this.app.reading.told?.bars.find(({ place }) => place.key === key);
  }

  /** Gives why it was not done, "" where it was.
   * @param {string} name @param {string} first @param {string} last */
  async move(name, first, last) {
    const one = this.app.reading.told?.bars.find((each) => each.name === name);
    const { reading, say } = this.app;
    if (!one) return "Cette date a changé entre-temps.";
    if (await reading.edit({ do: "move", place: one.place, first, last }, `date de ${quoted(one.title)}`)) {
      say(`${short(one.title, 60)}${NB}: ${period(first, last)}.`);
      return "";
    }
    this.again(); // a bar that was dragged for nothing goes back
    return reading.why;
  }

  /** @param {string} name @param {string} first @param {string} last */
  async drop(name, first, last) {
    const why = await this.move(name, first, last);
    if (why) this.app.toast(why);
  }

  /** The row of a bar comes under the eye and takes the keyboard.
   * @param {string} name */
  open(name) {
    const row = this.table.querySelector(`[data-bar="${CSS.escape(name)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("input")?.focus({ preventScroll: true });
  }
}

/** « le 3 mars 2026 », « du 3 mars 2026 au 2 avril 2026 ». @param {string} first @param {string} last */
function period(first, last) {
  return first === last ? `le ${spoken(first)}` : `du ${spoken(first)} au ${spoken(last)}`;
}
