/** How things read in French: counts, hours, short titles. */

/** @typedef {"absent" | "partiel" | "a_verifier" | "satisfait"} Verdict */

export const NB = "\u00a0";
/** @type {Readonly<Record<Verdict, string>>} */
export const VERDICTS = { absent: "Absent", partiel: "Partiel", a_verifier: "À vérifier", satisfait: "Satisfait" };
/** @type {Readonly<Record<Verdict, string>>} */
export const PLURALS = { absent: "absents", partiel: "partiels", a_verifier: "à vérifier", satisfait: "satisfaits" };

/** « Partiel »; « À vérifier, plutôt partiel ».
 * @param {{verdict: Verdict, leaning?: Verdict}} given */
export function verdictWord({ verdict, leaning }) {
  return leaning ? `${VERDICTS[verdict]}, ${briefWord({ verdict, leaning }).toLowerCase()}` : VERDICTS[verdict];
}

/** « Partiel »; « Plutôt partiel », beside the sign of what is to be checked.
 * @param {{verdict: Verdict, leaning?: Verdict}} given */
export function briefWord({ verdict, leaning }) {
  return leaning ? `Plutôt ${VERDICTS[leaning].toLowerCase()}` : VERDICTS[verdict];
}

/** What stands over what to write next.
 * @param {Verdict} verdict */
export const nextLabel = (verdict) => (verdict === "a_verifier" ? "Pour lever le doute" : "À écrire ensuite");

/** « 1 nœud », « 5 nœuds ».
 * @param {number} number @param {string} one */
export function count(number, one, many = `${one}s`) {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f")}${NB}${number < 2 ? one : many}`;
}

/** « 14 h 32 ». */
export function clock(date = new Date()) {
  return `${date.getHours()}${NB}h${NB}${String(date.getMinutes()).padStart(2, "0")}`;
}

/** « 27 novembre à 14 h 32 ».
 * @param {Date} date */
export function moment(date) {
  return `${date.toLocaleDateString("fr-FR", { day: "numeric", month: "long" })} à ${clock(date)}`;
}

/** One line, cut at a word.
 * @param {string} text */
export function short(text, length = 40) {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}

/** The same between guillemets; « sans texte » when there is none.
 * @param {string} text */
export function quoted(text, length = 40) {
  return `«${NB}${short(text, length) || "sans texte"}${NB}»`;
}

/** No-break spaces where French wants them; not a letter is changed.
 * @param {string} text */
export function tied(text) {
  return text.replace(/[ \u00a0](?=[:;?!»%€])|(?<=\d)[ \u00a0](?=\d{3}(?!\d))/g, NB).replace(/«[ \u00a0]/g, `«${NB}`);
}

/** Official words between guillemets.
 * @param {string} text */
export function official(text) {
  return `«${NB}${tied(text)}${NB}»`;
}

/** For comparing: small letters, without accents.
 * @param {string} text */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/’/g, "'")
    .toLowerCase();
}

/** Languages that words may be said to be in, by their codes; "" for ours. */
export const LANGUAGES = [
  ["", "Français"],
  ["en", "Anglais"],
  ["es", "Espagnol"],
  ["pt", "Portugais"],
  ["it", "Italien"],
  ["de", "Allemand"],
  ["ar", "Arabe"],
  ["tr", "Turc"],
  ["ru", "Russe"],
  ["uk", "Ukrainien"],
  ["ro", "Roumain"],
  ["pl", "Polonais"],
  ["fa", "Persan"],
  ["zh", "Chinois"],
  ["la", "Latin"],
];
