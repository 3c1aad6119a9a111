/** The server does not answer: it is said, and asked for until it does. */

const TOLD = "away"; // in the tab's memory: the work whose page last said that it opened without a network
const RETRY = [2000, 5000, 10000, 20000];

/** Milliseconds before what failed so many times is tried again.
 * @param {number} times */
export const pauseAfter = (times) => RETRY[Math.min(times, RETRY.length - 1)];

export class Away {
  /** @param {Pick<import("./sync.js").Sync, "work" | "status" | "dirty" | "since" | "toast" | "refresh">} sync */
  constructor(sync) {
    this.sync = sync;
    this.isOn = false;
  }

  /** @param {string} [said] a sentence for a page that opens so: once, not at each page that one turns to */
  begin(said) {
    const { dirty, since, status } = this.sync;
    if (dirty) status.show("offline", { since });
    else status.show("away");
    if (said) this.#say(said);
    if (this.isOn) return;
    this.isOn = true;
    this.look();
  }

  async look(times = 0) {
    clearTimeout(this.looking);
    await this.sync.refresh();
    if (this.isOn) this.looking = setTimeout(() => this.look(times + 1), pauseAfter(times));
  }

  /** The server answered. */
  end() {
    this.isOn = false;
    sessionStorage.removeItem(TOLD);
    clearTimeout(this.looking);
  }

  /** @param {string} words */
  #say(words) {
    const { key } = this.sync.work;
    if (sessionStorage.getItem(TOLD) !== key) this.sync.toast(words);
    sessionStorage.setItem(TOLD, key);
  }
}
