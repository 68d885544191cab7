/** Two payments of one sale as a till, its customers and a gateway that they share with another till have them; see `explore.ts`. */
import { type Attempt, intended, isOpen } from "../../main/core/attempt/attempt.ts";
import { newWatch, type Watch } from "../../main/core/attempt/attemptRules.ts";
import type { CancelReading } from "../../main/core/attempt/cancel.ts";
import { ruledOut } from "../../main/core/attempt/lostPayment.ts";
import { minor } from "../../main/core/money/money.ts";
import type { Reading } from "../../main/core/attempt/reading.ts";
import { matchHistory } from "../../main/gateways/citcon/historyMatch.ts";
import type { ListedPayment } from "../../main/gateways/port.ts";

/** What the gateway has of one payment. */
export type Truth = "nowhere" | "waiting" | "paid" | "declined" | "returned" | "closed";

export interface Side {
  readonly attempt: Attempt | null;
  readonly watch: Watch;
  readonly truth: Truth;
  /** A request is open whose answer has not come. */
  readonly asked: boolean;
  /** Answers that are on their way: they may come in any order, twice, or never. */
  readonly inFlight: readonly Reading["kind"][];
  readonly cancelAsked: boolean;
}

export interface World {
  readonly first: Side;
  readonly second: Side;
  /** The till next door has taken the same amount on the same account. */
  readonly neighbour: boolean;
  /** Steps of time so far, each longer than an agreement takes and shorter than a cancel needs to settle. */
  readonly time: number;
}

export const TICK_MS = 21_000;
const AMOUNT = 1_148;
const WALLET = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;

export const empty: Side = {
  attempt: null,
  watch: newWatch(false, 0),
  truth: "nowhere",
  asked: false,
  inFlight: [],
  cancelAsked: false,
};
export const START: World = { first: empty, second: empty, neighbour: false, time: 0 };

export type Which = "first" | "second";

export const idOf = (which: Which): string => (which === "first" ? "T1" : "T2");

export const intend = (world: World, which: Which, at: number): Attempt =>
  intended(
    {
      id: which,
      reference: `REF${which}`,
      gateway: "citcon",
      terminal: "W",
      sale: "s",
      tender: which,
      amount: minor(AMOUNT),
      tip: minor(0),
      currency: "CAD",
      wallet: WALLET,
      listedBefore: rows(world).map(({ gatewayRef }) => gatewayRef),
    },
    at,
    "c",
  );

/** INV-2, INV-3 as the till asks them before a payment of the same sale begins. */
export const mayBegin = ({ attempt }: Side): boolean =>
  attempt !== null && !isOpen(attempt) && attempt.state !== "approved";

export const customerOf = ({ truth, attempt, asked }: Side): readonly (readonly [string, Truth])[] => {
  if (attempt === null || attempt.state === "new") return [];
  if (truth === "nowhere") return asked ? [["arrives", "waiting"]] : [];
  return truth === "waiting"
    ? [
        ["is paid", "paid"],
        ["is declined", "declined"],
      ]
    : [];
};

const captured = (which: Which): Extract<Reading, { kind: "captured" }> => ({
  kind: "captured",
  capture: {
    captured: minor(AMOUNT),
    tip: minor(0),
    cashback: minor(0),
    surcharge: minor(0),
    differs: false,
    gatewayRef: idOf(which),
  },
  hostText: "",
  card: null,
  gatewayRef: idOf(which),
});
const NOT: Extract<Reading, { kind: "notCaptured" }> = {
  kind: "notCaptured",
  cause: "declined",
  hostText: "",
  card: null,
};

const readingOf = (truth: Truth, which: Which): Reading => {
  switch (truth) {
    case "nowhere":
      return { kind: "notFound", text: "12" };
    case "waiting":
      return { kind: "pending", phase: "phone", gatewayRef: idOf(which) };
    case "paid":
      return captured(which);
    case "declined":
    case "closed":
    case "returned":
      return { ...NOT, gatewayRef: idOf(which) };
  }
};

export const takeAnswers = ({ truth }: Side, which: Which): readonly Reading[] =>
  truth === "paid" || truth === "declined"
    ? [readingOf(truth, which)]
    : [{ kind: "nothing", why: "gatewayFailure", text: "" }];

/** What the list names: payments that went through, of this till and of the one next door. */
const rows = (world: World): readonly ListedPayment[] => [
  ...(["first", "second"] as const)
    .filter((which) => world[which].truth === "paid")
    .map(idOf)
    .map(row),
  ...(world.neighbour ? [row("N1")] : []),
];
const row = (gatewayRef: string): ListedPayment => ({
  type: "payment",
  gatewayRef,
  total: AMOUNT,
  tip: 0,
  method: "",
  at: "",
});

/** What a look-up of this payment answers now. */
export function lookUp(world: World, which: Which): Reading {
  const { attempt, truth } = world[which];
  if (attempt === null) return { kind: "nothing", why: "lost", text: "" };
  if (attempt.gatewayRef !== "")
    return attempt.gatewayRef === idOf(which) ? readingOf(truth, which) : stranger(attempt.gatewayRef, world);
  const others = [world.first.attempt, world.second.attempt].filter((each) => each !== null);
  const match = matchHistory(rows(world), {
    ...ruledOut(attempt, others),
    total: minor(AMOUNT),
    tip: minor(0),
    tokenAlone: false,
  });
  if (match.kind === "none") return { kind: "notFound", text: "12" };
  return match.kind === "one" ? stranger(match.gatewayRef, world) : { kind: "nothing", why: "severalFit", text: "" };
}

/** An inquire by an id that may be anybody's: the answer is about that payment, whoever asked. */
const stranger = (id: string, world: World): Reading => {
  if (id === "N1") return { ...captured("first"), gatewayRef: "N1" };
  return id === "T1" ? readingOf(world.first.truth, "first") : readingOf(world.second.truth, "second");
};

export const canLinger = ({ kind }: Reading): boolean =>
  kind === "pending" || kind === "notFound" || kind === "captured";
export const old = (kind: Reading["kind"], which: Which): Reading =>
  kind === "captured"
    ? captured(which)
    : kind === "pending"
      ? readingOf("waiting", which)
      : { kind: "notFound", text: "12" };

/** What a cancel makes of it. */
export const undo = (truth: Truth): Truth => (truth === "paid" ? "returned" : truth === "waiting" ? "closed" : truth);
/** What a cancel that arrives is answered. */
export const cancelled = (truth: Truth): CancelReading =>
  truth === "nowhere" ? { kind: "notFound", text: "12" } : { kind: "cancelled", text: "00" };
