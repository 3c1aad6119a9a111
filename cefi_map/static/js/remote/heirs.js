/** Drafts that closed tabs left: each is gone on from, over the revision that it started from. */

import { draftsOf, forget } from "./drafts.js";
import { whenGone, whileAlone } from "./presence.js";
import { isAmong, remembering } from "./unanswered.js";

/** @typedef {import("./drafts.js").Draft} Draft */

const HEIRS = 20; // taken up one from the other: as many reloads without a network as a draft remembers

export class Heirs {
  /** @param {import("./sync.js").Sync} sync */
  constructor(sync) {
    this.sync = sync;
    /** @type {string[]} */
    this.from = []; // drafts that were taken up here
    this.begun = remembering([], sync.sent); // names of what this page went on from: a draft of it has nothing more
    this.isMore = false; // whether others wait for the one that was taken up
    /** @type {Set<string>} */
    this.awaited = new Set(); // drafts whose tab was still there
  }

  /** Takes up those whose tabs are gone, the newest first. Without a network the others wait until the server has the
   * first: two of them cannot be shown in one work before it brings them together. */
  async recover() {
    const { sync } = this;
    const drafts = (await draftsOf(sync.work.key)).filter((draft) => draft.id !== sync.id).reverse();
    const taken = new Set([...this.from, ...drafts.flatMap((draft) => draft.from ?? [])]);
    this.isMore = false;
    for (const draft of drafts) {
      if (taken.has(draft.id)) await forget(draft.id);
      else if (sync.isSettled && !sync.conflict) await this.#inherit(draft);
      else this.isMore = true;
    }
  }

  /** Goes on from a draft; where its tab is still there, perhaps about to close, once it is gone.
   * @param {Draft} draft */
  async #inherit(draft) {
    const taken = await whileAlone(draft, () => this.#takeUp(draft).then(() => true));
    if (taken || this.awaited.has(draft.id)) return;
    this.awaited.add(draft.id);
    whenGone(draft).then(() => {
      this.awaited.delete(draft.id);
      return this.recover();
    });
  }

  /** The draft itself goes once another one holds its words.
   * @param {Draft} draft */
  async #takeUp(draft) {
    const { sync } = this;
    if (isAmong(this.begun, draft.data) || JSON.stringify(draft.data) === JSON.stringify(sync.sent)) {
      await forget(draft.id);
      return;
    }
    const { revision, stood, sent } = sync;
    this.#goOn(draft);
    await sync.keepHere();
    if (sync.keeps) await forget(draft.id);
    await sync.flush();
    if (sync.dirty && !sync.conflict && !sync.delivery.failures) Object.assign(sync, { revision, stood, sent });
    if (!sync.conflict) sync.toast(sync.work.words.recovered);
  }

  /** @param {Draft} draft */
  #goOn(draft) {
    const { sync } = this;
    this.from = [draft.id, ...(draft.from ?? [])].slice(0, HEIRS);
    sync.delivery.unanswered = draft.unanswered || [];
    sync.delivery.remember(draft.data); // it may have been on its way when its tab went
    sync.work.replace(draft.data);
    if (!sync.delivery.isOurs(sync.sent)) sync.stand(draft.base, draft.start, 0);
    sync.since = new Date(draft.at);
    sync.dirty = true;
  }
}
