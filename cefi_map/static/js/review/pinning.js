// A comment is written above what is read, sent, and stands in the page without loading it again.

import { send } from "./answer.js";
import { find, pinFields, targetOf } from "./page.js";

/** @param {Document} document @param {import("./page.js").Read} read @param {(answer: Document) => void} answered
 * @param {() => Promise<void>} before what waits in the grid goes first
 * @returns {(criterion?: string, text?: string) => void} opens the form for a comment on what is chosen */
export function openPinning(document, read, answered, before) {
  if (!read.canvas) return () => {};
  const { canvas } = read;
  const form = find(canvas, "[data-pin-form]", HTMLFormElement);
  const fields = pinFields(form);
  const said = find(form, "[data-pin-said]", HTMLElement);
  const erase = find(form, "[data-pin-erase]", HTMLElement);

  read.onpin = () => pinFor();
  document.addEventListener("click", onClick);
  form.addEventListener("submit", onSubmit);
  document.addEventListener("submit", onTakeUp);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      form.requestSubmit(find(form, "[data-pin-send]", HTMLElement));
  });
  return pinFor;

  /** Nothing is pinned beside a grid that does not change. */
  function locked() {
    return Boolean(canvas.closest(".locked"));
  }

  function pinFor(criterion = "", text = "") {
    if (locked()) return;
    if (form.hidden || fields.remark.value) begin({ ...read.chosen?.() });
    if (criterion) fields.criterion.value = criterion;
    if (text && !fields.text.value) fields.text.value = text;
    fields.text.focus();
  }

  /** @param {{key?: string, paragraph?: string, words?: string, remark?: string, kind?: string, criterion?: string, text?: string}} it */
  function begin({ key = "", paragraph = "", words = "", remark = "", kind = "preciser", criterion = "", text = "" }) {
    fields.key.value = key;
    fields.paragraph.value = paragraph;
    fields.remark.value = remark;
    fields.seen.value = text;
    fields.text.value = text;
    fields.criterion.value = criterion;
    find(form, `[name=kind][value=${kind}]`, HTMLInputElement).checked = true;
    find(form, "[data-pin-where]", HTMLElement).textContent = words;
    find(form, "[data-pin-send]", HTMLElement).textContent = remark ? "Garder" : "Épingler ici";
    erase.hidden = !remark;
    said.textContent = "";
    form.hidden = false;
  }

  /** @param {string} id */
  function change(id) {
    const item = /** @type {HTMLElement | null} */ (canvas.querySelector(`[data-remark="${id}"]`));
    if (!item || locked()) return false;
    const { pinOf = "", pinParagraph = "", kind, criterionOf, text } = item.dataset;
    const words = item.querySelector(".where .chipn")?.textContent ?? "";
    begin({ key: pinOf, paragraph: pinParagraph, words, remark: id, kind, criterion: criterionOf, text });
    fields.text.focus();
    return true;
  }

  function close() {
    form.hidden = true;
    fields.remark.value = "";
    fields.text.value = "";
    read.focus?.();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = targetOf(event);
    const edited = /** @type {HTMLElement | null} */ (target.closest("[data-edit]"))?.dataset.edit;
    if (target.closest("[data-do=epingler]")) pinFor();
    else if (target.closest("[data-pin-cancel]")) close();
    else if (!edited || !change(edited)) return;
    event.preventDefault();
  }

  /** A comment of the version before.
   * @param {SubmitEvent} event */
  async function onTakeUp(event) {
    const asked = event.target;
    if (!(asked instanceof HTMLFormElement) || !asked.hasAttribute("data-take-up")) return;
    event.preventDefault();
    await before();
    try {
      answered(await send(asked.action + document.location.search, new FormData(asked)));
    } catch {
      asked.submit(); // the server's own page says what is wrong
    }
  }

  /** A new comment goes to what is chosen when it is sent.
   * @param {SubmitEvent} event */
  async function onSubmit(event) {
    event.preventDefault();
    const { key = "", paragraph = "" } = (!fields.remark.value && read.chosen?.()) || {};
    if (!fields.remark.value) [fields.key.value, fields.paragraph.value] = [key, paragraph];
    const sent = new FormData(form, event.submitter);
    said.textContent = "Enregistrement…";
    try {
      await before();
      answered(await send(form.action + document.location.search, sent));
      close();
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      said.textContent = reason || "Non enregistré. Vérifiez que l’application est ouverte, puis réessayez.";
    }
  }
}
