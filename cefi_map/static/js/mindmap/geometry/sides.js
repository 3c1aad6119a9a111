/** Which branches stand right and which left of the root, each side listed from top to bottom. */

/** @typedef {{side: string, stage: number, height: number}} Head of a branch of level 1 */

/** Indices of the right branches, then of the left ones.

 * A side given by the map is kept. Else stages 1 to 3 stand right, 4 to 6 left; a branch without stage goes where there
 * is less; a map without stages is cut in two where heights balance. A left side without given sides reads bottom up.
 * @param {Head[]} heads */
export function sides(heads) {
  const places = heads.map((_, place) => place);
  const free = places.filter((place) => !heads[place].side);
  const right = new Set(places.filter((place) => heads[place].side === "right"));
  const staged = heads.some((head) => head.stage);
  const added = free.length === heads.length && !staged ? places.slice(0, cut(heads)) : byStage(heads, free);
  for (const place of added) right.add(place);
  const left = places.filter((place) => !right.has(place));
  if (left.every((place) => !heads[place].side)) left.reverse();
  return [places.filter((place) => right.has(place)), left];
}

/** How many branches stay right so that both sides are as equal as can be; the right keeps the larger half.
 * @param {Head[]} heads */
function cut(heads) {
  const total = heads.reduce((sum, head) => sum + head.height, 0);
  let best = heads.length;
  let bestGap = total;
  let above = 0;
  heads.forEach((head, place) => {
    above += head.height;
    const gap = Math.abs(2 * above - total);
    if (gap <= bestGap) {
      best = place + 1;
      bestGap = gap;
    }
  });
  return best;
}

/** @param {Head[]} heads @param {number[]} free */
function byStage(heads, free) {
  const right = free.filter((place) => heads[place].stage >= 1 && heads[place].stage <= 3);
  let balance = heads.reduce((sum, head) => sum + signed(head), 0);
  for (const place of free.filter((one) => !heads[one].stage)) {
    if (balance <= 0) {
      right.push(place);
      balance += heads[place].height;
    } else balance -= heads[place].height;
  }
  return right;
}

/** @param {Head} head */
function signed(head) {
  if (head.side) return head.side === "right" ? head.height : -head.height;
  if (!head.stage) return 0;
  return head.stage <= 3 ? head.height : -head.height;
}
