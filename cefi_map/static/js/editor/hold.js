/** Whether Tab writes in the map and in the plan, and what Escape closes before it lets Tab go. */

/** @typedef {Pick<import("./app.js").App, "follow" | "lens" | "notes" | "say" | "search" | "state" | "tying">} Open */

/** What is said once of the keys of the map. */
export const IN_MAP = "Tab ajoute une idée en dessous. Échap puis Tab sortent de la carte.";

/** Whether Tab writes: only once a person has acted in the map or in the plan, or once we put the keyboard there. A Tab that
 * brought it takes it away again, and so does one after Escape, as on any page. */
export class Hold {
  /** @param {Pick<import("./app.js").App, "host" | "later" | "say">} app */
  constructor(app) {
    this.app = app;
    this.isOn = false;
    this.told = new Set();
    document.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && !event.defaultPrevented) this.release();
    });
  }

  /** A person acts here; that Tab now writes is said once.
   * @param {string} [said] */
  take(said) {
    this.isOn = true;
    this.app.host.classList.add("held");
    if (!said || this.told.has(said)) return;
    this.told.add(said);
    this.app.later(() => this.app.say(said));
  }

  release() {
    this.isOn = false;
    this.app.host.classList.remove("held");
  }
}

/** Escape in the map: closes what is open; false when there was nothing, and Tab then leaves.
 * @param {Open} app */
export function closeNext(app) {
  if (app.tying.leave()) app.say("Aucune flèche n’est tracée.");
  else if (app.notes.isOpen) app.notes.close();
  else if (app.search.isOpen) app.search.close();
  else if (app.state.chosen.size > 1) {
    app.state.choose(app.state.key);
    app.follow();
  } else return app.lens.leave();
  return true;
}

/** Escape in the plan: all stands out again; false when all did, and Tab then leaves.
 * @param {Pick<Open, "lens" | "search">} app */
export function stand(app) {
  if (!app.search.isOpen) return app.lens.leave();
  app.search.shut();
  return true;
}
