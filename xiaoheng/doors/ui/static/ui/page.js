// What every page does beyond plain forms: no double submits, no lost text, no silent failures.
(() => {
  "use strict";
  const words = document.body.dataset;
  let dirty = false;

  const say = (text) => {
    const line = document.createElement("p");
    line.className = "message message-error";
    line.textContent = text;
    document.getElementById("messages").replaceChildren(line);
    line.scrollIntoView({ block: "nearest" });
  };

  const release = () => {
    document.querySelectorAll("button[data-sent]").forEach((button) => {
      button.disabled = false;
      delete button.dataset.sent;
    });
  };

  // A form is sent once. The pressed button is disabled after the browser has read its name and value.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    dirty = false;
    setTimeout(() => {
      if (event.defaultPrevented) return;
      form.querySelectorAll("button:not([type=button])").forEach((button) => {
        button.disabled = true;
        button.dataset.sent = "1";
      });
    });
  });
  window.addEventListener("pageshow", release);

  // Typed text is not lost by leaving the page.
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post" && !form.hasAttribute("hx-post")) dirty = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!dirty) return;
    event.preventDefault();
    event.returnValue = words.unsaved;
  });

  // A part of the page that could not be fetched says so.
  document.addEventListener("htmx:sendError", () => say(words.offline));
  document.addEventListener("htmx:responseError", (event) => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const reasons = [...answer.querySelectorAll(".notice > p:not(.notice-ways)")].map((line) => line.textContent.trim());
    say(reasons.join("　") || words.failed);
  });

  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
