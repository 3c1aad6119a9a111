/** The dialogs of the editor, opened by actions. Their modules come once the map has been seen: nobody needs them before. */

const node = () => import("./node.js");
const exam = () => import("./exam.js");
const help = () => import("./help.js");
const paste = () => import("./paste.js");
const history = () => import("./history.js"); // asks the server anyway: brought when it is opened

const ROOMS = { arrow: node, icons: node, link: node, moveTo: node, pick: node, claim: exam, stage: exam, stages: exam };

export function dialogsOf(app) {
  app.afterPaint(() => [node, exam, help, paste].forEach((bring) => bring())); // there without a network too
  return Object.fromEntries(
    Object.entries({ ...ROOMS, help, history, paste }).map(([name, bring]) => [
      name,
      async (...values) => (await bring())[name](app, ...values),
    ]),
  );
}
