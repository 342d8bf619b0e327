// The scorecard: draws the heat curve, prints.

import { drawHeat } from "./heat.js";

drawHeat(document);
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
