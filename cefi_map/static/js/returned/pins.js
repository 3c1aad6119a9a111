// A reviewer's comments in the editor, and what is being said: a drop on each node, the words of the chosen one below the
// map. What is said meanwhile comes from the editor (event "talks"), which opens it beside the node (event "talk").

import { el } from "../ui/dom.js";
import { Spoken } from "../ui/saying.js";
import { drop } from "./drop.js";

/**
 * @typedef {{key: string, letter: string, kind: string, text: string, thread?: string}} Pinned
 * @typedef {{id: string, node: string, resolved: boolean, messages: {name: string, words: string}[]}} Thread What the
 *   editor tells of.
 */

/** What tells that a node was drawn, or chosen. */
const WATCHED = { subtree: true, childList: true, attributes: true, attributeFilter: ["tabindex", "aria-current"] };

class Pins {
  /** @param {{comments: Pinned[], address: string}} given @param {HTMLElement} main */
  constructor({ comments, address }, main) {
    this.comments = comments;
    this.address = address;
    this.main = main;
    this.byKey = sorted(comments);
    this.shown = ""; // the node whose comments are said
    this.told = ""; // that node and its words: what is asked for again and again is said once
    this.shut = ""; // what was closed, until something else is said
    this.list = el("ol");
    const close = el("button", { class: "btn quiet sm", onclick: () => this.#close() }, "Fermer");
    const named = { class: "pinned whisper", "aria-label": "Commentaires du nœud", hidden: true };
    this.box = el("section", named, this.list, close);
    this.spoken = new Spoken();
    main.after(this.box);
    document.body.append(...this.spoken.places);
    new MutationObserver(() => this.#look()).observe(main, WATCHED);
    document.addEventListener("talks", (event) => this.#heard(/** @type {CustomEvent<Thread[]>} */ (event).detail));
    this.#look();
  }

  /** The chosen node, as the editor draws it.
   * @returns {SVGGElement | null} */
  get #chosen() {
    return this.main.querySelector('svg g.n[tabindex="0"]');
  }

  #close() {
    this.shut = this.list.textContent ?? "";
    this.box.hidden = true;
    this.#chosen?.focus();
  }

  #look() {
    /** @type {NodeListOf<SVGGElement>} */
    const groups = this.main.querySelectorAll("svg g.n[data-key]");
    for (const group of groups) {
      const own = this.byKey.get(group.dataset.key ?? "");
      if (own && !group.querySelector(":scope > .pin")) group.append(drop(group, own));
    }
    const key = this.#chosen?.dataset.key ?? "";
    if (key !== this.shown) this.#tell(key);
  }

  /** @param {Thread[]} threads */
  #heard(threads) {
    const open = threads.filter(({ node, resolved }) => node && !resolved);
    this.byKey = sorted([...open.map(pinned), ...this.comments.filter(({ thread }) => !thread)]);
    for (const pin of this.main.querySelectorAll("svg g.n > .pin")) pin.remove();
    this.#look();
    this.#tell(this.shown);
  }

  /** @param {string} key */
  #tell(key) {
    this.shown = key;
    const own = this.byKey.get(key) ?? [];
    this.list.replaceChildren(...own.map((each) => this.#line(each)));
    this.box.hidden = !own.length || this.list.textContent === this.shut;
    const words = own.map((one) => `${one.letter}, ${one.kind} : ${one.text}`).join(" ");
    if (words && `${key} ${words}` !== this.told) this.spoken.say(words);
    this.told = `${key} ${words}`;
  }

  /** @param {Pinned} comment */
  #line({ letter, kind, text, thread }) {
    const href = thread ? `${this.address}#e-${thread}` : this.address;
    const link = el("a", { class: "btn sm", href, onclick: thread ? enter : undefined }, "Répondre");
    const said = el("p", { dir: "auto" }, `${kind} : ${text}`);
    return el("li", { class: "now" }, el("span", { class: "pinb" }, letter), said, link);
  }
}

/** The editor takes it up, where it can.
 * @param {Event} event */
function enter(event) {
  if (!document.dispatchEvent(new Event("talk", { cancelable: true }))) event.preventDefault();
}

/** @param {Pinned[]} comments */
function sorted(comments) {
  /** @type {Map<string, Pinned[]>} */
  const byKey = new Map();
  for (const each of comments) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each]);
  return byKey;
}

/** A thread by its last message, as the page itself carries it.
 * @param {Thread} thread @returns {Pinned} */
function pinned({ node, id, messages }) {
  const { name = "", words = "" } = messages.at(-1) ?? {};
  return { key: node, letter: "…", kind: name, text: words, thread: id };
}

const data = document.getElementById("comments-data");
const main = document.getElementById("main");
if (data && main) new Pins(JSON.parse(data.textContent ?? ""), main);
