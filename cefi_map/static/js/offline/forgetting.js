/** « Effacer ce que ce navigateur garde », and « Quitter » a computer that others use: what waits to be sent is counted
 * first, then all of it goes. */

import { allDrafts, dropAll } from "../remote/drafts.js";
import { leaveNothing } from "./registering.js";

/** Where the form stands (templates/backup/index.html, centre/templates/account/index.html). Without scripts, the server's answer tells the browser to.
 * @param {Document} document */
export async function offerForgetting(document) {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-forget], form[data-leave]");
  if (!form) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await Promise.allSettled([leaveNothing(), dropAll()]);
    localStorage.clear();
    sessionStorage.clear();
    form.submit();
  });
  const waiting = new Set((await allDrafts()).map((draft) => draft.of)).size;
  const said = /** @type {HTMLElement | null} */ (document.querySelector("[data-waiting]"));
  if (!said || !waiting) return;
  said.hidden = false;
  const what = waiting > 1 ? `${waiting} textes attendent` : "Un texte attend";
  said.append(
    `${what} encore d’être envoyé${waiting > 1 ? "s" : ""}\u00a0: ouvrez vos projets avec le réseau d’abord.`,
  );
}
