// Reviewing from the keyboard: a pass, r return, d doubt, ← and → the neighbours. Every act is a plain form too.
(() => {
  "use strict";
  const form = document.querySelector(".judge");
  const reason = form?.querySelector("textarea");
  let chosen = null; // the button that a word is being written for

  // A word that needs its reason takes the cursor there first.
  const press = (button) => {
    chosen = button;
    if ("asks" in button.dataset && reason && !reason.value.trim()) {
      reason.focus();
      return;
    }
    button.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.target === reason) {
      if (event.key === "Escape") reason.blur();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && chosen) {
        event.preventDefault();
        chosen.click();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const link = { ArrowLeft: "back", ArrowRight: "next" }[event.key];
    const there = link && document.querySelector(`[data-go="${link}"]`);
    const button = form?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!there && !button) return;
    event.preventDefault();
    if (there) there.click();
    else press(button);
  });
})();
