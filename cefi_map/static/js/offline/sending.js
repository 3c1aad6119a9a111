/** Sends what was written without a network on pages that are closed now, from whichever page opens with one. */

import { pauseAfter } from "../remote/away.js";
import { allDrafts, forget, isOurs, keep } from "../remote/drafts.js";
import { whileAlone } from "../remote/presence.js";
import { Transport } from "../remote/transport.js";
import { freshToken } from "../ui/token.js";
import { count, quoted } from "../ui/words.js";

/**
 * @typedef {import("../remote/drafts.js").Draft} Draft
 * @typedef {"sent" | "choice" | "kept"} End What became of a draft: « choice » where two versions have to be brought
 *   together, on the page of the work itself.
 */

/** @type {ReturnType<typeof setTimeout>} */ let again; // for an application that did not answer

/** Tells in `say` what was sent of who had no network, and what one has to open. A work's own page takes up its own
 * drafts. What waits is tried again: a page may come from this device though the network is there, and late.
 * @param {(text: string) => void} say */
export async function sendDrafts(say, times = 0) {
  clearTimeout(again);
  const mine = (await allDrafts()).filter((draft) => draft.address && isOurs(draft) && !isHere(draft));
  if (!mine.some((draft) => !draft.waits)) return;
  const token = await freshToken();
  if (!token) {
    again = setTimeout(sendDrafts, pauseAfter(times), say, times + 1);
    return;
  }
  const transport = new Transport(token);
  const told = [];
  for (const draft of mine) {
    const end = draft.waits ?? (await whileAlone(draft, () => send(transport, draft)));
    if (end === "sent" && draft.away) told.push(draft);
    if (end === "choice") say(`Deux versions de ${quoted(draft.title ?? "")} sont à réunir. Ouvrez-le pour choisir.`);
  }
  if (told.length === 1) say(`Ce que vous aviez écrit sans réseau dans ${quoted(told[0].title ?? "")} est enregistré.`);
  if (told.length > 1) say(`Ce que vous aviez écrit sans réseau est enregistré, dans ${count(told.length, "texte")}.`);
}

/** @param {Transport} transport @param {Draft} draft @returns {Promise<End>} */
async function send(transport, draft) {
  const { address = "", base, data, start } = draft;
  const answer = await transport.put(address, base, data, { start }).catch(() => null);
  if (answer?.ok) await forget(draft.id);
  if (answer?.status === 404) await keep({ ...draft, waits: "project" }); // in the trash it may come back from
  if (answer?.status === 409) await keep({ ...draft, waits: "choice" });
  return answer?.ok ? "sent" : answer?.status === 409 ? "choice" : "kept";
}

/** @param {Draft} draft */
function isHere({ page }) {
  return page !== undefined && location.pathname.replace(/\/(?:plan|verdicts)$/, "") === page;
}
