// The numbered map: pan and zoom, one tab stop, arrows by geometry, a chosen node to pin a comment to.

import { neighbour } from "./neighbour.js";
import { makeView } from "./view.js";

const READABLE = 0.7;
const STEP = 1.25;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function openMap(document) {
  const canvas = document.querySelector("[data-canvas]");
  const svg = canvas.querySelector(".stage > svg.map");
  const view = makeView(svg, () => {});
  const nodes = [...svg.querySelectorAll("a[data-key]")];
  const boxes = new Map(nodes.map((node) => [node, node.querySelector(".halo").getBBox()]));
  const bar = canvas.querySelector("[data-selbar]");
  const form = canvas.querySelector("[data-pin-form]");
  let chosen = svg.querySelector("a.sel") ?? nodes[0];

  start();
  wirePointer();
  wireKeys();
  wirePins();
  new ResizeObserver(() => view.refresh()).observe(svg);
  window.addEventListener("load", () => setTimeout(comeBack)); // the address's own anchor first

  return { go, goPassage: () => false, pinFor };

  function start() {
    const fit = canvas.querySelector("[data-zoom=fit]");
    fit.hidden = false;
    fit.addEventListener("click", () => view.fit());
    if (view.fitScale() >= READABLE || chosen === nodes[0]) view.fit();
    if (chosen !== nodes[0] && view.fitScale() < READABLE) {
      const box = boxes.get(chosen);
      view.look(box.x + box.width / 2, box.y + box.height / 2, READABLE);
    }
  }

  /** After a comment the page is loaded anew: its node has the focus again. */
  function comeBack() {
    if (document.location.hash === "#choisi" && form.hidden) chosen.focus({ preventScroll: true });
  }

  function go(key) {
    const node = nodes.find((each) => each.dataset.key === key);
    if (node) choose(node, true);
    return Boolean(node);
  }

  function choose(node, focus = false) {
    chosen.classList.remove("sel");
    chosen.setAttribute("aria-selected", "false");
    chosen.tabIndex = -1;
    chosen = node;
    node.classList.add("sel");
    node.setAttribute("aria-selected", "true");
    node.tabIndex = 0;
    view.reveal(boxes.get(node));
    describe(node);
    if (focus) node.focus({ preventScroll: true });
  }

  function describe(node) {
    const { key } = node.dataset;
    const number = node === nodes[0] ? "" : numberOf(node);
    const stage = /\be([1-6])\b/.exec(node.className.baseVal)?.[1] ?? "";
    bar.querySelector("[data-chosen]").className = `row grow st${stage}`;
    bar.querySelector("[data-chosen-number]").textContent = number || "Centre";
    bar.querySelector("[data-chosen-text]").textContent = words(node);
    const action = bar.querySelector("[data-do]");
    const address = new URL(action.href);
    address.searchParams.set("noeud", key);
    action.href = address.href;
    for (const each of document.querySelectorAll("[data-pin-of]"))
      each.classList.toggle("now", each.dataset.pinOf === key);
    if (form.elements.remark.value) return;
    form.elements.key.value = key;
    form.querySelector("[data-pin-where]").textContent = number || "le centre";
  }

  function pinFor(criterion = "", text = "") {
    if (form.elements.remark.value) return;
    form.hidden = false;
    if (criterion) form.elements.criterion.value = criterion;
    if (text && !form.elements.text.value) form.elements.text.value = text;
    form.elements.text.focus();
  }

  function wirePins() {
    bar.querySelector("[data-do]").addEventListener("click", (event) => {
      if (form.elements.remark.value) return;
      event.preventDefault();
      pinFor();
    });
    form.querySelector("[data-pin-cancel]").addEventListener("click", (event) => {
      if (form.elements.remark.value) return;
      event.preventDefault();
      form.hidden = true;
      chosen.focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") form.querySelector("[data-pin-cancel]").click();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        form.requestSubmit(form.querySelector(".btn.main"));
    });
  }

  function wirePointer() {
    const stage = svg.parentElement;
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
        const span = (at) => Math.hypot(at.clientX - other.clientX, at.clientY - other.clientY);
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
    for (const name of ["pointerup", "pointercancel"]) {
      svg.addEventListener(name, (event) => {
        fingers.delete(event.pointerId);
        stage.classList.remove("grabbed");
      });
    }
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      const node = event.target.closest("a[data-key]");
      if (moved > 4) return event.preventDefault();
      if (!node || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(node, true);
    });
    const turn = (event) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) view.zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      else view.pan(event.deltaX, event.deltaY);
    };
    svg.addEventListener("wheel", turn, { passive: false });
  }

  function wireKeys() {
    const keys = {
      "+": () => view.zoom(STEP),
      "=": () => view.zoom(STEP),
      "-": () => view.zoom(1 / STEP),
      0: () => view.fit(),
      Home: () => choose(nodes[0], true),
      p: () => pinFor(),
      P: () => pinFor(),
      Enter: () => pinFor(),
      Escape: () => document.querySelector(".grow-row.open input")?.focus(),
    };
    svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      const next = arrow && neighbour(document.activeElement, boxes, arrow);
      if (next) choose(next, true);
      else if (keys[event.key]) keys[event.key]();
      else if (!arrow) return;
      event.preventDefault();
    });
  }
}

/** A node's name begins with its number: « 3.1.3, l’abattoir ». */
const numberOf = (node) => /^\d[\d.]*(?=, )/.exec(node.getAttribute("aria-label"))?.[0] ?? "";
const linesOf = (label) =>
  label.children.length ? [...label.children].map((each) => each.textContent) : [label.textContent];
const words = (node) => [...node.querySelectorAll(".label")].flatMap(linesOf).join(" ");
