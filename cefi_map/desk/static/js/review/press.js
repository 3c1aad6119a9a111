// What moves the page waits while a pointer is down.

const LIFTED = 150; // milliseconds: a finger's click comes a moment after it is lifted

export class Press {
  /** @param {Document} document */
  constructor(document) {
    this.isDown = false;
    /** @type {(() => void)[]} */
    this.waiting = [];
    const over = () => this.#over();
    document.addEventListener("pointerdown", () => (this.isDown = true), true);
    document.addEventListener("click", () => setTimeout(over), true);
    for (const name of ["pointerup", "pointercancel"])
      document.addEventListener(name, () => setTimeout(over, LIFTED), true);
  }

  /** Runs at once, or, while a pointer is down, once its press is over.
   * @param {() => void} run */
  after(run) {
    if (this.isDown) this.waiting.push(run);
    else run();
  }

  #over() {
    this.isDown = false;
    for (const run of this.waiting.splice(0)) run();
  }
}
