// The director's console: each part is asked for again when something it shows has changed, but
// never while the hand is in it.

import { runClock } from "./clock.js";
import { drawHeat } from "./heat.js";
import { follow } from "./live.js";
import { isBusy, renew } from "./parts.js";

const drill = document.body.dataset.drill;
const parts = [...document.querySelectorAll("[data-part]")];
const WAIT_MS = { marks: 4000, world: 2000 };
const due = new Map();

function refresh(part) {
  if (due.has(part)) return;
  due.set(part, setTimeout(() => load(part), WAIT_MS[part.dataset.part] ?? 600));
}

async function load(part) {
  due.delete(part);
  const asked = part.dataset.part === "log" ? location.search : "";
  const address = `/console/${drill}/parts/${part.dataset.part}${asked}`;
  if (isBusy(part) || !(await renew(part, address))) refresh(part);
}

document.addEventListener("htmx:afterSettle", (event) => drawHeat(event.target));

const setClock = runClock(() => document.getElementById("clock"));
let known = stateOf(document.getElementById("clock").dataset);

function stateOf(clock) {
  return `${clock.speed} ${clock.running === "yes" || clock.running === true} ${clock.ended === "yes" || clock.ended === true}`;
}

follow({
  drill,
  since: Number(document.body.dataset.seq),
  watch: true,
  rows: ({ counts }) => {
    for (const part of parts) {
      if (part.dataset.topics.split(" ").some((topic) => counts[topic])) refresh(part);
    }
  },
  clock: (state) => {
    setClock(state);
    if (state.ended && !known.endsWith("true")) location.reload();
    if (stateOf(state) !== known) {
      known = stateOf(state);
      load(document.getElementById("part-controls"));
    }
    refresh(document.getElementById("part-seats")); // who is there leaves no row
  },
});

// ---- forms ----

document.addEventListener("yulian:done", (event) => {
  const form = event.target.closest("form");
  if (!form) return;
  if (form.hasAttribute("data-clear")) form.reset();
  document.activeElement?.matches("button") && document.activeElement.blur();
  const part = form.closest("[data-part]");
  if (part) load(part);
});

// A note about a row: its number is filled in, and one goes on writing.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-about]");
  if (!link) return;
  document.getElementById("note-about").value = link.dataset.about;
  document.getElementById("note-text").focus();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "speed") event.target.form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const deeds = { p: ["pause", "resume"], s: ["step"] }[event.key];
  const form = deeds?.map((deed) => document.querySelector(`form[action$="/pace/${deed}"]`)).find(Boolean);
  form?.requestSubmit();
});

drawHeat(document);
