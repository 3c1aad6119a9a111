/** What the calendar and the budget share: remarks, links to nodes, fields that write when they are left. */

import { numberOf } from "../../mindmap/model.js";
import { el, icon } from "../../ui/dom.js";
import { NB, tied } from "../../ui/words.js";
import { button } from "../controls.js";

/**
 * @typedef {Pick<import("../app.js").App, "state" | "goTo" | "views" | "act" | "can" | "say" | "requirement">} Given
 */

/** A node by its number; it opens the map there.
 * @param {Given} app @param {string} key */
export function link(app, key) {
  const node = app.state.map.get(key);
  const open = () => {
    app.views.show("carte");
    app.goTo(key);
  };
  const said = node ? numberOf(node) || "centre" : "";
  return el("button", { class: "link num", title: "Voir sur la carte", onclick: open }, said);
}

/** What does not agree, told beside the verdicts and never as one.
 * @param {Given} app @param {{message: string, keys: string[]}[]} remarks */
export function remarked(app, remarks) {
  if (!remarks.length) return null;
  return el(
    "section",
    { class: "remarks", "aria-label": "Ce qui ne s’accorde pas" },
    el("h2", { class: "h4" }, icon("i-info"), "Ce qui ne s’accorde pas"),
    el(
      "ul",
      {},
      ...remarks.map(({ message, keys }) =>
        el("li", {}, tied(message), ...keys.slice(0, 2).flatMap((key, place) => [place ? ", " : " ", link(app, key)])),
      ),
    ),
    el("p", { class: "meta" }, "Ces remarques ne changent aucun verdict."),
  );
}

/** A field that writes when it is left or on Enter, and takes its value back on Escape. `write` gives whether it was.
 * @param {HTMLInputElement} field @param {(value: string) => Promise<boolean> | boolean} write */
export function writes(field, write) {
  let kept = field.value;
  let typed = false; // by keys: a value is then whole only once the field is left
  const go = async () => {
    const { value } = field;
    if (value === kept || !field.checkValidity()) return;
    const before = kept;
    kept = value;
    if (!(await write(value))) field.value = kept = before;
  };
  field.addEventListener("keydown", (event) => {
    typed = true;
    if (event.key === "Enter") go();
    else if (event.key === "Escape") field.value = kept;
  });
  field.addEventListener("pointerdown", () => {
    typed = false;
  });
  field.addEventListener("change", () => {
    if (!typed) go();
  });
  field.addEventListener("blur", go);
  return field;
}

/** The bar over a view: undo, redo and what is given.
 * @param {Given} app @param {string} label @param {Node[]} parts */
export function bar(app, label, parts) {
  return el(
    "div",
    { class: "wtools", role: "group", "aria-label": label },
    ...parts,
    el("span", { class: "grow" }),
    button(app, "undo", { text: false, look: "btn quiet sm" }),
    button(app, "redo", { text: false, look: "btn quiet sm" }),
  );
}

/** Files to take away, of the map as it is saved.
 * @param {string} base @param {[path: string, words: string, icon: string, more: string][]} files `more`
 * says what the file is, after its few words */
export function files(base, files) {
  return files.map(([path, words, name, more]) =>
    el(
      "a",
      { class: "btn quiet sm", href: `${base}${path}`, download: true, "aria-label": `${words}, ${more}` },
      icon(name),
      words,
    ),
  );
}

/** Puts children in place of those that are there; the field or button that had the keyboard has it again.
 * @param {HTMLElement} parent @param {import("../../ui/dom.js").Child[]} children */
export function refill(parent, ...children) {
  const held = /** @type {HTMLElement | null} */ (
    parent.contains(document.activeElement) ? document.activeElement : null
  );
  const id = held?.dataset.id;
  const { scrollTop } = parent;
  parent.replaceChildren(...children.filter((one) => one !== null && one !== undefined && one !== false));
  parent.scrollTop = scrollTop;
  if (id)
    /** @type {HTMLElement | null} */ (parent.querySelector(`[data-id="${CSS.escape(id)}"]`))?.focus({
      preventScroll: true,
    });
}

/** @param {string} words */
export function away(words) {
  return el("p", { class: "empty" }, `Hors connexion${NB}: ${words} au retour du réseau.`);
}

/** « 1 250,50 € » of euros as a string. @param {string | null} value */
export function euros(value) {
  return value === null ? "" : `${figures(value).replace("-", "−")}${NB}€`;
}

/** @param {string} value */
export function figures(value) {
  const [whole, cents = ""] = value.split(".");
  const kept = cents.replace(/0+$/, "") ? `,${cents.padEnd(2, "0").slice(0, 2)}` : "";
  return whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") + kept;
}
