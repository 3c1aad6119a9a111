/** How long one has been speaking, as it reads on a clock. */

const MINUTE = 60;

/** « 4:05 », « 1:02:30 ».
 * @param {number} milliseconds */
export function reads(milliseconds) {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / MINUTE) % MINUTE, all % MINUTE];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** What the clock says: the time since one began, beside the time one has, in minutes (0: no limit).
 * @param {{began: number, planned: number}} where @param {number} now @returns {{text: string, isOver: boolean}} */
export function told({ began, planned }, now) {
  const spent = began ? now - began : 0;
  const limit = planned * MINUTE * 1000;
  const isOver = limit > 0 && spent > limit;
  if (isOver) return { text: `${reads(spent)}, dépassé de ${reads(spent - limit)}`, isOver };
  return { text: limit ? `${reads(spent)} sur ${reads(limit)}` : reads(spent), isOver };
}

/** Says it in an element, each second.
 * @param {HTMLElement} element @param {() => {began: number, planned: number}} where */
export function run(element, where) {
  const say = () => {
    const { text, isOver } = told(where(), Date.now());
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle("over", isOver);
  };
  say();
  setInterval(say, 250);
  return say;
}
