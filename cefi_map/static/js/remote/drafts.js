/** What is not yet on the server, kept on this device (IndexedDB): one draft for each tab, so that none hides another. */

const NAME = "cefi-map";
const TABLE = "drafts";

let opened = null;

/** Keeps a draft `{id, of, base, data, unanswered, at}`. Quietly does nothing where the browser keeps nothing. */
export async function keep(draft) {
  return withTable("readwrite", (table) => table.put(draft));
}

export async function forget(id) {
  return withTable("readwrite", (table) => table.delete(id));
}

/** Drafts of one work (a project's map or its dossier), oldest first. */
export async function draftsOf(key) {
  const all = (await withTable("readonly", (table) => table.getAll())) || [];
  return all.filter((draft) => draft.of === key).sort((a, b) => a.at - b.at);
}

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

function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}
