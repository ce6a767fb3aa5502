// Comfort only: without this file every form and link still works.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const cards = document.getElementById("cards");
  const htmx = window.htmx;
  if (cards && htmx) {
    // one listener instead of attributes on every form: cards are the same bytes for everyone
    cards.addEventListener("submit", (event) => {
      const form = event.target;
      const card = form.closest(".card");
      if (!card || form.getAttribute("action") !== "/act") return;
      event.preventDefault();
      const values = Object.fromEntries(new FormData(form, event.submitter));
      htmx.ajax("POST", "/act", { source: form, target: card, swap: "outerHTML", values });
    });
  }
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (!sentence || event.target.closest("a") || String(window.getSelection())) return;
    const mark = sentence.querySelector(".mark");
    if (mark) mark.click();
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".panel:target");
    if (event.key !== "Escape" || !open) return;
    const key = open.id.slice(2);
    const at = [window.scrollX, window.scrollY];
    window.location.hash = key;
    window.scrollTo(...at);
    const mark = document.querySelector(`#${CSS.escape(key)} .mark`);
    if (mark) mark.focus({ preventScroll: true });
  });
})();
