/** Shortcuts: from a key event to an action. `event.key` throughout, so that AZERTY and every layout work. */

import { nextThat } from "../mindmap/walking.js";
import { comboOf, TOGETHER } from "../ui/combos.js";
import { isTyping } from "../ui/dom.js";
import { plain } from "../ui/words.js";
import { ACTIONS } from "./actions/index.js";
import { isKept } from "./habits.js";
import { closeNext, IN_MAP } from "./hold.js";

/**
 * @typedef {Pick<import("./app.js").App, "canvas" | "say" | "act" | "can" | "write" | "state" | "hold" | "follow"
 *   | "tying" | "entry"> & import("./hold.js").Open} Given
 * @typedef {{text: string, at: number}} Beginning Letters typed together.
 */

const BY_COMBO = new Map(
  ACTIONS.flatMap((action) => (action.keys || []).map((combo) => /** @type {const} */ ([combo, action]))),
);

/** The action a key event asks for, or undefined.
 * @param {KeyboardEvent} event */
export function actionOf(event) {
  return BY_COMBO.get(comboOf(event));
}

/** Shortcuts that hold wherever the focus is, except while writing. */
const EVERYWHERE = new Set(
  "palette undo redo search replace help print next-weak next-hit previous-hit next-part previous-part".split(" "),
);
/** Those that hold while writing too. */
const WRITING = new Set("palette search replace next-weak print next-part previous-part".split(" "));

/** The keyboard of the map: actions, letters that start writing or find a node, Escape that lets Tab go; and shortcuts
 * that hold elsewhere.
 * @param {Given} app */
export function listen(app) {
  const beginning = { text: "", at: 0 };
  app.canvas.svg.addEventListener("keydown", (event) => pressed(app, beginning, event));
  app.canvas.viewport.addEventListener("pointerdown", () => app.hold.take());
  document.addEventListener("keydown", (event) => anywhere(app, event));
}

/** @param {Given} app @param {Beginning} beginning @param {KeyboardEvent} event */
function pressed(app, beginning, event) {
  const action = actionOf(event);
  if (event.key === "Escape") leave(app);
  else if (event.key === "Enter" && app.tying.from) {
    event.preventDefault();
    app.tying.land(app.state.node);
  } else if (goesOn(app, event)) return;
  else if (action && !action.isNative && !action.isOfPage) {
    event.preventDefault();
    beginning.text = "";
    act(app, action);
  } else if (!action && isLetter(event)) letter(app, beginning, event);
}

/** @param {Given} app */
function leave(app) {
  if (closeNext(app)) return;
  app.hold.release();
  app.say("Tab ou Maj Tab sortent de la carte.");
}

/** Whether Tab leads to the next stop of the page.
 * @param {Given} app @param {KeyboardEvent} event */
function goesOn({ hold }, { key, shiftKey, ctrlKey, altKey }) {
  return key === "Tab" && (!hold.isOn || shiftKey || ctrlKey || altKey);
}

/** @param {Given} app @param {import("./actions/index.js").Action} action */
function act(app, action) {
  app.hold.take();
  if (!app.act(action) && action.why) app.say(action.why);
  if (action.isQuiet) app.hold.take(IN_MAP);
}

/** Goes to a node, or types itself in the field that opens: of the next idea, where Enter has just ended one, as in a
 * list; over the title, where one came to a node, as in FreeMind.
 * @param {Given} app @param {Beginning} beginning @param {KeyboardEvent} event */
function letter(app, beginning, event) {
  app.hold.take();
  if (isKept("letters")) find(app, beginning, event);
  else if (app.entry.ended) app.act("sibling");
  else app.write(app.state.node, { isOver: true });
}

/** @param {Given} app @param {KeyboardEvent} event */
function anywhere(app, event) {
  const action = actionOf(event);
  if (!action || event.defaultPrevented || !EVERYWHERE.has(action.name) || !app.can(action)) return;
  if (document.querySelector("dialog[open]") || (isTyping(event.target) && !WRITING.has(action.name))) return;
  event.preventDefault();
  app.act(action);
}

/** To the next node that begins with the letters typed together.
 * @param {Given} app @param {Beginning} beginning @param {KeyboardEvent} event */
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
