// A reviewer's comments in the editor: a lettered drop on each node, and the words of the chosen one below the map.

const SVG = "http://www.w3.org/2000/svg";
const DROP = "M-9-2a9 9 0 1 1 9 9l-5 4 0-5.2a9 9 0 0 1-4-7.8z";

const data = document.getElementById("comments-data");
if (data) show(JSON.parse(data.textContent), document.getElementById("main"));

function show({ comments, address }, main) {
  const byKey = new Map();
  for (const each of comments) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each]);
  const box = made("ol", "pinned whisper");
  box.setAttribute("role", "status");
  box.hidden = true;
  main.after(box);
  let shown = "";

  const observer = new MutationObserver(look);
  observer.observe(main, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["aria-selected", "aria-current"],
  });
  look();

  function look() {
    for (const group of main.querySelectorAll("svg g[role=treeitem][data-key]")) {
      const own = byKey.get(group.dataset.key);
      if (own && !group.querySelector(":scope > .pin")) group.append(drop(group, own));
    }
    const chosen = main.querySelector("svg g[role=treeitem][aria-selected=true]")?.dataset.key ?? "";
    if (chosen !== shown) tell((shown = chosen));
  }

  function tell(key) {
    const own = byKey.get(key) ?? [];
    box.replaceChildren(...own.map(line));
    box.hidden = !own.length;
  }

  function line({ letter, kind, text }) {
    const said = made("p", "", `${kind} : ${text}`);
    said.dir = "auto";
    const link = made("a", "btn sm", "Répondre");
    link.href = address;
    const item = made("li", "now");
    item.append(made("span", "pinb", letter), said, link);
    return item;
  }
}

/** At the top corner on the root's side, the only one free of text. */
function drop(group, own) {
  const onTheLeft = /translate\(\s*-/.test(group.getAttribute("transform") ?? "");
  const x = onTheLeft ? group.getBBox().width + 2 : -2;
  const pin = document.createElementNS(SVG, "g");
  pin.setAttribute("class", "pin");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", DROP);
  shape.setAttribute("transform", `translate(${x} -3)`);
  const letters = document.createElementNS(SVG, "text");
  letters.setAttribute("x", x);
  letters.setAttribute("y", -1);
  letters.setAttribute("text-anchor", "middle");
  letters.textContent = own.map((each) => each.letter).join(" ");
  pin.append(shape, letters);
  if (own.length > 1) lengthen(pin, letters, x, onTheLeft);
  return pin;
}

/** Several letters make the drop longer, away from the text. */
function lengthen(pin, letters, x, onTheLeft) {
  const more = letters.textContent.length * 6;
  const start = x - 9 - (onTheLeft ? 0 : more);
  const pill = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: start, y: -14, width: 18 + more, height: 18, rx: 9 }))
    pill.setAttribute(name, value);
  letters.setAttribute("x", start + (18 + more) / 2);
  pin.prepend(pill);
}

function made(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
