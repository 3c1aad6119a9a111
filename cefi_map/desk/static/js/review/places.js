// The places of a grid, its criteria and the appreciation: what a field holds, and what the server last wrote there.

import { el, write as say } from "../../../../static/js/ui/dom.js";
import { find } from "./page.js";

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

/** @param {HTMLElement} element @returns {Place} */
export function placeOf(element) {
  const name = element.dataset.place ?? "";
  return {
    name,
    levels: [.../** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll(".lev input"))],
    text: find(element, "[data-text]", HTMLTextAreaElement),
    seenLevel: element.querySelector(`[name="seen-level-${name}"]`),
    seenText: find(element, `[name="seen-comment-${name}"]`, HTMLInputElement),
  };
}

export const levelOf = (/** @type {Pick<Place, "levels">} */ { levels }) =>
  levels.find((each) => each.checked)?.value ?? "";
/** @param {Place} place @returns {Held} */
export const heldBy = (place) => ({ level: levelOf(place), text: place.text.value.trim() });
/** @param {Place} place @returns {Held} */
export const seenBy = ({ seenLevel, seenText }) => ({ level: seenLevel?.value ?? "", text: seenText.value });
/** @param {Document} answer @param {Place} place @returns {Held} */
export const heldIn = (answer, { name }) => ({
  level: /** @type {HTMLInputElement | null} */ (answer.querySelector(`[name="seen-level-${name}"]`))?.value ?? "",
  text: find(answer, `[name="seen-comment-${name}"]`, HTMLInputElement).value,
});

/** @param {Place} place */
export function isChanged(place) {
  const [held, seen] = [heldBy(place), seenBy(place)];
  return held.level !== seen.level || held.text !== seen.text;
}

/** @param {Place} place @param {Held} held */
export function write(place, { level, text }) {
  for (const each of place.levels) each.checked = each.value === level;
  place.text.value = text;
}

/** @param {Place} place @param {Held} seen what the server last wrote there */
export function writeSeen({ seenLevel, seenText }, { level, text }) {
  if (seenLevel) seenLevel.value = level;
  seenText.value = text;
}

/** A place holds what the server last wrote there again.
 * @param {Place} place */
export const putBack = (place) => write(place, seenBy(place));

/** A field that holds what was sent takes what the server made of it; one that was written in since stays as it is, and
 * so does what its writer saw, unless this very answer is about it. Others' words never come into a text under the
 * hand: they stand beside it, and what is written there goes on from what its writer saw.
 * @param {Place} place @param {Held} given @param {Held} sent */
export function give(place, given, sent) {
  const held = heldBy(place);
  const seen = seenBy(place);
  const about = sent.level !== seen.level || sent.text !== seen.text;
  if (!about && isChanged(place)) return;
  if (held.level === sent.level) for (const each of place.levels) each.checked = each.value === given.level;
  const isApart = place.text === document.activeElement && given.text !== sent.text;
  putBeside(place.text, isApart ? given.text : "");
  if (!isApart && held.text === sent.text && given.text !== held.text) place.text.value = given.text;
  writeSeen(place, isApart ? { ...given, text: sent.text } : given);
}

/** @param {HTMLTextAreaElement} text @param {string} words of another, "" for none */
function putBeside(text, words) {
  const there = text.parentElement?.querySelector(".beside");
  if (!words) return there?.remove();
  const beside = there ?? el("p", { class: "local beside", role: "status", dir: "auto" });
  say(beside, `Écrit entre-temps : « ${words} »`);
  if (!there) text.after(beside);
}
