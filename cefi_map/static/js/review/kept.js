// What is not yet on the server stays in this browser, for the very grid it was written in; for any other it is words to copy.

import { el } from "../ui/dom.js";
import { find } from "./page.js";
import { heldBy, isChanged, putBack, seenBy } from "./places.js";

/**
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./places.js").Held} Held
 *
 * @typedef {object} Kept What waits, by place, and the state that the grid was in when it was written.
 * @property {string} state
 * @property {Record<string, {held: Held, seen: Held}>} places
 */

/** A beacon sent on leaving has no answer, and a server that is busy may refuse it.
 * @param {HTMLFormElement} form @param {Place[]} places @param {() => string} state "" where nothing may be written */
export function openKept(form, places, state) {
  // each person's apart, in a browser that others use too
  const draft = `cefi-map:grid:${document.documentElement.dataset.place}:${new URL(form.action).pathname}`;
  const left = `${draft}:left`;
  const box = find(form, "[data-unsent]", HTMLElement);
  return { keep, takeUp, setAside };

  function keep() {
    const waiting = places.filter(isChanged).map((each) => [each.name, { held: heldBy(each), seen: seenBy(each) }]);
    store(draft, waiting.length ? JSON.stringify({ state: state(), places: Object.fromEntries(waiting) }) : "");
  }

  /** Puts back what a page that was left had not given, where the grid is still the one it was written in; whether it
   * had left any. */
  function takeUp() {
    const kept = read();
    const taken = places.filter((each) => kept?.places?.[each.name]);
    if (kept && (!kept.state || kept.state !== state())) {
      leave(taken.map((place) => said(place, kept.places[place.name].held)));
      return false;
    }
    offer();
    for (const place of taken) {
      const { held, seen } = /** @type {Kept} */ (kept).places[place.name];
      for (const each of place.levels) each.checked = each.value === held.level;
      place.text.value = held.text;
      if (place.seenLevel) place.seenLevel.value = seen.level;
      place.seenText.value = seen.text;
    }
    return taken.length > 0;
  }

  /** What this grid does not take leaves its fields, and is never sent again. */
  function setAside() {
    const refused = places.filter(isChanged);
    leave(refused.map((each) => said(each, heldBy(each))));
    for (const each of refused) putBack(each);
  }

  /** @param {string[]} lines words that are no more a draft, kept to be copied until they are dismissed */
  function leave(lines) {
    store(draft, "");
    if (lines.length) store(left, [stored(left), ...lines].filter(Boolean).join("\n"));
    offer(lines.join("\n"));
  }

  function offer(told = "") {
    const words = el("textarea", { class: "field", readonly: true, rows: 4, dir: "auto", "aria-label": "Vos mots" });
    words.value = stored(left) || told;
    if (!words.value) return;
    const forget = () => {
      box.hidden = true;
      store(left, "");
    };
    const why = "Ces mots ne sont pas dans la grille, qui ne les prend plus. Copiez ce que vous voulez en garder.";
    box.replaceChildren(
      el("p", {}, why),
      words,
      el("button", { class: "btn sm", onclick: forget }, "Oublier ces mots"),
    );
    box.hidden = false;
  }

  /** @returns {Kept | null} */
  function read() {
    try {
      return JSON.parse(stored(draft) || "null");
    } catch {
      return null;
    }
  }
}

/** @param {string} key */
function stored(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // this browser keeps nothing
  }
}

/** @param {string} key @param {string} value "" takes it away */
function store(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // this browser keeps nothing: the beacon alone takes it along
  }
}

/** « C5 : Acquis. Les rôles sont dits. »
 * @param {Place} place @param {Held} held */
function said({ name, levels, text }, held) {
  const word = levels.find((each) => each.value === held.level)?.nextElementSibling?.textContent;
  const where = levels.length ? name : (text.labels?.[0]?.textContent ?? name);
  return `${where} : ${[word && `${word}.`, held.text].filter(Boolean).join(" ")}`;
}
