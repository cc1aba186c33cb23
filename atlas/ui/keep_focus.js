// A button that makes its file when it is pressed is disabled meanwhile, and what is disabled loses the keyboard: who
// works by keyboard would stand outside the dialog. The dialog holds it until the button can take it again.
(() => {
  if (window.atlasKeepsFocus) return
  window.atlasKeepsFocus = true
  const EVERY_MS = 100
  const LONGEST_MS = 60000

  let timer = 0

  const hold = (dialog, place, name) => {
    const begun = Date.now()
    // The button that was pressed last is the one to go back to.
    clearInterval(timer)
    timer = setInterval(() => {
      const at = document.activeElement
      const button = [...place.querySelectorAll("button")].find((one) => one.textContent === name)
      const isElsewhere = at !== document.body && at !== dialog && at !== button
      if (!dialog.isConnected || isElsewhere || Date.now() - begun > LONGEST_MS) clearInterval(timer)
      else if (button && !button.disabled) button.focus()
      else dialog.focus()
    }, EVERY_MS)
  }

  document.addEventListener("click", (click) => {
    const button = click.target instanceof Element ? click.target.closest("[role=dialog] button") : null
    const place = button?.closest('[class*="st-key-"]')
    if (!place) return
    const dialog = button.closest("[role=dialog]")
    if (!dialog.hasAttribute("tabindex")) dialog.tabIndex = -1
    hold(dialog, place, button.textContent)
  })
})();
