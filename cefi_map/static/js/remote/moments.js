/** The moments of a page at which what is written is kept, sent or brought up to date: it goes, it comes back. */

/** @typedef {Pick<import("./sync.js").Sync, "work" | "dirty" | "conflict" | "keeps" | "keepHere" | "flush" | "refresh"
 *   | "away" | "delivery">} Sync */

const SMALL = 60_000; // characters that a browser sends for a page that goes away
const OTHERS = 15_000; // milliseconds after which a page in sight asks for what was written elsewhere

/** @param {Sync} sync */
export function listen(sync) {
  const { away } = sync;
  addEventListener("online", () => {
    if (away.isOn) away.look();
    sync.flush();
  });
  addEventListener("offline", () => away.begin());
  addEventListener("pagehide", () => leave(sync));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave(sync);
    else sync.refresh();
  });
  setInterval(() => {
    if (document.visibilityState === "visible" && !away.isOn) sync.refresh();
  }, OTHERS);
  addEventListener("beforeunload", (event) => hold(sync, event));
}

/** The page goes away: what is being written is kept, and sent if it is small enough.
 * @param {Sync} sync */
function leave(sync) {
  sync.work.settle();
  if (!sync.dirty) return;
  const data = sync.work.read();
  const isSent = !sync.conflict && JSON.stringify(data).length < SMALL;
  if (isSent) sync.delivery.remember(data); // it may arrive although nobody is here any more to read the answer
  sync.keepHere();
  if (isSent) sync.delivery.sendLeaving(data).catch(() => {});
}

/** Asks before the page goes where its words would be lost.
 * @param {Sync} sync @param {BeforeUnloadEvent} event */
function hold(sync, event) {
  sync.work.settle();
  if (sync.dirty) sync.keepHere();
  if (sync.dirty && !navigator.onLine && !sync.keeps) event.preventDefault();
}
