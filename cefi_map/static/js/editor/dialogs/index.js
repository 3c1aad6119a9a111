/** The dialogs of the editor, opened by actions. */

import { arrow, icons, link, moveTo, pick } from "./node.js";
import { claim, stage, stages } from "./exam.js";
import { help } from "./help.js";
import { history } from "./history.js";
import { paste } from "./paste.js";

export function dialogsOf(app) {
  return Object.fromEntries(
    Object.entries({ arrow, claim, help, history, icons, link, moveTo, paste, pick, stage, stages }).map(
      ([name, open]) => [name, (...values) => open(app, ...values)],
    ),
  );
}
