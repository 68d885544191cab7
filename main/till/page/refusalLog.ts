/** Journals that a message was refused, never what was in it, and not more often than a person needs to read (INV-11). */
import type { Clock } from "../../core/clock.ts";
import type { Books } from "../books.ts";

const MINUTE = 60_000;
const MOST_A_MINUTE = 20;

export function refusalLog(books: Books, clock: Clock): (channel: string, why: "badRequest" | "cardData") => void {
  let minute = 0;
  let count = 0;
  return (channel, why) => {
    const now = Math.floor(clock.now() / MINUTE);
    count = now === minute ? count + 1 : 1;
    minute = now;
    if (count <= MOST_A_MINUTE) books.commit([{ fact: { kind: "command.refused", body: { channel, why } } }]);
  };
}
