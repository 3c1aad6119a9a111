import assert from "node:assert/strict";
import { test } from "node:test";
import { reads, told } from "../../../cefi_map/static/js/talk/clock.js";

test("a clock reads minutes and seconds, and hours once there are some", () => {
  assert.deepEqual([0, 999, 65_000, 600_000, 3_750_000].map(reads), ["0:00", "0:00", "1:05", "10:00", "1:02:30"]);
});

test("it says the time one has, and how much it is over", () => {
  assert.deepEqual(told({ began: 0, planned: 10 }, 5000), { text: "0:00 sur 10:00", isOver: false });
  assert.deepEqual(told({ began: 1000, planned: 0 }, 62_000), { text: "1:01", isOver: false });
  assert.deepEqual(told({ began: 1, planned: 1 }, 90_001), { text: "1:30, dépassé de 0:30", isOver: true });
});
