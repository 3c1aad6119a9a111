/** What can be undone of a work, kept for this tab while it shows another page: given back with what others wrote meanwhile,
 * which is never undone. What this tab wrote and the server does not have yet comes back with it. */

import { keepBetweenPages, keptAt } from "./known.js";
import { isAmong, isSame, remembering } from "./unanswered.js";

/**
 * @template Data, Past
 * @typedef {object} Kept A work as it was left.
 * @property {Data} data
 * @property {Past} past what can be undone of it, and where one was
 * @property {number} revision the last one that was known
 * @property {string[]} sent names of what may have arrived since
 */

/** Takes up what this tab could undo of a work when it left it, and keeps it again when it leaves. `recall` brings it to
 * the work as it is: to what was left itself, as a change to be sent, where this is newer.
 * @template Data, Past
 * @param {Pick<import("./sync.js").Sync<Data>, "work" | "delivery" | "heirs" | "revision">} sync @param {() => Past} past
 * @param {(kept: {data: Data, past: Past}, isNewer: boolean) => void} recall */
export function keepPast(sync, past, recall) {
  const { work, delivery, heirs } = sync;
  const back = (/** @type {Kept<Data, Past>} */ kept) => {
    const isNewer = isAhead(kept, sync);
    if (isNewer) {
      delivery.unanswered = kept.sent;
      heirs.begun = remembering(heirs.begun, kept.data);
    }
    recall(kept, isNewer);
  };
  const left = () => {
    work.settle();
    const data = work.read();
    return { data, past: past(), revision: sync.revision, sent: remembering(delivery.unanswered, data) };
  };
  keepBetweenPages("past", work.address, back, left);
}

/** Whether a page was asked for before the last words of the one it follows had arrived. To one of this device drafts bring
 * them.
 * @template Data, Past
 * @param {Kept<Data, Past>} kept @param {Parameters<typeof keepPast<Data, Past>>[0]} sync */
function isAhead({ data, revision, sent }, sync) {
  const now = sync.work.read();
  if (keptAt() || isSame(data, now)) return false;
  return sync.revision <= revision || isAmong(sent, now);
}
