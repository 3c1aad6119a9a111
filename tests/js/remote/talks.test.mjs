/** What is said on a project: begun, refused, told of, and no longer asked for. */

import assert from "node:assert/strict";
import test from "node:test";

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
Object.assign(globalThis, { document: page });
const { Talks } = await import("../../../cefi_map/static/js/remote/talks.js");

const THREAD = { id: "t", node: "n1", paragraph: 0, quote: "Nœud", resolved: false, messages: [] };
const answer = (status, body) => ({ ok: status < 400, status, json: async () => body });

/** Talks over answers that are given one after the other; what was done stands in `done`. */
function talking(...answers) {
  const done = [];
  const ways = {
    fetch: async (address, options) => {
      done.push(options ? `${options.method} ${options.body}` : `GET ${address}`);
      return answers.shift();
    },
    sync: { flush: async () => done.push("saved") },
    say: (text) => done.push(`said ${text}`),
  };
  return { talks: new Talks("/echanges", ways), done };
}

test("a thread is begun once what it is about is on the server", async () => {
  const { talks, done } = talking(answer(200, { threads: [THREAD], heard: "Lu par vous et Luc." }));
  assert.equal(await talks.send({ place: "nn1", words: "Où ?" }), true);
  assert.deepEqual(done, ["saved", 'POST {"place":"nn1","words":"Où ?"}']);
  assert.deepEqual(talks.threads, [THREAD]);
});

test("who listens is told of what changed, and of nothing else", async () => {
  const told = { threads: [THREAD], heard: "" };
  const { talks } = talking();
  let times = 0;
  const deaf = talks.onChange(() => times++);
  talks.take(told);
  talks.take(structuredClone(told));
  deaf();
  talks.take({ threads: [], heard: "" });
  assert.equal(times, 1);
});

test("what is refused is said, and so is a network that is away", async () => {
  const { talks, done } = talking(answer(413, { message: "Trop long.", advice: "Coupez-le." }), null);
  assert.equal(await talks.send({ thread: "t", words: "x" }), false);
  assert.equal(await talks.send({ thread: "t", words: "x" }), false);
  assert.equal(done[1], "said Trop long. Coupez-le.");
  assert.match(done[3], /^said Hors connexion/);
});

test("where one may not read any longer, nothing more is asked", async () => {
  const { talks } = talking(answer(404, {}));
  await talks.look();
  assert.equal(talks.timer, undefined);
});

test("each look tells which revision of the map is there", async () => {
  const { talks } = talking(answer(200, { threads: [], heard: "", revision: 7 }));
  let told = 0;
  talks.ways.newer = (revision) => {
    told = revision;
  };
  await talks.look();
  clearTimeout(talks.timer);
  assert.equal(told, 7);
});
