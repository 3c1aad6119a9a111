/** A link: to a page, an address of mail, or a node of the map found by search. */

import { TextSelection } from "../../../vendor/prosemirror.js";
import { completed } from "../../ui/addresses.js";
import { field, openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { short } from "../../ui/words.js";

import { found } from "../branches.js";
import { around, markAt } from "../caret.js";
import { isSafe, schema } from "../schema.js";

/**
 * @import { Command } from "../../../vendor/prosemirror.js"
 * @import { App } from "../app.js"
 *
 * @typedef {Pick<App, "boot" | "follow" | "lineOf" | "text">} Given
 */

const { link: type } = schema.marks;
const SHOWN = 8;

/** @param {Given} app */
export function link(app) {
  const old = markAt(app.text.state, type)?.attrs.href ?? "";
  const address = el("input", {
    class: "field",
    name: "address",
    inputmode: "url",
    autocomplete: "off",
    placeholder: "https://",
    value: old.startsWith("#") ? "" : old,
  });
  const words = el("input", { class: "field", name: "words", autocomplete: "off", value: chosen(app) });
  const error = el("p", { class: "error", role: "alert" });
  const nodes = nodeChoice(app, old.slice(old.startsWith("#") ? 1 : Infinity));
  openDialog({
    title: "Lien",
    body: [
      field(
        "Adresse d’une page ou d’une messagerie",
        address,
        old ? "Vide et sans nœud choisi, le lien est retiré." : "",
      ),
      nodes.box,
      field("Texte du lien", words),
      error,
      old ? el("button", { class: "link", onclick: () => app.follow(old) }, "Suivre ce lien") : null,
    ],
    save: {
      label: "Garder ce lien",
      run: () => {
        const key = nodes.key();
        const href = key ? `#${key}` : completed(address.value.trim());
        if (href && !isSafe(href)) {
          error.textContent = "Cette adresse ne convient pas. Une adresse commence par https://, http:// ou mailto:.";
          address.focus();
          return false;
        }
        app.text.run(setLink(href, words.value.trim() || app.lineOf(key)?.text || href));
        return true;
      },
    },
    onclose: () => app.text.focus(),
  });
}

/** @param {Given} app */
function chosen({ text: { state } }) {
  const { from, to } = around(state, type);
  return state.doc.textBetween(from, to, " ");
}

/** @param {string} href "" takes the link away @param {string} words @returns {Command} */
function setLink(href, words) {
  return (state, dispatch) => {
    const { from, to } = around(state, type);
    const tr = state.tr;
    if (!href) tr.removeMark(from, to, type);
    else if (state.doc.textBetween(from, to, " ") === words)
      tr.removeMark(from, to, type).addMark(from, to, type.create({ href }));
    else {
      const marks = type
        .create({ href })
        .addToSet((state.storedMarks || state.selection.$from.marks()).filter((one) => one.type !== type));
      tr.replaceWith(from, to, schema.text(words, marks)).setSelection(
        TextSelection.create(tr.doc, from + words.length),
      );
    }
    tr.removeStoredMark(type);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** A search among the map's nodes, with radio buttons for what is found.
 * @param {Given} app @param {string} old the key of the node that is chosen, or "" */
function nodeChoice(app, old) {
  let key = app.lineOf(old) ? old : "";
  const list = el("div", { class: "choices", role: "radiogroup", "aria-label": "Nœuds trouvés" });
  const option = (/** @type {string} */ value, /** @type {string} */ label) =>
    el(
      "label",
      { class: "radio" },
      el("input", { type: "radio", name: "node", value, checked: value === key, onchange: () => (key = value) }),
      ` ${label}`,
    );
  const search = el("input", {
    type: "search",
    class: "field",
    autocomplete: "off",
    oninput: () => fill(),
  });
  const fill = () => {
    const lines = search.value.trim() ? found(app.boot.map, search.value).slice(0, SHOWN) : [];
    const kept = app.lineOf(key);
    if (kept && !lines.includes(kept)) lines.unshift(kept);
    list.replaceChildren(
      ...(lines.length ? [option("", "Aucun nœud")] : []),
      ...lines.map((line) => option(line.key, `${line.number} ${short(line.text, 70)}`)),
    );
  };
  fill();
  return {
    box: el("div", { class: "choice" }, field("ou nœud de la carte", search, "Cherchez un mot du nœud."), list),
    key: () => key,
  };
}
