/** A page's token: sent first, then a fresh one, once, and only where it is for the one whose page this is. */

import assert from "node:assert/strict";
import test from "node:test";

const field = { value: "old" };
let told = { token: "fresh", place: "mine" };
Object.assign(globalThis, {
  document: { documentElement: { dataset: { place: "mine" } }, querySelectorAll: () => [field] },
  fetch: async () => ({ ok: true, json: async () => told }),
});
const { sendKnown } = await import("../../../cefi_map/static/js/ui/token.js");

/** What was sent with, over these statuses, and the last answer's. */
async function sent(...statuses) {
  const tokens = [];
  const answer = await sendKnown(async (fresh) => {
    tokens.push(fresh);
    return { status: statuses.shift() };
  });
  return [tokens, answer.status];
}

test("what is taken, or refused for another reason, is sent once", async () => {
  assert.deepEqual(await sent(200), [[""], 200]);
  assert.deepEqual(await sent(403), [[""], 403]);
});

test("what is refused for its token is sent again with a fresh one, once; the forms of the page have it too", async () => {
  assert.deepEqual(await sent(400, 200), [["", "fresh"], 200]);
  assert.equal(field.value, "fresh");
  assert.deepEqual(await sent(400, 400), [["", "fresh"], 400]);
});

test("another person's token is not taken", async () => {
  field.value = "old";
  told = { token: "theirs", place: "theirs" };
  assert.deepEqual(await sent(400), [[""], 400]);
  assert.equal(field.value, "old");
});
