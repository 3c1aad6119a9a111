/** Limits that the page minds before the server is asked: those of cefi_map/limits.py under their names, held equal. */

const MEGABYTE = 1024 * 1024;

export const PAGE_NODES = 20_000;
export const EDIT_TITLE_CHARS = 32_000;
export const UPLOAD_BYTES = 10 * MEGABYTE;
export const PICTURED_BYTES = 64 * MEGABYTE;
export const PICTURE_BYTES = 10 * MEGABYTE;
export const PICTURE_DRAWN = 800;

/** « 10 Mo », of a whole number of megabytes.
 * @param {number} bytes */
export const inMegabytes = (bytes) => `${bytes / MEGABYTE}\u00a0Mo`;
