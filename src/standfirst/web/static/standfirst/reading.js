// Loaded only for readers who let the desk notice how long they read. Counts seconds in which the tab is visible and the
// reader did something in the last half minute; sends them once when the page goes away.
(() => {
  "use strict";
  const story = document.currentScript.dataset.story;
  const most = 600, idle = 30_000;
  let seconds = 0, finished = false, last = 0, sent = 0;
  const acted = (event) => { if (event.isTrusted) last = performance.now(); };
  for (const name of ["scroll", "pointermove", "pointerdown", "keydown", "touchstart"]) {
    window.addEventListener(name, acted, { passive: true });
  }
  setInterval(() => {
    if (document.visibilityState === "visible" && last && performance.now() - last < idle && seconds < most) seconds += 1;
  }, 1000);
  const end = document.getElementById("the-end");
  if (end && "IntersectionObserver" in window) {
    new IntersectionObserver((seen) => { if (last && seen.some((s) => s.isIntersecting)) finished = true; }).observe(end);
  }
  const send = () => {
    if (seconds <= sent || seconds < 5) return;
    sent = seconds;
    navigator.sendBeacon("/signal", new URLSearchParams({ story, seconds: String(seconds), finished: finished ? "1" : "" }));
  };
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
  window.addEventListener("pagehide", send);
})();
