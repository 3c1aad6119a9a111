/** The language of a passage, for the voice that reads it. */

import { field, openDialog, select } from "../../ui/dialog.js";
import { LANGUAGES } from "../../ui/words.js";
import { around, markAt } from "../caret.js";
import { schema } from "../schema.js";

const { language: type } = schema.marks;

/** Of what is chosen, else of the passage around the caret that has one.
 * @param {Pick<import("../app.js").App, "say" | "text">} app */
export function language(app) {
  const there = markAt(app.text.state, type)?.attrs.code ?? "";
  const known = LANGUAGES.some(([code]) => code === there) ? LANGUAGES : [...LANGUAGES, [there, there]];
  openDialog({
    title: "Langue du passage",
    body: [field("Langue de ces mots", select("language", known, there), "Une voix les lit alors comme il faut.")],
    save: {
      label: "Garder cette langue",
      run: (/** @type {FormData} */ data) => {
        const code = String(data.get("language"));
        app.text.run((state, dispatch) => {
          const { from, to } = around(state, type);
          const tr = state.tr.removeMark(from, to, type);
          dispatch?.(code ? tr.addMark(from, to, type.create({ code })) : tr);
          return true;
        });
        app.say(`Langue\u00a0: ${known.find(([one]) => one === code)?.[1].toLowerCase()}.`);
        return true;
      },
    },
    onclose: () => app.text.focus(),
  });
}
