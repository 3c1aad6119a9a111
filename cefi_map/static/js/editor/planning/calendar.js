/** The calendar: bars on a time line, what has no date beside it, and a table that says and writes the same. */

import { el } from "../../ui/dom.js";
import { count, NB, quoted, short, tied } from "../../ui/words.js";
import { LETTERS } from "../overview.js";
import { spoken } from "./days.js";
import { files, link, oneRow, refill, remarked, rowKeys, takeOver, writes } from "./parts.js";
import { drawn } from "./timeline.js";
import { View } from "./view.js";

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

  /** Asks for a time line as wide as there is room. */
  measure() {
    if (!this.isShown) return;
    const { clientWidth } = this.figure;
    if (clientWidth) this.app.reading.ask(Math.max(Math.round(clientWidth / LETTERS), 180));
  }

  /** @param {import("./reading.js").Told} told */
  draw(told) {
    if (this.isHalfTyped() || this.isHeld()) return;
    refill(this.top, remarked(this.app, told.remarks));
    refill(
      this.figure,
      told.picture
        ? drawn(told.picture, {
            move: (name, first, last) => this.move(name, first, last),
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
  }

  /** Whether a day is being typed, of which a part would be lost: then it is drawn once that field is left. */
  isHalfTyped() {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement && this.body.contains(field))) return false;
    if (!field.validity.badInput && field.value === field.defaultValue) return false;
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
    const { state, reading } = this.app;
    const { bars = [], waiting = [], marks = [] } = reading.told ?? {};
    const nodes = waiting.map((key) => state.map.get(key)).filter(Boolean);
    if (!nodes.length) return [bars.length > 0 && el("p", { class: "meta" }, "Tout ce qui se fait a une date.")];
    return [
      el("h2", { class: "h4" }, `Sans date${NB}: ${nodes.length}`),
      rowKeys("lignes-sans-date"),
      el(
        "ul",
        { class: "waiting", "aria-describedby": "lignes-sans-date" },
        ...nodes.slice(0, this.rows).map((node) => {
          const said = marks.find((mark) => mark.key === node.key);
          return el(
            "li",
            { "data-row": node.key, "data-key": node.key },
            link(this.app, node.key),
            el("span", { dir: "auto" }, tied(short(node.data.text, 120))),
            said && el("span", { class: "meta" }, `${quoted(said.words)}, ${KINDS[said.kind]}`),
            this.ends(node.key, node.data.text, "", "", (first, last) => this.date(node.key, first, last)),
          );
        }),
      ),
    ];
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
      el("td", {}, link(this.app, one.place.key)),
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
   * @param {(first: string, last: string) => Promise<string>} write gives why it was not done, "" where it was */
  ends(id, title, first, last, write) {
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
    writes(from, (value) => write(value, to.value && to.value >= value ? to.value : value));
    writes(to, (value) => {
      if (from.value && value < from.value) {
        const why = "La fin précède le début.";
        this.app.say(why);
        return why;
      }
      return write(from.value || value, value);
    });
    return el("span", { class: "days" }, el("label", {}, "Du", from), el("label", {}, "au", to));
  }

  /** @param {string} key of what had no date: its other end may have been written since
   * @param {string} first @param {string} last */
  async date(key, first, last) {
    const { reading, state, say } = this.app;
    await reading.last;
    const dated = reading.told?.bars.find(({ place }) => place.key === key);
    if (dated) return this.move(dated.name, first, last);
    const title = short(state.map.get(key).text, 60);
    if (!(await reading.edit({ do: "date", key, first, last }, "date ajoutée"))) return reading.why;
    say(`${title}${NB}: ${period(first, last)}.`);
    return "";
  }

  /** Gives why it was not done, "" where it was.
   * @param {string} name @param {string} first @param {string} last */
  async move(name, first, last) {
    const one = this.app.reading.told?.bars.find((each) => each.name === name);
    const { reading, say } = this.app;
    if (!one) return "Cette date a changé entre-temps.";
    if (await reading.edit({ do: "move", place: one.place, first, last }, "date changée")) {
      say(`${short(one.title, 60)}${NB}: ${period(first, last)}.`);
      return "";
    }
    this.again(); // a bar that was dragged for nothing goes back
    return reading.why;
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
