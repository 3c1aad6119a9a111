/** What the server thinks is asked for until it is about what was saved. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Opinion } from "../../../cefi_map/static/js/remote/opinion.js";

/** A server that gives these answers one after the other; `null`: it cannot be reached. Pauses take no time. */
function asked(answers) {
  const waits = [];
  const taken = [];
  const refused = [];
  let times = 0;
  const pause = mock.method(globalThis, "setTimeout", (run, wait) => {
    waits.push(wait);
    queueMicrotask(run);
  });
  const opinion = new Opinion({
    address: "/avis",
    take: (told) => taken.push(told.revision),
    refuse: (sentence) => refused.push(sentence),
    fetch: async () => {
      const answer = answers[times++];
      if (!answer) throw new TypeError("no network");
      return { ok: answer.status < 400, status: answer.status, json: async () => answer };
    },
  });
  return { opinion, taken, refused, waits, times: () => times, end: () => pause.mock.restore() };
}

const CASES = [
  ["an answer about what was saved is taken", [{ status: 200, revision: 3 }], [3], []],
  ["a newer one too", [{ status: 200, revision: 4 }], [4], []],
  [
    "an older one is asked again",
    [
      { status: 200, revision: 2 },
      { status: 200, revision: 3 },
    ],
    [3],
    [300],
  ],
  [
    "one that is being made is asked again, less and less often",
    [...Array(5).fill({ status: 202 }), { status: 200, revision: 3 }],
    [3],
    [300, 600, 1000, 1000, 2000],
  ],
  ["where there is none, the next save asks", [{ status: 404 }], [], []],
  ["without a network, the next save asks", [null], [], []],
];
for (const [title, answers, taken, waits] of CASES) {
  test(title, async () => {
    const server = asked(answers);
    await server.opinion.ask(3);
    server.end();
    assert.deepEqual(server.taken, taken);
    assert.deepEqual(server.waits, waits);
    assert.equal(server.times(), answers.length);
    assert.equal(server.opinion.asking, null);
  });
}

test("one question at a time: a newer save raises what is waited for", async () => {
  const server = asked([
    { status: 200, revision: 3 },
    { status: 200, revision: 4 },
  ]);
  const first = server.opinion.ask(3);
  assert.equal(server.opinion.ask(4), first);
  await first;
  server.end();
  assert.deepEqual(server.taken, [4]);
});

test("what is too much is said, and not asked again", async () => {
  const server = asked([{ status: 202 }, { status: 413, message: "C’est trop long.", advice: "Coupez." }]);
  await server.opinion.ask(3);
  server.end();
  assert.deepEqual(server.refused, ["C’est trop long. Coupez."]);
  assert.deepEqual(server.taken, []);
  assert.equal(server.times(), 2);
});
