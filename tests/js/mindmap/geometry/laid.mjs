/** Layouts in the form of the shared fixtures, for maps of the tests and of the server. */

import { readFileSync } from "node:fs";
import { setAdvances } from "../../../../cefi_map/static/js/mindmap/geometry/fonts.js";
import { edgeOf, layout } from "../../../../cefi_map/static/js/mindmap/geometry/layout.js";
import { relations } from "../../../../cefi_map/static/js/mindmap/geometry/relations.js";

const TABLE = JSON.parse(readFileSync(new URL("../../../../cefi_map/geometry/arimo.json", import.meta.url), "utf-8"));
const inRuns = (advances) => Object.entries(advances).map(([code, width]) => [Number(code), width]);
setAdvances({ regular: inRuns(TABLE.regular), bold: inRuns(TABLE.bold) });

/** Boxes, edges, relations and bounds, as tests/geometry/fixtures.py writes them. */
export function laid(map, preset, options) {
  const { boxes, left, top, right, bottom } = layout(map, preset, options);
  return {
    bounds: [left, top, right, bottom],
    boxes: boxes.map(boxOf),
    edges: boxes.filter((box) => box.parent).map((box) => edgeData(box, edgeOf(box, preset.shape))),
    relations: relations(map, boxes).map(relationData),
  };
}

function boxOf({ key, x, y, side, stage, face: { padX, textX, lineHeight, lines, marks, ...face } }) {
  return {
    key,
    x,
    y,
    side,
    stage,
    ...face,
    pad_x: padX,
    text_x: textX,
    line_height: lineHeight,
    lines: lines.map(({ text, width }) => [text, width]),
    marks: marks.map((mark) => [mark.kind, mark.text, mark.x, mark.y, mark.width, mark.height]),
  };
}

function edgeData(box, { kind, x0, y0, x1, y1 }) {
  return [box.parent.key, box.key, kind, x0, y0, x1, y1, box.stage];
}

function relationData({ source, start, end, way, label }) {
  return [source, start, end, way, label && [label.text, label.x, label.y, label.width, label.height]];
}
