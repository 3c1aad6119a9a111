// The grid: it saves itself; a key gives a level, Enter goes on; the automatic opinion comes once a level is given.

import { drawOpinion } from "./opinion.js";

const PAUSE = 500;

export function openGrid(document, map) {
  const form = document.querySelector("[data-grid]");
  const rows = [...form.querySelectorAll("[data-criterion]")];
  const said = form.querySelector("[data-saved]");
  let waiting = 0;
  let sending = Promise.resolve();

  for (const row of rows) wire(row);
  form.addEventListener("change", () => saveSoon(0));
  form.addEventListener("input", () => saveSoon(PAUSE));
  form.addEventListener("keydown", onKey);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveSoon(0);
  });
  document.addEventListener("click", followNode);
  document.addEventListener("visibilitychange", () => document.hidden && waiting && saveSoon(0));
  document.querySelector("[data-pin-form]")?.addEventListener("submit", keepFirst);
  showInGrid(rows.find(isOpen));
  window.addEventListener("load", () => setTimeout(begin));

  function wire(row) {
    const comment = row.querySelector("textarea");
    row.addEventListener("focusin", () => open(row));
    row.addEventListener("click", (event) => {
      if (!isOpen(row) && !event.target.closest("a")) open(row);
    });
    row.querySelector(".lv").addEventListener("click", () => {
      open(row);
      focusOn(row);
    });
    row.querySelector(".lev").addEventListener("change", () => shown(row));
    const pin = row.querySelector("[data-pin-for]");
    pin.hidden = false;
    pin.addEventListener("click", () => map.pinFor(row.dataset.criterion, comment.value));
    for (const button of row.querySelectorAll("[data-say]")) {
      button.addEventListener("click", () => {
        comment.value = [comment.value.trim(), button.textContent].filter(Boolean).join(" ");
        button.closest("details").open = false;
        comment.focus();
        saveSoon(0);
      });
    }
  }

  /** The keys work at once: the first criterion to read has the focus, unless the address says where to be. */
  function begin() {
    const row = rows.find(isOpen);
    if (row && !document.location.hash && document.activeElement === document.body) focusOn(row);
  }

  /** Within the grid's own scroll: on a phone the page stays where it is. */
  function showInGrid(row) {
    const frame = form.querySelector(".grows");
    if (row && frame.scrollHeight > frame.clientHeight) row.scrollIntoView({ block: "nearest" });
  }

  function open(row) {
    for (const each of rows) each.classList.toggle("open", each === row);
  }

  function shown(row) {
    const level = row.querySelector(".lev input:checked");
    const button = row.querySelector(".lv");
    row.classList.toggle("done", Boolean(level));
    button.dataset.level = level?.value ?? "";
    button.textContent = level?.nextElementSibling.textContent ?? "";
    button.setAttribute(
      "aria-label",
      `${row.dataset.criterion}, ${row.dataset.title} : ${button.textContent || "à coter"}, modifier`,
    );
    row.querySelector("[data-comment-shown]").textContent = row.querySelector("textarea").value;
    const count = rows.filter((each) => each.classList.contains("done")).length;
    form.querySelector("[data-progress]").textContent =
      `${count} ${count < 2 ? "critère coté" : "critères cotés"}, ${rows.length - count} à coter`;
  }

  function onKey(event) {
    const row = rows.find(isOpen);
    const writing = event.target.matches("textarea, select, [type=text]");
    if (!row || event.altKey) return;
    const goOn =
      event.key === "Enter" &&
      (!writing || event.ctrlKey || event.metaKey) &&
      !event.target.matches("button, a, summary");
    if (goOn) {
      event.preventDefault();
      next(row);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (writing) return event.key === "Escape" ? focusOn(row) : undefined;
    const key = event.key.toLowerCase();
    if ("123".includes(key)) level(row, Number(key) - 1);
    else if (key === "c") row.querySelector("textarea").focus();
    else if (key === "p") map.pinFor(row.dataset.criterion);
    else return;
    event.preventDefault();
  }

  function level(row, rank) {
    const input = row.querySelectorAll(".lev input")[rank];
    input.checked = true;
    input.focus();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function next(row) {
    shown(row);
    const after = rows[rows.indexOf(row) + 1];
    if (!after) return form.querySelector("#appreciation").focus();
    open(after);
    focusOn(after);
    after.scrollIntoView({ block: "nearest" });
  }

  function saveSoon(pause) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = 0;
      sending = sending.then(save);
    }, pause);
  }

  async function save() {
    said.textContent = "Enregistrement…";
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(answer.status);
      const { saved, opinions } = await answer.json();
      said.textContent = `Enregistré à ${saved}`;
      for (const row of rows) {
        drawOpinion(document, row, opinions[row.dataset.criterion]);
        if (!isOpen(row)) shown(row);
      }
      for (const each of form.querySelectorAll("[data-modality]"))
        drawOpinion(document, each, opinions[each.dataset.modality]);
    } catch {
      said.textContent = "Non enregistré : gardez cette page ouverte, elle réessaie.";
      setTimeout(() => saveSoon(0), 4000);
    }
  }

  /** A comment on a node loads the page anew: what waits in the grid goes first. */
  async function keepFirst(event) {
    if (!waiting) return;
    event.preventDefault();
    const { target, submitter } = event;
    clearTimeout(waiting);
    waiting = 0;
    await (sending = sending.then(save));
    target.requestSubmit(submitter);
  }

  function followNode(event) {
    const link = event.target.closest("a[data-go], a[data-passage]");
    if (!link || event.ctrlKey || event.metaKey) return;
    const { go, passage } = link.dataset;
    if (go ? map.go(go) : map.goPassage(passage)) event.preventDefault();
  }
}

const isOpen = (row) => row.classList.contains("open");
const focusOn = (row) =>
  (row.querySelector(".lev input:checked") ?? row.querySelector(".lev input")).focus({ preventScroll: true });
