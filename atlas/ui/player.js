// The slider of years. The page owns the year: what is chosen here is told to it, and play goes on when it has answered.
const STEP_MS = 1100

export default function (component) {
  const { data, parentElement, setStateValue } = component
  const part = (selector) => parentElement.querySelector(selector)
  const slider = part("input[type=range]")
  const until = part("input[type=checkbox]")
  const player = (parentElement.atlasPlayer ??= { playing: false, timer: 0, told: null })

  const words = data.words
  const chosen = data.option ? Number(data.option.replace("../", "")) : null
  const tell = (year) => {
    const option = year === null ? "" : (until.checked ? "../" : "") + year
    player.told = option
    setStateValue("option", option)
  }
  const say = (year) => {
    const text = year === null ? words.all_shown : until.checked ? words.until_shown.replace("{end}", year) : String(year)
    part("output").textContent = text
    slider.setAttribute("aria-valuetext", text)
  }
  const play = (on) => {
    player.playing = on
    part(".play").textContent = on ? "❚❚ " + words.pause : "▶ " + words.play
    clearTimeout(player.timer)
    if (on) player.timer = setTimeout(step, STEP_MS)
  }
  const step = () => {
    const now = Number(slider.value)
    if (!player.playing || now >= data.last) return play(false)
    slider.value = now + 1
    say(now + 1)
    tell(now + 1)
  }

  slider.min = data.first
  slider.max = data.last
  slider.setAttribute("aria-label", words.year)
  part(".player").setAttribute("aria-label", words.year)
  part("label span").textContent = words.until
  part(".all").textContent = words.all
  part(".before").setAttribute("aria-label", words.before)
  part(".next").setAttribute("aria-label", words.next)
  // While the page is still on its way to a year told later, the slider stays where the reader has put it.
  if (player.told === null || player.told === data.option) {
    player.told = null
    slider.value = chosen ?? data.last
    if (chosen !== null) until.checked = data.option.startsWith("../")
    say(chosen)
  }
  part(".all").disabled = chosen === null
  part(".before").disabled = chosen === data.first
  part(".next").disabled = chosen === data.last
  play(player.playing && chosen !== null && chosen < data.last)

  part(".play").onclick = () => {
    if (player.playing) return play(false)
    const start = chosen === null || chosen >= data.last ? data.first : chosen
    player.playing = true
    slider.value = start
    say(start)
    if (start === chosen) play(true)
    else tell(start)
  }
  slider.oninput = () => { play(false); say(Number(slider.value)) }
  slider.onchange = () => tell(Number(slider.value))
  until.onchange = () => { if (chosen !== null) tell(chosen) }
  part(".before").onclick = () => { play(false); tell(chosen === null ? data.last : Math.max(data.first, chosen - 1)) }
  part(".next").onclick = () => { play(false); tell(chosen === null ? data.first : Math.min(data.last, chosen + 1)) }
  part(".all").onclick = () => { play(false); tell(null) }
  return () => clearTimeout(player.timer)
}
