// What a person changes in the grid goes place by place, beside what the page showed there; the answer brings the others' part.

import { adopt, send } from "./answer.js";
import { find } from "./page.js";

const PAUSE = 500;
const AGAIN = 4000;
const OTHERS = 30_000;

/**
 * @typedef {object} Place A criterion or the appreciation: its fields, and what they held when the server last wrote them.
 * @property {string} name
 * @property {HTMLInputElement[]} levels
 * @property {HTMLTextAreaElement} text
 * @property {HTMLInputElement | null} seenLevel
 * @property {HTMLInputElement} seenText
 *
 * @typedef {{level: string, text: string}} Held
 */

/** @param {Document} document @param {HTMLFormElement} form @param {(run: () => void) => void} up runs what moves the page
 * @param {(answer: Document, lost: boolean) => void} answered once an answer stands in the page, and whether what had
 * the focus in the grid went with it */
export function openSaving(document, form, up, answered) {
  const said = find(form, "[data-saved]", HTMLElement);
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-place]"))].map(placeOf);
  const ticks = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=tick]"))];
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
  window.addEventListener("pagehide", () => changed() && navigator.sendBeacon(form.action, fields()));
  if (takeUp(form, places)) soon(0);
  return { now, soon, take };

  function changed() {
    return places.some(isChanged) || ticks.some((each) => each.checked !== seenTick(each));
  }

  /** What differs from what the page was given, with that. */
  function fields() {
    const made = new FormData();
    for (const name of ["csrf_token", "version"]) made.set(name, find(form, `[name=${name}]`, HTMLInputElement).value);
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
    keep(form, places);
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
    const asked = fields();
    for (const name in more) asked.set(name, more[name]);
    if (!changed() && !Object.keys(more).length) return;
    const sent = places.map(heldBy);
    try {
      const answer = await send(form.action + document.location.search, asked, "grille");
      await new Promise((done) => up(() => done(take(answer, sent))));
      keep(form, places);
      if (!changed()) said.textContent = `Enregistré à ${find(answer, "[data-saved]", HTMLElement).dataset.now}`;
      said.classList.remove("failed");
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      said.textContent = `Non enregistré : gardez cette page ouverte, elle réessaie. ${reason}`;
      said.classList.add("failed");
      if (!Object.keys(more).length) waiting = window.setTimeout(now, AGAIN);
    }
  }

  function soonOthers() {
    if (!document.hidden) sending = sending.then(readOthers);
  }

  /** What others wrote meanwhile, on coming back to the page and now and then. */
  async function readOthers() {
    try {
      const answer = await send(document.location.href);
      await new Promise((done) => up(() => done(take(answer))));
    } catch {
      // what is written here says it, when it is sent
    }
  }

  /** Takes from an answer what others wrote, and what became of what was sent; what is being written stays.
   * @param {Document} answer @param {Held[]} sent what the fields held then; by default nothing was sent of them */
  function take(answer, sent = places.map(seenBy)) {
    const ticked = ticks.map((each) => each.checked === seenTick(each));
    const held = form.contains(document.activeElement);
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

/** @param {HTMLElement} element @returns {Place} */
function placeOf(element) {
  const name = element.dataset.place ?? "";
  return {
    name,
    levels: [.../** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll(".lev input"))],
    text: find(element, "[data-text]", HTMLTextAreaElement),
    seenLevel: element.querySelector(`[name="seen-level-${name}"]`),
    seenText: find(element, `[name="seen-comment-${name}"]`, HTMLInputElement),
  };
}

const levelOf = (/** @type {Pick<Place, "levels">} */ { levels }) => levels.find((each) => each.checked)?.value ?? "";
/** @param {Place} place @returns {Held} */
const heldBy = (place) => ({ level: levelOf(place), text: place.text.value.trim() });
/** @param {Place} place @returns {Held} */
const seenBy = ({ seenLevel, seenText }) => ({ level: seenLevel?.value ?? "", text: seenText.value });
/** @param {Document} answer @param {Place} place @returns {Held} */
const heldIn = (answer, { name }) => ({
  level: /** @type {HTMLInputElement | null} */ (answer.querySelector(`[name="seen-level-${name}"]`))?.value ?? "",
  text: find(answer, `[name="seen-comment-${name}"]`, HTMLInputElement).value,
});

/** @param {Place} place */
function isChanged(place) {
  const [held, seen] = [heldBy(place), seenBy(place)];
  return held.level !== seen.level || held.text !== seen.text;
}

/** Each person's apart, in a browser that others use too.
 * @param {HTMLFormElement} form */
const draftOf = (form) => `cefi-map:grid:${document.documentElement.dataset.place}:${new URL(form.action).pathname}`;

/** What is not yet on the server stays in this browser, beside what its writer saw: a beacon sent on leaving has no
 * answer, and a server that is busy may refuse it.
 * @param {HTMLFormElement} form @param {Place[]} places */
function keep(form, places) {
  const waiting = places.filter(isChanged).map((each) => [each.name, { held: heldBy(each), seen: seenBy(each) }]);
  try {
    if (waiting.length) localStorage.setItem(draftOf(form), JSON.stringify(Object.fromEntries(waiting)));
    else localStorage.removeItem(draftOf(form));
  } catch {
    // this browser keeps nothing: the beacon alone takes it along
  }
}

/** Puts back what a page that was left had not given; whether it had left any.
 * @param {HTMLFormElement} form @param {Place[]} places */
function takeUp(form, places) {
  /** @type {Record<string, {held: Held, seen: Held}>} */
  let left = {};
  try {
    left = JSON.parse(localStorage.getItem(draftOf(form)) ?? "{}");
  } catch {
    // nothing was kept
  }
  const taken = places.filter(({ name }) => left[name]);
  for (const place of taken) {
    const { held, seen } = left[place.name];
    for (const each of place.levels) each.checked = each.value === held.level;
    place.text.value = held.text;
    if (place.seenLevel) place.seenLevel.value = seen.level;
    place.seenText.value = seen.text;
  }
  return taken.length > 0;
}

/** A field that holds what was sent takes what the server made of it; one that was written in since stays as it is, and
 * so does what its writer saw, unless this very answer is about it.
 * @param {Place} place @param {Held} given @param {Held} sent */
function give(place, given, sent) {
  const held = heldBy(place);
  const seen = seenBy(place);
  const about = sent.level !== seen.level || sent.text !== seen.text;
  if (!about && isChanged(place)) return;
  if (held.level === sent.level) for (const each of place.levels) each.checked = each.value === given.level;
  if (held.text === sent.text && given.text !== held.text) place.text.value = given.text;
  if (place.seenLevel) place.seenLevel.value = given.level;
  place.seenText.value = given.text;
}
