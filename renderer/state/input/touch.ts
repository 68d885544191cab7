/** Tells the till that somebody is there, so that it does not lock under their hands. */
import { send, useTill } from "../till.ts";

/** More often says nothing new, ms. */
const EVERY_MS = 10_000;

/** Starts listening for the life of the page. */
export function startTouch(): void {
  let toldAt = Number.NEGATIVE_INFINITY;
  const touched = (event: Event): void => {
    const session = useTill.getState().view?.session;
    if (session === undefined || session.operator === null || session.lockAfterMinutes === 0) return;
    if (event.timeStamp - toldAt < EVERY_MS) return;
    toldAt = event.timeStamp;
    void send("session.touch", {}, true);
  };
  for (const kind of ["pointerdown", "keydown", "wheel"])
    window.addEventListener(kind, touched, { capture: true, passive: true });
}
