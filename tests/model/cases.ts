/** Which cases there are: each hidden outcome, seen through each kind of look-up, under each habit of people, killed at each moment. */
import type { Case, People } from "./case.ts";
import { openCardGateway } from "./cardGateway.ts";
import type { Blow, Death } from "./moments.ts";
import { OUTCOMES, type Outcome, type Sight, SIGHTS } from "./outcome.ts";
import { openQueuedGateway } from "./queuedGateway.ts";
import { openWalletGateway, type WalletWorld } from "./walletGateway.ts";
import { type Fault, NO_FAULT } from "./wire.ts";

type Gateway = Case["gateway"];

export const CARD: Gateway = { name: "card", open: openCardGateway };
export const QUEUED: Gateway = { name: "card that waits at its terminal", open: openQueuedGateway };
const wallet = (name: string, world: WalletWorld): Gateway => ({ name, open: openWalletGateway(world) });
export const SCANNED = wallet("wallet, scanned code", {
  how: "code",
  tokenAlone: true,
  cancels: "always",
  givesBack: "gives",
});
export const SHOWN = wallet("wallet, shown code, shared token", {
  how: "qr",
  tokenAlone: false,
  cancels: "always",
  givesBack: "gives",
});
export const STUBBORN = wallet("wallet that cannot be cancelled", {
  how: "code",
  tokenAlone: true,
  cancels: "never",
  givesBack: "refundOnly",
});
export const UNNAMED = wallet("wallet that ignores references", {
  how: "qr",
  tokenAlone: true,
  cancels: "notByReference",
  givesBack: "refuses",
});
export const GATEWAYS: readonly Gateway[] = [CARD, QUEUED, SCANNED, SHOWN, STUBBORN, UNNAMED];

export const HABITS: readonly People[] = [
  {
    name: "the manager decides by the slip",
    cancelAt: null,
    manager: "decidesByTruth",
    paysRest: "cash",
    givesBack: true,
  },
  { name: "cancel after 3 s", cancelAt: 3_000, manager: "decidesByTruth", paysRest: "cash", givesBack: true },
  {
    name: "set aside, then paid the same way",
    cancelAt: null,
    manager: "setsAside",
    paysRest: "sameWayAgain",
    givesBack: true,
  },
  { name: "the manager says not paid", cancelAt: null, manager: "decidesNotPaid", paysRest: "cash", givesBack: true },
  {
    name: "cancel after 18 s, then again",
    cancelAt: 18_000,
    manager: "decidesByTruth",
    paysRest: "sameWayAgain",
    givesBack: true,
  },
  { name: "nobody decides for hours", cancelAt: null, manager: "waits", paysRest: "cash", givesBack: false },
];

export const CANCEL_FAULTS: readonly (readonly Fault[])[] = [
  [],
  [{ kind: "answerLost", noticedMs: 20_000 }],
  [{ kind: "lostGoing", noticedMs: 20_000 }],
  [{ kind: "noConnection" }],
  [{ kind: "slowAnswer", ms: 9_000 }],
  [NO_FAULT, { kind: "answerLost", noticedMs: 20_000 }],
];

export const REFUND_FAULTS: readonly (readonly Fault[])[] = [
  [],
  [{ kind: "answerLost", noticedMs: 9_000 }],
  [{ kind: "lostGoing", noticedMs: 9_000 }],
  [{ kind: "noConnection" }],
  [NO_FAULT, { kind: "answerLost", noticedMs: 9_000 }],
];

const isCard = ({ name }: Gateway): boolean => name === CARD.name;

/** Money that comes after the gateway had said "declined", at a gateway that shows nothing: nobody could ever know. */
export const isKnowable = (outcome: Outcome, sight: Sight): boolean =>
  sight !== "blind" || !(outcome.acts.length > 1 || outcome.acts.some(({ differsBy = 0 }) => differsBy !== 0));

/** Every case in which nothing dies. */
export function* undisturbed(gateways: readonly Gateway[]): Generator<Case, void> {
  for (const gateway of gateways) {
    for (const people of HABITS) {
      if (isCard(gateway) && people.cancelAt !== null) continue;
      for (const [o, outcome] of OUTCOMES.entries()) {
        for (const [s, sight] of SIGHTS.entries()) {
          if (!isKnowable(outcome, sight)) continue;
          const cancelFaults = people.cancelAt === null ? [] : (CANCEL_FAULTS[(o + s) % CANCEL_FAULTS.length] ?? []);
          const refundFaults = REFUND_FAULTS[(o + s) % REFUND_FAULTS.length] ?? [];
          yield { gateway, outcomes: [outcome], sight, cancelFaults, refundFaults, people, blows: [] };
        }
      }
    }
  }
}

/** Those of them that are killed at each of their moments: clear sight, and the habits in which most happens. */
export function* toBeKilled(gateways: readonly Gateway[]): Generator<Case, void> {
  for (const it of undisturbed(gateways)) {
    if (it.sight !== "clear") continue;
    const habit = HABITS.indexOf(it.people);
    if (isCard(it.gateway) ? habit === 0 || habit === 2 : habit <= 1) yield it;
  }
}

const DEATHS: readonly Death[] = ["mainKilled", "powerCut", "pageKilled"];
const MAIN_DOWN_MS = 800;
const POWER_DOWN_MS = [30_000, 240_000, 9 * 3_600_000] as const;
const PAGE_DOWN_MS = 1_500;
/** Later moments of the same name repeat what the first have shown. */
const FIRST = 2;

/** The case, killed at each of its moments by each death. */
export function* killedAt(it: Case, moments: readonly string[]): Generator<Case, void> {
  for (const [i, moment] of moments.entries()) {
    const [what = "", nth = ""] = moment.split("#");
    if (Number(nth) > (what.startsWith("look-up") ? 1 : FIRST)) continue;
    for (const death of DEATHS) yield { ...it, blows: [{ moment, death, downMs: downFor(death, i) }] };
  }
}

/** @param which spreads short and long power cuts over the moments */
export const downFor = (death: Death, which: number): Blow["downMs"] => {
  switch (death) {
    case "mainKilled":
      return MAIN_DOWN_MS;
    case "powerCut":
      return POWER_DOWN_MS[which % POWER_DOWN_MS.length] ?? MAIN_DOWN_MS;
    case "pageKilled":
      return PAGE_DOWN_MS;
  }
};
