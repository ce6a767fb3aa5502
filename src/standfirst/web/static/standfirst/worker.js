// Shows alerts, and opens the page that one is about. Nothing else: no page is kept or changed here.
"use strict";
self.addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data ? event.data.json() : {};
  } catch {
    told = {};
  }
  const shown = { body: String(told.body || ""), tag: String(told.tag || "news"), icon: "/favicon.svg", data: told.path };
  event.waitUntil(self.registration.showNotification(String(told.title || "News"), shown));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = String(event.notification.data || "/");
  const safe = path.startsWith("/") && !path.startsWith("//") ? path : "/";
  event.waitUntil(self.clients.openWindow(new URL(safe, self.location.origin).href));
});
