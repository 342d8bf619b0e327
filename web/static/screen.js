// A seat's screen in the past: tells the time while the slider moves, draws the heat curve.

import { chinaTime, drawHeat } from "./heat.js";

const slider = document.querySelector("#t");
const told = document.querySelector("#slid");

slider.addEventListener("input", () => {
  const start = new Date(slider.dataset.start).getTime();
  told.textContent = chinaTime(start + Number(slider.value) * 1000);
});
document.addEventListener("htmx:afterSettle", (event) => drawHeat(event.target));
drawHeat(document);
