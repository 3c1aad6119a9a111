/** A node's group and its edge in the page, brought up to date: content, place, edge, state; each only when it differs. */

import { edgeOf } from "../mindmap/geometry/layout.js";
import { PX } from "../mindmap/geometry/presets.js";
import { put, svg } from "../ui/dom.js";
import { paint } from "./draw.js";
import { pathOf } from "./paths.js";
import { tell } from "./telling.js";

const PLAIN = Object.freeze({});

/** The node's group, for its place among the others. */
export function place(canvas, box) {
  const { state } = canvas;
  let item = canvas.drawn.get(box.key);
  if (!item) {
    item = { group: svg("g", { role: "treeitem", "data-key": box.key }), edge: null, at: "", d: "", look: "" };
    canvas.drawn.set(box.key, item);
  }
  const proof = state.options.evidence && state.proofs.has(box.key);
  const weak = state.options.evidence && state.weak.has(box.key);
  const style = box.node.data.style || PLAIN;
  const look = `${proof}${weak}${state.options.fileColors}${box.side}`;
  if (item.face !== box.face || item.look !== look || item.style !== style) {
    paint(item.group, box, { proof, weak, style, fileColors: state.options.fileColors });
    Object.assign(item, { face: box.face, look, style, told: "" });
  }
  const at = `translate(${box.x / PX} ${box.y / PX})`;
  if (item.at !== at) {
    item.group.setAttribute("transform", at);
    item.at = at;
  }
  placeEdge(canvas, box, item);
  tell(canvas, box, item);
  item.box = box;
  return item.group;
}

function placeEdge(canvas, box, item) {
  const edge = edgeOf(box, canvas.preset.shape);
  if (!edge) {
    item.edge?.remove();
    item.edge = null;
    return;
  }
  const d = pathOf(edge);
  if (!item.edge) {
    item.edge = svg("path");
    canvas.edges.append(item.edge);
  }
  if (item.d !== d) {
    item.edge.setAttribute("d", d);
    item.d = d;
  }
  put(item.edge, "class", `edge ${edge.kind} t${Math.min(box.depth, 3)} e${box.stage}`);
  const own = canvas.state.options.fileColors ? box.node.data.style.edge || "" : "";
  if (item.own !== own) {
    item.edge.style.stroke = own;
    item.own = own;
  }
}
