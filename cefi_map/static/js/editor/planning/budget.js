/** The budget: charges and products by line of the plan comptable, in tables that write back into the nodes. */

import { numberOf } from "../../mindmap/model.js";
import { el, icon } from "../../ui/dom.js";
import { NB, quoted, short, tied } from "../../ui/words.js";
import { euros, figures, files, link, oneRow, refill, refuse, remarked, rowKeys, writes } from "./parts.js";
import { View } from "./view.js";

/**
 * @typedef {import("./reading.js").Line} Line
 * @typedef {"charge" | "resource"} Side
 */

const ROWS = 100; // of a side, at first
const TITLES = { charge: "Charges", resource: "Produits" };
const NONE = {
  charge: `Aucune dépense n’est lue. Écrivez-en une ici, ou dans un nœud${NB}: «${NB}Location de salle, 300${NB}€${NB}».`,
  resource: `Aucune ressource n’est lue. Écrivez-en une ici, ou dans un nœud${NB}: «${NB}Région, 5${NB}000${NB}€${NB}».`,
};
const MEANS = { charge: "ce que le projet coûte", resource: "ce qui le paie" };
const APART = "hors"; // in the place of an account: taken out
const UNWRITTEN = "unwritten";

export class Budget extends View {
  /** @param {import("./view.js").Given} app */
  constructor(app) {
    super(app, "Budget");
    this.rows = ROWS;
    this.next = ""; // what has the keyboard once the line that had it is no more there
    this.top = el("div", {});
    this.lists = { charge: el("div", {}), resource: el("div", {}) };
    this.rest = el("div", {});
    this.choices = [this.lists.charge, this.lists.resource, this.rest].map(oneRow);
    const { charge, resource } = this.lists; // a form is never drawn anew: what is half typed there stays
    this.body.append(this.top, charge, this.adding("charge"), resource, this.adding("resource"), this.rest);
    this.tools.prepend(
      ...files(`${app.urls.page}/budget/exporter/`, [
        ["xlsx", "Excel", "i-table", "le budget en tableur"],
        ["ods", "LibreOffice", "i-table", "le budget en tableur"],
        ["svg", "Image", "i-file", "le budget dessiné"],
      ]),
    );
  }

  /** @param {import("./reading.js").Told} told */
  draw(told) {
    const about = told.remarks.filter(({ about }) => about);
    refill(this.top, remarked(this.app, about));
    refill(this.lists.charge, this.side("charge", told.charges, told.spent));
    refill(this.lists.resource, this.side("resource", told.resources, told.received));
    const gap = el("p", { class: "balance" }, el("b", {}, "Solde"), el("span", { class: "amount" }, told.gap));
    refill(this.rest, gap, this.others(told));
    for (const choose of this.choices) choose();
    if (!this.next) return;
    /** @type {HTMLElement | null} */ (this.body.querySelector(this.next))?.focus({ preventScroll: true });
    this.next = "";
  }

  /** @param {Side} side @param {Line[]} lines @param {string} total */
  side(side, lines, total) {
    const accounts = this.app.boot.accounts[side];
    const shown = lines.slice(0, this.rows);
    const codes = [...new Set(shown.map((line) => line.account))].sort((a, b) => (a || "99").localeCompare(b || "99"));
    const unpriced = this.app.reading.told?.unpriced.filter((line) => line.side === side) ?? [];
    const isEmpty = !shown.length && !unpriced.length;
    const group = (/** @type {string} */ title, /** @type {Line[]} */ own) =>
      el(
        "tbody",
        {},
        el(
          "tr",
          { class: "account" },
          el("th", { scope: "row", colspan: 3 }, title),
          el("td", { class: "amount" }, euros(own.some(({ value }) => value !== null) ? summed(own) : null)),
          side === "resource" && el("td", {}),
        ),
        ...own.map((line) => this.row(side, line)),
      );
    const heads = ["N°", "Ce qui est lu", "Ligne", "Montant", ...(side === "resource" ? ["Part"] : [])];
    const keys = shown.length + unpriced.length > 1 ? `lignes-${side}` : null;
    const more = () => {
      this.rows += 4 * ROWS;
      this.again();
    };
    return el(
      "section",
      { "aria-label": TITLES[side] },
      el("h2", {}, TITLES[side], el("span", { class: "meta" }, ` ${MEANS[side]}`)),
      isEmpty && el("p", { class: "read" }, NONE[side]),
      keys && rowKeys(keys),
      el(
        "table",
        { class: "t rows", "aria-describedby": keys, hidden: isEmpty },
        el("caption", { class: "vh" }, TITLES[side]),
        el("thead", {}, el("tr", {}, ...heads.map((name) => el("th", { scope: "col" }, name)))),
        ...codes.map((code) =>
          group(
            code ? `${code} ${accounts[code] ?? ""}` : "Sans ligne proposée",
            shown.filter((line) => line.account === code),
          ),
        ),
        unpriced.length > 0 && group("Sans montant", unpriced),
        lines.some(({ value }) => value !== null) &&
          el(
            "tfoot",
            {},
            el(
              "tr",
              {},
              el("th", { scope: "row", colspan: 3 }, `Total des ${TITLES[side].toLowerCase()}`),
              el("td", { class: "amount" }, euros(total)),
              side === "resource" && el("td", {}),
            ),
          ),
      ),
      lines.length > shown.length &&
        el("button", { class: "btn", onclick: more }, `Montrer la suite${NB}: ${lines.length - shown.length}`),
    );
  }

  /** @param {Side} side @param {Line} line */
  row(side, line) {
    const { key } = line.place;
    const share = line.share === null ? "" : `${line.share.replace(".", ",")}${NB}%`;
    return el(
      "tr",
      { "data-row": nameOf(line) },
      el("td", {}, link(this.app, key, true)),
      el("th", { scope: "row", dir: "auto" }, tied(short(line.words, 160))),
      el(
        "td",
        { "data-head": line.kind !== UNWRITTEN && "Ligne" },
        line.kind !== UNWRITTEN && this.account(side, line),
      ),
      el(
        "td",
        { class: "amount", "data-head": "Montant" },
        el("span", { class: "row" }, this.value(line), line.kind !== UNWRITTEN && this.leaving(line)),
      ),
      side === "resource" && el("td", { class: "amount" }, share),
    );
  }

  /** @param {Line} line */
  value(line) {
    const { reading, say } = this.app;
    const words = short(line.words, 60);
    const isNew = line.kind === UNWRITTEN;
    const value = el("input", {
      class: "field amount",
      inputmode: "decimal",
      value: line.value === null ? "" : figures(line.value),
      placeholder: line.value === null ? (line.per ? `par ${line.per}` : "?") : null,
      "aria-label": `Montant, ${words}`,
      "data-id": `${nameOf(line)} value`,
    });
    return writes(value, async (text) => {
      const { key } = line.place;
      if (isNew && document.activeElement === value)
        this.next = `[data-id^="${CSS.escape(key)} "].amount:not([value=""])`;
      const done = await reading.edit(
        { do: "price", place: line.place, value: text },
        `montant de ${quoted(line.words)}`,
      );
      this.next = "";
      if (!done) return reading.why;
      say(`${words}${NB}: ${text}${NB}€.`);
      return "";
    });
  }

  /** @param {Side} side @param {Line} line */
  account(side, line) {
    const { reading, boot, say, toast } = this.app;
    const words = short(line.words, 60);
    const account = el(
      "select",
      {
        class: "field",
        "aria-label": `Ligne du plan comptable, ${words}`,
        "data-id": `${nameOf(line)} account`,
        onchange: async () => {
          const chosen = account.selectedOptions[0].text;
          const edit = /** @type {const} */ ({ do: "account", key: line.place.key, code: account.value });
          if (await reading.edit(edit, `ligne de ${quoted(line.words)}`)) say(`${words}${NB}: ${chosen}.`);
          else toast(reading.why);
        },
      },
      el("option", { value: "" }, "À choisir"),
      ...sidesFrom(side).map((one) =>
        el(
          "optgroup",
          { label: TITLES[one] },
          ...Object.entries(boot.accounts[one]).map(([code, name]) =>
            el("option", { value: code, selected: code === line.account }, `${code} ${name}`),
          ),
        ),
      ),
    );
    return account;
  }

  /** What takes the amounts of a line's node out of the budget, or into it again; its words stay.
   * @param {import("./reading.js").Sum} sum */
  leaving({ place: { key }, words, isApart }) {
    const { reading, state, toast } = this.app;
    const label = isApart ? "Compter" : "Retirer du budget";
    const go = async () => {
      const list = button.closest("section") ?? this.body;
      const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-row]")]);
      const at = rows.findIndex((row) => row.contains(button));
      this.next = `[data-row="${CSS.escape((rows[at + 1] ?? rows[at - 1])?.dataset.row ?? "")}"] button`;
      const edit = /** @type {const} */ ({ do: "account", key, code: isApart ? "" : APART });
      const done = await reading.edit(edit, `${isApart ? "retour" : "retrait"} de ${quoted(words)}`);
      this.next = "";
      if (!done) return toast(reading.why);
      const number = numberOf(state.map.get(key)) || "Centre";
      toast(`${number}${NB}: ${isApart ? "compté" : "n’est plus compté"}. Son texte ne change pas.`, "undo");
    };
    const button = el(
      "button",
      {
        class: isApart ? "btn sm" : "btn quiet ico sm",
        [isApart ? "aria-label" : "title"]: `${label}, ${short(words, 60)}`,
        "data-id": `${key} leaving`,
        onclick: go,
      },
      isApart ? label : icon("i-close"),
    );
    return button;
  }

  /** @param {Side} side */
  adding(side) {
    const words = el("input", { class: "field", maxlength: 300, "data-id": `${side} words` });
    const value = el("input", {
      class: "field amount",
      inputmode: "decimal",
      required: true,
      "aria-label": `Montant, ${TITLES[side]}`,
      "data-id": `${side} value`,
    });
    const label = side === "charge" ? "Ajouter une dépense" : "Ajouter une ressource";
    const add = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const edit = /** @type {const} */ ({ do: "add", side, words: words.value, value: value.value });
      const { reading, state, toast } = this.app;
      const done = await reading.edit(edit, `ligne ${quoted(words.value || TITLES[side])}`);
      refuse(value, done ? "" : reading.why);
      if (!done || !reading.added) return value.focus();
      const { parent, text } = reading.added;
      const under = state.map.get(parent);
      toast(`${quoted(text, 80)} est écrit sous ${numberOf(under) || "le centre"}, ${quoted(under.text)}.`, "undo");
      words.value = value.value = "";
      words.focus();
    };
    return el(
      "form",
      { class: "days adding", onsubmit: add },
      el("label", {}, label, words),
      el("label", {}, "Montant", value),
      el("button", { class: "btn sm", type: "submit" }, icon("i-add"), "Ajouter"),
    );
  }

  /** @param {import("./reading.js").Told} told */
  others({ others, announced }) {
    if (!others.length && !announced.length) return null;
    return el(
      "section",
      { "aria-label": "Lus, mais hors du calcul" },
      el("h2", {}, "Lus, mais hors du calcul"),
      el(
        "ul",
        { class: "dots" },
        ...announced.map((one) =>
          el(
            "li",
            {},
            link(this.app, one.place.key),
            ` ${short(one.words, 160)}, ${one.kind === "share" ? "une part d’un total" : "un total"}`,
          ),
        ),
        ...others
          .slice(0, 100)
          .map((one) =>
            el(
              "li",
              { "data-row": nameOf(one) },
              link(this.app, one.place.key),
              ` ${short(one.words, 160)} `,
              one.isApart && this.leaving(one),
            ),
          ),
      ),
    );
  }
}

/** What finds a line again in its list. @param {import("./reading.js").Sum} sum */
function nameOf({ place: { key, field, block, start }, kind }) {
  return `${key} ${field} ${block} ${start} ${kind}`;
}

/** A line's own side first: the other takes the amount over there. @param {Side} side @returns {Side[]} */
function sidesFrom(side) {
  return side === "charge" ? ["charge", "resource"] : ["resource", "charge"];
}

/** @param {Line[]} lines */
function summed(lines) {
  const cents = lines.reduce((sum, { value }) => sum + Math.round(Number(value ?? 0) * 100), 0);
  return (cents / 100).toFixed(2);
}
