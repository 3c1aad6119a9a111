/** The dialogs of the editor, opened by actions. Nobody needs them to look at a map: their modules come with the first
 * gesture in the page, so that who works on the map has them without a network too. */

/**
 * @typedef {Pick<import("../app.js").App, "offers"> & import("./arrows.js").Given & import("./colors.js").Given & import("./exam.js").Given & import("./history.js").Given
 *   & import("./insertion.js").Given & import("./node.js").Given & import("./paste.js").Given
 *   & import("./picture.js").Given & import("./talk.js").Given} Given
 *
 * @typedef {object} Dialogs Each resolves when it is open.
 * @property {(done: (address: string) => void) => Promise<void>} address
 * @property {() => Promise<void>} arrow
 * @property {(key: string, arrow: import("../../mindmap/model.js").Arrow) => Promise<void>} arrowLook
 * @property {(node: import("../../mindmap/model.js").Node, targets: import("../../mindmap/model.js").Node[]) =>
 *   Promise<void>} drawArrow
 * @property {() => Promise<void>} icons
 * @property {() => Promise<void>} language
 * @property {() => Promise<void>} link
 * @property {() => Promise<void>} moveTo
 * @property {(id?: string) => Promise<void>} claim
 * @property {() => Promise<void>} stage
 * @property {() => Promise<void>} stages
 * @property {(property: import("./colors.js").Property) => Promise<void>} color
 * @property {() => Promise<void>} help
 * @property {(number?: number) => Promise<void>} history
 * @property {(file: File, place: import("./insertion.js").Place) => Promise<void>} insertFile
 * @property {() => Promise<void>} paste
 * @property {(file?: File) => Promise<void>} picture
 * @property {() => Promise<void>} talk
 */

import { bringRest } from "../icons.js";

const arrows = () => import("./arrows.js");
const colors = () => import("./colors.js");
const exam = () => import("./exam.js");
const help = () => import("./help.js");
const history = () => import("./history.js"); // asks the server anyway: brought when it is opened
const insertion = () => import("./insertion.js"); // so does this one
const node = () => import("./node.js");
const paste = () => import("./paste.js");
const picture = () => import("./picture.js");
const talk = () => import("./talk.js");

/** @type {Record<string, () => Promise<any>>} */
const ROOMS = {
  ...{ address: node, icons: node, language: node, link: node, moveTo: node },
  ...{ arrow: arrows, arrowLook: arrows, drawArrow: arrows },
  ...{ claim: exam, stage: exam, stages: exam },
  ...{ color: colors, help, history, insertFile: insertion, paste, picture, talk },
};
const AHEAD = [node, arrows, exam, colors, help, paste, picture, talk];
const IDLE = { timeout: 2000 }; // milliseconds at most after the gesture, which goes first

/** @param {Given & Pick<import("../app.js").App, "boot" | "toast">} app @returns {Dialogs} */
export function dialogsOf(app) {
  bringAhead(app.boot.urls.icons);
  const open =
    (/** @type {string} */ name) =>
    async (/** @type {any[]} */ ...values) => {
      const room = await ROOMS[name]().catch(() => null);
      if (room) await room[name](app, ...values);
      else
        app.toast(
          "Une partie de l’éditeur n’est pas encore sur cet appareil. Vérifiez la connexion, puis recommencez.",
        );
    };
  return /** @type {any} */ (Object.fromEntries(Object.keys(ROOMS).map((name) => [name, open(name)])));
}

/** @param {string} icons */
function bringAhead(icons) {
  const gestures = ["pointerdown", "keydown"];
  const bring = () => {
    for (const name of gestures) removeEventListener(name, bring, true);
    const all = () => {
      for (const room of AHEAD) room().catch(() => {});
      bringRest(icons);
    };
    if ("requestIdleCallback" in globalThis) requestIdleCallback(all, IDLE);
    else setTimeout(all, IDLE.timeout);
  };
  for (const name of gestures) addEventListener(name, bring, true);
}
