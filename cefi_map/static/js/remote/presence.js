/** Which tabs are open on a map or a dossier: whose drafts are orphans, and word of what another tab has saved. */

const ALONE = 10000; // milliseconds after which a draft is nobody's, where nothing else tells

/** Holds this tab's own name until it closes, so that others know its draft is looked after.
 * @param {string} id */
export function claim(id) {
  navigator.locks?.request(nameOf(id), () => new Promise(() => {}));
}

/** Runs `run` while nobody else looks after a draft; undefined where somebody does. Without locks (an insecure
 * address), age tells.
 * @template End @param {import("./drafts.js").Draft} draft @param {() => Promise<End>} run
 * @returns {Promise<End | undefined>} */
export async function whileAlone(draft, run) {
  if (!navigator.locks) return Date.now() - draft.at > ALONE ? run() : undefined;
  return navigator.locks.request(nameOf(draft.id), { ifAvailable: true }, (lock) => (lock ? run() : undefined));
}

/** Resolves once the tab that wrote a draft is gone; never where nothing tells.
 * @param {import("./drafts.js").Draft} draft @returns {Promise<void>} */
export function whenGone(draft) {
  return navigator.locks ? navigator.locks.request(nameOf(draft.id), () => {}) : new Promise(() => {});
}

/** A line to the other tabs on the same work; gives what speaks into it.
 * @template Message @param {string} key @param {(message: Message) => void} heard */
export function channel(key, heard) {
  const line = new BroadcastChannel(`cefi-map:${key}`);
  line.onmessage = (event) => heard(event.data);
  return (/** @type {Message} */ message) => line.postMessage(message);
}

/** @param {string} id */
function nameOf(id) {
  return `cefi-map:draft:${id}`;
}
