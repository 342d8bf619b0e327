// The desk: panes that change without a reload, news that waits behind a bar, forms that keep
// what was typed, a clock that runs between two messages of the server. Everything it does by
// script also works as plain links and forms, only with a reload.

import { runClock } from "./clock.js";
import { follow } from "./live.js";
import { fetchInto, isBusy, renew } from "./parts.js";
import { drawHeat } from "./heat.js";

const body = document.body;
const drill = body.dataset.drill;
const here = () => new URLSearchParams(location.search);
const pane = (id) => document.getElementById(id);

// ---- the address bar is the state: links carry what they change ----

function addressOf(changes, into) {
  const query = here();
  for (const name of [...query.keys()]) if (!KEPT.includes(name)) query.delete(name);
  query.delete("before");
  if (into === "pane-act") query.delete("act");
  const wanted = new URLSearchParams(changes);
  for (const name of new Set(wanted.keys())) {
    query.delete(name);
    for (const value of wanted.getAll(name)) if (value) query.append(name, value);
  }
  query.set("pane", into.replace("pane-", ""));
  return `${location.pathname}?${query}`;
}
const KEPT = ["watch", "p", "q", "track", "stance", "view", "statement", "act"];

function open(address, into) {
  history.pushState({}, "", address);
  bring(into.replace("pane-", ""));
  return load(into);
}

const asked = () => location.pathname + location.search;
const load = (into) => fetchInto(pane(into), asked());

function bring(name) {
  const main = document.getElementById("main");
  main.classList.remove("pane-watch", "pane-work", "pane-act");
  main.classList.add(`pane-${name}`);
  for (const tab of document.querySelectorAll("[data-pane]")) {
    if (tab.dataset.pane === name) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a[data-into]");
  const tab = event.target.closest("a[data-pane]");
  const bar = event.target.closest("[data-fresh]");
  if (link) {
    event.preventDefault();
    const byKey = event.detail === 0;
    const into = link.dataset.into;
    open(addressOf(link.dataset.set, into), into).then(() => byKey && focusIn(into));
  } else if (tab) {
    event.preventDefault();
    bring(tab.dataset.pane);
  } else if (bar) {
    showFresh(bar.dataset.fresh);
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const into = form.dataset.formInto;
  if (!into) return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form, event.submitter));
  open(addressOf(sent, into), into).then(() => into === "pane-act" && focusIn(into));
});

window.addEventListener("popstate", () => location.reload());

// On a phone the tabs of a pane may be wider than the window.
function showTabs(root) {
  for (const tab of root.querySelectorAll(".pane-nav [aria-current]")) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The link that was followed has been replaced: the keyboard goes on in what came.
function focusIn(into) {
  const field = into === "pane-act" && pane(into).querySelector("form :is(input:not([type=hidden]), textarea, select)");
  (field || pane(into).querySelector("[aria-current]") || pane(into).querySelector("a, button"))?.focus();
}

// A form that was sent is gone with its button; who sent it by the keyboard goes on in its pane.
let byKeyboard = false;
document.addEventListener("keydown", () => { byKeyboard = true; }, true);
document.addEventListener("pointerdown", () => { byKeyboard = false; }, true);
function goOn({ elt }, into) {
  if (byKeyboard && elt.matches("form") && document.activeElement === document.body) focusIn(into);
}

// ---- news ----

let announced = Number(body.dataset.seq);
let waiting = null;
let again = false;

function shown(name) {
  if (name === "feed") return Number(document.querySelector(".feed")?.dataset.newest ?? 0);
  return newestLetter();
}
function newestLetter() {
  const first = document.querySelector(".letter");
  return first ? Number(first.dataset.seq) : lastLetter;
}
let lastLetter = newestIn(document);
function newestIn(root) {
  return Number(root.querySelector(".letter")?.dataset.seq ?? body.dataset.seq);
}

// What was said counts as heard once it was on the screen, also after a reload.
const HEARD = `yulian:${drill}:heard`;
const heard = () => Number(localStorage.getItem(HEARD) ?? 0);
function hear() {
  const newest = document.querySelector(".messages")?.dataset.newest;
  if (!newest) return;
  if (Number(newest) > heard()) localStorage.setItem(HEARD, newest);
  document.querySelector(".message:last-child").scrollIntoView({ block: "nearest" });
}

// What the net does, it often does in many drills in the same second: where there are many desks,
// they ask for it one after the other. What people do is asked for at once.
let spreadMs = 0;
const spread = () => Math.random() * spreadMs;

// Most rows are figures of the net, and change nothing that is counted here.
let newsDue = null;
function hearOf(topics) {
  if (topics.inbox || topics.talk) askNews();
  else if (topics.feed) newsDue ??= setTimeout(askNews, spread());
}

async function askNews() {
  clearTimeout(newsDue);
  newsDue = null;
  if (waiting) {
    again = true;
    return;
  }
  waiting = fetchNews();
  try {
    await waiting;
  } finally {
    waiting = null;
  }
  if (again) {
    again = false;
    setTimeout(askNews, 1000);
  }
}

async function fetchNews() {
  const query = here();
  query.set("feed", shown("feed"));
  query.set("inbox", newestLetter());
  query.set("talk", heard());
  query.set("seq", announced);
  const answer = await fetch(`${location.pathname}/news?${query}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const news = await answer.json();
  announced = news.newest;
  setClock(news.clock);
  bar("feed", news.feed, (n) => `有 ${n} 条新内容`);
  bar("work", isView("inbox") ? news.inbox : 0, (n) => `有 ${n} 件新来件`);
  badge("inbox", news.inbox);
  badge("talk", news.talk);
  badge("work", news.inbox);
  badge("watch", news.feed);
  badge("rules", news.rules);
  if (news.feed && pane("pane-watch").querySelector(".feed-form .empty-state")) showFresh("feed");
  if (news.inbox && isView("inbox") && pane("pane-work").querySelector(".empty-state")) showFresh("work");
  if (news.urgent.length) pane("announcements").textContent = news.urgent.join("；");
}

const isView = (name) => document.querySelector(`[data-view="${name}"]`) !== null;

function bar(name, count, words) {
  const found = document.querySelector(`[data-fresh="${name}"]`);
  if (!found) return;
  found.hidden = count === 0;
  found.textContent = words(count);
}

function badge(name, count) {
  for (const found of document.querySelectorAll(`[data-count="${name}"]`)) {
    found.hidden = count === 0;
    found.textContent = count > 99 ? "99+" : count;
  }
}

// Items that came since the feed was last looked at carry a mark, also after a reload.
const SEEN = `yulian:${drill}:seen`;
const unread = new Set();
function markUnread() {
  const seen = Number(localStorage.getItem(SEEN) ?? Number.MAX_SAFE_INTEGER);
  const items = [...document.querySelectorAll('.feed-item[id^="row-"]')];
  const seqs = items.map((item) => Number(item.id.slice("row-".length)));
  for (const seq of seqs) if (seq > seen) unread.add(seq);
  items.forEach((item, n) => unread.has(seqs[n]) && tagNew(item));
  if (items.length && !here().get("before")) localStorage.setItem(SEEN, Math.max(...seqs, localStorage.getItem(SEEN) ?? 0));
}
function tagNew(item) {
  const tag = document.createElement("span");
  tag.className = "label-tag label-tag-accent";
  tag.textContent = "新";
  item.querySelector(".feed-source").after(tag);
}

async function showFresh(name) {
  const into = name === "feed" ? "pane-watch" : "pane-work";
  if (name === "feed") unread.clear();
  await renew(pane(into), asked(), { underHand: true });
  pane(into).querySelector(".pane-scroll")?.scrollTo({ top: 0 });
  lastLetter = newestIn(document);
  askNews();
}

// Parts that nobody types into and that do not shift under the hand follow by themselves.
function refreshQuietly(topics) {
  const watch = here().get("watch");
  if (watch === "hot" && topics.hot) refresh("pane-watch", spread());
  if (watch === "rules" && topics.feed) refresh("pane-watch", spread());
  if (watch === "heat" && (topics.heat || topics.acts)) refresh("pane-watch", spread());
  if (watch === "analysis" && topics.heat) refresh("pane-watch", spread());
  if (topics.talk && isView("talk")) load("talk-lines"); // also while somebody types below it
  if (topics.hints && isView("limits")) refresh("pane-work");
  if ((topics.talk || topics.hints) && isView("log")) refresh("pane-work");
  if ((topics.acts || topics.inbox) && !isView("inbox") && !isView("talk")) refresh("pane-work");
}

// The first change is shown in time; those that follow closely are shown together.
const APART_MS = 800;
const due = new Map();
const askedAt = new Map();
function refresh(into, wait = 0) {
  const now = performance.now();
  const at = Math.max(now + wait, (askedAt.get(into) ?? 0) + APART_MS);
  const planned = due.get(into);
  if (planned && planned.at <= at) return;
  clearTimeout(planned?.timer);
  const timer = setTimeout(async () => {
    due.delete(into);
    askedAt.set(into, performance.now());
    if (!(await reload(into))) refresh(into); // later, when the hand is out of it
  }, at - now);
  due.set(into, { at, timer });
}

function reload(into) {
  const holder = pane(into);
  return isBusy(holder) ? Promise.resolve(false) : renew(holder, asked());
}

document.addEventListener("desk:filed", ({ detail }) => {
  history.replaceState({}, "", addressOf({}, "pane-act")); // a reload does not open the form again
  for (const box of document.querySelectorAll(".feed input:checked")) box.checked = false;
  reload("pane-work");
  if (detail.marks) reload("pane-watch");
});

// ---- clock and pace ----

const clock = pane("clock");
const runOn = runClock(() => clock);
let pace = paceOf({ speed: clock.dataset.speed, running: clock.dataset.running === "yes", ended: clock.dataset.ended === "yes" });

function paceOf({ speed, running, ended }) {
  return `${speed} ${running} ${ended}`;
}

function setClock(state) {
  runOn(state);
  if (paceOf(state) === pace) return;
  pace = paceOf(state);
  clock.querySelector("[data-pace]").textContent = state.ended ? "已结束" : state.running ? `${state.speed} 倍速` : "已暂停";
  load("pane-pace");
  if (state.ended && !document.querySelector(".desk-ended")) announceEnd();
}

function announceEnd() {
  pane("announcements").textContent = "演练已经结束。";
  const note = pane("connection");
  const link = document.createElement("a");
  link.href = location.pathname;
  link.textContent = "演练已经结束，查看后续事项";
  note.replaceChildren(link);
  note.hidden = false;
}

follow({
  drill,
  since: announced,
  rows: ({ counts, spread_ms }) => {
    spreadMs = spread_ms ?? 0; // polling does not tell it
    hearOf(counts);
    refreshQuietly(counts);
  },
  clock: setClock,
});

// ---- forms keep what was typed, per drill and act, until it is filed ----

function keyOf(form) {
  const about = [...here()].filter(([name]) => !KEPT.includes(name) && name !== "pane");
  return `yulian:${form.dataset.keep}:${new URLSearchParams(about)}`;
}
const SKIPPED = ["csrf_token", "once", "act.statement", "act.version", "act.task"];

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  const kept = [...new FormData(form)].filter(([name, value]) => value && !SKIPPED.includes(name));
  localStorage.setItem(keyOf(form), JSON.stringify(kept));
});

function restoreForms(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) restoreForm(form);
}

function restoreForm(form) {
  const kept = localStorage.getItem(keyOf(form));
  if (!kept || form.querySelector(".field-error, .refusal")) return;
  const values = new Map();
  for (const [name, value] of JSON.parse(kept)) values.set(name, [...(values.get(name) ?? []), value]);
  for (const input of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    const said = values.get(input.name);
    if (!said) continue;
    if (input.type === "checkbox" || input.type === "radio") input.checked ||= said.includes(input.value);
    else if (!input.value || input.name === "role") input.value = said[0];
  }
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { elt, parameters } = event.detail.requestConfig;
  const form = elt.closest("form[data-keep]");
  if (!form || event.detail.xhr.status !== 200) return;
  const words = form.querySelector("#talk-text");
  if (words && words.value !== parameters.text) return; // more was typed while it was sent
  if (words) words.value = "";
  localStorage.removeItem(keyOf(form));
});
document.addEventListener("htmx:sendError", () => {
  pane("announcements").textContent = "没有连上服务器，内容还在，请稍后再提交。";
});

// ---- choosing posts ----

function countChosen() {
  const said = document.querySelector("[data-chosen]");
  const count = document.querySelectorAll(".feed input:checked").length;
  if (said) said.textContent = count ? `已选 ${count} 条` : "";
}
document.addEventListener("change", (event) => event.target.closest(".feed") && countChosen());

let current = -1;
function move(step) {
  const items = [...document.querySelectorAll(".feed-item")];
  if (!items.length) return;
  items[current]?.classList.remove("current");
  current = Math.min(Math.max(current + step, 0), items.length - 1);
  items[current].classList.add("current");
  items[current].scrollIntoView({ block: "nearest" });
  (items[current].querySelector("input") ?? items[current]).focus();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  n: () => document.querySelector(".fresh-bar:not([hidden])")?.click(),
  1: () => focusPane("watch"),
  2: () => focusPane("work"),
  3: () => focusPane("act"),
};
function focusPane(name) {
  bring(name);
  pane(`pane-${name}`).querySelector(".pane-scroll")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter" && event.target.id === "talk-text") event.target.form.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = event.target.closest(".feed input[type=checkbox]");
  if (box && event.key === "x") {
    box.click();
    return;
  }
  if (!box && event.target.closest("input, textarea, select, dialog")) return;
  if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const { set } = event.detail.requestConfig.elt.dataset; // a form that leads to another part of its pane
  if (set) history.pushState({}, "", addressOf(set, event.target.id));
  showTabs(event.target);
  goOn(event.detail.requestConfig, event.target.id);
  if (["pane-act", "pane-work"].includes(event.target.id)) restoreForms(event.target);
  if (["pane-work", "talk-lines"].includes(event.target.id) && isView("talk")) {
    hear();
    askNews();
  }
  if (event.target.id === "pane-watch") {
    if (here().get("watch") === "rules") askNews();
    current = -1;
    countChosen();
    markUnread();
    drawHeat(event.target);
  }
});
showTabs(document);
restoreForms(document);
hear();
markUnread();
drawHeat(document);
askNews(); // what was unread before a reload still is
