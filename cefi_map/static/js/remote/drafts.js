/** What is not yet on the server, kept on this device (IndexedDB): one draft for each tab, so that none hides another. */

/**
 * @typedef {object} Draft
 * @property {string} id of the tab that wrote it
 * @property {string} of whose draft it is: the key of a work
 * @property {number} base the revision that it started from
 * @property {any} [start] the data of that revision: the server thins its history
 * @property {any} data those of the work
 * @property {string[]} [unanswered] names of what was sent and may have arrived
 * @property {number} at milliseconds
 * @property {string} [place] whose data it belongs to
 * @property {string} [address] where it is to be sent
 * @property {string} [page] the one that takes it up
 * @property {string} [title] of its project
 * @property {boolean} [away] whether the server could not be reached then
 * @property {string[]} [from] drafts whose words it holds
 * @property {"choice" | "project"} [waits] what has to come before it can be sent: a person's choice between two
 *   versions, or a project that is not there
 */

import { place } from "./known.js";

const NAME = "cefi-map";
const TABLE = "drafts";

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/** Keeps a draft. Quietly does nothing where the browser keeps nothing.
 * @param {Draft} draft */
export async function keep(draft) {
  return withTable("readwrite", (table) => table.put(draft));
}

/** Whether this browser keeps anything. */
export async function canKeep() {
  return (await withTable("readonly", (table) => table.count())) !== null;
}

/** @param {string} id */
export async function forget(id) {
  return withTable("readwrite", (table) => table.delete(id));
}

/** This person's drafts of one work (a project's map or its dossier), oldest first: in a browser that others use too,
 * theirs stay theirs.
 * @param {string} key @returns {Promise<Draft[]>} */
export async function draftsOf(key) {
  return (await allDrafts()).filter((draft) => draft.of === key && isOurs(draft));
}

/** Whether it belongs to whom this page shows. Those of before had no place.
 * @param {Draft} draft */
export function isOurs(draft) {
  return !draft.place || draft.place === place();
}

/** Drafts of all works and of everybody, oldest first.
 * @returns {Promise<Draft[]>} */
export async function allDrafts() {
  /** @type {Draft[]} */
  const all = (await withTable("readonly", (table) => table.getAll())) || [];
  return all.sort((a, b) => a.at - b.at);
}

/** Every draft goes, of every work. */
export async function dropAll() {
  return withTable("readwrite", (table) => table.clear());
}

/** What `run` asks of the table; null where the browser keeps nothing.
 * @template T @param {IDBTransactionMode} mode @param {(table: IDBObjectStore) => IDBRequest<T>} run
 * @returns {Promise<T | null>} */
async function withTable(mode, run) {
  try {
    const database = await open();
    return await new Promise((done, failed) => {
      const transaction = database.transaction(TABLE, mode);
      const request = run(transaction.objectStore(TABLE));
      if (mode === "readwrite") transaction.commit(); // else a page that goes away takes its last draft with it
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => failed(transaction.error);
      transaction.onabort = () => failed(transaction.error);
    });
  } catch {
    return null;
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}
