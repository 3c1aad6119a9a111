/** Shortcuts: from a key event to an action. `event.key` throughout, so that AZERTY and every layout work. */

import { nextThat } from "../mindmap/walking.js";
import { comboOf } from "../ui/combos.js";
import { plain } from "../ui/words.js";
import { ACTIONS } from "./actions/index.js";
import { isKept } from "./habits.js";

/** @typedef {Pick<import("./app.js").App, "canvas" | "escape" | "say" | "act" | "write" | "state" | "host" | "later"
 *   | "follow" | "tying">} Given */

const TOGETHER = 700; // milliseconds between letters of one beginning

const BY_COMBO = new Map(
  ACTIONS.flatMap((action) => (action.keys || []).map((combo) => /** @type {const} */ ([combo, action]))),
);

/** The action a key event asks for, or undefined.
 * @param {KeyboardEvent} event */
export function actionOf(event) {
  return BY_COMBO.get(comboOf(event));
}

/** Whether Tab writes: only once a person has acted in the map or in the plan. A Tab that brought the keyboard here
 * takes it away again, and so does one after Escape, as on any page. */
export class Hold {
  /** @param {Given} app */
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

/** The keyboard of the map: actions, letters that start writing or find a node, Escape that lets Tab go.
 * @param {Given & {hold: Hold}} app */
export function listen(app) {
  const { hold } = app;
  const beginning = { text: "", at: 0 };
  app.canvas.svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (app.escape()) return;
      hold.release();
      app.say("Tab ou Maj Tab sortent de la carte.");
      return;
    }
    if (event.key === "Enter" && app.tying.from) {
      event.preventDefault();
      app.tying.land(app.state.node);
      return;
    }
    if (event.key === "Tab" && (!hold.isOn || event.shiftKey || event.ctrlKey || event.altKey)) return; // it goes on
    const action = actionOf(event);
    if (action && !action.isNative) {
      event.preventDefault();
      hold.take();
      beginning.text = "";
      app.act(action);
      if (action.isQuiet) hold.take("Tab ajoute une idée en dessous. Échap puis Tab sortent de la carte.");
    } else if (!action && isLetter(event)) {
      hold.take();
      if (isKept("letters")) find(app, beginning, event);
      else app.write(app.state.node, null, ""); // the key then types itself
    }
  });
  app.canvas.svg.addEventListener("pointerdown", () => hold.take());
}

/** To the next node that begins with the letters typed together.
 * @param {Given} app @param {{text: string, at: number}} beginning @param {KeyboardEvent} event */
function find(app, beginning, event) {
  const { state, say } = app;
  if (event.key.length > 1) return;
  const goesOn = event.timeStamp - beginning.at < TOGETHER;
  Object.assign(beginning, { text: (goesOn ? beginning.text : "") + plain(event.key), at: event.timeStamp });
  const begins = (/** @type {import("../mindmap/model.js").Node} */ node) =>
    plain(node.text).trimStart().startsWith(beginning.text);
  if (goesOn && begins(state.node)) return;
  const found = nextThat(state.map.root, state.node, begins);
  if (!found) {
    say(`Aucun nœud ne commence par «\u00a0${beginning.text}\u00a0».`);
    return;
  }
  state.choose(found.key);
  app.follow();
}

/** Shortcuts that hold wherever the focus is, except while writing. */
export const EVERYWHERE = new Set(
  "palette undo redo search replace help print next-weak next-hit previous-hit".split(" "),
);

/** A letter, or the start of one: dead keys and input methods then compose in the field that opens.
 * @param {KeyboardEvent} event */
function isLetter(event) {
  if (["Dead", "Process"].includes(event.key)) return true;
  return (
    event.key.length === 1 &&
    event.key !== " " &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.isComposing
  );
}
