/** The pages as they will be printed, two side by side, one on a narrow screen; a press goes to the text. */

import { el, icon, write } from "../ui/dom.js";
import { placedBlocks } from "./blocks.js";
import { sayBlock } from "./saying.js";

/** @typedef {Pick<import("./app.js").App, "frame" | "pages" | "settings" | "text">} Given */

const REST = 250; // milliseconds without another count before new pictures are fetched
const WIDE = matchMedia("(min-width: 79.4375em)");

export class Sheets {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {string[]} */
    this.addresses = [];
    this.page = 1; // the first sheet that is shown; a cover is one
    this.pictures = [0, 1].map(() => el("img", { alt: "" }));
    this.sheets = this.pictures.map((picture, place) => this.sheet(picture, place));
    this.where = el("span", { class: "meta num", role: "status" });
    this.back = this.turner("Pages précédentes", "i-left", -1);
    this.on = this.turner("Pages suivantes", "i-right", 1);
    this.box = el(
      "section",
      { class: "preview-pages", "aria-label": "Aperçu des pages" },
      el("div", { class: "spread" }, ...this.sheets),
      el("div", { class: "row pager" }, this.back, this.where, this.on),
    );
    this.paper = el("div", { class: "print-pages", "aria-hidden": "true" });
    document.body.append(this.paper);
    addEventListener("afterprint", () => this.paper.replaceChildren()); // the browser's own menu prints the text as it is
    new ResizeObserver(() => this.show()).observe(this.box); // one or two of them, none where another panel shows
    this.show();
  }

  get step() {
    return WIDE.matches ? 2 : 1;
  }

  /** @param {HTMLImageElement} picture @param {number} place */
  sheet(picture, place) {
    const goToText = (/** @type {MouseEvent} */ event) =>
      this.goToText(this.page + place - this.before, shareOf(picture, event));
    return el("button", { class: "sheet", onclick: goToText }, picture);
  }

  /** Sheets before the first page that counts. */
  get before() {
    const { cover, cover_counts } = this.app.settings.layout;
    return cover && !cover_counts ? 1 : 0;
  }

  /** @param {string} label @param {string} sign @param {1 | -1} step */
  turner(label, sign, step) {
    return el(
      "button",
      {
        class: "btn quiet ico sm",
        "aria-label": label,
        onclick: () => this.turn(this.page + step * this.step),
      },
      icon(sign, "i"),
    );
  }

  /** New pictures; those in sight are fetched after a rest: drawing costs four times what counting does.
   * @param {string[]} addresses */
  take(addresses) {
    const isFirst = !this.addresses.length;
    this.addresses = addresses;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.turn(this.page), isFirst ? 0 : REST);
  }

  /** @param {number} page */
  turn(page) {
    const last = this.addresses.length - this.step + 1; // pages 4 and 5 of five: none stands alone beside a blank
    this.page = Math.max(1, Math.min(page, last));
    this.show();
  }

  /** Brings a page into sight.
   * @param {number} page */
  reveal(page) {
    const sheet = page + this.before;
    if (sheet < this.page || sheet >= this.page + this.step) this.turn(sheet);
  }

  show() {
    const { addresses, page, step } = this;
    const last = Math.min(page + step - 1, addresses.length);
    const isSeen = this.box.checkVisibility();
    this.sheets.forEach((sheet, place) => {
      const number = page + place;
      const address = place < step && isSeen ? addresses[number - 1] : undefined;
      sheet.hidden = place >= step || (place > 0 && !address);
      sheet.disabled = !address;
      sheet.setAttribute("aria-label", `${this.named([number])}, aller à son texte`);
      draw(this.pictures[place], address);
    });
    this.back.disabled = page <= 1;
    this.on.disabled = page + step > addresses.length;
    const { size } = this.app.settings.layout;
    const said = this.named(last > page ? [page, last] : [page]);
    const sized = `${said} sur ${addresses.length - this.before}, A4, ${String(size).replace(".", ",")} points`;
    write(this.where, addresses.length ? sized : "");
  }

  /** « Pages 1 et 2 », « Page de garde, page 1 »: as they are numbered on paper.
   * @param {number[]} sheets */
  named(sheets) {
    const pages = sheets.map((sheet) => sheet - this.before);
    if (pages[0] < 1) return ["Page de garde", ...pages.slice(1).map((page) => `page ${page}`)].join(", ");
    return pages.length > 1 ? `Pages ${pages.join(" et ")}` : `Page ${pages[0]}`;
  }

  /** The block that stands about where the page was pressed: by length, among those that start on it.
   * @param {number} page @param {number} share of its height */
  goToText(page, share) {
    const { starts } = this.app.pages;
    const placed = placedBlocks(this.app.text.state.doc);
    const here = placed.filter((_, i) => starts[i] === page);
    if (!here.length) here.push(...placed.filter((_, i) => starts[i] < page).slice(-1));
    if (!here.length) return;
    const lengths = here.map(({ block }) => sayBlock(block).length + 80);
    let left = share * lengths.reduce((sum, one) => sum + one, 0);
    const at = lengths.findIndex((length) => (left -= length) <= 0);
    this.app.frame.show("text");
    this.app.text.goTo((here[at] ?? here[here.length - 1]).pos + 1);
  }

  /** Prints the pages themselves, once their pictures are there. */
  async print() {
    const pictures = this.addresses.map((address) => el("img", { src: address, alt: "" }));
    this.paper.replaceChildren(...pictures);
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    print();
  }
}

/** How far down a picture was pressed; at its top by a key.
 * @param {HTMLImageElement} picture @param {MouseEvent} event */
function shareOf(picture, event) {
  const { top, height } = picture.getBoundingClientRect();
  return event.detail ? (event.clientY - top) / height : 0;
}

/** The old picture stays until the new one is there: no flash while one types.
 * @param {HTMLImageElement} image @param {string | undefined} address */
async function draw(image, address) {
  if (image.dataset.wanted === (address ?? "")) return;
  image.dataset.wanted = address ?? "";
  if (!address) {
    image.removeAttribute("src");
    return;
  }
  const made = el("img", { src: address });
  await made.decode().catch(() => null);
  if (image.dataset.wanted === address && made.naturalWidth) image.src = address;
}
