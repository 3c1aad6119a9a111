/** A node as an SVG group whose top left corner is (0, 0): box or line, text, marks. Moving it changes one attribute. */

import { BOX, BRANCH, foldMark, LINE, ROOT, topOf } from "../mindmap/geometry/face.js";
import { isSure } from "../mindmap/geometry/fonts.js";
import { svg } from "../ui/dom.js";
import { iconOf } from "./icons.js";
import { n } from "./paths.js";

/**
 * @typedef {import("./sight.js").Box} Box
 * @typedef {import("./sight.js").Face} Face
 * @typedef {import("./sight.js").Mark} Mark
 * @typedef {object} Look What a node is drawn with, beside what it says.
 * @property {boolean} proof it shows what is asked for
 * @property {boolean} weak it is cited, and does not suffice
 * @property {import("../mindmap/model.js").Style} style
 * @property {boolean} fileColors
 */

const WORDS = 66; // pixels of « image absente »
let pictures = ""; // the address under which each stands by its hash

/** Says where the pictures of the page's map are.
 * @param {string} address */
export function picturesAt(address) {
  pictures = address;
}

/** @param {string} hash */
export function pictureAddress(hash) {
  return `${pictures}${hash}`;
}

/** @type {Record<number, number>} */
const RADII = { [ROOT]: 14, [BRANCH]: 8, [BOX]: 6 };

/** The content of a node's group.
 * @param {SVGGElement} group @param {Box} box @param {Look} look */
export function paint(group, box, look) {
  const face = box.face.inner ?? box.face;
  group.replaceChildren(
    ...shape(face, look),
    ...highlight(face, look),
    label(face, look),
    ...face.marks.map((mark) => (mark.kind === "picture" ? pictureOf(box, mark) : markOf(face, mark))),
    ...(face.hidden ? [fold(face, box.side)] : []),
  );
}

/** The ring of a chosen, hovered or found node; only these have one.
 * @param {SVGGElement} group @param {Face} outer @param {boolean} isWanted */
export function halo(group, outer, isWanted) {
  const face = outer.inner ?? outer;
  const first = group.firstElementChild;
  const there = first?.classList.contains("halo") ? first : null;
  if (!isWanted) {
    there?.remove();
    return;
  }
  const ring = there || svg("rect", { class: "halo", x: -4, y: -4, rx: 9 });
  ring.setAttribute("width", String(n(face.width) + 8));
  ring.setAttribute("height", String(n(face.height) + 8));
  if (!there) group.prepend(ring);
}

/** @param {Face} face @param {Look} look */
function shape(face, { style, fileColors }) {
  const width = n(face.width);
  const height = n(face.height);
  const parts = [];
  if (style.cloud) {
    parts.push(
      svg("rect", {
        class: "cloud",
        x: -8,
        y: -8,
        width: width + 16,
        height: height + 16,
        rx: 16,
        fill: style.cloud,
        stroke: style.cloud,
      }),
    );
  }
  if (face.kind === LINE) {
    if (style.background) parts.push(svg("rect", { x: 0, y: 0, width, height, rx: 4, fill: style.background }));
    parts.push(svg("path", { class: "rule", d: `M0 ${height}H${width}` }));
  } else {
    const box = svg("rect", { class: "box", width, height, rx: RADII[face.kind] });
    if (style.background && (fileColors || face.kind === BOX)) box.style.fill = style.background;
    parts.push(box);
  }
  if (style.color && !fileColors && face.kind !== LINE) {
    parts.push(
      svg("rect", { class: "own", x: 0, y: 4, width: 3, height: Math.max(4, height - 8), rx: 1.5, fill: style.color }),
    );
  }
  return parts;
}

/** @param {Face} face @param {Look} look */
function highlight(face, { proof, weak }) {
  if (!proof && !weak) return [];
  const top = n(topOf(face));
  return face.lines.map((line, place) =>
    svg("rect", {
      class: proof ? "mark" : "mark-weak",
      x: n(lineX(face, line.width)) - 3,
      y: top + n(place * face.lineHeight),
      width: n(line.width) + 6,
      height: n(face.lineHeight) - 0.5,
      rx: 2,
    }),
  );
}

/** @param {Face} face @param {Look} look */
function label(face, look) {
  const text = svg("text", { class: face.bold ? "label b" : "label", "font-size": face.size / 2 });
  if (face.kind === ROOT) text.setAttribute("text-anchor", "middle");
  const x = String(n(face.kind === ROOT ? middle(face) : face.textX));
  if (face.lines.length === 1) {
    text.setAttribute("x", x);
    text.setAttribute("y", String(n(face.baseline)));
    text.textContent = face.lines[0].text;
    fit(text, face.lines[0]);
  } else {
    face.lines.forEach((line, place) => {
      if (place) text.append(" "); // so that its words stay apart for those who hear it
      const span = svg("tspan", { x, y: n(face.baseline + place * face.lineHeight) });
      span.textContent = line.text;
      fit(span, line);
      text.append(span);
    });
  }
  dress(text, face, look);
  return text;
}

/** The candidate's own way of writing; a colour that would not read on the box waits for « couleurs du fichier ».
 * @param {SVGTextElement} text @param {Face} face @param {Look} look */
function dress(text, face, { style, fileColors }) {
  if (style.color && (fileColors || face.kind === LINE)) text.style.fill = style.color;
  if (style.bold && !face.bold) text.classList.add("heavy"); // as wide as it was measured
  if (style.italic) text.style.fontStyle = "italic";
}

/** @param {SVGElement} element @param {{text: string, width: number}} line */
function fit(element, { text, width }) {
  if (!width || isSure(text)) return;
  element.setAttribute("textLength", String(n(width)));
  element.setAttribute("lengthAdjust", "spacingAndGlyphs");
}

/** Where the lines of a root are centred.
 * @param {Face} face */
function middle(face) {
  return Math.floor((face.textX + face.width - face.padX) / 2);
}

/** @param {Face} face @param {number} width */
function lineX(face, width) {
  return face.kind === ROOT ? middle(face) - width / 2 : face.textX;
}

/** @param {Face} face @param {Mark} mark */
function markOf(face, mark) {
  const x = n(mark.x);
  const y = n(mark.y);
  const width = n(mark.width);
  const height = n(mark.height);
  if (mark.kind === "disc") return disc(face, mark, x + width / 2, y + height / 2, width / 2);
  if (mark.kind === "icon") {
    return iconOf(mark.text, { x, y, width, height });
  }
  if (mark.kind === "note") {
    return svg("path", {
      class: "note-mark",
      fill: "none",
      transform: `translate(${x} ${y})`,
      d: "M.5.5h9V7l-3 3h-6zM6.5 9.9V7h3M2.5 3h5M2.5 5h3",
    });
  }
  return svg("text", { class: "num", x, y: n(face.baseline), "font-size": 9 }, mark.text);
}

/** The picture, with the corner by which its size is drawn; in the place of one that does not come, a frame.
 * @param {Box} box @param {Mark} mark */
function pictureOf({ node, side }, mark) {
  const at = { x: n(mark.x), y: n(mark.y), width: n(mark.width), height: n(mark.height) };
  const { picture } = node.data;
  const frame = () => {
    const text = svg("text", {
      x: at.x + at.width / 2,
      y: at.y + at.height / 2 + 3,
      "font-size": 9,
      "text-anchor": "middle",
    });
    text.textContent = at.width < WORDS || at.height < 14 ? "" : "image absente";
    return svg("g", { class: "absent" }, svg("rect", { ...at, rx: 3 }), text);
  };
  if (!picture?.hash) return frame();
  const image = svg("image", {
    class: "picture",
    ...at,
    preserveAspectRatio: "none",
    href: pictureAddress(picture.hash),
  });
  image.addEventListener("error", () => image.replaceWith(frame()));
  const grip = svg("rect", {
    class: "grip",
    x: at.x + (side < 0 ? 0 : at.width) - 5,
    y: at.y + at.height - 5,
    width: 10,
    height: 10,
    rx: 2,
  });
  return svg("g", {}, svg("rect", { class: "ground", ...at }), image, grip);
}

/** @param {Face} face @param {Mark} mark @param {number} cx @param {number} cy @param {number} r */
function disc(face, mark, cx, cy, r) {
  const size = face.kind === BRANCH ? 12 : 9.5;
  const text = svg("text", { class: "disc-n", x: cx, y: cy + size * 0.36, "font-size": size, "text-anchor": "middle" });
  text.textContent = mark.text;
  return svg("g", { class: `st${mark.text}` }, svg("circle", { class: "disc", cx, cy, r }), text);
}

/** @param {Face} face @param {number} side */
function fold(face, side) {
  const mark = foldMark(face, side);
  const x = n(mark.x);
  const y = n(mark.y);
  const width = n(mark.width);
  const height = n(mark.height);
  const text = svg("text", { x: x + width / 2, y: y + height / 2 + 3.5, "text-anchor": "middle", "font-size": 10 });
  text.textContent = mark.text;
  return svg(
    "g",
    { class: "folded" },
    svg("path", { d: `M${side >= 0 ? n(face.width) : 0} ${y + height / 2}H${x + width / 2}` }),
    svg("rect", { x, y, width, height, rx: height / 2 }),
    text,
  );
}
