// The verdicts beside the map: counts filter, an open requirement highlights its nodes, evidence leads to its node.

export function openPanel(document) {
  const panel = document.querySelector("#verdicts");
  if (!panel) return;
  const rows = [...panel.querySelectorAll("details[data-requirement]")];
  const svg = document.querySelectorAll("svg.map[role=tree]");

  for (const row of rows) row.addEventListener("toggle", () => toggled(row));
  for (const button of panel.querySelectorAll("[data-filter]")) button.addEventListener("click", () => filter(button));
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || !document.querySelector("[data-selbar]")) return;
    const go = new CustomEvent("shell:go", { detail: link.dataset.go, cancelable: true });
    if (!document.dispatchEvent(go)) event.preventDefault(); // drawn: no need to ask the server for a map unfolded
  });
  const opened = rows.find((row) => row.open);
  if (opened) opened.scrollIntoView({ block: "nearest" });

  function toggled(row) {
    if (row.open) for (const other of rows) if (other !== row) other.open = false;
    const shown = rows.find((each) => each.open)?.dataset.requirement ?? "";
    for (const map of svg) {
      for (const node of map.querySelectorAll("a[data-shows], a[data-weak]")) {
        node.classList.toggle("proof", holds(node.dataset.shows, shown));
        node.classList.toggle("weak", holds(node.dataset.weak, shown));
      }
    }
    const url = new URL(location.href);
    if (shown) url.searchParams.set("exigence", shown);
    else url.searchParams.delete("exigence");
    history.replaceState(null, "", url.href);
  }

  function filter(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of panel.querySelectorAll("[data-filter]")) {
      other.setAttribute("aria-pressed", String(on && other === button));
    }
    for (const row of rows) row.hidden = on && !row.classList.contains(button.dataset.filter);
  }
}

const holds = (list, id) => Boolean(id && list?.split(" ").includes(id));
