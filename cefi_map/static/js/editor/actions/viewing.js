/** Zoom, search, what is shown, help. */

import { leaveFor } from "../../remote/leaving.js";
import { keep, turn } from "../habits.js";
import { branchRect } from "../opening.js";

/**
 * @typedef {Pick<import("../app.js").App, "canvas" | "say" | "toast" | "state" | "search" | "verdicts" | "urls" | "views" | "lens"
 *   | "sync" | "dialogs" | "palette" | "isPhone" | "phone">} Given
 */

/** @param {Given} app @param {number} factor */
function zoomBy(app, factor) {
  app.canvas.zoom(app.canvas.view.k * factor);
  app.say(`${Math.round(app.canvas.view.k * 100)} %.`);
}

/** @param {import("../state.js").OptionName} name @param {string} text @param {string} on @param {string} off
 * @returns {import("./index.js").ActionOn<Given>} */
const option = (name, text, on, off) => ({
  name: `show-${name}`,
  label: text,
  group: "Afficher",
  perform: ({ state, say }) => {
    state.set(name, !state.options[name]);
    say(state.options[name] ? on : off);
  },
});

/** @param {import("../habits.js").Away} side @param {string} label @param {string} icon @param {string} called
 * @returns {import("./index.js").ActionOn<Given>} */
const side = (side, label, icon, called) => ({
  name: side,
  label,
  group: "Afficher",
  icon,
  words: "masquer cacher panneau côté place large",
  enabled: ({ views, isPhone }) => views.current === "carte" && !isPhone,
  why: "Les panneaux sont à côté de la carte, sur un écran large.",
  perform: ({ views, say }) => {
    views.fold(side);
    const isAway = keep(side, views.away.has(side));
    say(`Panneau des ${called} ${isAway ? "masqué" : "montré"}.`);
  },
});

/** @param {string} name @param {string} label @param {string} key @param {-1 | 1} by
 * @returns {import("./index.js").ActionOn<Given>} */
const hit = (name, label, key, by) => ({
  name,
  label,
  group: "Se déplacer",
  keys: [key],
  enabled: (app) => app.search.hits.length,
  why: "Cherchez d’abord un mot dans la carte.",
  perform: (app) => app.search.go(by),
});

/** @param {string} name @param {string} label @param {string} key @param {-1 | 1} by
 * @returns {import("./index.js").ActionOn<Given>} */
const part = (name, label, key, by) => ({
  name,
  label,
  group: "Se déplacer",
  keys: [key],
  words: "panneau zone étapes carte verdicts barre",
  isOfPage: true,
  enabled: (app) => app.views.part(by),
  why: "La page n’a plus d’autre partie de ce côté.",
  perform: (app) => app.views.turn(by),
});

/** @type {import("./index.js").ActionOn<Given>[]} */
export const VIEWING = [
  {
    name: "zoom-in",
    label: "Agrandir",
    group: "Afficher",
    keys: ["Alt+PageUp"],
    icon: "i-add",
    perform: (app) => zoomBy(app, 1.2),
  },
  {
    name: "zoom-out",
    label: "Réduire",
    group: "Afficher",
    keys: ["Alt+PageDown"],
    icon: "i-minus",
    perform: (app) => zoomBy(app, 1 / 1.2),
  },
  {
    name: "zoom-one",
    label: "Taille réelle",
    group: "Afficher",
    perform: ({ canvas, state }) => {
      canvas.drawAs(canvas.base);
      canvas.center(state.key, 1);
    },
  },
  {
    name: "fit",
    label: "Tout voir",
    group: "Afficher",
    keys: ["Alt+Shift+Home"],
    icon: "i-fit",
    perform: ({ canvas, phone }) => (phone.isOn ? phone.spread() : canvas.fit()),
  },
  {
    name: "focus-branch",
    label: "Cadrer la branche",
    group: "Afficher",
    keys: ["Alt+End"],
    words: "zoom branche",
    perform: (app) => app.canvas.fit(branchRect(app.canvas, app.state.node), 1.6),
  },
  {
    name: "isolate",
    label: "Mettre cette branche en avant",
    hint: "Le reste de la carte pâlit, jusqu’à Échap",
    group: "Afficher",
    keys: ["Alt+Shift+End"],
    icon: "i-eye",
    words: "focus isoler concentrer estomper pâle",
    perform: (app) => app.lens.turn(app.state.node),
  },
  {
    name: "search",
    label: "Chercher dans la carte",
    group: "Se déplacer",
    keys: ["Mod+f"],
    icon: "i-search",
    perform: (app) => app.search.open(),
  },
  {
    name: "replace",
    label: "Remplacer dans la carte",
    group: "Écrire",
    keys: ["Shift+F2", "Mod+h"],
    icon: "i-compare",
    words: "chercher rechercher mots partout",
    perform: (app) => app.search.open("words"),
  },
  {
    name: "filter",
    label: "Filtrer par icône, étape ou critère",
    group: "Afficher",
    icon: "i-filter",
    words: "étiquette seulement montrer",
    perform: (app) => app.search.open("filter"),
  },
  side("no-steps", "Étapes\u00a0: masquer ou montrer le panneau", "i-left", "étapes"),
  side("no-verdicts", "Verdicts\u00a0: masquer ou montrer le panneau", "i-right", "verdicts"),
  {
    name: "miniature",
    label: "Mini-carte\u00a0: masquer ou montrer",
    group: "Afficher",
    icon: "i-map",
    words: "aperçu vue ensemble minimap fermer",
    enabled: ({ isPhone }) => !isPhone,
    why: "Elle paraît sur un écran large.",
    perform: ({ canvas, toast }) => {
      const isAway = turn("no-miniature");
      canvas.schedule();
      toast(
        isAway
          ? "Mini-carte masquée. Elle revient par «\u00a0Chercher ou agir\u00a0»."
          : "La mini-carte paraît quand une grande carte sort de l’écran.",
      );
    },
  },
  hit("next-hit", "Résultat suivant", "F3", 1),
  hit("previous-hit", "Résultat précédent", "Shift+F3", -1),
  {
    name: "next-weak",
    label: "Ce qui reste à écrire : suivant",
    group: "Se déplacer",
    keys: ["F8"],
    words: "verdict critère exigence partiel absent",
    perform: (app) => app.verdicts.next(1),
  },
  part("next-part", "Partie suivante de la page\u00a0: étapes, carte, verdicts", "F6", 1),
  part("previous-part", "Partie précédente de la page", "Shift+F6", -1),
  option("numbers", "Numéros des nœuds", "Numéros affichés.", "Numéros masqués."),
  option("evidence", "Surligner les preuves", "Preuves surlignées.", "Preuves masquées."),
  option("questions", "Questions pâles des étapes", "Questions affichées.", "Questions masquées."),
  option("fileColors", "Couleurs du fichier", "Couleurs du fichier.", "Couleurs des étapes."),
  {
    name: "full-screen",
    label: "Plein écran",
    group: "Afficher",
    enabled: () => document.fullscreenEnabled,
    why: "Ce navigateur n’a pas de plein écran.",
    perform: () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  },
  {
    name: "print",
    label: "Imprimer la carte…",
    group: "Afficher",
    keys: ["Mod+p"],
    icon: "i-print",
    words: "papier PDF aperçu",
    enabled: (app) => app.urls.printing && app.views.current === "carte",
    why: "Revenez d’abord à la carte.",
    perform: (app) => leaveFor(app.sync, app.urls.printing),
  },
  {
    name: "poster",
    label: "Faire une affiche…",
    group: "Afficher",
    icon: "i-map",
    words: "A0 A1 A2 A3 grand format mur",
    enabled: (app) => app.urls.poster,
    why: "Cette carte n’est pas un projet.",
    perform: (app) => leaveFor(app.sync, app.urls.poster),
  },
  {
    name: "export",
    label: "Exporter…",
    group: "Afficher",
    icon: "i-export",
    words: "PDF télécharger FreeMind SVG Word",
    enabled: (app) => app.urls.downloads,
    why: "Cette carte n’est pas un projet.",
    perform: (app) => leaveFor(app.sync, app.urls.downloads),
  },
  {
    name: "history",
    label: "Versions de la carte",
    group: "Historique",
    icon: "i-history",
    words: "historique restaurer comparer",
    enabled: (app) => app.urls.history,
    why: "Les versions sont à l’auteur du projet.",
    perform: (app) => app.dialogs.history(),
  },
  {
    name: "birth",
    label: "Comment cette carte est née",
    group: "Historique",
    icon: "i-play",
    words: "film journal séances heures temps",
    enabled: (app) => app.urls.birth,
    why: "Les versions sont à l’auteur du projet.",
    perform: (app) => leaveFor(app.sync, app.urls.birth),
  },
  {
    name: "palette",
    label: "Chercher ou agir",
    words: "palette",
    group: "Aide",
    keys: ["Mod+k"],
    icon: "i-search",
    perform: (app) => app.palette.open(),
  },
  {
    name: "help",
    label: "Raccourcis et gestes",
    group: "Aide",
    keys: ["?"],
    icon: "i-help",
    words: "aide clavier",
    perform: (app) => app.dialogs.help(),
  },
];
