/**
 * The worker: it keeps pages as they come, each with all that it brings, and gives them back where no network is.
 *
 * The network is always asked first, so that nobody sees an old page while there is one; what fails here leaves the
 * request to the browser. A cache holds one edition of the pages of one place (web/offline.py); a page is in it only
 * once all that it names is, so that no page is ever given back by halves or with another edition's script.
 */

const OURS = "cefi-map ";
const WORKS = " works"; // ends the name of the cache in which pages keep what the server last had (remote/known.js)
const AWAY = "/hors-ligne";
const HEADER = "Kept-Under";
const AT = "Kept-At";
const PATIENCE = 5000; // milliseconds that a page is waited for where a copy of it is kept
const LONGEST = 60000; // that one copy may take before the next one is made
const COMING = 202; // a page that is being worked out (web/patience.py)
const FRESH = 24 * 60 * 60 * 1000; // during which a copy made ahead is not made again
const BROUGHT = /^\/(?:static|styles)\/|^\/api\/avances\.json$|^\/projets\/[^/]+\/images\//;
const NAMED = /"(\/(?:static|styles)\/[^"#\s]+|\/api\/avances\.json[^"#\s]*|\/projets\/[^/"]+\/images\/[0-9a-f]{64})/g; // in pages and in styles
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?"(\.{1,2}\/[^"]+\.js)"/g; // in modules, where there are no bundles

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** Which cache the open pages came from, as far as this worker lives.
 * @type {Map<string, string>} */
const shownFrom = new Map();
/** @type {Promise<unknown>} */
let turn = Promise.resolve(); // one copy after the other

worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(inTurn(() => keepAhead(event.data.keep)));
});

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.mode === "navigate") {
    if (isVisit(event.request)) event.respondWith(pageFor(event, url));
  } else if (event.request.method === "GET" && BROUGHT.test(url.pathname)) event.respondWith(fileFor(event, url));
});

async function takeOver() {
  // Firefox shows its own error page where a page on its way meanwhile fails; the setting stays with a registration.
  await worker.registration.navigationPreload?.disable();
  await worker.clients.claim();
}

/** A page that is read, or one of our own forms. Another site's form keeps the browser's own headers, by which the
 * server refuses it; a file that is sent goes without passing through here.
 * @param {Request} request */
function isVisit(request) {
  if (request.method === "GET") return true;
  const isFile = request.headers.get("Content-Type")?.startsWith("multipart/");
  return request.method === "POST" && !isFile && request.referrer.startsWith(`${location.origin}/`);
}

/** @param {FetchEvent} event @param {URL} url @returns {Promise<Response>} */
async function pageFor(event, url) {
  const { request } = event;
  const coming = fetch(request);
  const arrived = coming.then(isThere, () => null);
  const kept = request.method === "GET" ? await keptPage(url).catch(() => null) : null;
  const first = await (kept ? Promise.race([arrived, after(PATIENCE)]) : arrived);
  if (first) return asksWho(first) ? stepAside() : take(event, url, first);
  if (!kept) return (await awayFor(request).catch(() => null)) ?? coming;
  event.waitUntil(arrived.then((late) => late && take(event, url, late)));
  shownFrom.set(event.resultingClientId, kept.name);
  return kept.response;
}

/** What stands in the place of a page that is not here; where a form was sent, it says that it was not.
 * @param {Request} request */
async function awayFor({ method }) {
  const away = await keptPage(new URL(AWAY, location.origin));
  if (!away || method === "GET") return away?.response;
  const text = (await away.response.text()).replace("<html ", '<html data-sent="sent" ');
  return new Response(text, { headers: away.response.headers });
}

/** The answer, or null where a web server answers in the place of ours, which is not there.
 * @param {Response} answer */
function isThere(answer) {
  return answer.status > 501 && !answer.headers.has("Content-Security-Policy") ? null : answer;
}

/** Whether a web server before ours wants a password.
 * @param {Response} answer */
function asksWho({ status, headers }) {
  return status === 401 && headers.has("WWW-Authenticate");
}

/** Only without a worker between them does the browser ask for it. The page that then comes registers it again. */
async function stepAside() {
  await worker.registration.unregister();
  const again = "<!doctype html><title>Carte CEFI</title><meta http-equiv=refresh content=0>";
  return new Response(again, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** Gives the answer on, and keeps what may be kept of it.
 * @param {ExtendableEvent} event @param {URL} url @param {Response} answer */
function take(event, url, answer) {
  if (isGone(url, answer) || answer.headers.has(HEADER)) {
    const copy = answer.clone();
    event.waitUntil(inTurn(() => settle(url, copy)));
  }
  return answer;
}

/** Whether our own server says that a project is not there any more.
 * @param {URL} url @param {Response} answer */
function isGone(url, { status, headers }) {
  return status === 404 && headers.has("Content-Security-Policy") && /^\/projets\/[^/]+$/.test(pathOf(url));
}

/** @param {FetchEvent} event @param {URL} url @returns {Promise<Response>} */
async function fileFor(event, url) {
  const { request } = event;
  if (isNamedByContent(url)) return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
  const coming = fetch(request);
  const arrived = await coming.then(isThere, () => null);
  if (arrived) return arrived;
  const name = shownFrom.get(event.clientId) ?? (await editions()).at(-1);
  return (name && (await caches.match(request, { cacheName: name, ignoreVary: true }))) || coming;
}

/** @param {URL} url */
function isNamedByContent({ pathname, searchParams }) {
  return searchParams.has("v") || /^\/static\/built\/|^\/projets\/[^/]+\/images\//.test(pathname);
}

// ---- keeping

/** What cannot be kept, or not in time, is not there without a network: nothing else is lost.
 * @param {() => Promise<unknown>} run */
function inTurn(run) {
  turn = turn.then(() => Promise.race([run(), after(LONGEST)])).catch(() => null);
  return turn;
}

/** Copies of pages that nobody may have opened yet; one that the server is still working out is asked for again, after
 * the others.
 * @param {string[]} paths */
async function keepAhead(paths) {
  const end = Date.now() + LONGEST;
  const newest = (await editions()).at(-1);
  const wanted = [];
  for (const path of paths) {
    const kept = newest && (await caches.match(path, { cacheName: newest, ignoreVary: true }));
    const isOld = !kept || Date.now() - Number(kept.headers.get(AT)) > FRESH;
    if (isOld || (path === "/" && !(await isNamed(paths, kept)))) wanted.push(path);
  }
  for (const path of wanted) {
    const { status, headers } = await bring(path);
    if (status !== COMING || Date.now() > end) continue;
    wanted.push(path);
    await after(Number(headers.get("Retry-After") ?? 2) * 1000);
  }
}

/** Whether the list of projects names the one whose pages are asked for: it may have been kept before there was one.
 * @param {string[]} paths @param {Response} list */
async function isNamed(paths, list) {
  const [id] = paths.map(projectOf).filter(Boolean);
  return !id || (await list.text()).includes(`"/projets/${id}`);
}

/** @param {string} path */
async function bring(path) {
  const answer = await fetch(path, { headers: { Accept: "text/html" }, cache: "no-store" });
  await settle(new URL(path, location.origin), answer);
  return answer;
}

/** @param {URL} url @param {Response} answer */
async function settle(url, answer) {
  if (isGone(url, answer)) await forget([projectOf(url.pathname)]);
  const [place, edition, most] = (answer.headers.get(HEADER) ?? "").split(" ");
  if (!edition || answer.redirected) return;
  await forgetOthers(place);
  const name = `${OURS}${place} ${edition}`;
  const text = await answer.text();
  await keep(name, pathOf(url), text, answer.headers);
  if (url.pathname === "/") await forgetMissing(text);
  await keepMost(name, Number(most));
  await renew(name);
}

/** @param {string} name @param {string} path @param {string} text @param {Headers} given */
async function keep(name, path, text, given) {
  const cache = await caches.open(name);
  await Promise.all([...text.matchAll(NAMED)].map(([, address]) => bringFile(cache, address, new Set())));
  const headers = new Headers(given);
  for (const told of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(told);
  headers.set(AT, String(Date.now()));
  const marked = text.replace("<html ", `<html data-kept="${Date.now()}" `);
  await cache.put(path, new Response(marked, { headers }));
}

/** A file and those that it names. What is there under a name that tells its content is not asked for again.
 * @param {Cache} cache @param {string} address @param {Set<string>} seen */
async function bringFile(cache, address, seen) {
  const url = new URL(address, location.origin);
  if (seen.has(url.href)) return;
  seen.add(url.href);
  if (await cache.match(url, { ignoreVary: true })) return;
  const elsewhere = isNamedByContent(url) && (await caches.match(url, { ignoreVary: true }));
  const answer = elsewhere || (await fetch(url));
  if (!answer.ok) throw new Error(url.href);
  const copy = answer.clone();
  await Promise.all((await filesIn(answer, url)).map((each) => bringFile(cache, each, seen)));
  await cache.put(url, copy);
}

/** @param {Response} answer @param {URL} url */
async function filesIn(answer, url) {
  if (url.pathname.startsWith("/styles/")) return [...(await answer.text()).matchAll(NAMED)].map(([, found]) => found);
  if (!url.pathname.startsWith("/static/js/")) return [];
  return [...(await answer.text()).matchAll(IMPORTED)].map(([, found]) => new URL(found, url).href);
}

/** Pages of an older edition come again in the newest; what the older one brought goes once no other page is open that
 * may still want it.
 * @param {string} newest */
async function renew(newest) {
  for (const older of (await editions()).filter((name) => name !== newest)) {
    const [cache, now] = await Promise.all([caches.open(older), caches.open(newest)]);
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url);
      if (BROUGHT.test(pathname) || (await now.match(pathname, { ignoreVary: true }))) continue;
      const answer = await fetch(pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
      const text = await answer.text();
      if (answer.ok && answer.headers.has(HEADER)) await keep(newest, pathname, text, answer.headers);
    }
    const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (open.length < 2) await caches.delete(older);
  }
}

// ---- forgetting

/** Another person's data on the same address: nothing of the first stays in sight.
 * @param {string} place */
async function forgetOthers(place) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name.split(" ")[1] !== place);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Projects that the list of all does not name any more.
 * @param {string} list */
async function forgetMissing(list) {
  const named = new Set([...list.matchAll(/"\/projets\/([^"/?#]+)/g)].map(([, id]) => id));
  await forget([...(await keptProjects()).keys()].filter((id) => !named.has(id)));
}

/** Those that were opened last stay.
 * @param {string} name @param {number} most */
async function keepMost(name, most) {
  const kept = [...(await keptProjects(name))].sort(([, one], [, other]) => other - one);
  await forget(kept.slice(most).map(([id]) => id));
}

/** Each project of which something is kept, and when that was.
 * @param {string} [only] @returns {Promise<Map<string, number>>} */
async function keptProjects(only) {
  const found = new Map();
  for (const name of only ? [only] : (await caches.keys()).filter((each) => each.startsWith(OURS))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const id = projectOf(new URL(request.url).pathname);
      if (!id) continue;
      const at = Number((await cache.match(request, { ignoreVary: true }))?.headers.get(AT) ?? 0);
      found.set(id, Math.max(at, found.get(id) ?? 0));
    }
  }
  return found;
}

/** @param {string[]} ids */
async function forget(ids) {
  if (!ids.length) return;
  for (const name of (await caches.keys()).filter((each) => each.startsWith(OURS))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (ids.includes(projectOf(new URL(request.url).pathname))) await cache.delete(request);
  }
}

// ---- what is kept

/** The page, in the newest edition that has it.
 * @param {URL} url */
async function keptPage(url) {
  for (const name of (await editions()).reverse()) {
    const response = await caches.match(pathOf(url), { cacheName: name, ignoreVary: true });
    if (response) return { name, response };
  }
  return null;
}

/** Caches of pages, the oldest first. */
async function editions() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && !name.endsWith(WORKS));
}

/** The plan and the verdicts are the map's page, which shows them itself; what stands after « ? » chooses in a page.
 * @param {URL} url */
function pathOf({ pathname }) {
  return pathname.replace(/^(\/projets\/[^/]+)\/(?:plan|verdicts)$/, "$1");
}

/** @param {string} path */
function projectOf(path) {
  return /^(?:\/api)?\/projets\/([^/]+)/.exec(path)?.[1] ?? "";
}

/** @param {number} pause @returns {Promise<null>} */
function after(pause) {
  return new Promise((done) => {
    setTimeout(() => done(null), pause);
  });
}
