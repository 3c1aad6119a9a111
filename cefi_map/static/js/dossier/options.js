/** Small choices kept on this device. */

export function kept(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(`cefi-map:dossier:${name}`)) ?? fallback;
  } catch {
    return fallback; // storage refused: the choice lasts as long as the page
  }
}

export function keepOption(name, value) {
  try {
    localStorage.setItem(`cefi-map:dossier:${name}`, JSON.stringify(value));
  } catch {
    /* storage refused */
  }
}
