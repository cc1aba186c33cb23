// A chart that is wider than a phone can be pushed sideways by keyboard too, and says what it is.
(() => {
  if (window.atlasSideways) return
  window.atlasSideways = true
  const YEARS = "st-key-figure_topics_by_year"
  const WIDE = `.${YEARS}, .st-key-figure_topics_by_region, .st-key-figure_topics_by_country, .st-key-figure_topics_together`

  const mark = (figure) => {
    const isWide = figure.scrollWidth > figure.clientWidth
    if (isWide === figure.hasAttribute("tabindex")) return
    if (!isWide) return ["tabindex", "role", "aria-label"].forEach((name) => figure.removeAttribute(name))
    // The latest years, which a reader comes for, stand at the right with the names of the topics.
    if (figure.classList.contains(YEARS)) figure.scrollLeft = figure.scrollWidth
    figure.setAttribute("tabindex", "0")
    figure.setAttribute("role", "group")
    figure.setAttribute("aria-label", figure.closest('[class*="st-key-panel_"]')?.querySelector("h2")?.textContent ?? "")
  }
  let waiting = 0
  const look = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => document.querySelectorAll(WIDE).forEach(mark), 200)
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  window.addEventListener("resize", look)
  look()
})();
