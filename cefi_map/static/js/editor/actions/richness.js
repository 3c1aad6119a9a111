/** Notes, icons, colours, links, arrows, clouds; stages and requirements. */

import * as commands from "../../mindmap/commands.js";
import { sized } from "../../mindmap/pictures.js";

/**
 * @typedef {import("../dialogs/colors.js").Property} Property
 * @typedef {Pick<import("../app.js").App, "state" | "say" | "toast" | "dialogs" | "notes" | "followLink" | "talks">} Given
 */

/** @param {"bold" | "italic"} field @param {string} label @param {string} key
 * @returns {import("./index.js").ActionOn<Given>} */
const toggleStyle = (field, label, key) => ({
  name: field,
  label,
  group: "Habiller",
  keys: [key],
  perform: (app) => {
    const style = { [field]: app.state.node.data.style[field] ? null : true };
    app.state.run("mise en forme", (t) => {
      commands.restyle(t, app.state.nodes, style);
    });
    app.say(style[field] ? `${label}.` : `${label} retiré.`);
  },
});

/** @param {Property} property @param {string} label
 * @returns {import("./index.js").ActionOn<Given>} */
const colour = (property, label) => ({
  name: property,
  label,
  group: "Habiller",
  perform: (app) => app.dialogs.color(property),
});

const WITHOUT = "Ce nœud n’a pas d’image.";
const hasPicture = (/** @type {Given} */ { state }) => Boolean(state.node.data.picture);

/** @param {string} name @param {string} label @param {string} key @param {number} times
 * @returns {import("./index.js").ActionOn<Given>} */
const resize = (name, label, key, times) => ({
  name,
  label,
  group: "Enrichir",
  keys: [key],
  enabled: hasPicture,
  why: WITHOUT,
  perform: ({ state, say }) => {
    const { picture } = state.node.data;
    if (!picture) return;
    const made = sized(picture, picture.width * times);
    state.run(label, (t) => t.set(state.node, { picture: made }), { silent: true });
    say(`Image de ${made.width} points de large.`);
  },
});

/** @type {import("./index.js").ActionOn<Given>[]} */
export const RICHNESS = [
  {
    name: "note",
    label: "Pourquoi ?",
    hint: "Écrire dans la note de ce nœud sa raison, en une ou deux lignes (F4)",
    group: "Enrichir",
    keys: ["F4"],
    icon: "i-why",
    words: "note argument raison",
    perform: (app) => app.notes.open(),
  },
  {
    name: "details",
    label: "Détails sous le titre",
    group: "Enrichir",
    words: "details",
    perform: (app) => app.notes.open("details"),
  },
  { name: "icons", label: "Icônes", group: "Enrichir", icon: "i-marker", perform: (app) => app.dialogs.icons() },
  {
    name: "link",
    label: "Lien vers une page ou un nœud",
    group: "Enrichir",
    icon: "i-link",
    words: "adresse web url",
    perform: (app) => app.dialogs.link(),
  },
  {
    name: "picture",
    label: "Image",
    hint: "Sous le texte de ce nœud : un fichier PNG, JPEG, WebP ou GIF",
    group: "Enrichir",
    icon: "i-picture",
    words: "photo logo plan illustration dessin",
    perform: (app) => app.dialogs.picture(),
  },
  resize("picture-larger", "Agrandir l’image", "Alt+Shift+PageUp", 1.25),
  resize("picture-smaller", "Réduire l’image", "Alt+Shift+PageDown", 0.8),
  {
    name: "picture-remove",
    label: "Retirer l’image",
    group: "Enrichir",
    enabled: hasPicture,
    why: WITHOUT,
    perform: (app) => {
      app.state.run("image retirée", (t) => t.set(app.state.node, { picture: null }));
      app.toast("Image retirée.", "undo");
    },
  },
  {
    name: "follow-link",
    label: "Suivre le lien",
    group: "Se déplacer",
    enabled: ({ state }) => state.node.data.link,
    why: "Ce nœud n’a pas de lien.",
    perform: (app) => app.followLink(app.state.node.data.link),
  },
  {
    name: "arrow",
    label: "Flèche vers un autre nœud",
    hint: "De deux nœuds choisis, va du premier au second",
    group: "Enrichir",
    keys: ["Shift+F4"],
    words: "relation relier trait",
    perform: (app) => app.dialogs.arrow(),
  },
  colour("color", "Couleur du texte"),
  colour("background", "Couleur de fond"),
  colour("edge", "Couleur du trait"),
  { ...colour("cloud", "Nuage"), words: "entourer" },
  toggleStyle("bold", "Gras", "Mod+b"),
  toggleStyle("italic", "Italique", "Mod+i"),
  {
    name: "discuss",
    label: "Échanger sur ce nœud",
    hint: "Ce qui se dit de ce nœud, et y répondre",
    group: "Enrichir",
    keys: ["Mod+Alt+m"],
    icon: "i-review",
    words: "commenter commentaire message formateur pair échange discussion",
    only: (app) => app.talks,
    perform: (app) => app.dialogs.talk(),
  },
  {
    name: "language",
    label: "Langue du texte…",
    group: "Enrichir",
    words: "anglais étranger voix lecteur d’écran",
    perform: (app) => app.dialogs.language(),
  },
  {
    name: "plain",
    label: "Retirer la mise en forme",
    group: "Habiller",
    perform: (app) => {
      app.state.run("mise en forme retirée", (t) => {
        for (const node of app.state.nodes) t.set(node, { style: {} });
      });
      app.say("Mise en forme retirée.");
    },
  },
  {
    name: "claim",
    label: "Relier à un critère",
    hint: "Dire à quel critère du jury ce nœud, cette case de la carte, répond",
    group: "Relier à un critère",
    icon: "i-marker",
    words: "exigence détacher traité",
    perform: (app) => app.dialogs.claim(),
  },
  {
    name: "stage",
    label: "Étape de cette branche",
    group: "Relier à un critère",
    words: "étapes",
    enabled: ({ state }) => state.node.parent,
    why: "Choisissez un autre nœud que le centre.",
    perform: (app) => app.dialogs.stage(),
  },
  {
    name: "stages",
    label: "Relier les branches aux étapes",
    group: "Relier à un critère",
    words: "étapes branches",
    perform: (app) => app.dialogs.stages(),
  },
];
