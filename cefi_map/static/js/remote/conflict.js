/** Two versions that contradict each other: both shown, a choice for each, nothing lost meanwhile. */

import { numberOf } from "../mindmap/model.js";
import { fromData, toData } from "../mindmap/codec.js";
import { Transaction } from "../mindmap/transaction.js";
import { addSibling } from "../mindmap/commands.js";
import { el, icon } from "../editor/dom.js";
import { clock, count, short } from "../editor/words.js";

const WHAT = {
  text: "",
  note: "Note",
  details: "Détails",
  icons: "Icônes",
  link: "Lien",
  arrows: "Flèches",
  attributes: "Étapes et critères",
  style: "Aspect",
  place: "Place",
  deleted: "",
};

/** Asks for a choice; gives the settled map as data. The page of choices takes the place of the views. */
export function askConflict(app, answer) {
  return new Promise((done) => {
    new Page(app, answer, done);
  });
}

class Page {
  constructor(app, answer, done) {
    this.app = app;
    this.answer = answer;
    this.mine = fromData(answer.mine);
    this.theirs = fromData(answer.theirs);
    this.merged = fromData(answer.merged);
    this.choices = answer.conflicts.map(() => ({ side: "mine", both: false }));
    const finish = (data) => {
      app.views.main.classList.remove("choosing");
      page.remove();
      done(data);
      app.say("Les deux versions sont réunies.");
      app.canvas.schedule(true);
    };
    const cards = answer.conflicts.map((conflict, i) => this.card(conflict, this.choices[i], i));
    const page = el(
      "section",
      { class: "page narrow conf", "aria-labelledby": "conflict-title", tabindex: -1 },
      el("h2", { class: "big", id: "conflict-title" }, "Deux versions de la même carte"),
      el(
        "p",
        { class: "read soft" },
        `Vous avez écrit ici et ailleurs. ${count(answer.conflicts.length, "point demande votre avis", "points demandent votre avis")}, le reste s’est réuni de lui-même. Rien n’est perdu d’ici là.`,
      ),
      el("ol", { class: "col list" }, ...cards),
      el(
        "div",
        { class: "row wrap endrow" },
        el("button", { type: "button", class: "btn main lg", onclick: () => finish(this.settled()) }, "Réunir ainsi"),
        el(
          "button",
          {
            type: "button",
            class: "btn lg",
            onclick: () => {
              for (const choice of this.choices) choice.both = true;
              finish(this.settled());
            },
          },
          "Tout garder en double",
        ),
      ),
      el(
        "p",
        { class: "alert tip" },
        icon("i-history"),
        el("span", {}, "Les deux versions restent dans l’historique."),
      ),
    );
    app.views.main.append(page);
    app.views.main.classList.add("choosing");
    page.focus();
  }

  card(conflict, choice, i) {
    const node = this.merged.get(conflict.key) || this.theirs.get(conflict.key) || this.mine.get(conflict.key);
    const path = [];
    for (let at = node?.parent; at?.parent; at = at.parent) path.unshift(short(at.text, 30));
    const side = (name, title, sign, text) =>
      el(
        "label",
        { class: "ver" },
        el("input", {
          type: "radio",
          name: `c${i}`,
          value: name,
          checked: name === "mine",
          onchange: () => {
            choice.side = name;
          },
        }),
        el("span", { class: "vh2" }, icon(sign, "i sm"), el("b", {}, title)),
        el("span", { class: "vt" }, text),
      );
    return el(
      "li",
      { class: "card cf" },
      el(
        "div",
        { class: "cfh" },
        el("span", { class: "cn" }, node ? numberOf(node) : ""),
        el("span", { class: "soft" }, [WHAT[conflict.what], path.join(" › ")].filter(Boolean).join(", ")),
      ),
      el(
        "div",
        {
          class: "pair",
          role: "radiogroup",
          "aria-label": `Version à garder pour ${short(node?.text || "ce nœud", 40)}`,
        },
        side("mine", `Ici, ${clock()}`, "i-disk", this.words(conflict, "mine")),
        side("theirs", "Ailleurs", "i-user", this.words(conflict, "theirs")),
      ),
      canKeepBoth(conflict)
        ? el(
            "label",
            { class: "both" },
            el("input", {
              type: "checkbox",
              onchange: (event) => {
                choice.both = event.target.checked;
              },
            }),
            " Garder les deux, l’une sous l’autre",
          )
        : null,
    );
  }

  words(conflict, side) {
    const text = conflict[side];
    if (conflict.what === "deleted" && text === null) {
      const kept = this.merged.get(conflict.key);
      return el("span", {}, el("del", {}, short(kept?.text || "", 200)), " ", el("span", { class: "meta" }, "effacé"));
    }
    const other = conflict[side === "mine" ? "theirs" : "mine"];
    return conflict.what === "text" && typeof other === "string" ? marked(text, other) : String(text ?? "");
  }

  /** The merged map with each answer in it. */
  settled() {
    const t = new Transaction(this.merged);
    this.answer.conflicts.forEach((conflict, i) => this.settle(t, conflict, this.choices[i]));
    return toData(this.merged);
  }

  settle(t, conflict, { side, both }) {
    const node = t.map.get(conflict.key);
    if (!node) return;
    const theirs = this.theirs.get(conflict.key);
    const keeps = both && canKeepBoth(conflict);
    if (conflict.what === "deleted") {
      const gone = side === "mine" ? !this.mine.has(conflict.key) : !theirs;
      if (gone && !both && node.parent) t.remove(node);
    } else if (conflict.what === "place") {
      const parent = side === "theirs" && theirs?.parent && t.map.get(theirs.parent.key);
      if (parent && node.parent) t.move(node, parent, parent.children.length);
    } else if (keeps && conflict.what === "text") {
      if (node.parent) addSibling(t, node, { text: theirs.text });
    } else if (keeps) {
      t.set(node, {
        [conflict.what]:
          [node.data[conflict.what], theirs.data[conflict.what]].filter((one) => typeof one === "string").join("\n") ||
          node.data[conflict.what],
      });
    } else if (side === "theirs" && theirs) t.set(node, { [conflict.what]: theirs.data[conflict.what] });
  }
}

function canKeepBoth(conflict) {
  return ["text", "note", "details", "deleted"].includes(conflict.what);
}

/** The text with what the other side does not say underlined: common start and end are left alone. */
function marked(text, other) {
  let start = 0;
  while (start < text.length && text[start] === other[start]) start++;
  let end = 0;
  while (
    end < text.length - start &&
    end < other.length - start &&
    text[text.length - 1 - end] === other[other.length - 1 - end]
  )
    end++;
  return el(
    "span",
    {},
    text.slice(0, start),
    el("ins", {}, text.slice(start, text.length - end)),
    text.slice(text.length - end),
  );
}
