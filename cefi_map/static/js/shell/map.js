// The drawn map: pan and zoom, one tab stop, arrows by geometry, a chosen node whose actions follow.

import { makeView } from "./view.js";
import { neighbour } from "./neighbour.js";

const READABLE = 0.75;
const STEP = 1.25;

export function openMap(document) {
  const canvas = document.querySelector("[data-canvas]");
  const svg = canvas?.querySelector(".stage > svg.map");
  if (!svg) return;
  const level = canvas.querySelector("[data-zoom-level]");
  const view = makeView(svg, (scale) => {
    level.textContent = `${Math.round(scale * 100)}\u00a0%`;
  });
  const nodes = [...svg.querySelectorAll("a[data-key]")];
  const boxes = new Map(nodes.map((node) => [node, node.querySelector(".halo").getBBox()]));
  const selection = makeSelection(document, svg);

  start();
  wireTools();
  wirePointer();
  wireKeys();
  new ResizeObserver(() => view.refresh()).observe(svg);
  document.addEventListener("shell:go", (event) => {
    const node = nodes.find((each) => each.dataset.key === event.detail);
    if (!node) return;
    event.preventDefault();
    choose(node, true);
  });

  function start() {
    const fit = view.fitScale();
    if (fit >= READABLE) return view.fit();
    const box = boxes.get(selection.chosen() ?? nodes[0]);
    view.look(box.x + box.width / 2, box.y + box.height / 2, READABLE);
  }

  function choose(node, focus) {
    selection.choose(node);
    view.reveal(boxes.get(node));
    if (focus) node.focus({ preventScroll: true });
  }

  function wireTools() {
    const actions = { in: () => view.zoom(STEP), out: () => view.zoom(1 / STEP), fit: () => view.fit() };
    canvas.querySelector("[data-tools]").hidden = false;
    const hints = canvas.querySelector("[data-hints]");
    if (hints) hints.hidden = false;
    for (const button of canvas.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", actions[button.dataset.zoom]);
    }
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
      if (fingers.size === 1) {
        const [dx, dy] = [before.clientX - event.clientX, before.clientY - event.clientY];
        moved += Math.abs(dx) + Math.abs(dy);
        if (moved > 4) {
          svg.setPointerCapture(event.pointerId);
          stage.classList.add("grabbed");
          view.pan(dx, dy);
        }
      } else {
        const other = [...fingers.values()].find((each) => each.pointerId !== event.pointerId);
        const span = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
        moved = 10;
        view.zoom(span(event) / (span(before) || 1), event.clientX, event.clientY);
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
      if (!selection.follows) return; // the plan opens the node's form: that is a page
      event.preventDefault();
      choose(node, true);
    });
    svg.addEventListener("dblclick", (event) => {
      if (event.target.closest("a[data-key]")) selection.act("renommer");
    });
    svg.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        if (event.ctrlKey || event.metaKey) view.zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
        else view.pan(event.deltaX, event.deltaY);
      },
      { passive: false },
    );
  }

  function wireKeys() {
    const keys = {
      "+": () => view.zoom(STEP),
      "=": () => view.zoom(STEP),
      "-": () => view.zoom(1 / STEP),
      0: () => view.fit(),
      F2: () => selection.act("renommer"),
      Home: () => choose(nodes[0], true),
      Escape: () => canvas.querySelector("[data-zoom=out]").focus(),
    };
    svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (arrow && event.shiftKey) view.pan(arrow[0] * 80, arrow[1] * 80);
      else if (arrow) {
        const next = neighbour(document.activeElement, boxes, arrow);
        if (next) choose(next, true);
      } else if (keys[event.key]) keys[event.key]();
      else return;
      event.preventDefault();
    });
  }
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The chosen node: its ring, the tab stop, the bar above the map, the address. */
function makeSelection(document, svg) {
  const bar = document.querySelector("[data-selbar]");
  let current = svg.querySelector("a.sel");

  return {
    follows: Boolean(bar),
    chosen: () => current,
    choose(node) {
      if (current) {
        current.classList.remove("sel");
        current.setAttribute("aria-selected", "false");
        current.tabIndex = -1;
      }
      current = node;
      node.classList.add("sel");
      node.setAttribute("aria-selected", "true");
      node.tabIndex = 0;
      if (bar) describe(bar, node);
    },
    act(what) {
      bar?.querySelector(`[data-do=${what}]`)?.click();
    },
  };

  function describe(bar, node) {
    const { key, number, stage } = node.dataset;
    bar.querySelector("[data-chosen]").className = `row grow st${stage === "0" ? "" : stage}`;
    bar.querySelector("[data-chosen-number]").textContent = number || "Centre";
    const words = [...node.querySelectorAll(".label")].flatMap(linesOf);
    bar.querySelector("[data-chosen-text]").textContent = words.join(" ");
    bar.querySelector("[data-not-root]").hidden = number === "";
    for (const action of bar.querySelectorAll("[data-do]")) action.href = withNode(action.href, key);
    for (const tab of document.querySelectorAll(".tabs a[href*='noeud=']")) tab.href = withNode(tab.href, key);
    history.replaceState(null, "", withNode(location.href, key, false));
  }
}

const linesOf = (label) => (label.children.length ? [...label.children].map((each) => each.textContent) : [label.textContent]);

function withNode(address, key, keepForm = true) {
  const url = new URL(address, location.href);
  url.searchParams.set("noeud", key);
  if (!keepForm) url.searchParams.delete("faire");
  return url.href;
}
