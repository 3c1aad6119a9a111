// The drop that a comment hangs on a node of the editor's map, its letters in it.

import { put, svg } from "../ui/dom.js";

const DROP = "M-9-2a9 9 0 1 1 9 9l-5 4 0-5.2a9 9 0 0 1-4-7.8z";

/** At the top corner on the root's side, the only one free of text.
 * @param {SVGGElement} group of the node, as the editor draws it @param {{letter: string}[]} own */
export function drop(group, own) {
  const onTheLeft = /translate\(\s*-/.test(group.getAttribute("transform") ?? "");
  const x = onTheLeft ? group.getBBox().width + 2 : -2;
  const said = own.map(({ letter }) => letter).join(" ");
  const letters = svg("text", { x, y: -1, "text-anchor": "middle" }, said);
  const pin = svg("g", { class: "pin" }, svg("path", { d: DROP, transform: `translate(${x} -3)` }), letters);
  if (own.length > 1) lengthen(pin, letters, x, onTheLeft);
  return pin;
}

/** Several letters make the drop longer, away from the text.
 * @param {SVGGElement} pin @param {SVGTextElement} letters @param {number} x @param {boolean} onTheLeft */
function lengthen(pin, letters, x, onTheLeft) {
  const width = 18 + (letters.textContent ?? "").length * 6;
  const start = x - (onTheLeft ? 9 : width - 9);
  put(letters, "x", start + width / 2);
  pin.prepend(svg("rect", { x: start, y: -14, width, height: 18, rx: 9 }));
}
