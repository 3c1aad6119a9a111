/** What every page does for the day without a network. Nothing here is needed while there is one. */

import { offerForgetting } from "./forgetting.js";
import { offerInstalling } from "./installing.js";
import { keepPages } from "./registering.js";
import { sendDrafts } from "./sending.js";
import { tellOfCopy } from "./telling.js";

/** @param {Document} document @param {(text: string) => void} say */
export function withoutNetwork(document, say) {
  tellOfCopy(document);
  offerInstalling(document);
  offerForgetting(document);
  keepPages();
  addEventListener("load", () => sendDrafts(say));
  addEventListener("online", () => sendDrafts(say));
}
