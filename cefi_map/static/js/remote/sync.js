/** Keeping what is written: on this device at once, on the server after each pause; other tabs and devices; never a loss. */

import { draftsOf, forget, keep } from "./drafts.js";
import { Opinion } from "./opinion.js";
import { channel, claim, isOrphan } from "./presence.js";
import { Status } from "./status.js";
import { Transport } from "./transport.js";

/**
 * @template Data
 * @typedef {object} Work What is kept, the map or the dossier. Answers are the server's.
 * @property {string} key names its drafts
 * @property {string} address
 * @property {number} revision
 * @property {() => Data} read
 * @property {(answer: any) => Data | undefined} dataOf the data of an answer, undefined without any
 * @property {(run: () => void) => void} onChange tells of changes
 * @property {() => void} settle takes in what is being typed
 * @property {(before: Data, after: Data) => boolean | void} receive brings others' changes, false when they contradict
 *   what is written here
 * @property {(data: Data) => void} replace puts all of it in
 * @property {(told: any) => void} judged gets what the server thinks of it
 * @property {() => void} showVersions
 * @property {(answer: any) => Promise<{settled: Data, theirs: Data}>} ask shows two versions
 * @property {{refused: string, recovered: string}} words its sentences
 */
/**
 * @typedef {{revision: number, from: string}} Saved What a tab tells the others.
 * @typedef {{message?: string, error?: string, advice?: string}} Told Why something is refused.
 */

const PAUSE = 500; // milliseconds without a change before the map is sent
const KEEP = 150; // before it is kept on this device
const LONGEST = 4000; // before it is sent although changes go on
const RETRY = [2000, 5000, 10000, 20000];

/** @template [Data=any] */
export class Sync {
  /** @param {Work<Data>} work @param {{token: string, toast: (text: string) => void}} ways */
  constructor(work, { token, toast }) {
    this.work = work;
    this.toast = toast;
    this.revision = work.revision;
    this.sent = work.read(); // what the server has, as we last knew it
    /** @type {string[]} */
    this.unanswered = []; // texts of what was sent and may have arrived: the first and the last
    this.dirty = false;
    this.since = new Date(); // of the first change that is not on the server
    /** @type {Promise<void> | null} */
    this.sending = null;
    this.id = `${work.key}:${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
    this.transport = new Transport(token);
    this.opinion = new Opinion({
      fetch: this.transport.send,
      address: `${work.address}/avis`,
      take: (told) => work.judged(told),
    });
    this.status = new Status(document.querySelector("[data-saved], .bar .saved"), () => work.showVersions());
    this.failures = 0;
    this.tell = channel(work.key, (/** @type {Saved} */ message) => this.heard(message));
  }

  get isSettled() {
    return !this.dirty && !this.sending;
  }

  /** Whether something waits here that the server could not be reached for. */
  get isCutOff() {
    return this.dirty && this.isLost;
  }

  /** Takes up drafts that a closed tab left, then listens. */
  async start() {
    claim(this.id);
    this.work.onChange(() => this.changed());
    addEventListener("online", () => this.flush());
    addEventListener("offline", () => {
      if (this.dirty) this.status.show("offline", { since: this.since });
    });
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.leave();
      else this.refresh();
    });
    addEventListener("beforeunload", (event) => {
      this.work.settle();
      if (this.dirty) this.keepHere();
      if (this.dirty && !navigator.onLine && !this.isKept) event.preventDefault();
    });
    await this.recover();
  }

  /** A change was made here: kept on the device, sent after a pause. */
  changed() {
    if (!this.dirty) this.since = new Date();
    this.dirty = true;
    this.isKept = false;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepHere(), KEEP);
    clearTimeout(this.timer);
    const waited = Date.now() - this.since.getTime();
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, LONGEST - waited)));
    if (this.status.place.dataset.state !== "offline" && !this.conflict) this.status.show("saving");
  }

  async keepHere() {
    clearTimeout(this.keeping);
    const { id, revision: base, unanswered } = this;
    await keep({ id, of: this.work.key, base, data: this.work.read(), unanswered, at: Date.now() });
    this.isKept = true;
  }

  /** Sends what is not on the server yet; resolves when it is there or cannot be.
   * @returns {Promise<void>} */
  async flush() {
    clearTimeout(this.timer);
    if (this.sending) {
      await this.sending;
      if (this.dirty && !this.failures) return this.flush();
      return undefined;
    }
    if (!this.dirty || this.conflict) return undefined;
    this.sending = this.send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** @returns {Promise<void>} */
  async send() {
    const data = this.work.read();
    this.dirty = false;
    this.remember(data);
    let answer;
    this.isLost = false;
    try {
      answer = await this.transport.put(this.work.address, this.revision, data);
    } catch {
      this.isLost = true;
      return this.failed("offline");
    }
    if (answer.ok) return this.accepted(data, await answer.json());
    if (answer.status === 409) return this.disagreed(await answer.json());
    if (answer.status === 401 || answer.status === 400 || answer.status === 403 || answer.type === "opaqueredirect")
      return this.failed("session");
    const told = await answer.json().catch(() => ({}));
    if (answer.status >= 500) return this.failed("offline", answer.status === 503 ? told : {});
    return this.failed("refused", told);
  }

  /** @param {Data} data */
  remember(data) {
    this.unanswered = [...this.unanswered.slice(0, 1), JSON.stringify(data)];
  }

  /** Whether this is what was sent from here: an answer that never came, not another's version.
   * @param {Data} data */
  isOurs(data) {
    return this.unanswered.includes(JSON.stringify(data));
  }

  /** @param {Data} data @param {{revision: number}} answer */
  accepted(data, answer) {
    this.unanswered = [];
    const merged = this.work.dataOf(answer);
    this.failures = 0;
    if (!merged || this.takeIn(data, merged)) {
      this.revision = answer.revision;
      this.sent = merged || data;
    }
    if (!this.dirty) {
      clearTimeout(this.keeping);
      forget(this.id);
      this.status.show("saved");
      this.opinion.ask(answer.revision);
    }
    this.tell({ revision: answer.revision, from: this.id });
  }

  /** Others' changes come in; what was changed here meanwhile stays and goes out with the next save. False when both
   * cannot stand: the next save then goes over the old revision, and the server weighs them.
   * @param {Data} before @param {Data} after */
  takeIn(before, after) {
    const wasDirty = this.dirty;
    const isIn = this.work.receive(before, after) !== false;
    this.dirty = wasDirty;
    if (!wasDirty) {
      clearTimeout(this.timer);
      clearTimeout(this.keeping);
    }
    return isIn;
  }

  /** @param {"offline" | "session" | "refused"} state @param {Told} told */
  failed(state, told = {}) {
    this.dirty = true;
    this.keepHere();
    this.status.show(state, { since: this.since });
    if (state === "session")
      this.toast("Votre session est terminée. Reconnectez-vous dans un autre onglet\u00a0: rien n’est effacé.");
    if (state === "refused" || (told.message && !this.failures))
      this.toast(`${told.message || told.error || this.work.words.refused} ${told.advice || ""}`.trim());
    if (state === "refused") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), RETRY[Math.min(this.failures++, RETRY.length - 1)]);
  }

  /** @param {{revision: number, theirs: Data}} answer @returns {Promise<void>} */
  async disagreed(answer) {
    if (this.isOurs(answer.theirs)) {
      this.revision = answer.revision;
      this.sent = answer.theirs;
      this.dirty = true;
      return this.send();
    }
    this.conflict = answer;
    this.dirty = true;
    await this.keepHere();
    this.status.show("conflict");
    const { settled, theirs } = await this.work.ask(answer);
    this.conflict = null;
    this.revision = answer.revision;
    this.sent = theirs;
    this.work.replace(settled);
    this.dirty = true;
    this.status.show("saving");
    this.timer = setTimeout(() => this.flush());
    return undefined;
  }

  /** Another tab has saved: take it in, or let our own save merge with it.
   * @param {Saved} saved */
  async heard({ revision, from }) {
    if (from === this.id || revision <= this.revision || this.conflict) return;
    if (this.dirty || this.sending) {
      this.flush();
      return;
    }
    await this.refresh();
  }

  /** Looks whether the server has something newer, and takes it in when nothing is waiting here. */
  async refresh() {
    if (this.dirty || this.sending || this.conflict) return;
    try {
      const answer = await this.transport.send(this.work.address, {
        headers: { "If-None-Match": `"${this.revision}"` },
        cache: "no-store",
      });
      if (!answer.ok) return;
      const fresh = await answer.json();
      if (fresh.revision <= this.revision || this.dirty || this.sending) return;
      const before = this.sent;
      this.revision = fresh.revision;
      this.sent = /** @type {Data} */ (this.work.dataOf(fresh)); // asked for, it has them
      this.takeIn(before, this.sent);
      this.opinion.ask(fresh.revision);
      this.status.show("saved");
    } catch {
      /* offline: nothing is lost by waiting */
    }
  }

  /** Drafts of tabs that are gone: the newest is taken up, over the revision it started from. */
  async recover() {
    for (const draft of await draftsOf(this.work.key)) {
      if (draft.id === this.id || !(await isOrphan(draft))) continue;
      await forget(draft.id);
      if (JSON.stringify(draft.data) === JSON.stringify(this.sent)) continue;
      await this.takeUp(draft);
    }
  }

  /** @param {import("./drafts.js").Draft} draft */
  async takeUp(draft) {
    const fresh = this.revision;
    const now = this.sent;
    this.unanswered = draft.unanswered || [];
    this.work.replace(draft.data);
    if (!this.isOurs(this.sent)) this.revision = draft.base;
    this.since = new Date(draft.at);
    this.dirty = true;
    await this.keepHere();
    await this.flush();
    if (this.dirty && !this.conflict && !this.failures) {
      this.revision = fresh;
      this.sent = now;
    }
    if (!this.conflict) this.toast(this.work.words.recovered);
  }

  /** The page goes away: what is being written is kept, and sent if it is small enough. */
  leave() {
    this.work.settle();
    if (!this.dirty || this.conflict) return;
    this.keepHere();
    const data = this.work.read();
    if (JSON.stringify(data).length < 60000)
      this.transport
        .put(this.work.address, this.revision, data, { leaving: true })
        .then((answer) =>
          answer.ok
            ? answer.json().then((saved) => {
                if (document.visibilityState !== "hidden" || !this.sending) this.accepted(data, saved);
              })
            : null,
        )
        .catch(() => {});
  }
}
