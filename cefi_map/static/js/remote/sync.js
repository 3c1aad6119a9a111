/** Keeping what is written: on this device at once, on the server after each pause; other tabs and devices; never a loss. */

import { canKeep, draftsOf, forget, keep } from "./drafts.js";
import { keptAt, know, place } from "./known.js";
import { Opinion } from "./opinion.js";
import { channel, claim, whenGone, whileAlone } from "./presence.js";
import { Status } from "./status.js";
import { Transport } from "./transport.js";
import { isAmong, remembering } from "./unanswered.js";

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
 * @property {boolean} hasVersions whether the person may see them
 * @property {() => void} showVersions
 * @property {(answer: any) => Data} theirsOf what the server has, of an answer with two versions
 * @property {(answer: any) => Promise<Data>} ask shows both in place of the work; gives what was chosen
 * @property {{refused: string, recovered: string, away: string}} words its sentences; `away` is said where the page
 *   opens without a network
 */
/**
 * @typedef {{revision: number, from: string}} Saved What a tab tells the others.
 * @typedef {{message?: string, error?: string, advice?: string}} Told Why something is refused.
 */

const PAUSE = 500; // milliseconds without a change before the map is sent
const KEEP = 150; // before it is kept on this device
const LONGEST = 4000; // before it is sent although changes go on
const RETRY = [2000, 5000, 10000, 20000];
const SLOW = 6000; // an answer that is awaited longer is told, with where the words are meanwhile
const LOST = 120_000; // one that is awaited longer does not come: it is sent again
const FRESH = 300_000; // for so long the server surely has the revision that one started from
const TOLD = "away"; // in the tab's memory: the work whose page last said that it opened without a network
const CLASH = "Vos mots sont gardés. La même chose a été changée ailleurs\u00a0: à vous de choisir.";
const HEIRS = 20; // taken up one from the other: as many reloads without a network as a draft remembers

/** @template [Data=any] */
export class Sync {
  /** @param {Work<Data>} work
   * @param {{token: string, toast: (text: string) => void, ask: import("../ui/saying.js").Voice["ask"]}} ways */
  constructor(work, { token, toast, ask }) {
    this.work = work;
    this.toast = toast;
    this.ask = ask;
    this.sent = work.read(); // what the server has, as we last knew it
    this.revision = work.revision;
    /** @type {{data: Data | undefined, at: number}} */
    this.stood = { data: this.sent, at: keptAt()?.getTime() ?? Date.now() }; // that revision, and when we had it
    /** @type {string[]} */
    this.unanswered = []; // names of what was sent and may have arrived
    this.dirty = false;
    this.since = new Date(); // of the first change that is not on the server
    /** @type {Promise<void> | null} */
    this.sending = null;
    this.id = `${work.key}:${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
    this.transport = new Transport(token);
    this.opinion = new Opinion({
      fetch: this.transport.send,
      address: `${work.address}/avis`,
      take: (told) => {
        work.judged(told);
        this.know(told);
      },
    });
    const open = work.hasVersions ? () => work.showVersions() : null;
    this.status = new Status(document.querySelector("[data-saved], .bar .saved"), {
      open,
      choose: () => this.choose(),
    });
    this.conflict = false; // whether two versions wait for a choice
    this.isChosen = false; // whether the person asked for that choice
    this.isOpen = false; // whether somebody may be writing
    this.unasked = () => {}; // takes the notice of a choice away
    this.failures = 0;
    this.told = {}; // what the server last thought of it
    this.patience = { slow: SLOW, lost: LOST };
    this.isAway = false; // whether the server did not answer, and is asked for
    /** @type {string[]} */
    this.heirOf = []; // drafts that were taken up here
    this.isMore = false; // whether others wait for the one that was taken up
    /** @type {Set<string>} */
    this.awaited = new Set(); // drafts whose tab was still there
    this.tell = channel(work.key, (/** @type {Saved} */ message) => this.heard(message));
  }

  /** What is written from here on goes over that revision, whose data were here `at` (0: long ago).
   * @param {number} revision @param {Data} [data] @param {number} [at] */
  stand(revision, data, at = Date.now()) {
    this.revision = revision;
    this.stood = { data, at };
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
    this.keeps = await canKeep();
    this.work.onChange(() => this.changed());
    addEventListener("online", () => {
      if (this.isAway) this.look();
      this.flush();
    });
    addEventListener("offline", () => this.lose());
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.leave();
      else this.refresh();
    });
    addEventListener("beforeunload", (event) => {
      this.work.settle();
      if (this.dirty) this.keepHere();
      if (this.dirty && !navigator.onLine && !this.keeps) event.preventDefault();
    });
    await this.recover();
    this.isOpen = true;
    if (keptAt()) this.lose({ said: this.work.words.away });
  }

  /** The server does not answer: it is asked for until it does.
   * @param {{said?: string}} [what] a sentence for a page that opens so */
  lose({ said = "" } = {}) {
    if (this.dirty) this.status.show("offline", { since: this.since });
    else this.status.show("away");
    if (said && sessionStorage.getItem(TOLD) !== this.work.key) this.toast(said);
    if (said) sessionStorage.setItem(TOLD, this.work.key); // once, not at each page that one turns to
    if (this.isAway) return;
    this.isAway = true;
    this.look();
  }

  async look(times = 0) {
    clearTimeout(this.looking);
    await this.refresh();
    if (this.isAway) this.looking = setTimeout(() => this.look(times + 1), RETRY[Math.min(times, RETRY.length - 1)]);
  }

  /** The server answered. */
  reach() {
    this.isAway = false;
    sessionStorage.removeItem(TOLD);
    clearTimeout(this.looking);
  }

  /** Keeps what the server has, with what it thinks of it.
   * @param {object} [told] */
  know(told = {}) {
    Object.assign(this.told, told);
    return know(this.work.address, { ...this.told, ...this.work.carried(this.sent), revision: this.revision });
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
    if (!["offline", "slow"].includes(this.status.place.dataset.state ?? "") && !this.conflict)
      this.status.show("saving");
  }

  async keepHere() {
    clearTimeout(this.keeping);
    const { id, revision: base, unanswered } = this;
    const start = this.stood.data;
    const { key: of, address, page, title } = this.work;
    const { heirOf: from } = this;
    const data = this.work.read();
    await keep({ id, of, base, start, data, unanswered, at: Date.now(), from, place: place(), address, page, title });
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
    const late = setTimeout(() => this.status.show("slow"), this.patience.slow);
    try {
      const start = Date.now() - this.stood.at > FRESH ? this.stood.data : undefined;
      const signal = AbortSignal.timeout(this.patience.lost);
      answer = await this.transport.put(this.work.address, this.revision, data, { start, signal });
    } catch {
      this.isLost = true;
      return this.failed("offline");
    } finally {
      clearTimeout(late);
    }
    if (answer.ok) return this.accepted(data, await answer.json());
    if (answer.status === 409) return this.disagreed(data, await answer.json());
    if (answer.status === 401 || answer.status === 400 || answer.status === 403 || answer.type === "opaqueredirect")
      return this.failed("session");
    const told = await answer.json().catch(() => ({}));
    if (answer.status >= 500) return this.failed("offline", answer.status === 503 ? told : {});
    return this.failed("refused", told);
  }

  /** @param {Data} data */
  remember(data) {
    this.unanswered = remembering(this.unanswered, data);
  }

  /** Whether this is what was sent from here: an answer that never came, not another's version.
   * @param {Data} data */
  isOurs(data) {
    return isAmong(this.unanswered, data);
  }

  /** @param {Data} data @param {{revision: number}} answer */
  accepted(data, answer) {
    this.reach();
    this.unanswered = [];
    const merged = this.work.dataOf(answer);
    let known = Promise.resolve();
    this.failures = 0;
    if (!merged || this.takeIn(data, merged)) {
      this.sent = merged || data;
      this.stand(answer.revision, this.sent);
      known = this.know();
    }
    if (!this.dirty) {
      clearTimeout(this.keeping);
      known.then(() => this.dirty || forget(this.id)); // the words are here in one or the other
      this.status.show("saved");
      this.opinion.ask(answer.revision);
      if (this.isMore) this.recover();
    }
    this.tell({ revision: answer.revision, from: this.id });
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

  /** The choice waits until it is asked for, since it takes the place of what one writes in; a page that has just opened
   * asks at once.
   * @param {Data} data what was sent @param {{revision: number}} answer @returns {Promise<void>} */
  async disagreed(data, answer) {
    const there = this.work.theirsOf(answer);
    if (this.isOurs(there)) {
      this.stand(answer.revision, there);
      this.sent = there;
      this.dirty = true;
      return this.send();
    }
    this.conflict = true;
    this.dirty = true;
    await this.keepHere();
    this.status.show("conflict");
    if (this.isOpen && !this.isChosen) this.unasked = this.ask(CLASH, "Choisir", () => this.choose());
    else await this.reunite(data, there, answer);
  }

  /** The two versions are shown as they stand now: what was written meanwhile goes out first, over the same revision. */
  async choose() {
    if (!this.conflict || this.isChosen) return;
    this.unasked();
    this.work.settle();
    this.conflict = false;
    this.isChosen = true;
    await this.flush();
    this.isChosen = false;
  }

  /** What is chosen comes in as a change of what was sent: what was written here since stays.
   * @param {Data} data @param {Data} there @param {{revision: number}} answer */
  async reunite(data, there, answer) {
    const settled = await this.work.ask(answer);
    this.conflict = false;
    if (this.work.join(data, settled) !== false) {
      this.stand(answer.revision, there);
      this.sent = there;
    }
    this.work.resume();
    this.dirty = true;
    this.status.show("saving");
    this.timer = setTimeout(() => this.flush());
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
      if (this.isAway && answer.status < 500) {
        this.reach();
        this.status.show("saved");
      }
      if (!answer.ok) return;
      const fresh = await answer.json();
      this.work.settle(); // the save of what is being typed then brings both together
      if (fresh.revision <= this.revision || this.dirty || this.sending) return;
      const before = this.sent;
      this.sent = /** @type {Data} */ (this.work.dataOf(fresh)); // asked for, it has them
      this.stand(fresh.revision, this.sent);
      this.takeIn(before, this.sent);
      this.know();
      this.opinion.ask(fresh.revision);
      this.status.show("saved");
    } catch {
      if (!this.isAway) this.lose(); // nothing is lost by waiting
    }
  }

  /** Drafts of tabs that are gone, the newest first. Without a network the others wait until the server has the first:
   * two of them cannot be shown in one work before it brings them together. */
  async recover() {
    const drafts = (await draftsOf(this.work.key)).filter((draft) => draft.id !== this.id).reverse();
    const taken = new Set([...this.heirOf, ...drafts.flatMap((draft) => draft.from ?? [])]);
    this.isMore = false;
    for (const draft of drafts) {
      if (taken.has(draft.id)) await forget(draft.id);
      else if (this.isSettled && !this.conflict) await this.inherit(draft);
      else this.isMore = true;
    }
  }

  /** Goes on from a draft; where its tab is still there, perhaps about to close, once it is gone.
   * @param {import("./drafts.js").Draft} draft */
  async inherit(draft) {
    const taken = await whileAlone(draft, () => this.takeUp(draft).then(() => true));
    if (taken || this.awaited.has(draft.id)) return;
    this.awaited.add(draft.id);
    whenGone(draft).then(() => {
      this.awaited.delete(draft.id);
      return this.recover();
    });
  }

  /** Goes on from a draft, over the revision it started from. The draft itself goes once another one holds its words.
   * @param {import("./drafts.js").Draft} draft */
  async takeUp(draft) {
    if (JSON.stringify(draft.data) === JSON.stringify(this.sent)) {
      await forget(draft.id);
      return;
    }
    const [fresh, stood] = [this.revision, this.stood];
    this.heirOf = [draft.id, ...(draft.from ?? [])].slice(0, HEIRS);
    const now = this.sent;
    this.unanswered = draft.unanswered || [];
    this.remember(draft.data); // it may have been on its way when its tab went
    this.work.replace(draft.data);
    if (!this.isOurs(this.sent)) this.stand(draft.base, draft.start, 0);
    this.since = new Date(draft.at);
    this.dirty = true;
    await this.keepHere();
    if (this.keeps) await forget(draft.id);
    await this.flush();
    if (this.dirty && !this.conflict && !this.failures) {
      this.stand(fresh, stood.data, stood.at);
      this.sent = now;
    }
    if (!this.conflict) this.toast(this.work.words.recovered);
  }

  /** The page goes away: what is being written is kept, and sent if it is small enough. */
  leave() {
    this.work.settle();
    if (!this.dirty) return;
    const data = this.work.read();
    const isSmall = !this.conflict && JSON.stringify(data).length < 60000;
    if (isSmall) this.remember(data); // it may arrive although nobody is here any more to read the answer
    this.keepHere();
    if (isSmall)
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
