/** What our menus use of popovers, where a browser has none (Safari before 17, Firefox before 125): one is shown at a
 * time, Escape or a press elsewhere puts it away, and both are told. */

const SHOWN = "shown"; // the class of one that is open (app.css)

if ("HTMLElement" in globalThis && !("showPopover" in HTMLElement.prototype)) provide(); // Node’s tests have no page

function provide() {
  Object.assign(HTMLElement.prototype, {
    /** @this {HTMLElement} */
    showPopover() {
      turn(this, true);
    },
    /** @this {HTMLElement} */
    hidePopover() {
      turn(this, false);
    },
  });
  Object.defineProperty(HTMLButtonElement.prototype, "popoverTargetElement", { set: opens });
  document.addEventListener("pointerdown", ({ target }) => closeBut(/** @type {Node} */ (target)));
  document.addEventListener("keydown", leave, true);
}

/** A button shows its popover, or puts it away; the press that comes before the click has closed it already.
 * @this {HTMLElement} @param {HTMLElement} list */
function opens(list) {
  let wasOpen = false;
  this.addEventListener("pointerdown", () => (wasOpen = isOpen(list)));
  this.addEventListener("click", () => {
    turn(list, !wasOpen);
    wasOpen = false;
  });
}

/** @param {KeyboardEvent} event */
function leave(event) {
  if (event.key !== "Escape" || !closeBut(null)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Puts away those that do not hold it; whether there were some.
 * @param {Node | null} kept */
function closeBut(kept) {
  const others = [...document.querySelectorAll(`[popover].${SHOWN}`)].filter((one) => !kept || !one.contains(kept));
  for (const other of others) turn(/** @type {HTMLElement} */ (other), false);
  return others.length > 0;
}

/** @param {HTMLElement} one @param {boolean} open */
function turn(one, open) {
  if (isOpen(one) === open) return;
  tell(one, "beforetoggle", open);
  if (open) closeBut(one);
  one.classList.toggle(SHOWN, open);
  tell(one, "toggle", open);
}

const isOpen = (/** @type {HTMLElement} */ one) => one.classList.contains(SHOWN);

/** @param {HTMLElement} one @param {string} what @param {boolean} open */
function tell(one, what, open) {
  one.dispatchEvent(Object.assign(new Event(what), { newState: open ? "open" : "closed" }));
}
