// Keeps the served page on this machine; one file that holds everything has nothing to keep.

/** Starts the service worker where the page has one beside it and the browser allows it. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !document.querySelector("link[rel=manifest]") || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("./sw.js").catch(() => {
    // Without it the page works as before, but needs its server at every visit.
  });
}
