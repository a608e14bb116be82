// Meeting mode by keyboard: Alt and a letter goes to what bears it as data-key, Alt+Enter sends the form one is in.
(() => {
  "use strict";
  const seen = (element) => element.offsetParent !== null || element.closest("details:not([open])");
  const bearer = (key) => [...document.querySelectorAll(`#live [data-key="${key}"]`)].find(seen);

  const reach = (element) => {
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const first = element.parentElement.querySelector("select, input:not([type=hidden]), textarea");
    if (element.tagName === "SUMMARY") (first || element).focus();
    else if (element.matches("a, button")) element.click();
    else {
      element.focus();
      if (element.select) element.select();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (event.key === "Enter") {
      const form = event.target.closest("#live form");
      if (!form) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector(".form-end button"));
      return;
    }
    const element = /^Key[A-Z]$/.test(event.code) && bearer(event.code[3].toLowerCase());
    if (!element) return;
    event.preventDefault();
    reach(element);
  });

  // The panes are drawn anew after each step: the place one was at is found again, a refusal comes first.
  let place = {};
  document.addEventListener("htmx:beforeSwap", () => {
    const at = document.activeElement;
    const form = at && at.closest("form");
    if (form) place = { action: form.getAttribute("action"), name: at.name };
  });
  document.addEventListener("htmx:afterSettle", () => {
    const refusal = document.querySelector("#live .errorlist, #live .error-summary");
    if (refusal) refusal.tabIndex = -1;
    const forms = [...document.querySelectorAll("#live form")];
    const form = forms.find((one) => one.getAttribute("action") === place.action);
    const field = form && place.name && form.elements[place.name];
    const lost = document.activeElement === document.body;
    const next = refusal || (lost && (field || document.querySelector("#live .btn-primary")));
    if (next && next.focus) next.focus();
  });
})();
