// Charts and maps have the colours of the run that made them. When the device turns dark or light, or the reader chooses
// it, the page is asked for anew, as the back button asks for it; Streamlit itself recolours only what it draws.
(() => {
  if (window.atlasScheme) return
  const app = () => document.querySelector('[data-testid="stApp"]')
  const scheme = () => getComputedStyle(app()).colorScheme
  window.atlasScheme = scheme()

  const look = () => {
    const now = scheme()
    if (now === window.atlasScheme || app().dataset.testConnectionState !== "CONNECTED") return
    window.atlasScheme = now
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  }
  new MutationObserver(look).observe(app(), { attributes: true, attributeFilter: ["class"] })
})();
