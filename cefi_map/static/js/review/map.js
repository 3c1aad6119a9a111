// The numbered map: pan and zoom, one tab stop, arrows by geometry, a chosen node to pin a comment to.

import { neighbour } from "./neighbour.js";
import { find, focusOnGrid, pinFields, targetOf } from "./page.js";
import { makeView } from "./view.js";

const READABLE = 0.7;
const STEP = 1.25;
/** @type {Record<string, readonly [dx: number, dy: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {Document} document @returns {import("./page.js").Read} */
export function openMap(document) {
  const canvas = find(document, "[data-canvas]", HTMLElement);
  const svg = find(canvas, ".stage > svg.map", SVGSVGElement);
  const view = makeView(svg, () => {});
  const nodes = [.../** @type {NodeListOf<SVGAElement>} */ (svg.querySelectorAll("a[data-key]"))];
  const boxes = new Map(nodes.map((node) => [node, find(node, ".halo", SVGGraphicsElement).getBBox()]));
  const bar = find(canvas, "[data-selbar]", HTMLElement);
  const form = find(canvas, "[data-pin-form]", HTMLFormElement);
  const fields = pinFields(form);
  let chosen = nodes.find((node) => node.matches(".sel")) ?? nodes[0];

  start();
  wirePointer();
  wireKeys();
  wirePins();
  new ResizeObserver(() => view.refresh()).observe(svg);
  window.addEventListener("load", () => setTimeout(comeBack)); // the address's own anchor first

  return { go, goPassage: () => false, pinFor };

  function start() {
    const fit = find(canvas, "[data-zoom=fit]", HTMLElement);
    fit.hidden = false;
    fit.addEventListener("click", () => view.fit());
    if (view.fitScale() >= READABLE || chosen === nodes[0]) view.fit();
    if (chosen !== nodes[0] && view.fitScale() < READABLE) {
      const box = boxOf(chosen);
      view.look(box.x + box.width / 2, box.y + box.height / 2, READABLE);
    }
  }

  /** After a comment the page is loaded anew: its node has the focus again. */
  function comeBack() {
    if (document.location.hash === "#choisi" && form.hidden) chosen.focus({ preventScroll: true });
  }

  /** @param {SVGAElement} node */
  function boxOf(node) {
    return /** @type {DOMRect} */ (boxes.get(node));
  }

  /** @param {string} key */
  function go(key) {
    const node = nodes.find((each) => each.dataset.key === key);
    if (node) choose(node, true);
    return Boolean(node);
  }

  /** @param {SVGAElement} node */
  function choose(node, focus = false) {
    chosen.classList.remove("sel");
    chosen.setAttribute("aria-selected", "false");
    chosen.tabIndex = -1;
    chosen = node;
    node.classList.add("sel");
    node.setAttribute("aria-selected", "true");
    node.tabIndex = 0;
    view.reveal(boxOf(node));
    describe(node);
    if (focus) node.focus({ preventScroll: true });
  }

  /** @param {SVGAElement} node */
  function describe(node) {
    const { key = "" } = node.dataset;
    const number = node === nodes[0] ? "" : numberOf(node);
    const stage = /\be([1-6])\b/.exec(node.className.baseVal)?.[1] ?? "";
    find(bar, "[data-chosen]", HTMLElement).className = `row grow st${stage}`;
    find(bar, "[data-chosen-number]", HTMLElement).textContent = number || "Centre";
    find(bar, "[data-chosen-text]", HTMLElement).textContent = words(node);
    const action = find(bar, "[data-do]", HTMLAnchorElement);
    const address = new URL(action.href);
    address.searchParams.set("noeud", key);
    action.href = address.href;
    /** @type {NodeListOf<HTMLElement>} */
    const pinned = document.querySelectorAll("[data-pin-of]");
    for (const each of pinned) each.classList.toggle("now", each.dataset.pinOf === key);
    if (fields.remark.value) return;
    fields.key.value = key;
    find(form, "[data-pin-where]", HTMLElement).textContent = number || "le centre";
  }

  function pinFor(criterion = "", text = "") {
    if (fields.remark.value) return;
    form.hidden = false;
    if (criterion) fields.criterion.value = criterion;
    if (text && !fields.text.value) fields.text.value = text;
    fields.text.focus();
  }

  function wirePins() {
    find(bar, "[data-do]", HTMLAnchorElement).addEventListener("click", (event) => {
      if (fields.remark.value) return;
      event.preventDefault();
      pinFor();
    });
    const cancel = find(form, "[data-pin-cancel]", HTMLElement);
    cancel.addEventListener("click", (event) => {
      if (fields.remark.value) return;
      event.preventDefault();
      form.hidden = true;
      chosen.focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") cancel.click();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        form.requestSubmit(find(form, ".btn.main", HTMLElement));
    });
  }

  function wirePointer() {
    const stage = /** @type {HTMLElement} */ (svg.parentElement);
    /** @type {Map<number, PointerEvent>} */
    const fingers = new Map();
    let moved = 0;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 1) moved = 0;
    });
    svg.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const other = [...fingers.values()].find((each) => each.pointerId !== event.pointerId);
      if (other) {
        const span = (/** @type {PointerEvent} */ at) =>
          Math.hypot(at.clientX - other.clientX, at.clientY - other.clientY);
        moved = 10;
        view.zoom(span(event) / (span(before) || 1), event.clientX, event.clientY);
      } else {
        const [dx, dy] = [before.clientX - event.clientX, before.clientY - event.clientY];
        moved += Math.abs(dx) + Math.abs(dy);
        if (moved > 4) {
          svg.setPointerCapture(event.pointerId);
          stage.classList.add("grabbed");
          view.pan(dx, dy);
        }
      }
      fingers.set(event.pointerId, event);
    });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      svg.addEventListener(name, (event) => {
        fingers.delete(event.pointerId);
        stage.classList.remove("grabbed");
      });
    }
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      /** @type {SVGAElement | null} */
      const node = targetOf(event).closest("a[data-key]");
      if (moved > 4) return event.preventDefault();
      if (!node || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(node, true);
    });
    const turn = (/** @type {WheelEvent} */ event) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) view.zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      else view.pan(event.deltaX, event.deltaY);
    };
    svg.addEventListener("wheel", turn, { passive: false });
  }

  function wireKeys() {
    /** @type {Record<string, () => void>} */
    const keys = {
      "+": () => view.zoom(STEP),
      "=": () => view.zoom(STEP),
      "-": () => view.zoom(1 / STEP),
      0: () => view.fit(),
      Home: () => choose(nodes[0], true),
      p: () => pinFor(),
      P: () => pinFor(),
      Enter: () => pinFor(),
      Escape: () => focusOnGrid(document),
    };
    svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      const next = arrow && neighbour(/** @type {any} */ (document.activeElement), boxes, arrow);
      if (next) choose(next, true);
      else if (keys[event.key]) keys[event.key]();
      else if (!arrow) return;
      event.preventDefault();
    });
  }
}

/** A node's name begins with its number: « 3.1.3, l’abattoir ». */
const numberOf = (/** @type {SVGAElement} */ node) =>
  /^\d[\d.]*(?=, )/.exec(node.getAttribute("aria-label") ?? "")?.[0] ?? "";
const linesOf = (/** @type {Element} */ label) =>
  label.children.length ? [...label.children].map((each) => each.textContent) : [label.textContent];
const words = (/** @type {SVGAElement} */ node) => [...node.querySelectorAll(".label")].flatMap(linesOf).join(" ");
