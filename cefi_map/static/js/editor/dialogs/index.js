/** The dialogs of the editor, opened by actions. Nobody needs them to look at a map: their modules come with the first
 * gesture in the page, so that who works on the map has them without a network too. */

const colors = () => import("./colors.js");
const exam = () => import("./exam.js");
const help = () => import("./help.js");
const history = () => import("./history.js"); // asks the server anyway: brought when it is opened
const insertion = () => import("./insertion.js"); // so does this one
const node = () => import("./node.js");
const paste = () => import("./paste.js");

const ROOMS = {
  ...{ address: node, arrow: node, icons: node, link: node, moveTo: node },
  ...{ claim: exam, stage: exam, stages: exam },
  ...{ color: colors, help, history, insertFile: insertion, paste },
};
const AHEAD = [node, exam, colors, help, paste];
const IDLE = { timeout: 2000 }; // milliseconds at most after the gesture, which goes first

export function dialogsOf(app) {
  bringAhead();
  const open =
    (name) =>
    async (...values) => {
      const room = await ROOMS[name]().catch(() => null);
      if (room) await room[name](app, ...values);
      else
        app.toast(
          "Une partie de l’éditeur n’est pas encore sur cet appareil. Vérifiez la connexion, puis recommencez.",
        );
    };
  return Object.fromEntries(Object.keys(ROOMS).map((name) => [name, open(name)]));
}

function bringAhead() {
  const gestures = ["pointerdown", "keydown"];
  const bring = () => {
    for (const name of gestures) removeEventListener(name, bring, true);
    const all = () => AHEAD.forEach((room) => room().catch(() => {}));
    if (globalThis.requestIdleCallback) requestIdleCallback(all, IDLE);
    else setTimeout(all, IDLE.timeout);
  };
  for (const name of gestures) addEventListener(name, bring, true);
}
