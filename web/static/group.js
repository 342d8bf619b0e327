// Several teams: their parts are asked for again every few seconds, and at once when something was
// done, but never while the hand is in them.

import { renew } from "./parts.js";

const EVERY_MS = 5000;
const parts = [...document.querySelectorAll("[data-part]")];

function renewAll({ underHand = false } = {}) {
  if (!document.hidden) for (const part of parts) renew(part, part.dataset.address, { underHand });
}

setInterval(renewAll, EVERY_MS);

document.addEventListener("yulian:done", (event) => {
  event.target.closest("details.menu")?.removeAttribute("open");
  if (event.target.closest("[action$='/end']")) location.reload();
  renewAll({ underHand: true });
});
