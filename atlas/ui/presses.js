// The map takes for a click only what is over within a quarter of a second without a movement, by its own clock: a slow
// or unsteady hand, or a machine without a graphics card, which is late to hear of the release, would click in vain.
(() => {
  if (window.atlasPresses) return;
  window.atlasPresses = true;
  const MAP = '[data-testid="stDeckGlJsonChart"]';
  const CLICK_MS = 200, PRESS_MS_MAX = 1500, STEADY_PX = 5;
  let press = null;

  window.addEventListener("pointerdown", (event) => {
    const isOnMap = event.isPrimary && event.target instanceof Element && event.target.closest(MAP) !== null;
    press = isOnMap ? { heard: Date.now(), pressed: event.timeStamp, x: event.clientX, y: event.clientY, moved: false } : null;
  }, true);

  window.addEventListener("pointermove", (event) => {
    if (!press || press.moved) return;
    press.moved = Math.hypot(event.clientX - press.x, event.clientY - press.y) > STEADY_PX;
    if (!press.moved) event.stopImmediatePropagation();
  }, true);

  window.addEventListener("pointerup", (event) => {
    const was = press;
    press = null;
    if (!was || was.moved || event.timeStamp - was.pressed > PRESS_MS_MAX) return;
    const late = Date.now() - was.heard - CLICK_MS;
    if (late > 0) setBack(late);
    if (event.clientX !== was.x || event.clientY !== was.y) releaseAt(was, event);
  }, true);

  const setBack = (ms) => {
    const now = Date.now;
    Date.now = () => now() - ms;
    setTimeout(() => { Date.now = now; }, 0);
  };
  const releaseAt = ({ x, y }, event) => {
    event.stopImmediatePropagation();
    const { pointerId, pointerType, isPrimary, button, buttons } = event;
    const same = { pointerId, pointerType, isPrimary, button, buttons, bubbles: true, cancelable: true, composed: true };
    event.target.dispatchEvent(new PointerEvent("pointerup", { ...same, clientX: x, clientY: y }));
  };
  window.addEventListener("pointercancel", () => { press = null; }, true);
})();
