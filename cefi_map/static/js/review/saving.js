// What a person changes in the grid goes place by place, beside what the page showed there; the answer brings the others' part.

import { adopt, Refusal, send } from "./answer.js";
import { openKept } from "./kept.js";
import { find } from "./page.js";
import { give, heldBy, heldIn, isChanged, levelOf, placeOf, seenBy } from "./places.js";

/** @typedef {import("./places.js").Held} Held */

const PAUSE = 500;
const AGAIN = 4000;
const OTHERS = 30_000;

/** @param {Document} document @param {HTMLFormElement} form @param {import("./press.js").Press} press what moves the page waits for
 * @param {(answer: Document, lost: boolean) => void} answered once an answer stands in the page, and whether what had
 * the focus in the grid went with it */
export function openSaving(document, form, press, answered) {
  const said = find(form, "[data-saved]", HTMLElement);
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-place]"))].map(placeOf);
  const ticks = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=tick]"))];
  const state = find(form, "[name=state]", HTMLInputElement);
  const kept = openKept(form, places, () => state.value);
  let waiting = 0;
  let sending = Promise.resolve();

  form.addEventListener("change", () => soon(0));
  form.addEventListener("input", () => soon(PAUSE));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (button?.name) now({ [button.name]: button.value });
    else now();
  });
  document.addEventListener("click", leaveAfter);
  window.addEventListener("focus", soonOthers);
  setInterval(soonOthers, OTHERS);
  window.addEventListener("pagehide", () => !frozen() && changed() && navigator.sendBeacon(form.action, fields()));
  if (kept.takeUp()) soon(0);
  return { now, soon, take, frozen };

  /** Whether nothing is written here: it is finished, settled, closed, another's, or no more what this page showed. */
  function frozen() {
    return !state.value;
  }

  function changed() {
    return places.some(isChanged) || ticks.some((each) => each.checked !== seenTick(each));
  }

  /** What differs from what the page was given, with that. */
  function fields() {
    const made = new FormData();
    for (const name of ["csrf_token", "version", "state"])
      made.set(name, find(form, `[name=${name}]`, HTMLInputElement).value);
    for (const { name, text, seenLevel, seenText, ...place } of places.filter(isChanged)) {
      if (seenLevel) made.set(`level-${name}`, levelOf(place));
      if (seenLevel) made.set(seenLevel.name, seenLevel.value);
      made.set(text.name, text.value);
      made.set(seenText.name, seenText.value);
    }
    for (const each of ticks)
      if (each.checked !== seenTick(each)) made.append(each.checked ? "tick" : "seen-tick", each.value);
    return made;
  }

  /** @param {number} pause milliseconds */
  function soon(pause) {
    clearTimeout(waiting);
    if (frozen()) return;
    kept.keep();
    if (changed()) said.textContent = "Enregistrement…";
    waiting = window.setTimeout(now, pause);
  }

  /** Sends what waits, one answer after the other. @param {Record<string, string>} more fields of a button */
  function now(more = {}) {
    clearTimeout(waiting);
    sending = sending.then(() => save(more));
    return sending;
  }

  /** @param {Record<string, string>} more */
  async function save(more) {
    if (frozen()) return;
    const asked = fields();
    for (const name in more) asked.set(name, more[name]);
    if (!changed() && !Object.keys(more).length) return;
    const sent = places.map(heldBy);
    try {
      const answer = await send(form.action + document.location.search, asked, "grille");
      await new Promise((done) => press.after(() => done(take(answer, sent))));
      kept.keep();
      if (!changed() && !frozen())
        said.textContent = `Enregistré à ${find(answer, "[data-saved]", HTMLElement).dataset.now}`;
      said.classList.remove("failed");
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      said.classList.add("failed");
      if (error instanceof Refusal && error.final) return refused(reason);
      said.textContent = `Non enregistré : gardez cette page ouverte, elle réessaie. ${reason}`;
      if (!Object.keys(more).length) waiting = window.setTimeout(now, AGAIN);
    }
  }

  /** What the server will never take is not sent again; what it refuses it for may be told by the page as it now stands.
   * @param {string} reason */
  function refused(reason) {
    setAside();
    said.textContent = `Non enregistré. ${reason}`;
    return readOthers();
  }

  function setAside() {
    kept.setAside();
    for (const each of ticks) each.checked = seenTick(each);
  }

  /** This page is no more of the grid that it showed. */
  function freeze() {
    setAside();
    state.value = "";
    find(form, "fieldset", HTMLFieldSetElement).disabled = true;
    form.closest("main")?.classList.add("locked");
    said.textContent = "Cette grille ne s’écrit plus ici. Rechargez la page.";
    said.classList.add("failed");
  }

  function soonOthers() {
    if (!document.hidden) sending = sending.then(readOthers);
  }

  /** What others wrote meanwhile, on coming back to the page and now and then. */
  async function readOthers() {
    try {
      const answer = await send(document.location.href);
      await new Promise((done) => press.after(() => done(take(answer))));
    } catch {
      // what is written here says it, when it is sent
    }
  }

  /** Takes from an answer what others wrote, and what became of what was sent; what is being written stays.
   * @param {Document} answer @param {Held[]} sent what the fields held then; by default nothing was sent of them */
  function take(answer, sent = places.map(seenBy)) {
    const ticked = ticks.map((each) => each.checked === seenTick(each));
    const held = form.contains(document.activeElement);
    if (!frozen() && find(answer, "[name=state]", HTMLInputElement).value !== state.value) freeze();
    adopt(document, answer);
    for (const [rank, place] of places.entries()) give(place, heldIn(answer, place), sent[rank]);
    for (const [rank, each] of ticks.entries()) if (ticked[rank]) each.checked = seenTick(each);
    answered(answer, held && !form.contains(document.activeElement));
  }

  /** A link waits for what was just written.
   * @param {MouseEvent} event */
  async function leaveAfter(event) {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (!changed() || link.target || link.download || link.hash) return;
    event.preventDefault();
    await now();
    document.location.assign(link.href);
  }

  /** @param {HTMLInputElement} tick */
  function seenTick(tick) {
    return Boolean(form.querySelector(`[name="seen-tick"][value="${tick.value}"]`));
  }
}
