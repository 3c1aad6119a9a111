// The dossier beside the grid: one tab stop, up and down go from paragraph to paragraph, a chosen one to pin a comment to.

export function openPassages(document) {
  const canvas = document.querySelector("[data-dossier]");
  const rows = [...canvas.querySelectorAll("[data-paragraph]")];
  const form = canvas.querySelector("[data-pin-form]");
  const bar = canvas.querySelector("[data-selbar]");
  const action = bar.querySelector("[data-do]");
  let chosen = canvas.querySelector("[data-paragraph].now") ?? rows[0];

  if (rows.length) wire();
  return { go, goPassage, pinFor };

  function wire() {
    for (const row of rows) linkOf(row).tabIndex = row === chosen ? 0 : -1;
    canvas.querySelector("ol").addEventListener("click", onClick);
    canvas.querySelector("ol").addEventListener("keydown", onKey);
    action.addEventListener("click", (event) => {
      if (changing()) return;
      event.preventDefault();
      pinFor();
    });
    form.querySelector("[data-pin-cancel]").addEventListener("click", (event) => {
      if (changing()) return;
      event.preventDefault();
      form.hidden = true;
      linkOf(chosen).focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") form.querySelector("[data-pin-cancel]").click();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        form.requestSubmit(form.querySelector(".btn.main"));
    });
  }

  /** Nodes are on the map: their links load it. */
  function go() {
    return false;
  }

  function goPassage(number) {
    const row = rows.find((each) => each.dataset.paragraph === number);
    if (row) choose(row, true);
    return Boolean(row);
  }

  function choose(row, focus) {
    linkOf(chosen).tabIndex = -1;
    linkOf(chosen).removeAttribute("aria-current");
    chosen.classList.remove("now");
    chosen = row;
    row.classList.add("now");
    linkOf(row).tabIndex = 0;
    linkOf(row).setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
    const number = row.dataset.paragraph;
    bar.querySelector("[data-chosen-number]").textContent = `§\u00a0${number}`;
    const address = new URL(action.href);
    address.searchParams.set("paragraphe", number);
    action.href = address.href;
    for (const each of document.querySelectorAll("[data-pin-paragraph]"))
      each.classList.toggle("now", each.dataset.pinParagraph === number);
    if (!changing()) {
      form.elements.paragraph.value = number;
      form.querySelector("[data-pin-where]").textContent = `le paragraphe ${number}`;
    }
    if (focus) linkOf(row).focus({ preventScroll: true });
  }

  function pinFor(criterion = "", text = "") {
    if (!form || changing()) return;
    choose(chosen, false);
    form.hidden = false;
    if (criterion) form.elements.criterion.value = criterion;
    if (text && !form.elements.text.value) form.elements.text.value = text;
    form.elements.text.focus();
  }

  function onClick(event) {
    const row = event.target.closest("[data-paragraph]");
    if (!row || event.target.closest("a.pinb") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!event.target.closest("a") && !document.getSelection().isCollapsed) return;
    event.preventDefault();
    choose(row, true);
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("a.pinb")) return;
    const at = rows.indexOf(chosen);
    const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
    if (next) choose(next, true);
    else if (["p", "P", "Enter"].includes(event.key)) pinFor();
    else if (event.key === "Escape") document.querySelector(".grow-row.open input")?.focus();
    else return;
    event.preventDefault();
  }

  function changing() {
    return Boolean(form?.elements.remark.value);
  }
}

const linkOf = (row) => row.querySelector("a.pn");
