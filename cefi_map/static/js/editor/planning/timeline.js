/** The time line as the server laid it out, drawn with the map's own strokes; bars are dragged whole or by an end. */

import { svg } from "../../ui/dom.js";
import { dragged, spoken } from "./days.js";

/**
 * @typedef {import("./reading.js").Picture} Picture
 * @typedef {import("./reading.js").Span} Span
 */

const EDGE = 7; // pixels at each end of a bar that drag this end
const LEAST = 4; // pixels that make a drag of a press
const LEAD = 17;

/** @param {Picture} picture
 * @param {{move: (name: string, first: string, last: string) => void, open: (name: string) => void}} ways */
export function drawn(picture, ways) {
  const { width, height } = picture;
  const root = svg(
    "svg",
    {
      class: "timeline",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": "Le calendrier en barres. La table qui suit dit la même chose.",
    },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: "tl-end", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
        svg("path", { d: "M0 0L8 4L0 8Z", class: "point" }),
      ),
    ),
    ...heads(picture),
    ...picture.lanes.map((lane) => laneOf(picture, lane)),
    ...picture.arrows.map((d) => svg("path", { class: "tie", d, "marker-end": "url(#tl-end)" })),
  );
  listen(root, picture, ways);
  return root;
}

/** @param {Picture} picture */
function* heads({ ticks, height, head, first, left, day }) {
  yield svg("path", { class: "grid", d: ticks.map(({ x }) => `M${x} ${head - 4}V${height - 4}`).join("") });
  for (const { x, text, year } of ticks) {
    yield svg("text", { class: "tick", x: x + 3, y: 32 }, text);
    if (year) {
      const at = new Date(Date.parse(`${first}T00:00:00Z`) + Math.round((x - left) / day) * 86400000);
      yield svg("text", { class: "tick year", x: x + 3, y: 16 }, String(at.getUTCFullYear()));
    }
  }
}

/** @param {Picture} picture @param {import("./reading.js").Lane} lane */
function laneOf(picture, lane) {
  const top = lane.top + 12;
  const indent = lane.number ? lane.number.length * 7.3 + 16 : 8;
  return svg(
    "g",
    { class: `lane st${lane.stage || ""}${lane.head ? " head" : ""}` },
    svg("path", { class: "rule", d: `M0 ${lane.y}H${picture.width}` }),
    svg("text", { class: "n", x: 8, y: top }, lane.number),
    ...lane.lines.map((text, place) => svg("text", { x: indent, y: top + place * LEAD }, text)),
    ...lane.spans.map((span) => barOf(picture, span)),
  );
}

/** @param {Picture} picture @param {Span} span */
function barOf({ bar }, span) {
  const said = span.first === span.last ? spoken(span.first) : `${spoken(span.first)} – ${spoken(span.last)}`;
  const name = svg("title", {}, `${span.words}, ${said}`);
  const is = `period${span.pale ? " pale" : ""}`;
  if (span.first === span.last) {
    const [x, y, r] = [span.x + span.width / 2, span.y + bar / 2, bar / 2];
    return svg(
      "g",
      { class: `${is} day`, "data-name": span.name },
      name,
      svg("path", { d: `M${x - r} ${y}L${x} ${y - r}L${x + r} ${y}L${x} ${y + r}Z` }),
    );
  }
  return svg(
    "g",
    { class: is, "data-name": span.name },
    name,
    svg("rect", { x: span.x, y: span.y, width: span.width, height: bar, rx: 3 }),
  );
}

/** @param {SVGSVGElement} root @param {Picture} picture @param {Parameters<typeof drawn>[1]} ways */
function listen(root, picture, ways) {
  const spans = new Map(picture.lanes.flatMap(({ spans }) => spans).map((span) => [span.name, span]));
  root.addEventListener("pointerdown", (event) => {
    const bar = /** @type {Element} */ (event.target).closest(".period");
    const span = spans.get(bar?.getAttribute("data-name") ?? "");
    if (!bar || !span || event.button) return;
    event.preventDefault();
    const scale = picture.width / root.getBoundingClientRect().width;
    const at = (event.clientX - root.getBoundingClientRect().left) * scale;
    const what = partOf(span, at);
    let by = 0;
    const move = (/** @type {PointerEvent} */ now) => {
      by = (now.clientX - event.clientX) * scale;
      const ends = dragged(span, what, by / picture.day);
      place(bar, span, picture, ends);
    };
    const end = (/** @type {PointerEvent} */ now) => {
      root.classList.remove("held");
      root.removeEventListener("pointermove", move);
      root.removeEventListener("pointerup", end);
      root.removeEventListener("pointercancel", end);
      const ends = dragged(span, what, by / picture.day);
      if (now.type === "pointerup" && Math.abs(by) < LEAST) ways.open(span.name);
      else if (now.type === "pointerup" && (ends.first !== span.first || ends.last !== span.last))
        ways.move(span.name, ends.first, ends.last);
      else place(bar, span, picture, span);
    };
    root.classList.add("held");
    root.setPointerCapture(event.pointerId);
    root.addEventListener("pointermove", move);
    root.addEventListener("pointerup", end);
    root.addEventListener("pointercancel", end);
  });
  root.addEventListener("pointermove", (event) => {
    const span = spans.get(/** @type {Element} */ (event.target).closest(".period")?.getAttribute("data-name") ?? "");
    const box = root.getBoundingClientRect();
    const at = ((event.clientX - box.left) * picture.width) / box.width;
    root.style.cursor = !span ? "" : partOf(span, at) === "move" ? "grab" : "ew-resize";
  });
}

/** @param {Span} span @param {number} x @returns {"move" | "first" | "last"} */
function partOf(span, x) {
  if (span.first === span.last || span.width < 4 * EDGE) return "move";
  if (x < span.x + EDGE) return "first";
  return x > span.x + span.width - EDGE ? "last" : "move";
}

/** @param {Element} bar @param {Span} span @param {Picture} picture @param {{first: string, last: string}} ends */
function place(bar, span, picture, { first, last }) {
  const days = (/** @type {string} */ from, /** @type {string} */ to) => (Date.parse(to) - Date.parse(from)) / 86400000;
  const shift = days(span.first, first) * picture.day;
  const rect = bar.querySelector("rect");
  if (!rect) {
    bar.setAttribute("transform", `translate(${shift} 0)`);
    return;
  }
  rect.setAttribute("x", String(span.x + shift));
  rect.setAttribute("width", String(Math.max((days(first, last) + 1) * picture.day, 5)));
}
