/** Small choices kept on this device. */

/** @template T
 * @param {string} name @param {T} fallback @returns {T} */
export function kept(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(`cefi-map:dossier:${name}`) ?? "null") ?? fallback;
  } catch {
    return fallback; // storage refused: the choice lasts as long as the page
  }
}

/** @param {string} name @param {unknown} value */
export function keepOption(name, value) {
  try {
    localStorage.setItem(`cefi-map:dossier:${name}`, JSON.stringify(value));
  } catch {
    /* storage refused */
  }
}
