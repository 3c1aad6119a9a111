/** The worker's place in the page: registered where something may be kept, gone with what it kept where nothing may. */

import { isPassing, keptAt, mayKeep } from "../remote/known.js";

const WORKER = "/hors-ligne.js";
const FIRST = "/hors-ligne"; // small, and said in the place of all that is not here yet
const ALWAYS = ["/", "/aide", "/aide/hors-ligne"];
const REST = 3000; // milliseconds after which a page has what it needs, and its copies are made

/** Quietly does nothing where the browser has no workers: an address without encryption, some private windows. */
export async function keepPages() {
  if (!navigator.serviceWorker || keptAt() || isPassing()) return;
  if (!mayKeep()) {
    await leaveNothing();
    return;
  }
  await rest();
  const made = navigator.serviceWorker.register(address(), { updateViaCache: "none" });
  if (!(await made.catch(() => null))) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: wanted(location.pathname) });
}

/** The worker and all that it kept, drafts apart: what is not yet on the server has no other place. */
export async function leaveNothing() {
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) await one.unregister();
  const names = (await globalThis.caches?.keys().catch(() => [])) ?? [];
  await Promise.all(names.filter((name) => name.startsWith("cefi-map ")).map((name) => caches.delete(name)));
}

/** The pages of the project that one is in, and those that lead to others. What else one visits is kept as it passes.
 * @param {string} path */
function wanted(path) {
  const project = /^\/projets\/[^/]+/.exec(path)?.[0];
  return [
    FIRST,
    ...(project ? [project, `${project}/dossier`, `${project}/rendre`, `${project}/soutenir`] : []),
    ...ALWAYS,
  ];
}

/** The one policy by which an address becomes a worker, and the one address that passes it (web/safety.py). */
function address() {
  const policies = /** @type {any} */ (globalThis).trustedTypes;
  const createScriptURL = (/** @type {string} */ asked) => {
    if (asked !== WORKER) throw new TypeError(`no worker of ours: ${asked}`);
    return asked;
  };
  return policies ? policies.createPolicy("cefi-worker", { createScriptURL }).createScriptURL(WORKER) : WORKER;
}

/** @returns {Promise<void>} */
function rest() {
  return new Promise((done) => {
    const begin = () => setTimeout(done, REST);
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin, { once: true });
  });
}
