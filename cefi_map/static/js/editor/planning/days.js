/** Days as the server writes them (« 2026-03-09 ») and as numbers: steps of a day or of a month. */

const DAY = 86400000;

/** @param {string} iso */
function numberOfDay(iso) {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** @param {number} number */
function isoOf(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Whether a period is made of whole months.
 * @param {string} first @param {string} last */
function areMonths(first, last) {
  return first.endsWith("-01") && isoOf(numberOfDay(last) + 1).endsWith("-01");
}

/** So many months later: the same day, or the month's last one.
 * @param {string} iso @param {number} months */
function monthsLater(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  const end = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, end));
  return at.toISOString().slice(0, 10);
}

/** The ends of a period after a drag of so many days: both ends for "move", one for "first" or "last". What is whole
 * months goes by months.
 * @param {{first: string, last: string}} span @param {"move" | "first" | "last"} what @param {number} by days */
export function dragged({ first, last }, what, by) {
  if (areMonths(first, last)) {
    const months = Math.round(by / 30.44);
    const end = (/** @type {number} */ shift) =>
      isoOf(numberOfDay(monthsLater(isoOf(numberOfDay(last) + 1), shift)) - 1);
    const moved = {
      first: what === "last" ? first : monthsLater(first, months),
      last: what === "first" ? last : end(months),
    };
    return moved.first <= moved.last ? moved : { first, last };
  }
  const days = Math.round(by);
  const moved = {
    first: what === "last" ? first : isoOf(numberOfDay(first) + days),
    last: what === "first" ? last : isoOf(numberOfDay(last) + days),
  };
  return moved.first <= moved.last ? moved : { first, last };
}

/** « 3 mars 2026 ». @param {string} iso */
export function spoken(iso) {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("fr-FR", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
