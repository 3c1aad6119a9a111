/** The second window: the time, the view that the others see, what one wrote behind it, and what comes next. */

import { el, icon } from "../ui/dom.js";
import { run } from "./clock.js";
import { obey } from "./shared.js";

/** @param {import("./shared.js").Shared} shared */
export function showNotes(shared) {
  document.title = `Notes · ${document.title}`;
  const clock = el("p", { class: "clock num", role: "timer" });
  const count = el("p", { class: "meta num", role: "status" });
  const title = el("h1", { dir: "auto" });
  const notes = el("div", { class: "spoken" });
  const next = el("p", { class: "next-view", dir: "auto" });
  const step = (/** @type {string} */ name, /** @type {string} */ drawing, /** @type {-1 | 1} */ by) =>
    el("button", { class: "btn lg", onclick: () => shared.step(by) }, icon(drawing), name);
  const main = el(
    "main",
    { class: "talk-notes", id: "main", tabindex: "-1" },
    el("div", { class: "row wrap time" }, clock, again(shared)),
    count,
    title,
    notes,
    next,
    el("div", { class: "row wrap" }, step("Précédente", "i-left", -1), step("Suivante", "i-right", 1)),
  );
  document.body.replaceChildren(main);
  const show = () => {
    const { stop, next: after, where, stops } = shared;
    count.textContent = `Vue ${where.at + 1} sur ${stops.length}`;
    title.textContent = named(stop);
    notes.replaceChildren(...(stop.notes.length ? stop.notes.map((note) => noted(note, stop)) : [none()]));
    next.replaceChildren(el("b", {}, "Ensuite\u00a0: "), after ? named(after) : "c’est la dernière vue.");
  };
  run(clock, () => shared.where);
  shared.onChange(show);
  document.addEventListener("keydown", (event) => void (event.key === "Escape" ? close() : obey(shared, event)));
  show();
  main.focus();
}

/** @param {import("./shared.js").Shared} shared */
function again(shared) {
  const onclick = () => shared.set({ began: Date.now() });
  return el("button", { class: "btn sm", onclick }, icon("i-history"), "Démarrer l’horloge à zéro");
}

/** @param {import("./shared.js").Note} note @param {import("./shared.js").Stop} stop */
function noted(note, stop) {
  const lines = note.text.split("\n").map((line) => el("p", { dir: "auto" }, line));
  const own = note.number === stop.number;
  return el(
    "section",
    {},
    own ? null : el("h2", { dir: "auto" }, el("b", { class: "num" }, note.number), ` ${note.title}`),
    ...lines,
  );
}

function none() {
  return el(
    "p",
    { class: "soft" },
    "Aucune note ici. Celle d’un nœud («\u00a0Pourquoi\u00a0?\u00a0») se lit dans cette fenêtre.",
  );
}

/** @param {import("./shared.js").Stop} stop */
function named({ number, title }) {
  return [number, title].filter(Boolean).join(" ");
}
