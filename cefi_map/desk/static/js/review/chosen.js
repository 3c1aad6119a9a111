// Files that were chosen or dropped, those of folders too: which of them may go up, and why the others may not.

/**
 * @typedef {{name: string, file: File}} Chosen A file, under its path where it came in a folder.
 * @typedef {{name: string, why: string}} Refused
 */

const MEGA = 2 ** 20;

/** Those of a field.
 * @param {FileList} files @returns {Chosen[]} */
export function chosenOf(files) {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** The files of a folder, and of those in it.
 * @param {FileSystemEntry} entry @returns {Promise<Chosen[]>} */
export async function inside(entry) {
  if (entry.isFile) return entry.name.startsWith(".") ? [] : [await fileOf(/** @type {FileSystemFileEntry} */ (entry))];
  const entries = await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry));
  return (await Promise.all(entries.map(inside))).flat();
}

/** Those that may go up, and those that are too large, alone or together.
 * @param {Chosen[]} chosen @param {number} most @param {number} together bytes */
export function sorted(chosen, most, together) {
  /** @type {Chosen[]} */
  const taken = [];
  /** @type {Refused[]} */
  const refused = [];
  for (const each of chosen) {
    const limit = /\.zip$/i.test(each.name) ? together : most;
    const why = whyNot(each.file.size, limit, together, together - sizeOf(taken));
    if (why) refused.push({ name: each.name, why });
    else taken.push(each);
  }
  return { taken, refused };
}

/** @param {Chosen[]} chosen */
export const sizeOf = (chosen) => chosen.reduce((sum, { file }) => sum + file.size, 0);

/** @param {number} size @param {number} limit @param {number} together @param {number} room what is left of that */
function whyNot(size, limit, together, room) {
  if (size > limit) return `Ce fichier dépasse ${limit / MEGA} Mo. Choisissez-en un plus petit.`;
  if (size <= room) return "";
  return `Le groupe dépasse ${together / MEGA} Mo avec ce fichier. Déposez-le ensuite, dans le même groupe.`;
}

/** @param {FileSystemFileEntry} entry @returns {Promise<Chosen>} */
async function fileOf(entry) {
  /** @type {File} */
  const file = await new Promise((done, failed) => entry.file(done, failed));
  return { name: entry.fullPath.replace(/^\//, ""), file };
}

/** @param {FileSystemDirectoryEntry} folder */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)); // at most a hundred at once
    if (!some.length) return found;
    found.push(...some);
  }
}
