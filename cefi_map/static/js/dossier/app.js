/** The parts of the dossier's editor, put together: text, toolbar, outline, pages; and what they ask of each other. */

import { saveBeforeLinks } from "../remote/leaving.js";
import { Sync } from "../remote/sync.js";
import { comboOf } from "../ui/combos.js";
import { isTyping, late } from "../ui/dom.js";
import { Voice } from "../ui/saying.js";
import { ACTIONS, actionNamed, isEnabled } from "./actions.js";
import { dialogsOf } from "./dialogs/index.js";
import { Frame } from "./frame.js";
import { Letters } from "./letters.js";
import { keepOption, kept } from "./options.js";
import { Outline } from "./outline.js";
import { Paged } from "./paged.js";
import { PagesPanel } from "./pages-panel.js";
import { keepPast } from "./past.js";
import { Search } from "./search.js";
import { TalksPanel } from "./talks-panel.js";
import { Text } from "./text.js";
import { Toolbar } from "./toolbar.js";
import { DossierWork } from "./work.js";

/**
 * @import { Block } from "./blocks.js"
 * @import { Report } from "./checks.js"
 * @import { Layout } from "./dialogs/layout.js"
 * @import { Pages } from "./gauge.js"
 *
 * @typedef {{title: string, author: string, layout: Layout}} Settings
 * @typedef {{report: Report, pages: Pages | null}} Judged What is said of the text as it was kept.
 * @typedef {{dossier: {title: string, author: string, blocks: Block[]}, layout: Layout}} Version
 */

export class App {
  /** @param {import("./main.js").Boot} boot @param {HTMLElement} main */
  constructor(boot, main) {
    this.boot = boot;
    this.urls = boot.urls;
    this.main = main;
    /** @type {Settings} */
    this.settings = { title: boot.dossier.title, author: boot.dossier.author, layout: boot.layout };
    this.options = { typography: kept("typography", true) };
    this.seen = 0; // when the person last came back to this page
    this.lines = new Map(boot.map.map((line) => [line.key, line]));
    this.voice = new Voice({ act: (name) => this.act(name), onChange: (run) => this.text.on("change", run) });
    /** @type {(() => void) | undefined} */
    this.onSettings = undefined;
    this.say = this.voice.say;
    this.toast = this.voice.toast;
    this.letters = new Letters(this);
    this.dialogs = dialogsOf(this);
    this.text = new Text(this, boot.dossier.blocks);
    this.paged = new Paged(this);
    this.search = new Search(this);
    this.toolbar = new Toolbar(this);
    this.outline = new Outline(this);
    this.pages = new PagesPanel(this);
    this.talks = this.urls.talks ? new TalksPanel(this) : null; // where several read
    if (this.talks) this.pages.checks.box.before(this.talks.box);
    this.frame = new Frame(this);
    /** @type {Sync} */
    this.sync = new Sync(new DossierWork(this), { token: boot.csrf, toast: this.toast, ask: this.voice.ask });
    /** @type {Sync["transport"]["send"]} */
    this.fetch = this.sync.transport.send;
    const update = late(() => this.update());
    this.text.on("select", update);
    if (boot.report) this.takeVerdict(boot);
    else this.pages.checks.lack(boot.wanting);
    saveBeforeLinks(() => this.sync);
    document.addEventListener("keydown", (event) => this.everywhere(event));
    document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
    document.addEventListener("drop", (event) => this.dropped(event));
    document.addEventListener("visibilitychange", () => this.seenAgain());
  }

  /** Takes up kept work; a dossier that nobody has begun then offers its three ways. */
  async start() {
    const started = this.sync.start();
    keepPast(this); // what comes back and is not on the server is a change, to be sent
    await started;
    this.talks?.talks.start();
    this.update();
    if (!this.sync.revision && !this.sync.dirty) this.dialogs.begin();
    else this.arrive();
  }

  /** To the passage or the requirement that the address names. */
  arrive() {
    const { bloc, exigence } = Object.fromEntries(new URLSearchParams(location.search));
    if (bloc) this.pages.checks.goToBlock(Number(bloc));
    if (exigence) this.pages.checks.open(exigence);
  }

  update() {
    this.toolbar.update();
    this.outline.update();
    this.pages.follow();
  }

  /** Does what a key asks for in the text; false when it asks for nothing.
   * @param {KeyboardEvent} event */
  actByKey(event) {
    const isLetter = event.getModifierState("AltGraph"); // AltGr à is @: on Windows it comes as Ctrl Alt
    const isDigit = event.ctrlKey && event.altKey && !isLetter && /^Digit[0-3]$/.test(event.code); // shifted on AZERTY
    const combo = isDigit ? `Mod+Alt+${event.code.at(-1)}` : comboOf(event);
    const action = ACTIONS.find((one) => !one.isNative && one.keys.includes(combo));
    if (action) this.act(action.name);
    return Boolean(action);
  }

  /** Does one of the actions; `stay` leaves the focus where it is.
   * @param {string} name */
  act(name, { stay = false } = {}) {
    const action = actionNamed(name);
    if (!isEnabled(action, this.text.state)) {
      if (action.why) this.say(action.why);
      return;
    }
    if (action.perform) action.perform(this);
    else if (action.command) this.text.run(action.command, { focus: !stay });
    if (action.command && action.active)
      this.say(action.active(this.text.state, this) ? `${action.label}.` : `Sans ${action.label.toLowerCase()}.`);
    if (action.done) this.say(action.done);
    if (name.startsWith("section-")) this.say(`Partie déplacée : ${this.outline.current?.text || "sans titre"}.`);
  }

  /** Keys that hold wherever the focus is: of every word processor, and of the page; in a field none that changes the text.
   * @param {KeyboardEvent} event */
  everywhere(event) {
    const combo = comboOf(event);
    if (event.defaultPrevented || document.querySelector("dialog:modal")) return;
    const action = ACTIONS.find((one) => one.isOfPage && one.keys.includes(combo));
    if (combo === "Mod+s") this.save();
    else if (combo === "Mod+p") this.pages.print();
    else if (action && !(action.command && isTyping(event.target))) this.act(action.name, { stay: true });
    else return;
    event.preventDefault();
  }

  async save() {
    await this.sync.flush();
    this.say(this.sync.isSettled ? "Dossier enregistré." : "Pas encore enregistré, gardé sur cet appareil.");
  }

  /** @param {string} key */
  lineOf(key) {
    return this.lines.get(key);
  }

  /** The address that the page itself has, until the person was away: the map may have changed meanwhile.
   * @param {string} stage */
  pictureOf(stage) {
    const asked = { ...(stage && { etape: stage }), ...(this.seen && { vue: String(this.seen) }) };
    const query = new URLSearchParams(asked).toString();
    return query ? `${this.urls.picture}?${query}` : this.urls.picture;
  }

  /** A file dropped on the page is offered to take the place of the text; the page itself never goes away.
   * @param {DragEvent} event */
  dropped(event) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.dialogs.bring(event.dataTransfer?.files);
  }

  /** The map may have changed in another tab meanwhile: its figures are drawn again. */
  seenAgain() {
    if (document.visibilityState === "hidden") return;
    this.seen = Date.now();
    this.text.redraw();
    this.pages.changed();
  }

  picturesLeft() {
    setTimeout(() => this.toast("Les images collées restent dehors : seule la carte s’insère dans le dossier."));
  }

  /** A link of the text: a node is shown on the map, a page in a new tab.
   * @param {string} address */
  follow(address) {
    if (address.startsWith("#")) location.assign(`${this.urls.map}?noeud=${encodeURIComponent(address.slice(1))}`);
    else window.open(address, "_blank", "noopener,noreferrer");
  }

  /** @param {boolean} isOn */
  setTypography(isOn) {
    this.options.typography = isOn;
    keepOption("typography", isOn);
  }

  /** The person changes title, author or layout.
   * @param {Partial<Settings>} settings */
  set(settings) {
    this.takeSettings({ ...this.settings, ...settings });
    this.onSettings?.();
  }

  /** @param {Settings} settings */
  takeSettings({ title, author, layout }) {
    this.settings = { title, author, layout };
    this.pages?.changed();
    this.paged?.place();
  }

  /** @param {Judged} judged */
  takeVerdict({ report, pages }) {
    this.pages.takeReport(report);
    if (pages) this.pages.takePages(pages);
    this.outline.update();
  }

  /** An old version becomes the current one, as one change that can be taken back.
   * @param {Version} version */
  restore({ dossier, layout }) {
    this.text.bring(dossier.blocks);
    this.set({ title: dossier.title, author: dossier.author, layout });
    this.toast("Version restaurée. La précédente reste dans les versions.", "undo");
  }
}

/** @param {DragEvent} event */
function holdsFiles(event) {
  return event.dataTransfer?.types.includes("Files");
}
