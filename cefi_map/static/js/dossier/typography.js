/** French typography while one types: guillemets, apostrophes, no-break spaces. Each help is one step to undo. */

import { closeHistory, Plugin } from "../../vendor/prosemirror.js";

export const TIE = "\u00a0";
export const NARROW = "\u202f";

/** @typedef {{back: number, text: string}} Help */

const ADDRESS = /(:\/\/|www\.|@)\S{0,400}$/;

/** What a typed character becomes: `{back, text}`, `back` characters before it replaced too; null to leave it.

 * `before` is the text of the block before the caret.
 * @param {string} before @param {string} typed one character @returns {Help | null} */
export function helped(before, typed) {
  if (ADDRESS.test(before)) return null;
  if (typed === "'") return { back: 0, text: "’" };
  if (typed === '"') return opens(before) ? { back: 0, text: `«${TIE}` } : closing(before);
  if (typed === "«") return { back: 0, text: `«${TIE}` };
  if (typed === "»") return closing(before);
  if (/[;!?:]/.test(typed)) return tied(before, typed);
  if (typed === "%" || typed === "€")
    return / $/.test(before) && /\d $/.test(before) ? { back: 1, text: TIE + typed } : null;
  if (typed === " " && new RegExp(`«${TIE}$`).test(before)) return { back: 0, text: "" };
  return null;
}

/** @param {string} before */
function opens(before) {
  return /(^|[\s\u00a0\u202f([{—–-])$/.test(before) && count(before, "«") <= count(before, "»");
}

/** @param {string} before */
function closing(before) {
  const space = /[ \u00a0\u202f]$/.test(before) ? 1 : 0;
  return { back: space, text: `${TIE}»` };
}

/** A narrow space before ; ! ?, a full one before : — when a space was typed, or none where French wants one.
 * @param {string} before @param {string} typed */
function tied(before, typed) {
  const space = typed === ":" ? TIE : NARROW;
  if (/\S $/.test(before)) return { back: 1, text: space + typed };
  if (typed !== ":" && /[\p{L}\d»)\]%€]$/u.test(before)) return { back: 0, text: space + typed };
  return null;
}

/** @param {string} text @param {string} sign */
function count(text, sign) {
  return text.split(sign).length - 1;
}

/** Helps while one types, as long as `isOn()`. What was typed goes in first, so that undo gives it back.
 * @param {() => boolean} isOn */
export function typography(isOn) {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (!isOn() || text.length !== 1) return false;
        const { parent, parentOffset } = view.state.doc.resolve(from);
        const before = parent.textBetween(0, parentOffset, null, "\ufffc");
        const help = helped(before, text);
        if (!help) return false;
        view.dispatch(view.state.tr.insertText(text, from, to));
        const tr = closeHistory(view.state.tr).insertText(help.text, from - help.back, from + 1);
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  });
}
