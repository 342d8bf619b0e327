// What every page does: keys, confirmation of final steps, "not yet known", busy buttons.

const dialog = (id) => document.getElementById(id);
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    closeMenus(null);
    if (typing(event.target)) event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "?") {
    dialog("keys-help").showModal();
  } else if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

function closeMenus(kept) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== kept) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
  const opener = event.target.closest("[data-open]");
  if (opener) dialog(opener.dataset.open).showModal();
  const filler = event.target.closest("[data-fill]");
  if (filler) fill(dialog(filler.dataset.fill), filler.dataset.value);
});

function fill(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}

// A form or button with data-confirm asks before it is sent; the words name what cannot be undone.
// Capture on the window comes before htmx, so that a refused question sends nothing.
const agreed = new WeakSet();

window.addEventListener(
  "submit",
  (event) => {
    const asker = event.submitter?.dataset.confirm ? event.submitter : event.target;
    if (!asker.dataset.confirm || agreed.delete(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(asker, () => {
      agreed.add(event.target);
      event.target.requestSubmit(event.submitter);
    });
  },
  true,
);

function ask(asker, then) {
  const box = dialog("confirm");
  box.querySelector("[data-words]").textContent = asker.dataset.confirm;
  box.querySelector("[data-yes]").textContent = asker.dataset.confirmYes ?? "确定";
  box.returnValue = "no";
  box.addEventListener("close", () => box.returnValue === "yes" && then(), { once: true });
  box.showModal();
}

// A form that stays on the page after it was sent, done or refused, is another one the next time.
for (const name of ["yulian:done", "yulian:again"]) {
  document.addEventListener(name, (event) => {
    const once = event.target.closest("form")?.querySelector("[name=once]");
    if (once) once.value = event.detail.once;
  });
}

// What was done is said for a while. Answers to two forms may come in any order, so that none takes
// the place of the other; the same again says nothing new.
const SAID_MS = 8000;
const SAID_MOST = 2;
const fading = new WeakSet();
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.id === "said") event.detail.swapOverride = "beforeend";
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "said") return;
  const answers = [...event.target.children];
  for (const answer of answers.filter((one) => !fading.has(one))) {
    fading.add(answer);
    setTimeout(() => answer.remove(), SAID_MS);
  }
  const newest = answers.at(-1);
  const same = answers.filter((one) => one !== newest && one.textContent === newest.textContent);
  for (const old of same.length ? same : answers.slice(0, -SAID_MOST)) old.remove();
});

// The first message of a form that came back with errors gets the focus.
function focusFirstError(root) {
  root.querySelector("[data-autofocus]")?.focus();
}
document.addEventListener("htmx:afterSettle", (event) => focusFirstError(event.target));
focusFirstError(document);
