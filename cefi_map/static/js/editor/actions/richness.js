/** Notes, icons, colours, links, arrows, clouds; stages and requirements. */

import * as commands from "../../mindmap/commands.js";

const PALETTE = [
  ["", "Couleur de l’étape"],
  ["#1f5f99", "Bleu"],
  ["#2e6b45", "Vert"],
  ["#9a3412", "Orange"],
  ["#7a1f3d", "Bordeaux"],
  ["#4b4b4b", "Gris"],
];
const CLOUDS = [
  ["", "Sans nuage"],
  ["#f3ecd9", "Sable"],
  ["#e3edf4", "Bleu pâle"],
  ["#e6f1ea", "Vert pâle"],
  ["#f5e6e3", "Rose pâle"],
];
const BACKGROUNDS = [
  ["", "Sans fond"],
  ["#fdf3c7", "Jaune pâle"],
  ["#dfeaf5", "Bleu pâle"],
  ["#dff0e4", "Vert pâle"],
  ["#f7e0dc", "Rose pâle"],
];

const chosenNodes = ({ state }) => [...state.chosen].map((key) => state.map.get(key)).filter(Boolean);

function restyle(app, label, style) {
  app.state.run(label, (t) => {
    commands.restyle(t, chosenNodes(app), style);
  });
}

const toggleStyle = (name, field, label, key) => ({
  name,
  label,
  group: "Habiller",
  keys: key ? [key] : [],
  perform: (app) => restyle(app, "mise en forme", { [field]: app.state.node.data.style[field] ? null : true }),
});

export const RICHNESS = [
  {
    name: "note",
    label: "Pourquoi ? (note)",
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
    name: "follow-link",
    label: "Suivre le lien",
    group: "Se déplacer",
    enabled: ({ state }) => state.node.data.link,
    perform: (app) => app.followLink(app.state.node.data.link),
  },
  {
    name: "arrow",
    label: "Flèche vers un autre nœud",
    group: "Enrichir",
    words: "relation",
    perform: (app) => app.dialogs.arrow(),
  },
  {
    name: "color",
    label: "Couleur du texte",
    group: "Habiller",
    perform: (app) =>
      app.dialogs.pick("Couleur du texte", PALETTE, app.state.node.data.style.color || "", (color) =>
        restyle(app, "couleur", { color }),
      ),
  },
  {
    name: "background",
    label: "Couleur de fond",
    group: "Habiller",
    perform: (app) =>
      app.dialogs.pick("Couleur de fond", BACKGROUNDS, app.state.node.data.style.background || "", (background) =>
        restyle(app, "couleur", { background }),
      ),
  },
  {
    name: "edge",
    label: "Couleur du trait",
    group: "Habiller",
    perform: (app) =>
      app.dialogs.pick("Couleur du trait", PALETTE, app.state.node.data.style.edge || "", (edge) =>
        restyle(app, "couleur", { edge }),
      ),
  },
  {
    name: "cloud",
    label: "Nuage",
    group: "Habiller",
    words: "entourer",
    perform: (app) =>
      app.dialogs.pick("Nuage", CLOUDS, app.state.node.data.style.cloud || "", (cloud) =>
        restyle(app, "nuage", { cloud }),
      ),
  },
  toggleStyle("bold", "bold", "Gras", "Mod+b"),
  toggleStyle("italic", "italic", "Italique", "Mod+i"),
  {
    name: "plain",
    label: "Retirer la mise en forme",
    group: "Habiller",
    perform: (app) =>
      app.state.run("mise en forme retirée", (t) => {
        for (const node of chosenNodes(app)) t.set(node, { style: {} });
      }),
  },
  {
    name: "claim",
    label: "Je l’ai traité ici",
    hint: "Dire à quel critère du jury ce nœud, cette case de la carte, répond",
    group: "Relier à un critère",
    icon: "i-marker",
    words: "relier à un critère exigence",
    perform: (app) => app.dialogs.claim(),
  },
  {
    name: "stage",
    label: "Étape de cette branche",
    group: "Relier à un critère",
    words: "étapes",
    enabled: ({ state }) => state.node.parent,
    perform: (app) => app.dialogs.stage(),
  },
  {
    name: "stages",
    label: "Quelle branche porte quelle étape ?",
    group: "Relier à un critère",
    words: "étapes branches",
    perform: (app) => app.dialogs.stages(),
  },
];
