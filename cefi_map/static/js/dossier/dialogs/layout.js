/** How the dossier is laid out on paper: what centres impose. */

import { field, openDialog, select } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";

/**
 * @import { App } from "../app.js"
 *
 * @typedef {"size" | "margin" | "spacing"} Measure points, centimetres, lines
 * @typedef {"header" | "numbers" | "cover" | "cover_counts"} Switch
 * @typedef {Record<Measure, number> & Record<Switch, boolean>} Layout
 *
 * @typedef {Pick<App, "set" | "settings">} Given
 */

/** Usual values of each measure, and how one is said.
 * @type {Record<Measure, [number[], (value: number) => string]>} */
const CHOICES = {
  size: [[9, 10, 10.5, 11, 11.5, 12, 13, 14], (value) => `${french(value)} points`],
  margin: [[1.5, 2, 2.5, 3, 3.5], (value) => `${french(value)} cm`],
  spacing: [[1, 1.15, 1.25, 1.5, 2], (value) => `${french(value)} ligne${value >= 2 ? "s" : ""}`],
};
/** @type {Record<Switch, string>} */
const SWITCHES = {
  header: "Titre et nom en haut des pages",
  numbers: "Numéro en bas des pages",
  cover: "Page de garde",
  cover_counts: "La page de garde compte dans les pages",
};

/** @param {Given} app */
export function layout(app) {
  const { title, author, layout: now } = app.settings;
  const line = (/** @type {string} */ name, /** @type {string} */ value) =>
    el("input", { class: "field", name, value, maxlength: 500, autocomplete: "off" });
  const controls = each(CHOICES, (name) => numberChoice(name, now[name]));
  const switches = each(SWITCHES, (name) => el("input", { type: "checkbox", name, checked: now[name] }));
  const follow = () => {
    switches.cover_counts.disabled = !switches.cover.checked;
  };
  switches.cover.addEventListener("change", follow);
  follow();
  openDialog({
    title: "Réglages de page",
    body: [
      field("Titre du dossier", line("title", title)),
      field("Votre nom", line("author", author), "Facultatif : laissez vide si votre centre demande l’anonymat."),
      el(
        "div",
        { class: "three" },
        field("Taille du texte", controls.size),
        field("Marges", controls.margin),
        field("Interligne", controls.spacing),
      ),
      el(
        "div",
        { class: "col switches" },
        ...Object.values(
          each(SWITCHES, (name) => el("label", { class: "radio" }, switches[name], ` ${SWITCHES[name]}`)),
        ),
      ),
      el("p", { class: "meta" }, "Feuille A4. Police : Arimo, de mêmes dimensions qu’Arial."),
    ],
    save: {
      label: "Appliquer",
      run: (data) => {
        const measures = each(CHOICES, (name) => Number(controls[name].value));
        const chosen = each(SWITCHES, (name) => switches[name].checked);
        app.set({
          title: oneLine(data.get("title")),
          author: oneLine(data.get("author")),
          layout: { ...now, ...measures, ...chosen },
        });
        return true;
      },
    },
  });
}

/** What `make` gives for each name of a table.
 * @template {string} N @template T
 * @param {Record<N, any>} table @param {(name: N) => T} make @returns {Record<N, T>} */
function each(table, make) {
  const names = /** @type {N[]} */ (Object.keys(table));
  return /** @type {Record<N, T>} */ (Object.fromEntries(names.map((name) => [name, make(name)])));
}

/** A list of usual values; one that is set otherwise stays among them.
 * @param {Measure} name @param {number} value */
function numberChoice(name, value) {
  const [usual, said] = CHOICES[name];
  const values = usual.includes(value) ? usual : [...usual, value].sort((a, b) => a - b);
  return select(
    name,
    values.map((each) => [String(each), said(each)]),
    String(value),
  );
}

/** @param {number} number */
function french(number) {
  return String(number).replace(".", ",");
}

/** @param {FormDataEntryValue | null} text */
function oneLine(text) {
  return String(text).split(/\s+/u).filter(Boolean).join(" ");
}
