/** The budget: charges and products by line of the plan comptable, in tables that write back into the nodes. */

import { el, icon } from "../../ui/dom.js";
import { NB, short, tied } from "../../ui/words.js";
import { euros, figures, files, link, refill, refuse, remarked, writes } from "./parts.js";
import { View } from "./view.js";

/**
 * @typedef {import("./reading.js").Line} Line
 * @typedef {"charge" | "resource"} Side
 */

const ROWS = 100; // of a side, at first
const TITLES = { charge: "Charges", resource: "Produits" };

export class Budget extends View {
  /** @param {import("./view.js").Given} app */
  constructor(app) {
    super(app, "Budget");
    this.rows = ROWS;
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
    refill(
      this.body,
      remarked(this.app, told.remarks),
      this.side("charge", told.charges, told.spent),
      this.side("resource", told.resources, told.received),
      el("p", { class: "balance" }, el("b", {}, "Solde"), el("span", { class: "amount" }, told.gap)),
      this.others(told),
    );
  }

  /** @param {Side} side @param {Line[]} lines @param {string} total */
  side(side, lines, total) {
    const accounts = this.app.boot.accounts[side];
    const shown = lines.slice(0, this.rows);
    const codes = [...new Set(shown.map((line) => line.account))].sort((a, b) => (a || "99").localeCompare(b || "99"));
    const heads = ["N°", "Ce qui est lu", "Ligne", "Montant", ...(side === "resource" ? ["Part"] : [])];
    const more = () => {
      this.rows += 4 * ROWS;
      this.again();
    };
    return el(
      "section",
      { "aria-label": TITLES[side] },
      el("h2", {}, TITLES[side]),
      el(
        "table",
        { class: "t rows" },
        el("caption", { class: "vh" }, TITLES[side]),
        el("thead", {}, el("tr", {}, ...heads.map((name) => el("th", { scope: "col" }, name)))),
        ...codes.map((code) => {
          const own = shown.filter((line) => line.account === code);
          const title = code ? `${code} ${accounts[code] ?? ""}` : "Sans ligne proposée";
          return el(
            "tbody",
            {},
            el(
              "tr",
              { class: "account" },
              el("th", { scope: "rowgroup", colspan: 3 }, title),
              el("td", { class: "amount" }, euros(summed(own))),
              side === "resource" && el("td", {}),
            ),
            ...own.map((line) => this.row(side, line)),
          );
        }),
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
      this.adding(side),
    );
  }

  /** @param {Side} side @param {Line} line */
  row(side, line) {
    const { reading, boot, say } = this.app;
    const words = short(line.words, 60);
    const { key, field: where, block, start } = line.place;
    const value = el("input", {
      class: "field amount",
      inputmode: "decimal",
      value: line.value === null ? "" : figures(line.value),
      placeholder: line.value === null ? (line.per ? `par ${line.per}` : "?") : null,
      "aria-label": `Montant, ${words}`,
      "data-id": `${key} ${where} ${block} ${start} value`,
    });
    writes(value, async (text) => {
      if (!(await reading.edit({ do: "price", place: line.place, value: text }, "montant changé"))) return reading.why;
      say(`${words}${NB}: ${text}${NB}€.`);
      return "";
    });
    const account = el(
      "select",
      {
        class: "field",
        "aria-label": `Ligne du plan comptable, ${words}`,
        "data-id": `${key} ${where} ${block} ${start} account`,
        onchange: async () => {
          const chosen = account.selectedOptions[0].text;
          if (await reading.edit({ do: "account", key, code: account.value }, "ligne choisie"))
            say(`${words}${NB}: ${chosen}.`);
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
    return el(
      "tr",
      {},
      el("td", {}, link(this.app, key)),
      el("th", { scope: "row", dir: "auto" }, tied(short(line.words, 160))),
      el("td", { "data-head": "Ligne" }, account),
      el("td", { class: "amount", "data-head": "Montant" }, value),
      side === "resource" &&
        el("td", { class: "amount" }, line.share === null ? "" : `${line.share.replace(".", ",")}${NB}%`),
    );
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
      const { reading, say } = this.app;
      const done = await reading.edit(edit, "ligne ajoutée");
      refuse(value, done ? "" : reading.why);
      if (!done) return value.focus();
      say(`${words.value || TITLES[side]}, ${value.value}${NB}€${NB}: ligne ajoutée.`);
      words.value = value.value = "";
      words.focus();
    };
    return el(
      "form",
      { class: "days", onsubmit: add },
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
        ...announced.map((one) => el("li", {}, link(this.app, one.place.key), ` ${short(one.words, 160)}, un total`)),
        ...others.slice(0, 100).map((one) => el("li", {}, link(this.app, one.place.key), ` ${short(one.words, 160)}`)),
      ),
    );
  }
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
