/** Addresses as people type them. */

/** « www.exemple.fr » and « moi@exemple.fr », whole; anything else as it is.
 * @param {string} address */
export function completed(address) {
  if (/^[^\s:/@]+@[^\s@]+\.\p{L}+$/u.test(address)) return `mailto:${address}`;
  return /^([\p{L}\d-]+\.)+\p{L}{2,}(:\d+)?([/?#]\S*)?$/u.test(address) ? `https://${address}` : address;
}
