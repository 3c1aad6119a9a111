/** Two versions that contradict each other: words stay, and go on once a person has chosen between the two. */

const CLASH = "Vos mots sont gardés. La même chose a été changée ailleurs\u00a0: à vous de choisir.";

export class Clash {
  /** @param {import("./sync.js").Sync} sync @param {import("../ui/saying.js").Voice["ask"]} ask */
  constructor(sync, ask) {
    this.sync = sync;
    this.ask = ask;
    this.isWaiting = false; // whether two versions wait for a choice
    this.isChosen = false; // whether the person asked for that choice
    this.unasked = () => {}; // takes the notice of a choice away
  }

  /** The choice waits until it is asked for, since it takes the place of what one writes in; a page that has just opened
   * asks at once.
   * @param {any} data what was sent @param {any} there what the server has @param {{revision: number}} answer */
  async meet(data, there, answer) {
    const { sync } = this;
    this.isWaiting = true;
    sync.dirty = true;
    await sync.keepHere();
    sync.status.show("conflict");
    if (sync.isOpen && !this.isChosen) this.unasked = this.ask(CLASH, "Choisir", () => this.choose());
    else await this.#reunite(data, there, answer);
  }

  /** The two versions are shown as they stand now: what was written meanwhile goes out first, over the same revision. */
  async choose() {
    if (!this.isWaiting || this.isChosen) return;
    this.unasked();
    this.sync.work.settle();
    this.isWaiting = false;
    this.isChosen = true;
    await this.sync.flush();
    this.isChosen = false;
  }

  /** What is chosen comes in as a change of what was sent: what was written here since stays.
   * @param {any} data @param {any} there @param {{revision: number}} answer */
  async #reunite(data, there, answer) {
    const { sync } = this;
    const settled = await sync.work.ask(answer);
    this.isWaiting = false;
    if (sync.work.join(data, settled) !== false) sync.learn(answer.revision, there);
    sync.work.resume();
    sync.dirty = true;
    sync.status.show("saving");
    sync.flushIn(0);
  }
}
