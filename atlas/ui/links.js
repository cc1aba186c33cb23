// Links in texts and tables lead to another page of the Atlas as the links above do: without loading everything anew.
// Streamlit follows its own history; what it does for the back button it does for an address that is put there.
(() => {
  if (window.atlasLinks) return
  window.atlasLinks = true
  const TEXTS = '[data-testid="stHtml"] a[href], [data-testid="stMarkdown"] a[href]'

  const isOrdinary = (click) =>
    !click.defaultPrevented && click.button === 0 && !(click.ctrlKey || click.metaKey || click.shiftKey || click.altKey)
  const isConnected = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState === "CONNECTED"
  const isPage = (link) =>
    link.origin === location.origin && !link.hash && (!link.target || link.target === "_self")
    && PAGES.includes(link.pathname.split("/").pop())

  document.addEventListener("click", (click) => {
    const link = click.target instanceof Element ? click.target.closest(TEXTS) : null
    if (!link || !isOrdinary(click) || !isPage(link) || !isConnected()) return
    click.preventDefault()
    history.pushState({}, "", link.href)
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  })
})();
