// Where an arrow goes: on a drawing to the nearest in its half-plane, sideways distance counting more; else along a list.

const SIDEWAYS = 2.2;

/**
 * @typedef {Pick<DOMRect, "x" | "y" | "width" | "height">} Rect
 * @typedef {"x" | "y"} Start
 * @typedef {"width" | "height"} Length
 */

/** The one that a key goes to in a list.
 * @template N @param {N[]} list @param {N} from @param {string} key */
export function along(list, from, key) {
  const at = list.indexOf(from);
  /** @type {Record<string, N | undefined>} */
  const ways = { ArrowDown: list[at + 1], ArrowUp: list[at - 1], Home: list[0], End: list.at(-1) };
  return ways[key];
}

/** The one that lies that way; null where none does.
 * @template N @param {N} from @param {Map<N, Rect>} boxes @param {readonly [dx: number, dy: number]} way */
export function neighbour(from, boxes, [dx, dy]) {
  const here = boxes.get(from);
  if (!here) return null;
  /** @type {N | null} */
  let best = null;
  let least = Infinity;
  for (const [node, box] of boxes) {
    if (node === from) continue;
    const along = dx ? gap(here, box, "x", "width", dx) : gap(here, box, "y", "height", dy);
    if (along <= 0) continue;
    const across = dx
      ? middle(box, "y", "height") - middle(here, "y", "height")
      : middle(box, "x", "width") - middle(here, "x", "width");
    const distance = along + SIDEWAYS * Math.abs(across);
    if (distance < least) [least, best] = [distance, node];
  }
  return best;
}

/** @param {Rect} box @param {Start} start @param {Length} length */
const middle = (box, start, length) => box[start] + box[length] / 2;

/** How far `box` is that way, from the middle of `here` to the near edge; 0 or less: not that way.
 * @param {Rect} here @param {Rect} box @param {Start} start @param {Length} length @param {number} sign */
function gap(here, box, start, length, sign) {
  return sign * (middle(box, start, length) - middle(here, start, length)) - here[length] / 4;
}
