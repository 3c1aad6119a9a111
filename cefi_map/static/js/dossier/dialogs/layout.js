/** How the dossier is laid out on paper: what centres impose. */

import { field, openDialog, select } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";

const CHOICES = {
  size: [[9, 10, 10.5, 11, 11.5, 12, 13, 14], (value) => `${french(value)} points`],
  margin: [[1.5, 2, 2.5, 3, 3.5], (value) => `${french(value)} cm`],
  spacing: [[1, 1.15, 1.25, 1.5, 2], (value) => `${french(value)} ligne${value >= 2 ? "s" : ""}`],
};
const SWITCHES = {
  header: "Titre et nom en haut des pages",
  numbers: "Numéro en bas des pages",
  cover: "Page de garde",
  cover_counts: "La page de garde compte dans les pages",
};

export function layout(app) {
  const { title, author, layout: now } = app.settings;
  const line = (name, value) => el("input", { class: "field", name, value, maxlength: 500, autocomplete: "off" });
  const controls = Object.fromEntries(Object.keys(CHOICES).map((name) => [name, numberChoice(name, now[name])]));
  const switches = Object.fromEntries(
    Object.keys(SWITCHES).map((name) => [name, el("input", { type: "checkbox", name, checked: now[name] })]),
  );
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
        ...Object.entries(SWITCHES).map(([name, label]) =>
          el("label", { class: "radio" }, switches[name], ` ${label}`),
        ),
      ),
      el("p", { class: "meta" }, "Feuille A4. Police : Arimo, de mêmes dimensions qu’Arial."),
    ],
    save: {
      label: "Appliquer",
      run: (data) => {
        const chosen = {};
        for (const name of Object.keys(CHOICES)) chosen[name] = Number(controls[name].value);
        for (const name of Object.keys(SWITCHES)) chosen[name] = switches[name].checked;
        app.set({
          title: oneLine(data.get("title")),
          author: oneLine(data.get("author")),
          layout: { ...now, ...chosen },
        });
        return true;
      },
    },
  });
}

/** A list of usual values; one that is set otherwise stays among them. */
function numberChoice(name, value) {
  const [usual, said] = CHOICES[name];
  const values = usual.includes(value) ? usual : [...usual, value].sort((a, b) => a - b);
  return select(
    name,
    values.map((each) => [String(each), said(each)]),
    String(value),
  );
}

function french(number) {
  return String(number).replace(".", ",");
}

function oneLine(text) {
  return String(text).split(/\s+/u).filter(Boolean).join(" ");
}
