/** What opens over a page with a title, a body and one main button: a modal dialog, or a popover beside what it is
 * about; Escape and « Annuler » leave everything as it was. */

import { el, icon } from "./dom.js";
import "./popovers.js";

/**
 * @typedef {{label: string, run: (data: FormData) => unknown}} Save The main button; `run` may give false to stay open.
 * @typedef {{dialog: HTMLDialogElement, form: HTMLFormElement, close: () => void}} Opened
 * @typedef {{title: string, body: import("./dom.js").Child[], save?: Save | null, onclose?: (() => void) | null}} What
 * @typedef {{left: number, top: number, right: number, bottom: number}} Place In the window's pixels.
 */

const GAP = 12; // pixels between a popover and what it stands beside
const EDGE = 8; // and from the window's edges
const LEAST = 160; // high, for what it asks to be read
const STOPS = "button:not([disabled]), input, select, textarea, a[href]";

let dialogs = 0;
let hints = 0;

/** Opens it; without `save` there is no main button. `onclose` is called however it is left.
 * @param {What & {wide?: boolean}} what @returns {Opened} */
export function openDialog({ wide = false, ...what }) {
  const back = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = el("dialog", { class: wide ? "dialog wide" : "dialog" });
  const close = () => dialog.close();
  const form = fill(dialog, what, close);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (back?.isConnected) back.focus();
    what.onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  enter(form);
  return { dialog, form, close };
}

/** The same beside a place of the page, which stays seen and at hand; a press elsewhere leaves it too. Tab goes around
 * in it. What comes into it later makes it stand anew.
 * @param {What & {place: () => Place}} what @returns {Opened} */
export function openBeside({ place, ...what }) {
  const back = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = el("dialog", { class: "dialog beside", popover: "auto" });
  const close = () => dialog.hidePopover();
  const form = fill(dialog, what, close);
  const grown = new ResizeObserver(() => stand(dialog, place()));
  dialog.addEventListener("keydown", (event) => around(form, event));
  dialog.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    grown.disconnect();
    dialog.remove();
    if (back?.isConnected && (document.activeElement ?? document.body) === document.body) back.focus();
    what.onclose?.();
  });
  document.body.append(dialog);
  dialog.showPopover();
  stand(dialog, place());
  grown.observe(form);
  enter(form);
  return { dialog, form, close };
}

/** @param {HTMLDialogElement} dialog @param {What} what @param {() => void} close @returns {HTMLFormElement} */
function fill(dialog, { title, body, save = null }, close) {
  const id = `dialog-${++dialogs}`;
  /** @type {HTMLFormElement} */
  const form = el(
    "form",
    {
      method: "dialog",
      onsubmit: (event) => {
        event.preventDefault();
        if (save?.run(new FormData(form)) !== false) close();
      },
    },
    el(
      "div",
      { class: "row" },
      el("h2", { id, class: "grow" }, title),
      el("button", { class: "btn quiet ico sm", "aria-label": "Fermer", onclick: close }, icon("i-close")),
    ),
    ...body,
    save
      ? el(
          "div",
          { class: "row end" },
          el("button", { class: "btn quiet", onclick: close }, "Annuler"),
          el("button", { type: "submit", class: "btn main" }, save.label),
        )
      : null,
  );
  dialog.setAttribute("aria-labelledby", id);
  dialog.append(form);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  return form;
}

/** @param {HTMLFormElement} form */
function enter(form) {
  const firsts = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[autofocus], .field, input, select, .main")]);
  firsts.find((one) => one.checkVisibility())?.focus();
}

/** To the right of the place, else to its left, below or above it: where there is room, wholly in the window.
 * @param {HTMLElement} box @param {Place} place */
function stand(box, { left, top, right, bottom }) {
  box.style.maxHeight = "";
  const { width, height } = box.getBoundingClientRect();
  const [mostX, mostY] = [innerWidth - width - EDGE, innerHeight - height - EDGE];
  const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.max(EDGE, Math.min(at, most));
  const ways = [
    [right + GAP, within(top, mostY)],
    [left - GAP - width, within(top, mostY)],
    [within(left, mostX), bottom + GAP],
    [within(left, mostX), top - GAP - height],
  ];
  const free = ways.find(([x, y]) => x >= EDGE && x <= mostX && y >= EDGE && y <= mostY);
  box.style.left = `${free ? free[0] : within(left, mostX)}px`;
  if (free) box.style.top = `${free[1]}px`;
  else squeeze(box, top, bottom);
}

/** Above or below a place, as high as there is room, where one of both has some; else at the window's end.
 * @param {HTMLElement} box @param {number} top @param {number} bottom the place's */
function squeeze(box, top, bottom) {
  const { style } = box;
  const [above, below] = [top - GAP - EDGE, innerHeight - bottom - GAP - EDGE];
  const room = Math.max(above, below);
  style.maxHeight = `${room < LEAST ? innerHeight - 2 * EDGE : room}px`;
  const { height } = box.getBoundingClientRect();
  if (room < LEAST) style.top = `${Math.max(EDGE, innerHeight - height - EDGE)}px`;
  else style.top = `${above > below ? top - GAP - height : bottom + GAP}px`;
}

/** From the last stop to the first, and back.
 * @param {HTMLFormElement} form @param {KeyboardEvent} event */
function around(form, event) {
  if (event.key !== "Tab") return;
  const all = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(STOPS)]);
  const stops = all.filter((one) => one.checkVisibility());
  const [end, start] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== end) return;
  event.preventDefault();
  start?.focus();
}

/** A labelled field; its hint describes it, and is no part of its name.
 * @param {string} label @param {HTMLElement} control */
export function field(label, control, hint = "") {
  if (!hint) return el("label", { class: "labelled" }, el("span", {}, label), control);
  const id = `hint-${++hints}`;
  control.setAttribute("aria-describedby", id);
  const labelled = el("label", { class: "labelled" }, el("span", {}, label), control);
  return el("div", { class: "labelled" }, labelled, el("span", { class: "meta", id }, hint));
}

/** A list of choices: [[value, label]].
 * @param {string} name @param {readonly (readonly string[])[]} options */
export function select(name, options, value = "") {
  const made = el(
    "select",
    { name, class: "field" },
    ...options.map(([key, text]) => el("option", { value: key }, text)),
  );
  made.value = value;
  return made;
}
