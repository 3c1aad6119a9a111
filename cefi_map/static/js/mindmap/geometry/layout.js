/** `layout`: a map and a preset give boxes and bounds, `edgeOf` the edge of a box. The server's geometry, number for number. */

import { TRUNK, column } from "./column.js";
import { COLUMN, PX, RIGHT, SCREEN } from "./presets.js";
import { faceOf, seen } from "./seen.js";
import { balanced, sides } from "./sides.js";
import { arrange, stack } from "./tidy.js";

const CLEAR = 8 * PX; // room kept free past the end of a leaf
const TUCK = 10 * PX; // how far inside the root a branch begins
const half = (value) => Math.floor(value / 2);

/** {boxes, left, top, right, bottom}: boxes {node, key, x, y, side, stage, depth, face, parent} in document order. */
export function layout(map, preset = SCREEN, options = {}) {
  const items = seen(map, preset, options);
  if (preset.shape === COLUMN) return bounded(column(preset, items, Boolean(options.only)));
  return bounded(
    sideways(
      preset,
      items,
      items.map((item) => faceOf(preset, item)),
    ),
  );
}

/** From a parent to a box: {kind: "taper" | "curve" | "elbow", x0, y0, x1, y1}; null for the first box. */
export function edgeOf(box, shape = "tidy") {
  const { parent } = box;
  if (!parent) return null;
  if (shape === COLUMN) {
    const x0 = Math.min(parent.x + TRUNK, box.x);
    return { kind: "elbow", x0, y0: parent.y + parent.face.height, x1: box.x, y1: box.y + box.face.anchor };
  }
  const x1 = box.side > 0 ? box.x : box.x + box.face.width;
  const y1 = box.y + box.face.anchor;
  if (parent.side === 0) {
    const reach = Math.floor((parent.face.height * 3) / 10);
    const y0 = Math.max(-reach, Math.min(reach, Math.floor((y1 * 16) / 100)));
    return { kind: "taper", x0: box.side * (half(parent.face.width) - TUCK), y0, x1, y1 };
  }
  const x0 = box.side > 0 ? parent.x + parent.face.width : parent.x;
  return { kind: "curve", x0, y0: parent.y + parent.face.anchor, x1, y1 };
}

function bounded(boxes) {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y, side, face } of boxes) {
    left = Math.min(left, x - (side < 0 ? face.fold : 0));
    top = Math.min(top, y);
    right = Math.max(right, x + face.width + (side >= 0 ? face.fold : 0));
    bottom = Math.max(bottom, y + face.height);
  }
  return { boxes, left, top, right, bottom };
}

/** Two-sided, or all to the right: branches are laid out as a forest, shared between sides, then mirrored. */
function sideways(preset, items, faces) {
  const count = items.length - 1;
  const starts = startsOf(preset, items, faces);
  const below = items.slice(1);
  const lower = faces.slice(1);
  const { offsets, blocks, segments } = arrange(
    below.map((item) => item.parent - 1),
    starts.subarray(1),
    lower.map((face) => face.width + face.fold),
    lower.map((face) => face.height),
    lower.map((face) => face.anchor),
    below.map((item) => gapOf(preset, item.depth + 1)),
    new Float64Array(count).fill(CLEAR),
  );
  const places = new Float64Array(count + 1);
  places.set(offsets, 1);
  const heads = items.flatMap((item, place) => (item.depth === 1 ? [place] : []));
  const { tops, bottoms } = extents(items, faces, places, heads);
  const given = heads.map((head, i) => ({
    side: items[head].node.data.side,
    stage: items[head].stage,
    height: bottoms[i] - tops[i],
  }));
  const share = preset.givenSides ? sides : balanced;
  const [right, left] = preset.shape === RIGHT ? [heads.map((_, i) => i), []] : share(given);
  const sideOf = new Int8Array(count + 1);
  for (const [side, list] of [
    [1, right],
    [-1, left],
  ]) {
    if (!list.length) continue;
    const at = stack(
      segments,
      list.map((i) => blocks[heads[i] - 1]),
      preset.gaps[0],
    ).places;
    const high = Math.min(...at.map((place, i) => place + tops[list[i]]));
    const low = Math.max(...at.map((place, i) => place + bottoms[list[i]]));
    list.forEach((i, row) => {
      places[heads[i]] = at[row] - half(high + low);
      sideOf[heads[i]] = side;
    });
  }
  return boxesOf(items, faces, starts, places, sideOf);
}

/** Where each node starts along the axis of depth. */
function startsOf(preset, items, faces) {
  const starts = new Float64Array(items.length);
  const first = faces[0].width - half(faces[0].width);
  for (let place = 1; place < items.length; place++) {
    const { parent, depth } = items[place];
    const end = parent ? starts[parent] + faces[parent].width : first;
    starts[place] = end + preset.steps[Math.min(depth, 3) - 1];
  }
  return starts;
}

function gapOf(preset, depth) {
  return preset.gaps[Math.min(depth, 3) - 1];
}

/** Top and bottom of each branch, from the top of its first box. */
function extents(items, faces, places, heads) {
  const tops = [];
  const bottoms = [];
  const at = new Float64Array(items.length);
  heads.forEach((start, i) => {
    const end = i + 1 < heads.length ? heads[i + 1] : items.length;
    let top = 0;
    let bottom = faces[start].height;
    for (let place = start + 1; place < end; place++) {
      at[place] = (items[place].parent === start ? 0 : at[items[place].parent]) + places[place];
      top = Math.min(top, at[place]);
      bottom = Math.max(bottom, at[place] + faces[place].height);
    }
    tops.push(top);
    bottoms.push(bottom);
  });
  return { tops, bottoms };
}

function boxesOf(items, faces, starts, places, sideOf) {
  const boxes = new Array(items.length);
  for (let place = 0; place < items.length; place++) {
    const { node, parent, depth, stage } = items[place];
    const face = faces[place];
    let x = -half(face.width);
    let y = -half(face.height);
    if (place) {
      if (parent) sideOf[place] = sideOf[parent];
      y = places[place] + (parent ? boxes[parent].y : 0);
      x = sideOf[place] > 0 ? starts[place] : -starts[place] - face.width;
    }
    boxes[place] = {
      node,
      key: node.key,
      x,
      y,
      side: sideOf[place],
      stage,
      depth,
      face,
      parent: place ? boxes[parent] : null,
    };
  }
  return boxes;
}
