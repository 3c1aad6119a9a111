/** Addresses as people type them. */

/** « www.exemple.fr » and « moi@exemple.fr », whole; anything else as it is.
 * @param {string} address */
export function completed(address) {
  if (/^[^\s:/@]+@[^\s@]+\.\p{L}+$/u.test(address)) return `mailto:${address}`;
  return /^([\p{L}\d-]+\.)+\p{L}{2,}(:\d+)?([/?#]\S*)?$/u.test(address) ? `https://${address}` : address;
}

/** Whether a link gives a file to keep, not a page: what has to wait for the opinion is `data-file` (shell/taking.js).
 * @param {Element} link */
export const isFile = (link) => link.matches("[download], [data-file]");
