/** What a node carries: icons, a link, a language; and where its branch goes. */

import * as commands from "../../mindmap/commands.js";
import { each, isWithin, LANGUAGE_TAG, numberOf } from "../../mindmap/model.js";
import { completed } from "../../ui/addresses.js";
import { field, openDialog, select } from "../../ui/dialog.js";
import { el, svg } from "../../ui/dom.js";
import { count, LANGUAGES, quoted, short } from "../../ui/words.js";
import { iconOf, OFFERED, wordOf } from "../icons.js";
import { beside } from "./beside.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {Pick<import("../app.js").App, "state" | "say"> & import("./beside.js").Given} Given
 */

const WRONG = "Cette adresse ne convient pas. Une adresse commence par https://, http:// ou mailto:.";
const isAddress = (/** @type {string} */ text) => /^(https?:\/\/|mailto:)/i.test(text);

/** Icons of the chosen nodes, each a button that is pressed when they have it.
 * @param {Given} app */
export function icons(app) {
  const { state } = app;
  const { nodes } = state;
  const toggle = (/** @type {string} */ name, /** @type {HTMLElement} */ made) => {
    const on = nodes[0].data.icons.includes(name);
    state.run("icône", (t) => {
      for (const node of nodes)
        t.set(node, { icons: on ? node.data.icons.filter((one) => one !== name) : [...node.data.icons, name] });
    });
    made.setAttribute("aria-pressed", String(!on));
  };
  const buttons = [...new Set([...OFFERED, ...nodes[0].data.icons])].map((name) => {
    const made = el(
      "button",
      {
        class: "btn quiet icon-choice",
        "aria-pressed": String(nodes[0].data.icons.includes(name)),
        autofocus: name === OFFERED[0],
        onclick: () => toggle(name, made),
      },
      svg("svg", { class: "fm", "aria-hidden": "true" }, iconOf(name)),
      wordOf(name),
    );
    return made;
  });
  beside(app, {
    title: "Icônes",
    body: [el("div", { class: "icon-grid", role: "group", "aria-label": "Icônes du nœud" }, ...buttons)],
  });
}

/** A link to a page or to a node.
 * @param {Given} app */
export function link(app) {
  const { node } = app.state;
  const inside = node.data.link.startsWith("#") ? node.data.link.slice(1) : "";
  const address = el("input", {
    class: "field",
    name: "address",
    type: "text",
    inputmode: "url",
    value: inside ? "" : node.data.link,
    placeholder: "https://",
    autocomplete: "off",
  });
  const target = nodeList("target", app, inside, "Aucun nœud");
  const error = el("p", { class: "error", role: "alert" });
  beside(app, {
    title: "Lien",
    body: [
      field("Adresse d’une page", address, "Vide, le lien est retiré."),
      field("ou nœud de cette carte", target),
      error,
    ],
    save: {
      label: "Garder ce lien",
      run: (/** @type {FormData} */ data) => {
        const value = data.get("target") ? `#${data.get("target")}` : completed(String(data.get("address")).trim());
        if (value && !isAddress(value) && !value.startsWith("#")) {
          error.textContent = WRONG;
          return false;
        }
        app.state.run(value ? "lien" : "lien retiré", (t) => {
          t.set(node, { link: value });
        });
        app.say(value ? "Lien posé." : "Lien retiré.");
        return true;
      },
    },
  });
}

/** The address of a link inside a note.
 * @param {Given} _app @param {(address: string) => void} done */
export function address(_app, done) {
  const attributes = { class: "field", name: "address", type: "text", inputmode: "url", placeholder: "https://" };
  const error = el("p", { class: "error", role: "alert" });
  openDialog({
    title: "Lien dans la note",
    body: [field("Adresse", el("input", { ...attributes, autocomplete: "off" })), error],
    save: {
      label: "Poser le lien",
      run: (/** @type {FormData} */ data) => {
        const typed = completed(String(data.get("address")).trim());
        if (!isAddress(typed)) {
          error.textContent = WRONG;
          return false;
        }
        setTimeout(() => done(typed)); // once the dialog has given the focus back
        return true;
      },
    },
  });
}

/** The language of the chosen nodes' words, for the voice that reads them.
 * @param {Given} app */
export function language(app) {
  const { node, nodes } = app.state;
  const there = node.language;
  const known = LANGUAGES.some(([code]) => code === there) ? LANGUAGES : [...LANGUAGES, [there, there]];
  openDialog({
    title: "Langue du texte",
    body: [field("Langue de ces mots", select("language", known, there), "Une voix les lit alors comme il faut.")],
    save: {
      label: "Garder cette langue",
      run: (/** @type {FormData} */ data) => {
        const code = String(data.get("language"));
        const others = (/** @type {Node} */ one) => one.data.attributes.filter(([name]) => name !== LANGUAGE_TAG);
        app.state.run("langue", (t) => {
          for (const one of nodes)
            t.set(one, { attributes: code ? [...others(one), [LANGUAGE_TAG, code]] : others(one) });
        });
        app.say(`Langue : ${known.find(([one]) => one === code)?.[1].toLowerCase()}.`);
        return true;
      },
    },
  });
}

/** Another parent for the chosen branches: the way to move without dragging.
 * @param {Given} app */
export function moveTo(app) {
  const nodes = app.state.tops;
  openDialog({
    title: "Déplacer vers…",
    body: [
      field(
        `Ranger ${nodes.length > 1 ? count(nodes.length, "branche") : quoted(nodes[0].text, 40)} sous`,
        nodeList("target", app, "", "Choisissez un nœud", (one) => !nodes.some((node) => isWithin(one, node))),
      ),
    ],
    save: {
      label: "Déplacer ici",
      run: (/** @type {FormData} */ data) => {
        const parent = app.state.map.get(String(data.get("target")));
        if (!parent) return false;
        app.state.run("déplacement", (t) => commands.moveTo(t, nodes, parent, undefined));
        app.say(`Branche rangée sous ${short(parent.text)}.`);
        return true;
      },
    },
  });
}

/** All nodes as a list to choose from, by main branch, indented.
 * @param {string} name @param {Given} app @param {string} value @param {string} none
 * @param {(node: Node) => boolean} [isAllowed] */
export function nodeList(name, app, value, none, isAllowed = () => true) {
  const { root } = app.state.map;
  const option = (/** @type {Node} */ node, depth = 0) =>
    el("option", { value: node.key }, `${"\u2003".repeat(depth)}${numberOf(node)} ${short(node.text, 60)}`.trimEnd());
  const groups = root.children.map((head) => {
    const group = el("optgroup", { label: `${numberOf(head)} ${short(head.text, 60)}` });
    each(head, (node, depth) => {
      if (isAllowed(node)) group.append(option(node, depth));
    });
    return group;
  });
  const made = select(name, [["", none]]);
  made.append(...(isAllowed(root) ? [option(root)] : []), ...groups.filter((group) => group.hasChildNodes()));
  made.value = value;
  return made;
}
