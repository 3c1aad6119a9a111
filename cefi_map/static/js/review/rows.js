// A long list that is read with the arrows: one tab stop, up and down go from row to row, a chosen one to pin a comment to.

import { find, targetOf } from "./page.js";

/** @param {HTMLElement} list @param {string} name of the rows' data attribute, which tells one from the others
 * @param {import("./map.js").Room} room */
export function openRows(list, name, room) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(`[data-${name}]`))];
  const byName = new Map(rows.map((row) => [row.dataset[name] ?? "", row]));
  let chosen = rows.find((row) => row.matches(".now")) ?? rows[0];
  for (const row of rows) linkOf(row).tabIndex = row === chosen ? 0 : -1;
  list.addEventListener("click", onClick);
  list.addEventListener("keydown", onKey);
  return {
    rows,
    choose,
    focus: () => linkOf(chosen).focus({ preventScroll: true }),
    rowOf: (/** @type {string} */ of) => byName.get(of),
  };

  /** False where there is no such row.
   * @param {string} of */
  function choose(of, focus = false) {
    const row = byName.get(of);
    if (!row) return false;
    linkOf(chosen).tabIndex = -1;
    linkOf(chosen).removeAttribute("aria-current");
    chosen.classList.remove("now");
    chosen = row;
    row.classList.add("now");
    linkOf(row).tabIndex = 0;
    linkOf(row).setAttribute("aria-current", "true");
    if (list.clientHeight) row.scrollIntoView({ block: "nearest" });
    if (focus) linkOf(row).focus({ preventScroll: true });
    return true;
  }

  /** @param {HTMLElement} row */
  function go(row) {
    room.choose(row.dataset[name] ?? "");
    linkOf(row).focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = targetOf(event);
    /** @type {HTMLElement | null} */
    const row = target.closest(`[data-${name}]`);
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = target.closest("a");
    if (link ? !link.matches(".pn") : !list.ownerDocument.getSelection()?.isCollapsed) return;
    event.preventDefault();
    go(row);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !targetOf(event).matches("a.pn")) return;
    const at = rows.indexOf(chosen);
    /** @type {Record<string, HTMLElement | undefined>} */
    const ways = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) };
    const next = ways[event.key];
    if (next) go(next);
    else if (["p", "P", "Enter"].includes(event.key)) room.pin();
    else if (event.key === "Escape") room.leave();
    else return;
    event.preventDefault();
  }
}

const linkOf = (/** @type {HTMLElement} */ row) => find(row, "a.pn", HTMLAnchorElement);
