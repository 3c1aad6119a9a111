/** Making elements: never from strings of markup, always by name, attributes and text. */

/**
 * @typedef {Node | string | null | undefined | false} Child What is put into an element; null and others put nothing.
 */
/**
 * @template {Element} E
 * @typedef {{[K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K] & {currentTarget: E}) => void}
 *   & {[name: string]: unknown}} Attributes Listeners, and what `setAttribute` makes a text of.
 */

const SVG = "http://www.w3.org/2000/svg";

/** Brings the drawings of icons into the page, so that they are there without a network too.
 * @param {string} address @returns {Promise<void>} */
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
          { display: "none" }, // as hidden otherwise, its words would bring their font
          ...[...symbols].map((one) => document.importNode(one, true)),
        ),
      );
      done();
    };
    request.send();
  });
}

/** An SVG element, by the same law as `el`.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} name @param {Attributes<SVGElementTagNameMap[K]>} attributes @param {Child[]} children */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** An HTML element; attributes that start with "on" are listeners, false and null ones are left out. A button sends no
 * form unless told to.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Attributes<HTMLElementTagNameMap[K]>} attributes @param {Child[]} children */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  if (element instanceof HTMLButtonElement) element.type = "button";
  return filled(element, attributes, children);
}

/** @template {Element} E @param {E} element @param {Record<string, any>} attributes @param {Child[]} children */
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

/** « i-add » and others: decoration, hidden from assistive tools.
 * @param {string} name */
export function icon(name, kind = "i sm") {
  return svg("svg", { class: kind, "aria-hidden": "true" }, use(name));
}

/** @param {string} name @param {Attributes<SVGUseElement>} attributes */
export function use(name, attributes = {}) {
  return svg("use", { href: `#${name}`, ...attributes });
}

/** A verdict's sign; with a word it speaks, else it is decoration.
 * @param {string} verdict */
export function sign(verdict, word = "", size = "") {
  const said = word ? { role: "img", "aria-label": word } : { "aria-hidden": "true" };
  return svg("svg", { class: `v ${verdict}${size ? ` ${size}` : ""}`, ...said }, use(`v-${verdict}`));
}

/** « Échap puis Tab », key by key.
 * @param {string} text */
export function keycaps(text) {
  return text.split(" ").flatMap((cap, i) => [i ? " " : "", cap === "puis" ? cap : el("kbd", {}, cap)]);
}

/** Puts a child right after another one (null: first) where it is not there yet; gives it back.
 * @template {ChildNode} N @param {Node} parent @param {N} child @param {ChildNode | null} before */
export function putAfter(parent, child, before) {
  const next = before ? before.nextSibling : parent.firstChild;
  if (next !== child) parent.insertBefore(child, next);
  return child;
}

/** Makes anew what stands inside an element; the focus that was there goes to what took its place: what has the same
 * words, else the first that can have it.
 * @param {Element} parent @param {ChildNode[]} children */
export function renew(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const words = focused?.textContent;
  parent.replaceChildren(...children);
  if (!focused) return;
  const stops = /** @type {HTMLElement[]} */ ([...parent.querySelectorAll("summary, button, a[href], input")]);
  (stops.find((one) => one.textContent === words) ?? stops[0])?.focus({ preventScroll: true });
}

/** Sets an attribute only when it differs; null takes it away.
 * @param {Element} element @param {string} name @param {string | number | boolean | null} value */
export function put(element, name, value) {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Writes words only where they differ: a live region that is written anew is read aloud anew.
 * @param {Element | Text} place @param {string} words */
export function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** Whether what has the focus is written in: keys are letters there.
 * @param {EventTarget | null} target */
export function isTyping(target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `run` as a function that waits for the next painted frame, once however often it is called: what can be late.
 * @param {() => void} run */
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
