/** Keeping what is written: on this device at once, on the server after each pause; other tabs and devices; never a loss. */

import { Away } from "./away.js";
import { Clash } from "./clash.js";
import { Delivery } from "./delivery.js";
import { canKeep, keep } from "./drafts.js";
import { Heirs } from "./heirs.js";
import { keptAt, know, place } from "./known.js";
import { listen } from "./moments.js";
import { Opinion } from "./opinion.js";
import { channel, claim } from "./presence.js";
import { Status } from "./status.js";
import { Transport } from "./transport.js";

/**
 * @template Data
 * @typedef {object} Work What is kept, the map or the dossier. Answers are the server's.
 * @property {string} key names its drafts
 * @property {string} address
 * @property {string} page the address at which it is written
 * @property {string} title of its project
 * @property {number} revision
 * @property {() => Data} read
 * @property {(answer: any) => Data | undefined} dataOf the data of an answer, undefined without any
 * @property {(data: Data) => object} carried the same as its page carries them
 * @property {(run: () => void) => void} onChange tells of changes
 * @property {() => void} settle takes in what is being typed
 * @property {(before: Data, after: Data) => boolean | void} receive brings others' changes and tells of them, false when
 *   they contradict what is written here
 * @property {(before: Data, after: Data) => boolean | void} join brings what was chosen between two versions, as `receive`
 * @property {() => void} resume gives the keyboard back to where one was
 * @property {(data: Data) => void} replace puts all of it in
 * @property {(told: any) => void} judged gets what the server thinks of it
 * @property {(sentence: string) => void} unjudged gets why it thinks nothing of it
 * @property {boolean} isAwaited whether the page came before what the server thinks of it
 * @property {boolean} hasVersions whether the person may see them
 * @property {() => void} showVersions
 * @property {(answer: any) => Data} theirsOf what the server has, of an answer with two versions
 * @property {(answer: any) => Promise<Data>} ask shows both in place of the work; gives what was chosen
 * @property {{refused: string, recovered: string, away: string}} words its sentences; `away` is said where the page
 *   opens without a network
 */
/**
 * @typedef {{revision: number, from: string}} Saved What a tab tells the others.
 */

const PAUSE = 500; // milliseconds without a change before the map is sent
const KEEP = 150; // before it is kept on this device
const LONGEST = 4000; // before it is sent although changes go on

/** @template [Data=any] */
export class Sync {
  /** @param {Work<Data>} work
   * @param {{token: string, toast: (text: string) => void, ask: import("../ui/saying.js").Voice["ask"]}} ways */
  constructor(work, { token, toast, ask }) {
    this.work = work;
    this.toast = toast;
    this.sent = work.read(); // what the server has, as we last knew it
    this.revision = work.revision;
    /** @type {{data: Data | undefined, at: number}} */
    this.stood = { data: this.sent, at: keptAt()?.getTime() ?? Date.now() }; // that revision, and when we had it
    this.dirty = false;
    this.since = new Date(); // of the first change that is not on the server
    /** @type {Data | null} */
    this.keptLast = null; // what was last begun to be kept on this device, while nothing was written since
    this.isKept = false; // whether it is there
    /** @type {Promise<void> | null} */
    this.sending = null;
    this.isOpen = false; // whether somebody may be writing
    this.told = {}; // what the server last thought of it
    this.id = `${work.key}:${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
    this.transport = new Transport(token);
    this.opinion = this.#opinion();
    this.status = this.#status();
    this.away = new Away(this);
    this.delivery = new Delivery(this);
    this.clash = new Clash(this, ask);
    this.heirs = new Heirs(this);
    this.tell = channel(work.key, (/** @type {Saved} */ message) => this.#heard(message));
  }

  get isSettled() {
    return !this.dirty && !this.sending;
  }

  /** Whether something waits here that the server could not be reached for. */
  get isCutOff() {
    return this.dirty && this.delivery.isLost;
  }

  /** Whether two versions wait for a choice. */
  get conflict() {
    return this.clash.isWaiting;
  }

  /** Takes up drafts that a closed tab left, then listens. */
  async start() {
    claim(this.id);
    this.work.onChange(() => this.#changed());
    this.keeps = await canKeep();
    listen(this);
    await this.heirs.recover();
    this.isOpen = true;
    if (keptAt()) this.away.begin(this.work.words.away);
    if (this.work.isAwaited && this.isSettled) this.opinion.ask(this.revision);
  }

  /** Sends what is not on the server yet; resolves when it is there or cannot be.
   * @returns {Promise<void>} */
  async flush() {
    clearTimeout(this.timer);
    if (this.sending) {
      await this.sending;
      if (this.dirty && !this.delivery.failures) return this.flush();
      return undefined;
    }
    if (!this.dirty || this.conflict) return undefined;
    this.sending = this.delivery.send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** @param {number} pause milliseconds */
  flushIn(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  /** Keeps on this device what is written here. */
  async keepHere() {
    clearTimeout(this.keeping);
    const { id, revision: base, work } = this;
    const { key: of, address, page, title } = work;
    const whence = { base, start: this.stood.data, unanswered: this.delivery.unanswered, from: this.heirs.from };
    const away = this.away.isOn || this.delivery.isLost;
    const data = work.read();
    this.keptLast = data;
    await keep({ id, of, ...whence, data, at: Date.now(), place: place(), address, page, title, away });
    this.isKept = this.keptLast === data; // else something was written meanwhile
  }

  /** Looks whether the server has something newer, and takes it in when nothing is waiting here. */
  async refresh() {
    if (this.dirty || this.sending || this.conflict) return;
    try {
      const answer = await this.#newer();
      if (answer.ok) this.#take(await answer.json());
    } catch {
      if (!this.away.isOn) this.away.begin(); // nothing is lost by waiting
    }
  }

  /** What is written from here on goes over that revision, whose data were here `at` (0: long ago).
   * @param {number} revision @param {Data} [data] @param {number} [at] */
  stand(revision, data, at = Date.now()) {
    this.revision = revision;
    this.stood = { data, at };
  }

  /** What the server has, as that revision: what is written from here on goes over it.
   * @param {number} revision @param {Data} data */
  learn(revision, data) {
    this.sent = data;
    this.stand(revision, data);
  }

  /** Others' changes come in; what was changed here meanwhile stays and goes out with the next save. False when both
   * cannot stand: the next save then goes over the old revision, and the server weighs them.
   * @param {Data} before @param {Data} after */
  takeIn(before, after) {
    this.work.settle(); // what is half-typed is a change of ours, which stays to be sent
    const wasDirty = this.dirty;
    const isIn = this.work.receive(before, after) !== false;
    this.dirty = wasDirty;
    if (!wasDirty) {
      clearTimeout(this.timer);
      clearTimeout(this.keeping);
    }
    return isIn;
  }

  /** Keeps what the server has, with what it thinks of it.
   * @param {object} [told] */
  keepKnown(told = {}) {
    Object.assign(this.told, told);
    return know(this.work.address, { ...this.told, ...this.work.carried(this.sent), revision: this.revision });
  }

  #opinion() {
    const take = (/** @type {object} */ told) => {
      this.work.judged(told);
      this.keepKnown(told);
    };
    const refuse = (/** @type {string} */ sentence) => this.work.unjudged(sentence);
    return new Opinion({ fetch: this.transport.send, address: `${this.work.address}/avis`, take, refuse });
  }

  #status() {
    const open = this.work.hasVersions ? () => this.work.showVersions() : null;
    const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-saved], .bar .saved"));
    return new Status(place, { open, choose: () => this.clash.choose() });
  }

  /** A change was made here: kept on the device, sent after a pause. */
  #changed() {
    if (!this.dirty) this.since = new Date();
    this.dirty = true;
    this.isKept = false;
    this.keptLast = null;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepHere(), KEEP);
    const waited = Date.now() - this.since.getTime();
    this.flushIn(Math.max(0, Math.min(PAUSE, LONGEST - waited)));
    if (!["offline", "slow"].includes(this.status.place.dataset.state ?? "") && !this.conflict)
      this.status.show("saving");
  }

  /** Another tab has saved: take it in, or let our own save merge with it.
   * @param {Saved} saved */
  async #heard({ revision, from }) {
    if (from === this.id || revision <= this.revision || this.conflict) return;
    if (this.isSettled) await this.refresh();
    else this.flush();
  }

  /** Asks for what is newer than what we know. */
  async #newer() {
    const headers = { "If-None-Match": `"${this.revision}"` };
    const answer = await this.transport.send(this.work.address, { headers, cache: "no-store" });
    if (this.away.isOn && answer.status < 500) {
      this.away.end();
      this.status.show("saved");
    }
    return answer;
  }

  /** @param {{revision: number}} fresh */
  #take(fresh) {
    this.work.settle(); // the save of what is being typed then brings both together
    if (fresh.revision <= this.revision || !this.isSettled) return;
    const before = this.sent;
    this.learn(fresh.revision, /** @type {Data} */ (this.work.dataOf(fresh))); // asked for, it has them
    this.takeIn(before, this.sent);
    this.keepKnown();
    this.opinion.ask(fresh.revision);
    this.status.show("saved");
  }
}
