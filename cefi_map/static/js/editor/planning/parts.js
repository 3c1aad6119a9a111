/** What the calendar and the budget share: remarks, links to nodes, fields that write when they are left. */

import { numberOf } from "../../mindmap/model.js";
import { el, icon } from "../../ui/dom.js";
import { NB, short, tied } from "../../ui/words.js";
import { button } from "../controls.js";

/**
 * @typedef {Pick<import("../app.js").App, "state" | "goTo" | "views" | "act" | "can" | "say" | "requirement">} Given
 */

/** A node by its number; it opens the map there. Who hears it alone hears its words too.
 * @param {Given} app @param {string} key @param {boolean} [isHeaded] the row has them as its header */
export function link(app, key, isHeaded = false) {
  const node = app.state.map.get(key);
  const open = () => {
    app.views.show("carte");
    app.goTo(key);
  };
  const said = node ? numberOf(node) || "centre" : "";
  const about = {
    class: "link num",
    title: "Voir sur la carte",
    "aria-label": isHeaded || !node ? null : `${said}, ${short(node.text, 60)}`,
    "data-id": `lien ${key}`,
  };
  return el("button", { ...about, onclick: open }, said);
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

/** A field that writes when it is left or on Enter, and takes its value back on Escape. `write` gives why it was not
 * done, "" where it was: what was refused stays to be mended, with the reason beside it. `next`: after Enter, where the
 * field says something that is written.
 * @param {HTMLInputElement} field @param {(value: string) => Promise<string> | string} write
 * @param {() => void} [next] */
export function writes(field, write, next) {
  const { dataset } = field;
  dataset.kept = field.value; // `defaultValue` is what was last tried: what differs is still being typed
  let typed = false; // by keys: a value is then whole only once the field is left
  const go = async () => {
    const { value } = field;
    if (value === field.defaultValue || !field.checkValidity()) return;
    field.defaultValue = value;
    const why = value === dataset.kept ? "" : await write(value);
    if (!why) dataset.kept = value;
    refuse(field, why);
  };
  field.addEventListener("keydown", async (event) => {
    typed = true;
    if (event.key === "Enter") {
      await go();
      if (field.value && field.value === dataset.kept) next?.();
    } else if (event.key === "Escape") {
      field.value = field.defaultValue = dataset.kept ?? "";
      refuse(field, "");
    }
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

let refused = 0;

/** Ties to a field why its value is not taken, and has it heard once; "": it is taken.
 * @param {HTMLInputElement} field @param {string} why @param {boolean} [isTold] it was heard */
export function refuse(field, why, isTold = false) {
  reasonOf(field)?.remove();
  for (const name of ["aria-invalid", "aria-describedby"]) field.removeAttribute(name);
  if (!why) return;
  const id = `refus-${++refused}`;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  const said = el("span", { class: "wrong", id, role: isTold ? null : "alert" }, icon("i-warning"), tied(why));
  field.closest(".days, td")?.append(said); // below all of the row, which stays as wide as it was
}

/** @param {HTMLInputElement} field */
function reasonOf(field) {
  return document.getElementById(field.getAttribute("aria-describedby") ?? "");
}

const ROW = "[data-row]";

/** Has one row of a list in the order of Tab, with all its fields: the one that had the keyboard last. From the link of
 * one, ↑ and ↓ go to the next, Home and End to the ends; from an amount, ↑ and ↓ to that of the next. Gives what chooses
 * it again after rows were made anew.
 * @param {HTMLElement} list */
export function oneRow(list) {
  let at = "";
  const rows = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(ROW)]);
  const choose = (/** @type {HTMLElement | undefined} */ chosen) => {
    at = chosen?.dataset.row ?? "";
    for (const row of rows())
      for (const stop of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("button, input, select")))
        stop.tabIndex = row === chosen ? 0 : -1;
  };
  const of = (/** @type {Event} */ { target }) =>
    /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(ROW)) ?? undefined;
  list.addEventListener("focusin", (event) => {
    const row = of(event);
    if (row && row.dataset.row !== at) choose(row);
  });
  list.addEventListener("keydown", (event) => {
    const row = of(event);
    const { target, key } = event;
    const isAmount = target instanceof HTMLInputElement && target.type === "text" && key.startsWith("Arrow");
    if (!row || !(isAmount || target instanceof HTMLButtonElement)) return;
    const all = rows();
    const here = all.indexOf(row);
    const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[key];
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.querySelector(isAmount ? "input" : "button")?.focus();
  });
  return () => choose(rows().find(({ dataset }) => dataset.row === at) ?? rows()[0]);
}

/** Said under what `oneRow` keeps, to who sees and, by its id, to who hears.
 * @param {string} id @param {string} [more] */
export function rowKeys(id, more = "") {
  const said = `Au clavier, depuis un numéro${NB}: ↑ et ↓ changent de ligne, Tab va aux champs.`;
  return el("p", { class: "meta by-keys", id }, `${said} ${more}`.trim());
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

/** Puts children in place of those that are there; the field or button that had the keyboard has it again. A list of the
 * same rows stays and says what is new: who hears is not told once more in which table they are.
 * @param {HTMLElement} parent @param {import("../../ui/dom.js").Child[]} children */
export function refill(parent, ...children) {
  const held = /** @type {HTMLElement | null} */ (
    parent.contains(document.activeElement) ? document.activeElement : null
  );
  const id = held?.dataset.id && `[data-id="${CSS.escape(held.dataset.id)}"]`;
  const place = id ? [...parent.querySelectorAll(id)].indexOf(/** @type {Element} */ (held)) : -1;
  const { scrollTop } = parent;
  const wrong = /** @type {NodeListOf<HTMLInputElement>} */ (parent.querySelectorAll("input[aria-invalid]"));
  const again = [...wrong].map((field) => () => keepRefused(parent, field, reasonOf(field)?.textContent ?? ""));
  const made = /** @type {Element[]} */ (children.filter((one) => one));
  const there = [...parent.children];
  settle(
    parent,
    made.map((one) => there.find((old) => stands(old, one)) ?? one),
    made,
  );
  parent.scrollTop = scrollTop;
  for (const keep of again) keep();
  if (!id || held?.isConnected) return;
  const all = /** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll(id));
  takeOver(held, all[place] ?? all[0]);
}

/** Whether what is there is, or can be made, what was made anew: nothing that listens is told apart by its row.
 * @param {Element} old @param {Element} made */
function stands(old, made) {
  const [before, after] = [keysOf(old), keysOf(made)];
  if (!after) return old.isEqualNode(made) && !made.querySelector("button, input, select");
  return old.nodeName === made.nodeName && before === after;
}

/** @param {Element} list */
function keysOf(list) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-key]"))]
    .map(({ dataset }) => dataset.key)
    .join(" ");
}

/** What stays is never moved, which would take the keyboard out of it.
 * @param {Element} parent @param {Element[]} kept @param {Element[]} made one for each of them */
function settle(parent, kept, made) {
  for (const old of [...parent.childNodes]) if (!kept.includes(/** @type {Element} */ (old))) old.remove();
  let at = parent.firstChild;
  for (const [place, one] of kept.entries()) {
    if (one === at) at = one.nextSibling;
    else parent.insertBefore(one, at);
    if (one !== made[place]) mend(one, made[place]);
  }
}

/** Has an element say what another one says, with its own listeners; what is typed or was refused in a field stays.
 * @param {Node} old @param {Node} made */
function mend(old, made) {
  if (old instanceof Text && made instanceof Text) {
    if (old.data !== made.data) old.data = made.data;
    return;
  }
  if (!(old instanceof Element && made instanceof Element)) return;
  for (const { name, value } of made.attributes)
    if (name !== "value" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old instanceof HTMLInputElement && made instanceof HTMLInputElement) {
    const isOwn = old.value !== old.defaultValue || old.hasAttribute("aria-invalid");
    if (!isOwn && old.value !== made.value) old.value = old.defaultValue = made.value;
  }
  const [before, after] = [[...old.childNodes].filter((one) => !isReason(one)), [...made.childNodes]];
  if (before.length === after.length && before.every((one, place) => one.nodeName === after[place].nodeName))
    for (const [place, one] of before.entries()) mend(one, after[place]);
  else old.replaceChildren(...after);
}

/** @param {Node} node */
function isReason(node) {
  return node instanceof Element && node.matches(".wrong");
}

/** @param {HTMLElement} parent @param {HTMLInputElement} field that was refused @param {string} why */
function keepRefused(parent, { dataset, value }, why) {
  const next = parent.querySelector(`[data-id="${CSS.escape(dataset.id ?? "")}"]`);
  if (!(next instanceof HTMLInputElement)) return;
  next.value = next.defaultValue = value;
  refuse(next, why, true);
}

/** The keyboard goes from one field to the one in its place, with what was typed and is not written yet.
 * @param {Element | null} held @param {HTMLElement | null | undefined} next */
export function takeOver(held, next) {
  if (held instanceof HTMLInputElement && next instanceof HTMLInputElement && held.value !== held.defaultValue)
    next.value = held.value;
  next?.focus({ preventScroll: true });
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
