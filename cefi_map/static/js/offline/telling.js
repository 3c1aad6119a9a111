/** What a page that comes from this device says: since when it is so, what opens, what waits for the network. */

import { pauseAfter } from "../remote/away.js";
import { keptAt, opensHere } from "../remote/known.js";
import { el } from "../ui/dom.js";
import { clock } from "../ui/words.js";

/** @type {ReturnType<typeof setTimeout>} */ let looking; // for an application that did not answer

/** The editors say it where they say what is saved; every other page has the sentence ready (templates/base.html).
 * @param {Document} document */
export function tellOfCopy(document) {
  const at = keptAt();
  if (!at) return;
  const { sent = "asked" } = document.documentElement.dataset; // what came to nothing: a page asked for, a form sent
  for (const said of all(document, "[data-offline] [data-at]")) said.textContent = when(at);
  const instead = all(document, "[data-when]"); // of a page that is not here
  for (const part of instead) part.hidden = part.dataset.when !== sent;
  for (const banner of all(document, "[data-offline]")) banner.hidden = instead.length > 0;
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (all(document, ".plist h2 a, main a.btn"));
  for (const link of links) markWaiting(link);
  document.querySelector("[data-back]")?.addEventListener("click", () => history.back());
  const again = document.querySelector("[data-again]");
  again?.addEventListener("click", () => location.reload());
  if (!again || sent !== "asked") return;
  looking = setTimeout(comeBack, pauseAfter(0));
  addEventListener("online", () => comeBack());
}

/** The page itself, once the application answers: asked for while one waits, at once when a network comes back. A network
 * alone may not lead to it, and loading again for nothing would stop whoever leaves for another page meanwhile. */
async function comeBack(times = 0) {
  clearTimeout(looking);
  const answer = await fetch("/sante/vivant", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
  else looking = setTimeout(comeBack, pauseAfter(times), times + 1);
}

/** @param {Document} document @param {string} which @returns {NodeListOf<HTMLElement>} */
function all(document, which) {
  return document.querySelectorAll(which);
}

/** A project says it beside its name, a button by its look and in its title.
 * @param {HTMLAnchorElement} link */
async function markWaiting(link) {
  if (await opensHere(link.href)) return;
  const isButton = link.classList.contains("btn");
  if (isButton) Object.assign(link, { ariaDisabled: "true", title: "Attend le réseau" });
  else link.after(" ", el("span", { class: "meta" }, "attend le réseau"));
}

/** « d’aujourd’hui à 14 h 32 », « du 27 novembre à 9 h 05 ».
 * @param {Date} at */
function when(at) {
  const isToday = at.toDateString() === new Date().toDateString();
  const day = at.toLocaleDateString("fr-FR", { day: "numeric", month: "long" });
  return `${isToday ? "d’aujourd’hui" : `du ${day}`} à ${clock(at)}`;
}
