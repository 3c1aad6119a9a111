/** A history as people remember it: by sittings, each with what it came to. Pure. */

import { clock, count, NB } from "../ui/words.js";

/** @typedef {import("./versions.js").Revision} Revision */

const PAUSE = 45 * 60_000; // milliseconds without a version after which the next one begins a sitting

/** The versions, newest first, cut where a person went away; neither list is empty.
 * @param {Revision[]} revisions newest first @returns {Revision[][]} */
export function sittings(revisions) {
  /** @type {Revision[][]} */
  const found = [];
  let after = Infinity; // when the one that follows was made
  for (const one of revisions) {
    const made = Date.parse(one.created);
    if (after - made > PAUSE) found.push([]);
    found[found.length - 1].push(one);
    after = made;
  }
  return found;
}

/** « aujourd’hui, de 14 h 02 à 15 h 40 », « hier à 9 h 05 », « 24 novembre à 23 h 13 ».
 * @param {Revision[]} sitting @param {Date} [now] */
export function whenOf(sitting, now = new Date()) {
  const last = new Date(sitting[0].created);
  const first = new Date(sitting[sitting.length - 1].created);
  const day = dayOf(last, now);
  if (clock(first) === clock(last)) return `${day} à ${clock(last)}`;
  const begun = dayOf(first, now);
  if (begun === day) return `${day}, de ${clock(first)} à ${clock(last)}`;
  return `${begun} à ${clock(first)}, jusqu’à ${clock(last)}`;
}

/** « 14 h 32 », with what it holds where another has the same hour.
 * @param {Revision} revision @param {Revision[]} others @param {string} unit */
export function hourOf(revision, others, unit) {
  const said = (/** @type {Revision} */ one) => clock(new Date(one.created));
  const isTwice = others.some((one) => one !== revision && said(one) === said(revision));
  return isTwice ? `${said(revision)}, ${count(revision.nodes, unit)}` : said(revision);
}

/** « 12 nœuds de plus, 42 en tout »; `before`: the version that the sitting began with.
 * @param {Revision[]} sitting @param {Revision | undefined} before @param {string} unit « nœud » */
export function cameTo([last], before, unit) {
  const gained = before ? last.nodes - before.nodes : 0;
  if (!gained) return count(last.nodes, unit);
  return `${count(Math.abs(gained), unit)} de ${gained > 0 ? "plus" : "moins"}, ${count(last.nodes, "en tout", "en tout")}`;
}

/** @param {Date} date @param {Date} now */
function dayOf(date, now) {
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "hier";
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("fr-FR", { day: "numeric", month: "long", year }).replace(" ", NB);
}

/** @param {Date} date */
function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
