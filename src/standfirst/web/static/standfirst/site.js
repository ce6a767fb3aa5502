// Comfort only: without this file every form and link still works.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const cards = document.getElementById("cards");
  const htmx = window.htmx;
  if (cards && htmx) {
    // one listener instead of attributes on every form: cards are the same bytes for everyone
    const away = new WeakMap(); // the word in a card's place -> the card, so that "undo" brings it back
    const act = async (form, card, values) => {
      const before = card.classList.contains("done") ? away.get(card) : values.act === "hide" || values.mute ? card : null;
      const leaves = before === card || card.classList.contains("done");
      if (!leaves) card.querySelector(":scope > .done")?.remove();
      const list = card.parentElement;
      const place = [...list.children].indexOf(card);
      await htmx.ajax("POST", "/act", { source: form, target: card, swap: leaves ? "outerHTML" : "beforeend", values });
      const word = leaves ? list.children[place] : null;
      if (!before || !word?.classList.contains("done")) return; // another answer stays as it came
      if (before === card) away.set(word, card);
      else word.after(before);
    };
    cards.addEventListener("submit", (event) => {
      const form = event.target;
      const card = form.closest(".card");
      if (!card || form.getAttribute("action") !== "/act") return;
      event.preventDefault();
      act(form, card, Object.fromEntries(new FormData(form, event.submitter)));
    });
  }
  for (const button of document.querySelectorAll(".share")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const url = new URL(button.dataset.path, window.location.href).href;
      try {
        if (navigator.share) await navigator.share({ title: button.dataset.title, url });
        else await navigator.clipboard.writeText(url);
      } catch { return; } // the reader thought better of it
      if (!navigator.share) button.textContent = "Link copied";
      if (button.dataset.tell) navigator.sendBeacon("/signal", new URLSearchParams({ story: button.dataset.story, shared: "1" }));
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
