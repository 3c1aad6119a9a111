/** The ZIP that a page makes; tests/offline opens one with another program's reader. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { zipOf } from "../../../cefi_map/static/js/offline/zip.js";

test("each entry is told where it stands, with its sum", async () => {
  const zip = new DataView(await zipOf([{ name: "é.txt", text: "123456789" }]).arrayBuffer());
  const end = zip.byteLength - 22;
  const directory = zip.getUint32(end + 16, true);
  assert.equal(zip.getUint32(end, true), 0x06054b50);
  assert.equal(zip.getUint32(directory, true), 0x02014b50);
  assert.equal(zip.getUint32(directory + 16, true), 0xcbf43926, "the check value of CRC-32");
  assert.equal(zip.getUint32(directory + 42, true), 0);
  assert.equal(zip.getUint16(28, true), 0);
});
