/** What the two windows of a talk know together: which view is shown, since when one speaks, how long one has. */

/**
 * @typedef {object} Where
 * @property {number} at the place of the view that is shown
 * @property {number} began milliseconds since the epoch; 0 before the first step
 * @property {number} planned minutes; 0 for no limit
 *
 * @typedef {{number: string, title: string, text: string}} Note
 * @typedef {object} Stop
 * @property {string} key
 * @property {string} number
 * @property {string} title
 * @property {number} scene
 * @property {number} depth
 * @property {[number, number, number, number]} box
 * @property {Note[]} notes
 *
 * @typedef {{id: string, sprite: string, stops: Stop[]}} Data What the server wrote into the page.
 */

const PLANNED = "cefi-map:soutenir:minutes";

export class Shared {
  /** @param {Data} data */
  constructor({ id, stops }) {
    this.stops = stops;
    /** @type {Where} */
    this.where = { at: 0, began: 0, planned: kept() };
    /** @type {(() => void)[]} */
    this.listeners = [];
    this.channel = new BroadcastChannel(`cefi-map soutenir ${id}`);
    this.channel.onmessage = ({ data: said }) =>
      said === "where" ? this.channel.postMessage(this.where) : this.take(said);
    this.channel.postMessage("where"); // another window may be in the middle of the talk
  }

  get stop() {
    return this.stops[this.where.at];
  }

  get next() {
    return this.stops[this.where.at + 1];
  }

  /** @param {() => void} run */
  onChange(run) {
    this.listeners.push(run);
  }

  /** @param {Partial<Where>} changes */
  set(changes) {
    this.take({ ...this.where, ...changes });
    this.channel.postMessage(this.where);
    keep(this.where.planned);
  }

  /** @param {Where} where */
  take(where) {
    this.where = { ...where, at: Math.min(Math.max(0, where.at), this.stops.length - 1) };
    for (const run of this.listeners) run();
  }

  /** To a view; the first step forward starts the clock.
   * @param {number} at */
  go(at) {
    this.set({ at, began: this.where.began || (at > 0 ? Date.now() : 0) });
  }

  /** @param {-1 | 1} by */
  step(by) {
    this.go(this.where.at + by);
  }

  /** To the next main branch, or the one before.
   * @param {-1 | 1} by */
  leap(by) {
    let at = this.where.at + by;
    while (this.stops[at] && this.stops[at].depth > 1) at += by;
    if (this.stops[at]) this.go(at);
  }

  /** @param {string} number */
  goTo(number) {
    const at = this.stops.findIndex((stop) => stop.number === number);
    if (at > 0) this.go(at);
  }
}

/** The keys that lead through a talk, those of remote controls among them.
 * @type {Record<string, (shared: Shared) => void>} */
const KEYS = {
  ArrowRight: (shared) => shared.step(1),
  PageDown: (shared) => shared.step(1),
  " ": (shared) => shared.step(1),
  ArrowLeft: (shared) => shared.step(-1),
  PageUp: (shared) => shared.step(-1),
  Backspace: (shared) => shared.step(-1),
  ArrowDown: (shared) => shared.leap(1),
  ArrowUp: (shared) => shared.leap(-1),
  Home: (shared) => shared.go(0),
  End: (shared) => shared.go(shared.stops.length - 1),
};

/** Does what a key asks for; whether it did.
 * @param {Shared} shared @param {KeyboardEvent} event */
export function obey(shared, event) {
  const { key, target, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey) return false;
  const isControl = target instanceof Element && target.closest("button, a, select, summary");
  if (isControl && (key === " " || target.closest("select"))) return false; // the control's own
  const run = /^[1-9]$/.test(key) ? () => shared.goTo(key) : KEYS[key];
  if (!run) return false;
  event.preventDefault();
  run(shared);
  return true;
}

function kept() {
  try {
    return Number(localStorage.getItem(PLANNED)) || 0;
  } catch {
    return 0; // a browser that keeps nothing
  }
}

/** @param {number} minutes */
function keep(minutes) {
  try {
    localStorage.setItem(PLANNED, String(minutes));
  } catch {
    // asked again next time
  }
}
