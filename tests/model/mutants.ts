/** Tills that are wrong in one way each: what the model is there to find. */
import type { Reading, TakeResult } from "../../main/core/attempt/reading.ts";
import type { CardGateway, TakeCall, WalletGateway } from "../../main/gateways/port.ts";
import type { Case } from "./case.ts";
import { CARD, SCANNED } from "./cases.ts";
import type { Change } from "./run.ts";

type Port = CardGateway | WalletGateway;

export interface Mutant {
  readonly name: string;
  readonly change: Change;
  /** Where it is looked for. */
  readonly gateway: Case["gateway"];
  readonly killed?: boolean;
}

const lookUps = (port: Port, see: (reading: Reading) => Reading): Port => ({
  ...port,
  lookUp: async (order, known) => see(await port.lookUp(order, known)),
});

const takes = (port: Port, see: (result: TakeResult) => TakeResult): Port => {
  const seen = (call: TakeCall): TakeCall => ({ ...call, result: call.result.then(see) });
  return "take" in port
    ? { ...port, take: (order, onSent) => seen(port.take(order, onSent)) }
    : {
        ...port,
        takeByCode: (order, code, onSent) => seen(port.takeByCode(order, code, onSent)),
        takeByQr: (order, onSent, onQr) => seen(port.takeByQr(order, onSent, onQr)),
      };
};

const NOT_CAPTURED: Reading = { kind: "notCaptured", cause: "cancelledBySystem", hostText: "", card: null };

/** What a look-up or an answer says, bent to what was asked: the mistake of capping. */
const capped = (reading: Reading): Reading =>
  reading.kind === "captured" && reading.capture.captured > 1_148
    ? { ...reading, capture: { ...reading.capture, captured: 1_148 as typeof reading.capture.captured } }
    : reading;

const answered = (result: TakeResult, see: (reading: Reading) => Reading): TakeResult =>
  result.kind === "answered" ? { ...result, reading: see(result.reading) } : result;

export const MUTANTS: readonly Mutant[] = [
  {
    name: "takes 'not found' for 'not captured'",
    gateway: CARD,
    change: { wrap: (port) => lookUps(port, (reading) => (reading.kind === "notFound" ? NOT_CAPTURED : reading)) },
  },
  {
    name: "takes 'pending' for 'not captured'",
    gateway: CARD,
    change: { wrap: (port) => lookUps(port, (reading) => (reading.kind === "pending" ? NOT_CAPTURED : reading)) },
  },
  {
    name: "takes a lost answer for 'declined'",
    gateway: CARD,
    change: {
      wrap: (port) =>
        takes(port, (result) => (result.kind === "lost" ? { kind: "answered", reading: NOT_CAPTURED } : result)),
    },
  },
  {
    name: "sends a payment again whose answer was lost",
    gateway: CARD,
    change: {
      wrap: (port) =>
        "take" in port
          ? {
              ...port,
              take: (order, onSent) => {
                const call = port.take(order, onSent);
                const again = (result: TakeResult): TakeResult | Promise<TakeResult> =>
                  result.kind === "lost" ? port.take(order, () => undefined).result : result;
                return { ...call, result: call.result.then(again) };
              },
            }
          : port,
    },
  },
  {
    name: "caps a capture at what was asked",
    gateway: CARD,
    change: {
      wrap: (port) =>
        lookUps(
          takes(port, (result) => answered(result, capped)),
          capped,
        ),
    },
  },
  {
    name: "takes a cancel without an answer for done",
    gateway: SCANNED,
    change: {
      wrap: (port) =>
        "take" in port
          ? port
          : {
              ...port,
              cancel: {
                ...port.cancel,
                send: async (order, known) => {
                  const result = await port.cancel.send(order, known);
                  return result.kind === "lost"
                    ? { kind: "answered", reading: { kind: "cancelled", text: "" } }
                    : result;
                },
              },
            },
    },
  },
  {
    name: "takes any row of the list for the lost payment",
    gateway: SCANNED,
    change: {
      wrap: (port) => ({
        ...port,
        lookUp: (order, known) =>
          port.lookUp(order, known === undefined ? known : { ...known, cannotBe: new Set<string>(), onlyOne: true }),
      }),
    },
  },
  { name: "stops watching after an hour", gateway: CARD, change: { watchHours: 1 } },
  { name: "does not take up what the last run left", gateway: CARD, killed: true, change: { forgets: true } },
];
