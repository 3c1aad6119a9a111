// A reviewer's comments in the editor, and what is being said: a drop on each node, the words of the chosen one below the
// map. What is said meanwhile comes from the editor (event "talks"), which opens it beside the node (event "talk").

/**
 * @typedef {{key: string, letter: string, kind: string, text: string, thread?: string}} Pinned
 * @typedef {{id: string, node: string, resolved: boolean, messages: {name: string, words: string}[]}} Thread What the
 *   editor tells of.
 * @typedef {SVGGElement} Group of a node, as the editor draws it
 */

const SVG = "http://www.w3.org/2000/svg";
const DROP = "M-9-2a9 9 0 1 1 9 9l-5 4 0-5.2a9 9 0 0 1-4-7.8z";

const data = document.getElementById("comments-data");
const main = document.getElementById("main");
if (data && main) show(JSON.parse(data.textContent ?? ""), main);

/** @param {{comments: Pinned[], address: string}} given @param {HTMLElement} main */
function show({ comments, address }, main) {
  let byKey = sorted(comments);
  const box = made("div", "pinned whisper");
  const list = made("ol", "");
  box.setAttribute("role", "status");
  box.hidden = true;
  const close = made("button", "btn quiet sm", "Fermer");
  close.addEventListener("click", () => {
    shut = list.textContent ?? "";
    box.hidden = true;
    /** @type {Group | null} */ (main.querySelector('svg g.n[tabindex="0"]'))?.focus();
  });
  box.append(list, close);
  main.after(box);
  let shown = "";
  let shut = ""; // what was closed, until something else is said

  const observer = new MutationObserver(look);
  observer.observe(main, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["tabindex", "aria-current"],
  });
  look();
  document.addEventListener("talks", (event) => {
    const said = /** @type {CustomEvent<Thread[]>} */ (event).detail.filter(({ node, resolved }) => node && !resolved);
    byKey = sorted([...said.map(pinned), ...comments.filter(({ thread }) => !thread)]);
    for (const pin of main.querySelectorAll("svg g.n > .pin")) pin.remove();
    look();
    tell(shown);
  });

  function look() {
    /** @type {NodeListOf<Group>} */
    const groups = main.querySelectorAll("svg g.n[data-key]");
    for (const group of groups) {
      const own = byKey.get(group.dataset.key ?? "");
      if (own && !group.querySelector(":scope > .pin")) group.append(drop(group, own));
    }
    /** @type {Group | null} */
    const group = main.querySelector('svg g.n[tabindex="0"]');
    const chosen = group?.dataset.key ?? "";
    if (chosen !== shown) tell((shown = chosen));
  }

  /** @param {string} key */
  function tell(key) {
    const own = byKey.get(key) ?? [];
    list.replaceChildren(...own.map(line));
    box.hidden = !own.length || list.textContent === shut;
  }

  /** @param {Pinned} comment */
  function line({ letter, kind, text, thread }) {
    const said = made("p", "", `${kind} : ${text}`);
    said.dir = "auto";
    const link = made("a", "btn sm", "Répondre");
    link.href = thread ? `${address}#e-${thread}` : address;
    if (thread)
      link.addEventListener("click", (event) => {
        if (!document.dispatchEvent(new Event("talk", { cancelable: true }))) event.preventDefault();
      });
    const item = made("li", "now");
    item.append(made("span", "pinb", letter), said, link);
    return item;
  }
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

/** At the top corner on the root's side, the only one free of text.
 * @param {Group} group @param {Pinned[]} own */
function drop(group, own) {
  const onTheLeft = /translate\(\s*-/.test(group.getAttribute("transform") ?? "");
  const x = onTheLeft ? group.getBBox().width + 2 : -2;
  const pin = document.createElementNS(SVG, "g");
  pin.setAttribute("class", "pin");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", DROP);
  shape.setAttribute("transform", `translate(${x} -3)`);
  const letters = document.createElementNS(SVG, "text");
  letters.setAttribute("x", String(x));
  letters.setAttribute("y", "-1");
  letters.setAttribute("text-anchor", "middle");
  letters.textContent = own.map((each) => each.letter).join(" ");
  pin.append(shape, letters);
  if (own.length > 1) lengthen(pin, letters, x, onTheLeft);
  return pin;
}

/** Several letters make the drop longer, away from the text.
 * @param {Group} pin @param {SVGTextElement} letters @param {number} x @param {boolean} onTheLeft */
function lengthen(pin, letters, x, onTheLeft) {
  const more = (letters.textContent ?? "").length * 6;
  const start = x - 9 - (onTheLeft ? 0 : more);
  const pill = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: start, y: -14, width: 18 + more, height: 18, rx: 9 }))
    pill.setAttribute(name, String(value));
  letters.setAttribute("x", String(start + (18 + more) / 2));
  pin.prepend(pill);
}

/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {string} className */
function made(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
