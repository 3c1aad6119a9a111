/** Making elements: never from strings of markup, always by name, attributes and text. */

const SVG = "http://www.w3.org/2000/svg";

/** Brings the drawings of icons into the page, so that they are there without a network too. */
export function bringIcons(address) {
  return new Promise((done) => {
    const request = new XMLHttpRequest(); // it gives a document, without a string that the page's policy would refuse
    request.open("GET", address);
    request.responseType = "document";
    request.onloadend = () => {
      const symbols = request.responseXML?.querySelectorAll("symbol") ?? [];
      document.body.append(
        svg(
          "svg",
          { class: "vh", "aria-hidden": "true" },
          ...[...symbols].map((one) => document.importNode(one, true)),
        ),
      );
      done();
    };
    request.send();
  });
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** An HTML element; attributes that start with "on" are listeners, false and null ones are left out. A button sends no
 * form unless told to. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  if (name === "button") element.type = name;
  return filled(element, attributes, children);
}

function filled(element, attributes, children) {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

/** « i-add » and others: decoration, hidden from assistive tools. */
export function icon(name, kind = "i sm") {
  return svg("svg", { class: kind, "aria-hidden": "true" }, use(name));
}

export function use(name, attributes = {}) {
  return svg("use", { href: `#${name}`, ...attributes });
}

/** A verdict's sign; with a word it speaks, else it is decoration. */
export function sign(verdict, word = "", size = "") {
  const said = word ? { role: "img", "aria-label": word } : { "aria-hidden": "true" };
  return svg("svg", { class: `v ${verdict}${size ? ` ${size}` : ""}`, ...said }, use(`v-${verdict}`));
}

/** « Échap puis Tab », key by key. */
export function keycaps(text) {
  return text.split(" ").map((cap) => (cap === "puis" ? " puis " : el("kbd", {}, cap)));
}

/** Puts a child right after another one (null: first) where it is not there yet; gives it back. */
export function putAfter(parent, child, before) {
  const next = before ? before.nextSibling : parent.firstChild;
  if (next !== child) parent.insertBefore(child, next);
  return child;
}

/** Sets an attribute only when it differs. */
export function put(element, name, value) {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export function isTyping(target) {
  return target instanceof Element && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** `run` as a function that waits for the next painted frame, once however often it is called: what can be late. */
export function late(run) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        asked = false;
        run();
      }),
    );
  };
}
