/**
 * What the server thinks of what it keeps, asked for once a save is there and typing pauses, and where a page opened
 * without it.
 *
 * One question at a time; an answer about an older revision is asked again, and so is one that is still being made.
 */

const AGAIN = [300, 600, 1000, 1000, 2000]; // milliseconds before the question is put again, the last as often as needed
const REFUSED = [413, 422];
const LONGEST = 1800000; // after which the next save asks: a whole class may stand before a large map

export class Opinion {
  /** `fetch(address)` asks our server; `take(answer)` gets `{revision, report, …}`,
   * `refuse(sentence)` why there is none before the next change.
   * @param {{fetch: import("./transport.js").Transport["send"], address: string, take: (told: any) => void,
   *   refuse: (sentence: string) => void}} ways */
  constructor({ fetch, address, take, refuse }) {
    this.fetch = fetch;
    this.address = address;
    this.take = take;
    this.refuse = refuse;
    this.wanted = 0; // the revision that is waited for
    /** @type {Promise<void> | null} */
    this.asking = null;
  }

  /** Asks for what is thought of `revision` or a newer one.
   * @param {number} revision */
  ask(revision) {
    this.wanted = revision;
    this.asking ||= this.untilThere().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  async untilThere() {
    const began = Date.now();
    for (let times = 0; Date.now() - began < LONGEST; times++) {
      const answer = await this.fetch(this.address, { cache: "no-store" }).catch(() => null);
      if (answer && REFUSED.includes(answer.status)) {
        const said = await answer.json().catch(() => null); // null: a page of the web server in between
        if (said) this.refuse(`${said.message} ${said.advice}`);
      }
      if (!answer?.ok) return; // without a network, or gone: the next save asks
      if (answer.status === 200) {
        const told = await answer.json();
        if (told.revision >= this.wanted) {
          this.take(told);
          return;
        }
      }
      await new Promise((done) => {
        setTimeout(done, AGAIN[Math.min(times, AGAIN.length - 1)]);
      });
    }
  }
}
