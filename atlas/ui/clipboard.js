// The pictures that a click waits for, one for each button: resolved when the server has sent it.
const waiting = new WeakMap()

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("[role=status]")
  const isPicture = "png" in data
  button.textContent = data.label
  const done = () => { said.textContent = data.done }
  const failed = () => { said.textContent = data.failed }

  if (isPicture && data.png && waiting.has(parentElement)) {
    waiting.get(parentElement)(blobOf(data.png))
    waiting.delete(parentElement)
  }

  button.onclick = () => {
    said.textContent = data.waiting || ""
    if (!isPicture) {
      copyText(data.text, parentElement).then(done, failed)
      return
    }
    const canCopy = window.isSecureContext && navigator.clipboard && window.ClipboardItem
    if (canCopy) {
      const picture = new Promise(resolve => waiting.set(parentElement, resolve))
      // The picture comes later: a browser allows the copy only within the click itself.
      navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]).then(done, () => {
        failed()
        setStateValue("refused", true)
        setTriggerValue("asked", true)
      })
    } else {
      failed()
      setStateValue("refused", true)
    }
    setTriggerValue("asked", true)
  }
}

function blobOf(base64) {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  return new Blob([bytes], { type: "image/png" })
}

async function copyText(text, parentElement) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      return await navigator.clipboard.writeText(text)
    } catch (refused) {
      // The older way below may still be allowed.
    }
  }
  const area = document.createElement("textarea")
  area.value = text
  area.style.position = "fixed"
  parentElement.appendChild(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  if (!copied) throw new Error("not allowed")
}
