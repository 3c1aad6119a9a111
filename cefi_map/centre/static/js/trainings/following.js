// A session's table while its candidates write: read again every second and a half, told in the cells that changed; sooner
// while one of them is being judged, so that what is saved is seen within three.

import { adopt } from "../../../../desk/static/js/review/answer.js";

const EVERY = 1500;
const SOON = 500;

const section = document.querySelector("[data-follow]");
if (section instanceof HTMLElement) follow(section);
section?.addEventListener("formdata", (event) => bring(/** @type {FormDataEvent} */ (event).formData));

/** What is typed in the session's own fields goes along with a candidate's gesture, and stands there again after it.
 * @param {FormData} sent */
function bring(sent) {
  const settings = /** @type {HTMLFormElement} */ (document.getElementById("reglages"));
  for (const [name, value] of new FormData(settings)) if (!sent.has(name)) sent.append(name, value);
}

/** @param {HTMLElement} section */
function follow(section) {
  let tag = "";
  const look = () => {
    if (document.hidden) return wait();
    const request = new XMLHttpRequest();
    request.open("GET", section.dataset.follow ?? "");
    request.responseType = "document";
    if (tag) request.setRequestHeader("If-None-Match", tag);
    request.onload = () => {
      const answer = request.status === 200 ? request.responseXML : null;
      if (answer && take(section, answer)) tag = request.getResponseHeader("ETag") ?? "";
    };
    request.onloadend = wait;
    request.send();
  };
  const wait = () => setTimeout(look, section.querySelector("[data-waits]") ? SOON : EVERY);
  wait();
}

/** Whether the answer is on the page now: what somebody holds is left until they let it go.
 * @param {HTMLElement} section @param {Document} answer */
function take(section, answer) {
  if (section.querySelector("details[open]")) return false;
  if (rows(section) === rows(answer)) adopt(document, answer);
  else section.replaceChildren(...document.importNode(answer.body, true).childNodes);
  return true;
}

/** Who stands in the table, in their order.
 * @param {ParentNode} part */
const rows = (part) => [...part.querySelectorAll("[data-row]")].map((row) => row.getAttribute("data-row")).join();
