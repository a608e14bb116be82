// Confirming a notice from the keyboard: j next, k previous, a accept and d drop (and on to the next open one), u undo,
// e edit, s split, m merge, z undo a merge, c the whole. While editing: Ctrl+Enter saves, Escape leaves. Every act is a
// plain form too.
(() => {
  "use strict";
  const cards = () => [...document.querySelectorAll("[data-draft]")];
  const ONWARD = ["a", "d"]; // what is settled needs no second look
  let here = null; // number of the draft in hand: its card is replaced by each act

  const card = () => cards().find((one) => one.dataset.draft === here);
  const first = () => cards().find((one) => one.classList.contains("draft-proposed")) ?? cards()[0];

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
    if (!card()) {
      if (all.length) show(first());
      return;
    }
    const at = all.indexOf(card());
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) show(next);
  };

  // On to the next open draft, without waiting for the answer: the next key is never about the one just settled.
  const go = () => {
    const all = cards();
    const later = all.slice(all.indexOf(card()) + 1);
    const next = [...later, ...all].find((one) => one.matches(".draft-proposed:not([data-settling])"));
    show(next ?? card() ?? all[0]);
  };

  const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

  const editing = (event) => {
    const form = event.target.closest(".draft-editing form");
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Escape") form.querySelector("[data-leave]").click();
  };

  document.addEventListener("keydown", (event) => {
    editing(event);
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
      return;
    }
    const onward = ONWARD.includes(event.key) && cards().length;
    const button = card()?.querySelector(`:scope:not([data-settling]) [data-key="${CSS.escape(event.key)}"]`);
    const whole = document.querySelector(`[data-whole="${CSS.escape(event.key)}"] button`);
    if (!button && !whole && !onward) return;
    event.preventDefault();
    if (onward && button) card().dataset.settling = "";
    (whole ?? button)?.click();
    if (onward) go();
  });

  for (const failed of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(failed, () => {
      for (const one of document.querySelectorAll("[data-settling]")) delete one.dataset.settling;
    });
  }

  document.addEventListener("focusin", (event) => {
    const one = event.target.closest("[data-draft]");
    if (one) here = one.dataset.draft;
  });

  document.querySelector('.draft-editing [name="at"]')?.focus(); // the page of a split

  // After a split, a merge or an undo the page comes again, with the draft it was about in its address.
  const named = document.querySelector(/^#t\d+$/.test(location.hash) ? location.hash : "#t-");
  if (named?.dataset.draft) show(named);

  // The new card takes the place of the old one; where that one was in hand, so is this.
  document.addEventListener("htmx:afterSettle", () => {
    const one = card();
    const field = one?.querySelector(".form [aria-invalid], .form input:not([type=hidden])");
    const goal = field ? field.form : one;
    if (goal && !goal.contains(document.activeElement)) (field ?? one).focus({ preventScroll: !field });
  });
})();
