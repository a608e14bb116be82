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

  const sent = new Set();

  const release = () => {
    sent.forEach((form) => form.querySelectorAll("button").forEach((button) => { button.disabled = false; }));
    sent.clear();
  };

  // A form is sent once. Its buttons are disabled after the browser has read which one was pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (sent.has(form) || (form.dataset.confirm && !window.confirm(form.dataset.confirm))) {
      event.preventDefault();
      return;
    }
    dirty = false;
    if (form.method !== "post" || "stays" in form.dataset) return; // the answer is a file: the page stays
    sent.add(form);
    form.dispatchEvent(new CustomEvent("sent")); // a part that tells how far the answer has come begins to ask
    setTimeout(() => {
      if (event.defaultPrevented) sent.delete(form); // htmx sends it, and looks after its own
      else form.querySelectorAll("button").forEach((button) => { button.disabled = true; });
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

  // What went wrong is where one looks next: the summary, the refusal of a form laid out by hand, else the first field.
  const wrong = [".error-summary", ".errorlist.nonfield", "[aria-invalid='true']"];
  wrong.map((one) => document.querySelector(one)).find(Boolean)?.focus();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
