/** A save goes to the server; what an answer, or none, means for what is written here. */

import { pauseAfter } from "./away.js";
import { forget } from "./drafts.js";
import { isAmong, remembering } from "./unanswered.js";

/** @typedef {{message?: string, error?: string, advice?: string}} Told Why something is refused. */

const SLOW = 6000; // milliseconds: an answer that is awaited longer is told, with where the words are meanwhile
const LOST = 120_000; // one that is awaited longer does not come: it is sent again
const FRESH = 300_000; // for so long the server surely has the revision that one started from

export class Delivery {
  /** @param {import("./sync.js").Sync} sync */
  constructor(sync) {
    this.sync = sync;
    /** @type {string[]} */
    this.unanswered = []; // names of what was sent and may have arrived
    this.failures = 0; // in a row
    this.isLost = false; // whether the last one got no answer
    this.patience = { slow: SLOW, lost: LOST };
  }

  /** @returns {Promise<void>} */
  async send() {
    const { sync } = this;
    const data = sync.work.read();
    sync.dirty = false;
    this.remember(data);
    const answer = await this.#put(data);
    this.isLost = !answer;
    if (!answer) return this.#failed("offline");
    if (answer.ok) return this.#accepted(data, await answer.json());
    if (answer.status === 409) return this.#disagreed(data, await answer.json());
    return this.#declined(answer);
  }

  /** For a page that goes away; where one comes back before the answer does, it is taken.
   * @param {any} data */
  async sendLeaving(data) {
    const { sync } = this;
    const answer = await sync.transport.put(sync.work.address, sync.revision, data, { leaving: true });
    if (!answer.ok) return;
    const saved = await answer.json();
    if (document.visibilityState !== "hidden" || !sync.sending) this.#accepted(data, saved);
  }

  /** @param {any} data what is sent */
  remember(data) {
    this.unanswered = remembering(this.unanswered, data);
  }

  /** Whether this is what was sent from here: an answer that never came, not another's version.
   * @param {any} data */
  isOurs(data) {
    return isAmong(this.unanswered, data);
  }

  /** The answer, null where none comes.
   * @param {any} data */
  async #put(data) {
    const { transport, work, revision, stood, status } = this.sync;
    const late = setTimeout(() => status.show("slow"), this.patience.slow);
    const start = Date.now() - stood.at > FRESH ? stood.data : undefined;
    const signal = AbortSignal.timeout(this.patience.lost);
    const answer = await transport.put(work.address, revision, data, { start, signal }).catch(() => null);
    clearTimeout(late);
    return answer;
  }

  /** @param {any} data @param {{revision: number}} answer */
  #accepted(data, answer) {
    const { sync } = this;
    sync.away.end();
    this.unanswered = [];
    this.failures = 0;
    const merged = sync.work.dataOf(answer);
    const isIn = !merged || sync.takeIn(data, merged);
    if (isIn) sync.learn(answer.revision, merged || data);
    const kept = isIn ? sync.keepKnown() : Promise.resolve();
    if (!sync.dirty) this.#settled(answer.revision, kept);
    sync.tell({ revision: answer.revision, from: sync.id });
  }

  /** @param {number} revision @param {Promise<void>} kept once it is kept as what the server has */
  #settled(revision, kept) {
    const { sync } = this;
    clearTimeout(sync.keeping);
    kept.then(() => sync.dirty || forget(sync.id)); // the words are here in one or the other
    sync.status.show("saved");
    sync.opinion.ask(revision);
    if (sync.heirs.isMore) sync.heirs.recover();
  }

  /** @param {any} data what was sent @param {{revision: number}} answer @returns {Promise<void>} */
  async #disagreed(data, answer) {
    const { sync } = this;
    const there = sync.work.theirsOf(answer);
    if (!this.isOurs(there)) return sync.clash.meet(data, there, answer);
    sync.learn(answer.revision, there);
    sync.dirty = true;
    return this.send();
  }

  /** @param {Response} answer */
  async #declined(answer) {
    if ([400, 401, 403].includes(answer.status) || answer.type === "opaqueredirect") return this.#failed("session");
    const told = await answer.json().catch(() => ({}));
    if (answer.status < 500) return this.#failed("refused", told);
    return this.#failed("offline", answer.status === 503 ? told : {});
  }

  /** @param {"offline" | "session" | "refused"} state @param {Told} told */
  #failed(state, told = {}) {
    const { sync } = this;
    sync.dirty = true;
    sync.keepHere();
    sync.status.show(state, { since: sync.since });
    if (state === "session")
      sync.toast("Votre session est terminée. Reconnectez-vous dans un autre onglet\u00a0: rien n’est effacé.");
    if (state === "refused" || (told.message && !this.failures))
      sync.toast(`${told.message || told.error || sync.work.words.refused} ${told.advice || ""}`.trim());
    if (state !== "refused") sync.flushIn(pauseAfter(this.failures++));
  }
}
