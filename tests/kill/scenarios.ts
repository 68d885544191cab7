/** Every step of a card payment × what the customer does meanwhile. */
import { expect } from "vitest";
import type { AttemptState } from "../../main/core/attempt/attempt.ts";
import type { PaxAction } from "../../simulator/index.ts";
import { MANAGER } from "../support/cashier.ts";
import { waitFor } from "../support/waitFor.ts";
import { attemptsOf } from "./evidence.ts";
import type { Rig, RunningTill } from "./rig.ts";
import { bringBack, type Scenario } from "./scenario.ts";

/** Ends inside the body of a payment request, whose head alone is some 200 bytes. */
const HALF_A_REQUEST = 500;
/** Once the order is on the terminal the till has sent it; the first look-up may have said "pending". */
const ON_ITS_WAY: readonly AttemptState[] = ["sent", "pending"];

const onTheTerminal = (rig: Rig): Promise<unknown> =>
  waitFor("the order on the terminal", () => rig.gateway.orders().length > 0);

const acts = async (rig: Rig, action: PaxAction["action"]): Promise<void> => {
  await onTheTerminal(rig);
  const done = rig.gateway.control.pax({ action });
  expect(done).toEqual({ ok: true });
};

const settled = async (rig: Rig): Promise<void> => {
  await waitFor("the order settled", () => [2, 4, 9].includes(rig.gateway.orders()[0]?.status ?? 0));
};

const actsAndIsDone = async (rig: Rig, action: PaxAction["action"]): Promise<void> => {
  await acts(rig, action);
  await settled(rig);
};

const killWhileWaiting = async (rig: Rig, till: RunningTill): Promise<void> => {
  await onTheTerminal(rig);
  await till.process.kill();
};

const halfSent = {
  prepare: (rig: Rig) => {
    rig.wire.holdAfter(HALF_A_REQUEST);
  },
  whenAsked: async (rig: Rig, till: RunningTill) => {
    await rig.wire.held();
    await till.process.kill();
  },
  atDeath: ["sent"] as const,
};

const tapsAtOnce = (rig: Rig): void => {
  rig.gateway.control.auto({ after: 0, do: "tap" });
};

/** The gateway keeps its mouth shut about payments and look-ups, until `lateMs` is set back. */
const silent = (rig: Rig): void => {
  rig.gateway.control.faults({ on: "create_order", fault: { kind: "neverAnswers" } });
  rig.gateway.control.settings({ lateMs: 600_000 });
};

const notSent: readonly Scenario[] = [
  {
    step: "1 before commit",
    customer: "is asked nothing",
    trap: "beforeIntent",
    atDeath: ["none"],
    ends: "neverAsked",
  },
  {
    step: "2 committed, not sent",
    customer: "is asked nothing",
    trap: "afterIntent",
    atDeath: ["new"],
    ends: "unknown",
  },
  {
    step: "2 connected, no byte sent",
    customer: "is asked nothing",
    trap: "connected",
    atDeath: ["new"],
    ends: "unknown",
  },
  {
    step: "2 sending noted, no byte sent",
    customer: "is asked nothing",
    trap: "sentNoted",
    atDeath: ["sent"],
    ends: "unknown",
    whileUnknown: () => Promise.resolve(),
  },
];

const halfway: readonly Scenario[] = [
  {
    step: "3 half sent, the rest lost",
    customer: "is asked nothing",
    ...halfSent,
    whileDead: (rig) => {
      rig.wire.lose();
      return Promise.resolve();
    },
    ends: "unknown",
  },
  {
    step: "3 half sent, the rest late",
    customer: "taps before the restart",
    ...halfSent,
    whileDead: (rig) => {
      rig.wire.release();
      return actsAndIsDone(rig, "tap");
    },
    ends: "approved",
  },
  {
    step: "3 half sent, the rest late",
    customer: "taps after the restart",
    ...halfSent,
    whileUnknown: (rig) => {
      rig.wire.release();
      return acts(rig, "tap");
    },
    ends: "approved",
  },
  {
    step: "3 half sent, the rest late",
    customer: 'taps after a manager decided "not paid"',
    ...halfSent,
    whileUnknown: async (rig, till, attempt) => {
      await bringBack(till.page, { id: attempt.sale });
      await till.page.mustDo("payment.decide", {
        attempt: attempt.id,
        paid: false,
        ...MANAGER,
        reason: "No amount on the terminal",
        slip: "",
      });
      expect(attemptsOf(rig)[0]?.cause).toBe("decidedNotPaid");
      rig.wire.release();
      await acts(rig, "tap");
    },
    ends: "approved",
  },
];

const waiting = (customer: string, then: Pick<Scenario, "whileDead" | "whileUnknown" | "ends" | "rig">): Scenario => ({
  step: "4 waiting for the customer",
  customer,
  whenAsked: killWhileWaiting,
  atDeath: ON_ITS_WAY,
  ...then,
});

const waitingKinds: readonly Scenario[] = [
  waiting("taps after the restart", { whileUnknown: (rig) => acts(rig, "tap"), ends: "approved" }),
  waiting("is declined before the restart", { whileDead: (rig) => actsAndIsDone(rig, "decline"), ends: "notTaken" }),
  waiting("is declined after the restart", { whileUnknown: (rig) => acts(rig, "decline"), ends: "notTaken" }),
  waiting("cancels before the restart", { whileDead: (rig) => actsAndIsDone(rig, "cancel"), ends: "notTaken" }),
  waiting("cancels after the restart", { whileUnknown: (rig) => acts(rig, "cancel"), ends: "notTaken" }),
  waiting("never acts; time runs out before the restart", {
    rig: { gateway: { limitMs: 5_000 } },
    whileDead: settled,
    ends: "notTaken",
  }),
  waiting("never acts; time runs out after the restart", { rig: { gateway: { limitMs: 8_000 } }, ends: "notTaken" }),
  waiting("pulls the cable, plugs it in after the restart", {
    whileDead: (rig) => acts(rig, "pull"),
    whileUnknown: (rig) => acts(rig, "plug"),
    ends: "notTaken",
  }),
];

const answerLost: readonly Scenario[] = [
  {
    step: "5 approved, answer lost",
    customer: "taps before the restart",
    whenAsked: killWhileWaiting,
    whileDead: (rig) => actsAndIsDone(rig, "tap"),
    atDeath: ON_ITS_WAY,
    ends: "approved",
  },
  {
    step: "5 card read, bank being asked",
    customer: "tapped before the kill",
    rig: { gateway: { handlingMs: 1_500 } },
    whenAsked: async (rig, till) => {
      await acts(rig, "tap");
      const gone = till.process.kill();
      // In the same breath: on a busy machine the bank has answered by the time the process is seen to be gone.
      expect(rig.gateway.ledger()).toEqual([]);
      await gone;
    },
    whileDead: settled,
    atDeath: ON_ITS_WAY,
    ends: "approved",
  },
  {
    step: "5 approved, answer lost",
    customer: "tapped before the kill, gateway silent",
    prepare: silent,
    whenAsked: async (rig, till) => {
      await actsAndIsDone(rig, "tap");
      await till.process.kill();
    },
    whileDead: (rig) => {
      rig.gateway.control.settings({ lateMs: 0 });
      return Promise.resolve();
    },
    atDeath: ["sent"],
    ends: "approved",
  },
  {
    step: "5 approved, answer lost",
    customer: "taps; the gateway knows no card orders",
    rig: { gateway: { lookup: "doesNotKnowCards" } },
    whenAsked: killWhileWaiting,
    whileDead: (rig) => actsAndIsDone(rig, "tap"),
    whileUnknown: () => Promise.resolve(),
    atDeath: ["sent"],
    ends: "decidedPaid",
  },
];

const answered: readonly Scenario[] = [
  {
    step: "6 approval received, not committed",
    customer: "tapped",
    prepare: tapsAtOnce,
    trap: "beforeApproved",
    atDeath: ON_ITS_WAY,
    ends: "approved",
  },
  {
    step: "6 approval looked up, not committed",
    customer: "tapped",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "create_order", fault: { kind: "neverAnswers" } });
      tapsAtOnce(rig);
    },
    trap: "beforeApproved",
    atDeath: ON_ITS_WAY,
    ends: "approved",
  },
  {
    step: "6 decline received, not committed",
    customer: "was declined",
    prepare: (rig) => {
      rig.gateway.control.auto({ after: 0, do: "decline" });
    },
    trap: "beforeEnded",
    atDeath: ON_ITS_WAY,
    ends: "notTaken",
  },
  {
    step: "6 killed again while finding out",
    customer: "taps before the restart",
    whenAsked: killWhileWaiting,
    whileDead: async (rig) => {
      await actsAndIsDone(rig, "tap");
      const again = rig.launch("beforeApproved");
      await again.died();
    },
    atDeath: ON_ITS_WAY,
    ends: "approved",
  },
  {
    step: "7 approval committed, not painted",
    customer: "tapped",
    prepare: tapsAtOnce,
    trap: "afterApproved",
    atDeath: ["approved"],
    ends: "approved",
  },
  {
    step: "7 decline committed, not painted",
    customer: "was declined",
    prepare: (rig) => {
      rig.gateway.control.auto({ after: 0, do: "decline" });
    },
    trap: "afterEnded",
    atDeath: ["declined"],
    ends: "notTaken",
  },
];

/** Those that wait long for their proof begin first, so that the others run beside them. */
export const scenarios: readonly Scenario[] = [...waitingKinds, ...halfway, ...answered, ...answerLost, ...notSent];
