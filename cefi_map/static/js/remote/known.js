/** What the server last had of a work, kept on this device for a page that opens without it. */

const WORKS = "works"; // the worker (offline/worker.js) forgets by this name and by the addresses

export const FILE_WAITS =
  "Hors connexion\u00a0: ce fichier attend le réseau. «\u00a0Rendre\u00a0» donne la carte et le dossier sans lui.";

/** Whose data this page shows: those of one address and, in a centre, of one person.
 * @returns {string} */
export function place() {
  return document.documentElement.dataset.place ?? "";
}

/** Whether the browser may keep pages. What is not yet on the server is kept all the same, until it is. */
export function mayKeep() {
  return !("unkept" in document.documentElement.dataset);
}

/** Whether this page is only passed through, by a link: no copy of it stays, and what is kept of others does.*/
export function isPassing() {
  return "passing" in document.documentElement.dataset;
}

/** What this tab keeps of a work while it shows another page: given to `recall` once it is back, asked of `left` when it
 * goes; null: nothing.
 * @template T @param {string} what @param {string} address of the work @param {(kept: T) => void} recall
 * @param {() => T | null} left */
export function keepBetweenPages(what, address, recall, left) {
  if (!mayKeep() || isPassing()) return;
  const name = `cefi-map:${what}:${place()}:${address}`;
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
    sessionStorage.removeItem(name);
    if (kept) recall(kept);
  } catch {
    return; // a browser that keeps nothing
  }
  addEventListener("pagehide", () => {
    try {
      const said = left();
      if (said) sessionStorage.setItem(name, JSON.stringify(said));
    } catch {
      // too much of it for this browser: the versions have it
    }
  });
}

/** When this page was kept, where it comes from this device; null where the server has just written it.
 * @returns {Date | null} */
export function keptAt() {
  const { kept } = document.documentElement.dataset;
  return kept ? new Date(Number(kept)) : null;
}

/** Keeps what the server has of the work at `address`: `told` goes over what a kept page carries.
 * @param {string} address @param {{revision: number}} told */
export async function know(address, told) {
  const cache = await works();
  const headers = { "Content-Type": "application/json", "Kept-At": String(Date.now()) };
  await cache?.put(address, new Response(JSON.stringify(told), { headers })).catch(() => null); // a full disk
}

/** What a page carries, brought up to what the server last had where the page comes from this device.
 * @template {{revision: number}} Boot @param {Boot} boot @param {string} address @returns {Promise<Boot>} */
export async function upToDate(boot, address) {
  const found = keptAt() && (await (await works())?.match(address));
  const told = found ? await found.json() : null;
  return told && told.revision >= boot.revision ? { ...boot, ...told } : boot;
}

/** Whether a page of ours opens without a network.
 * @param {string} address */
export async function opensHere(address) {
  const { pathname } = new URL(address, location.href);
  const path = pathname.replace(/^(\/projets\/[^/]+)\/(?:plan|verdicts)$/, "$1"); // the map's page shows them itself
  if (!navigator.serviceWorker?.controller) return false;
  return Boolean(await caches.match(path, { ignoreVary: true }).catch(() => null));
}

/** Null where the browser keeps nothing: it was told so, or cannot (an address without encryption, a private window).
 * @returns {Promise<Cache | null>} */
async function works() {
  if (!mayKeep() || isPassing() || !globalThis.caches) return null;
  return caches.open(`cefi-map ${place()} ${WORKS}`).catch(() => null);
}
