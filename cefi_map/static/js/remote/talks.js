/** What is said at nodes and paragraphs: asked for again and again while the page is seen, begun, answered, settled. */

import { place } from "./known.js";

/**
 * @typedef {{name: string, words: string, moment: string}} Message
 *
 * @typedef {object} Thread Where it stands now: `node` a key, `paragraph` a number; "" and 0 when it is gone.
 * @property {string} id
 * @property {string} node
 * @property {number} paragraph
 * @property {string} quote what stood there when it began
 * @property {boolean} resolved
 * @property {Message[]} messages
 *
 * @typedef {{fetch: import("./transport.js").Transport["send"], sync: Pick<import("./sync.js").Sync, "flush">,
 *   say: (text: string) => void, newer?: (revision: number) => void}} Ways `newer` is told at each look which revision
 *   of the map is there
 */

const BEGUN = "begun"; // in the tab's memory, with the address: words that are not sent
const SEEN = 30_000; // milliseconds between two looks of a page that is seen
const OPEN = 4000; // and of one where they are read
const OFF = "Hors connexion\u00a0: votre message attend ici le retour du réseau. Envoyez-le ensuite.";

export class Talks {
  /** @param {string} address @param {Ways} ways */
  constructor(address, ways) {
    this.address = address;
    this.ways = ways;
    /** @type {Thread[]} */
    this.threads = [];
    this.heard = ""; // the sentence that tells who reads them
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    this.known = "";
    this.isRead = false; // whether somebody has them under the eye
  }

  /** Words begun, by where they go: they stay for the tab, from page to page.
   * @returns {Map<string, string>} */
  get unsent() {
    return new Map(JSON.parse(sessionStorage.getItem(`${BEGUN} ${place()} ${this.address}`) ?? "[]"));
  }

  /** @param {string} where @param {string} words "" once they are sent */
  hold(where, words) {
    const all = this.unsent;
    if (words) all.set(where, words);
    else all.delete(where);
    sessionStorage.setItem(`${BEGUN} ${place()} ${this.address}`, JSON.stringify([...all]));
  }

  start() {
    document.addEventListener("visibilitychange", () => this.look());
    this.look();
  }

  /** @param {() => void} run @returns {() => void} what makes it deaf again */
  onChange(run) {
    this.listeners.add(run);
    return () => this.listeners.delete(run);
  }

  /** Somebody reads them now, or no more.
   * @param {boolean} isRead */
  read(isRead) {
    this.isRead = isRead;
    this.look();
  }

  /** Asks now, and then again after a while; no more where one may not read them any longer. */
  async look() {
    clearTimeout(this.timer);
    if (document.visibilityState === "hidden") return;
    const answer = await this.ways.fetch(this.address).catch(() => null);
    if (answer?.ok) {
      const told = await answer.json();
      this.take(told);
      this.ways.newer?.(told.revision);
    }
    clearTimeout(this.timer);
    if (answer && answer.status >= 400 && answer.status < 500) return;
    this.timer = setTimeout(() => this.look(), this.isRead ? OPEN : SEEN);
  }

  /** @param {{threads: Thread[], heard: string}} told */
  take({ threads, heard }) {
    const known = JSON.stringify([threads, heard]);
    if (known === this.known) return;
    this.known = known;
    this.threads = threads;
    this.heard = heard;
    for (const run of this.listeners) run();
    document.dispatchEvent(new CustomEvent("talks", { detail: threads }));
  }

  /** Gives whether it is there; what is refused is said. A thread is begun at a place that the server knows, and so
   * after what is written there is.
   * @param {{place: string, words: string} | {thread: string, words: string} | {thread: string, resolved: boolean}} what */
  async send(what) {
    const { fetch, sync, say } = this.ways;
    if ("place" in what) await sync.flush();
    const answer = await fetch(this.address, { method: "POST", body: JSON.stringify(what) }).catch(() => null);
    if (!answer?.ok) {
      const told = (await answer?.json().catch(() => null)) ?? {};
      say(`${told.message ?? OFF} ${told.advice ?? ""}`.trim());
      return false;
    }
    this.take(await answer.json());
    return true;
  }
}
