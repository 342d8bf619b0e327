// The big screen: nobody touches it, so it simply follows.

import { runClock } from "./clock.js";
import { drawHeat } from "./heat.js";
import { follow } from "./live.js";
import { renew } from "./parts.js";

const { drill, seq } = document.body.dataset;
const part = document.getElementById("part-wall");
const WAIT_MS = 2000;
let due = null;

function refresh() {
  due ??= setTimeout(async () => {
    due = null;
    await renew(part, `/console/${drill}/parts/wall`, { underHand: true });
  }, WAIT_MS);
}

document.addEventListener("htmx:afterSettle", (event) => drawHeat(event.target));
follow({
  drill,
  since: Number(seq),
  watch: true,
  rows: refresh,
  clock: runClock(() => document.getElementById("clock")),
});
drawHeat(document);
