/** Layouts of the maps that come in as JSON, for tests/geometry/test_strangers.py. */

import { readFileSync } from "node:fs";
import { fromData } from "../../../../cefi_map/static/js/mindmap/codec.js";
import { SCREEN } from "../../../../cefi_map/static/js/mindmap/geometry/presets.js";
import { laid } from "./laid.mjs";

const maps = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(maps.map((data) => laid(fromData(data), SCREEN))));
