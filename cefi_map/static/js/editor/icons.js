/** FreeMind's icons that we draw, with what they are called. Other names survive and show a dashed square. */

/** @type {readonly (readonly [name: string, label: string])[]} */
export const ICONS = [
  ["idea", "Idée"],
  ["help", "Question"],
  ["yes", "Important"],
  ["messagebox_warning", "Attention"],
  ["stop-sign", "Stop"],
  ["button_ok", "Fait"],
  ["button_cancel", "Refusé"],
  ["back", "Retour"],
  ["forward", "Suite"],
  ["up", "Hausse"],
  ["down", "Baisse"],
  ["attach", "Pièce jointe"],
  ["clock", "Délai"],
  ["calendar", "Calendrier"],
  ["flag", "Drapeau"],
  ["bookmark", "Repère"],
  ["ksmiletris", "Point fort"],
  ["pencil", "À rédiger"],
  ["info", "Information"],
  ["list", "Liste"],
  ["Mail", "Courrier"],
  ["go", "En cours"],
  ["prepare", "À préparer"],
  ["stop", "À l’arrêt"],
  ["hourglass", "En attente"],
  ["group", "Groupe"],
  ["money", "Budget"],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((figure) => /** @type {const} */ ([`full-${figure}`, `Priorité ${figure}`])),
];

const KNOWN = new Set(ICONS.map(([name]) => name));

/** The drawing of an icon; of one that is not known, a dashed square.
 * @param {string} name */
export function iconOf(name) {
  return `fm-${KNOWN.has(name) ? name : "unknown"}`;
}
