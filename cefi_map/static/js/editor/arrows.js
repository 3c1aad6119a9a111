/** Relation arrows between nodes, with their labels; those whose ends are both drawn. */

import { PX } from "../mindmap/geometry/presets.js";
import { svg } from "../ui/dom.js";

/** Draws the arrows of the drawn nodes anew into `layer` (few maps have more than a handful). */
export function drawArrows(canvas, layer) {
  const parts = [];
  if (!canvas.isFar) {
    for (const [key] of canvas.drawn) {
      const box = canvas.byKey.get(key);
      for (const arrow of box.node.data.arrows) {
        const target = canvas.byKey.get(arrow.target);
        if (target && target !== box) parts.push(arrowBetween(box, target, arrow));
      }
    }
  }
  if (parts.length || layer.firstChild) layer.replaceChildren(...parts);
}

function arrowBetween(from, to, { label = "", color = "" }) {
  const [x0, y0, out] = endOf(from, to);
  const [x1, y1, back] = endOf(to, from);
  const reach = Math.max(40, Math.abs(y1 - y0) / 3);
  const line = svg("path", {
    class: "relation",
    d: `M${x0} ${y0}C${x0 + out * reach} ${y0} ${x1 + back * reach} ${y1} ${x1} ${y1}`,
  });
  const head = svg("path", { class: "relation-head", d: `M${x1} ${y1}l${back * 8} -4v8z` });
  if (color) {
    line.style.stroke = color;
    head.style.fill = color;
  }
  const group = svg("g", { class: "arrow" }, line, head);
  if (label) {
    const text = svg("text", {
      class: "relation-label",
      x: (x0 + x1) / 2 + ((out + back) * reach) / 4,
      y: (y0 + y1) / 2,
      "text-anchor": "middle",
    });
    text.textContent = label;
    group.append(text);
  }
  return group;
}

/** Where an arrow leaves a box: the side that looks away from its children when both ends are on one side. */
function endOf(box, other) {
  const middle = (one) => one.x + one.face.width / 2;
  const right = box.side === other.side ? box.side >= 0 : middle(other) > middle(box);
  return [
    (right ? box.x + box.face.width : box.x) / PX + (right ? 4 : -4),
    (box.y + box.face.height / 2) / PX,
    right ? 1 : -1,
  ];
}
