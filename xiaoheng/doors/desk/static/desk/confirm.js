// Confirming a notice from the keyboard: j next, k previous, a accept and d drop (and on to the next), u undo, e edit, s split, m merge. Every act is a plain form too.
(() => {
  "use strict";
  const cards = () => [...document.querySelectorAll("[data-draft]")];
  const ONWARD = ["a", "d"]; // what is settled needs no second look
  let onward = false;
  let here = null; // number of the draft in hand: its card is replaced by each act

  const card = () => cards().find((one) => one.dataset.draft === here);

  const show = (one) => {
    here = one.dataset.draft;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
    document.querySelectorAll(".span.here").forEach((span) => span.classList.remove("here"));
    const span = document.getElementById(`s${here}`);
    if (!span) return;
    span.classList.add("here");
    const source = span.closest(".confirm-source");
    source.scrollTop += span.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
  };

  const step = (by) => {
    const all = cards();
    const at = all.indexOf(card());
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) show(next);
  };

  const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
      return;
    }
    const button = card()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) {
      event.preventDefault();
      onward = ONWARD.includes(event.key);
      button.click();
    } else if (card() && ONWARD.includes(event.key)) {
      step(1); // settled so already
    }
  });

  document.addEventListener("focusin", (event) => {
    const one = event.target.closest("[data-draft]");
    if (one) here = one.dataset.draft;
  });

  // After a split, a merge or an undo the page comes again, with the draft it was about in its address.
  const named = document.querySelector(/^#t\d+$/.test(location.hash) ? location.hash : "#t-");
  if (named?.dataset.draft) show(named);

  // The new card takes the place of the old one and stays in hand, unless the keyboard settled it.
  document.addEventListener("htmx:afterSettle", () => {
    if (onward) {
      onward = false;
      step(1);
      return;
    }
    const one = card();
    if (one && !one.contains(document.activeElement)) one.focus({ preventScroll: true });
  });
})();
