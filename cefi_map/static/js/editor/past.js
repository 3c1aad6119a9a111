/** What can be undone of a map while this tab shows another page, and where one was writing. */

import { bring } from "../mindmap/changes.js";
import { fromData, toData } from "../mindmap/codec.js";
import { History } from "../mindmap/history.js";
import * as remote from "../remote/past.js";

/**
 * @typedef {Pick<import("./app.js").App, "state" | "entry" | "goTo">} Given
 * @typedef {Parameters<typeof remote.keepPast<MapData, Past>>[0]} Sync
 * @typedef {import("../mindmap/codec.js").MapData} MapData
 * @typedef {{record: History["record"], key: string}} Past `key`: of the node that was being written, "" for none.
 * @typedef {{data: MapData, past: Past}} Kept
 */

/** Takes up what this tab could undo of a map when it left it, and keeps it again when it leaves.
 * @param {Given} app @param {Sync} sync */
export function keepPast(app, sync) {
  const { state, entry } = app;
  const past = () => ({ record: state.history.record, key: entry.isOpen ? entry.key : "" });
  remote.keepPast(sync, past, (kept, isNewer) => {
    const read = () => toData(state.map, state.blanks);
    if (isNewer) state.bring("travail repris", (t) => bring(t, read().nodes, kept.data.nodes));
    state.history.recall(since(kept, read()));
    if (state.map.has(kept.past.key)) app.goTo(kept.past.key, { focus: false });
  });
}

/** What can be undone of the map as it is now: all of it, unless others wrote meanwhile.
 * @param {Kept} kept @param {MapData} now */
function since({ data, past }, now) {
  if (JSON.stringify(data) === JSON.stringify(now)) return past.record;
  const history = new History(fromData(data));
  history.recall(past.record);
  history.bring((t) => bring(t, data.nodes, now.nodes));
  return history.record;
}
