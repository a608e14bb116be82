// The export is a plain form; where scripts run, the line beside it begins to ask how far it has come.
(() => {
  "use strict";
  const form = document.getElementById("export");
  form.addEventListener("submit", () => form.dispatchEvent(new CustomEvent("sent")));
})();
