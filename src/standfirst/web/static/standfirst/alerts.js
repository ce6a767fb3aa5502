// Alerts need a script: only the browser can ask for them. Without this file the button stays hidden.
(() => {
  "use strict";
  const box = document.getElementById("alerts-here");
  if (!box || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  const button = box.querySelector("button");
  const said = box.querySelector("[role=status]");
  const cannot = document.getElementById("alerts-cannot");
  box.hidden = false;
  if (cannot) cannot.hidden = true;
  const key = () => {
    const text = box.dataset.key.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(text + "=".repeat((4 - (text.length % 4)) % 4)), (c) => c.charCodeAt(0));
  };
  const tell = (path, body) =>
    fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).then(
      (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
      },
    );
  const show = (on) => {
    button.textContent = on ? "Stop alerts on this browser" : "Show alerts on this browser";
    button.setAttribute("aria-pressed", String(on));
  };
  const subscription = async () => {
    const known = await navigator.serviceWorker.getRegistration("/");
    return known ? known.pushManager.getSubscription() : null;
  };
  const start = async () => {
    if ((await Notification.requestPermission()) !== "granted") {
      said.textContent = "The browser was told not to show any. Its own settings can change that.";
      return;
    }
    await navigator.serviceWorker.register("/worker.js");
    const ready = await navigator.serviceWorker.ready;
    const made = await ready.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key() });
    await tell("/you/alerts/subscribe", made.toJSON());
    show(true);
    said.textContent = "Alerts come to this browser now.";
  };
  const end = async (known) => {
    await tell("/you/alerts/unsubscribe", { endpoint: known.endpoint });
    await known.unsubscribe();
    show(false);
    said.textContent = "No alerts on this browser any more.";
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const known = await subscription();
      await (known ? end(known) : start());
    } catch {
      said.textContent = "That did not work. Please try again later.";
    }
    button.disabled = false;
  });
  subscription().then((known) => show(Boolean(known)), () => show(false));
})();
