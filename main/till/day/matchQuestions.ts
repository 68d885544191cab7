/** Which of our records a gateway is asked about one by one, and how. */
import type { Question } from "../../closing/gather.ts";
import { toldByReading, toldByRefund } from "../../closing/told.ts";
import type { TakeOrder } from "../../gateways/port.ts";
import type { MatchRunDeps, Watched } from "./matchAsk.ts";
import type { OurOne } from "./matchBook.ts";

/** Its own answer proved how it ended. */
export const isAnswered = ({ attempt, refund }: OurOne): boolean =>
  refund !== null
    ? refund.decision === null
    : attempt.decision === null && (attempt.proved || attempt.state === "declined" || attempt.returned !== null);

/** None where nobody can be asked, or the watch is at it. */
export function questionOf(deps: MatchRunDeps, { gateway, records }: Watched, one: OurOne): readonly Question[] {
  const { attempt, record, refund } = one;
  if (record.standing === "open" || (refund === null && record.kind === "refund")) return [];
  if (refund !== null) {
    if (refund.way === "byHand" || gateway.giveBack.kind !== "request") return [];
    return [
      {
        id: record.id,
        ask: async () => {
          const reading = await deps.askRefund(refund);
          return reading === null ? { kind: "silent", why: "byHand" } : toldByRefund(reading);
        },
      },
    ];
  }
  const known = {
    gatewayRef: attempt.gatewayRef,
    wallet: attempt.wallet?.brand ?? null,
    cannotBe: null,
    onlyOne: false,
  };
  return [
    {
      id: record.id,
      ask: async () =>
        toldByReading(
          attempt.gatewayRef === "" && gateway.findByReference !== undefined
            ? await gateway.findByReference(orderOf(one))
            : await gateway.lookUp(orderOf(one), known),
          records.datedInUtc,
          deps.book.dayOf,
        ),
    },
  ];
}

/** As it was asked for; where its tip was agreed, whatever tip it shows now is told as such. */
function orderOf({ attempt }: OurOne): TakeOrder {
  const { amount, askTip, capture, currency, reference, tip } = attempt;
  const told = askTip === true || capture?.differs === false;
  return { reference, amount, tip, currency, ...(told ? { askTip: true as const } : {}) };
}
