/** The world beside the refunds engine, for its tests: a journal, a disk, a screen and a gateway that says what a test tells it to. */
import { applyRefundFact, intendedRefund, type Refund, type RefundFact } from "../../core/refund/refund.ts";
import type { RefundReading, RefundResult } from "../../core/refund/refundReading.ts";
import { notListed, REFUND } from "../../core/testing/refunds.ts";
import { settled, virtualClock, type VirtualClock } from "../../core/testing/virtualClock.ts";
import { createRefunds, type Refunds, type RefundsDeps } from "../refunds.ts";

/** When a test begins, ms. */
export const START = 1_000_000;

export interface RefundWorld {
  readonly clock: VirtualClock;
  readonly stored: Map<string, Refund>;
  readonly facts: RefundFact[];
  /** How many facts each commit had. */
  readonly commits: number[];
  diskWorks: boolean;
  /** How often the journal was read for a refund. */
  reads: number;
  changes: number;
  /** What a look-up of this reference answers; a promise is one that takes its time. */
  says: (reference: string) => RefundReading | Promise<RefundReading>;
  /** Each with the state the journal had when it left (INV-1). */
  readonly sends: { readonly reference: string; readonly state: string | undefined }[];
  /** Each with the ms since the start. */
  lookUps: { readonly reference: string; readonly at: number }[];
  /** The end of the request sent last. */
  answer: (result: RefundResult | Promise<RefundResult>) => Promise<void>;
  refunds: Refunds;
  begin(more?: Partial<RefundsDeps>): Refunds;
  add(id?: string, more?: Partial<Refund>): Refund;
  state(id?: string): string | undefined;
  /** When this reference was looked up, ms since the start. */
  asked(reference: string): readonly number[];
  pass(ms: number): Promise<void>;
  /** A refund whose request has left. */
  running(): Promise<void>;
  /** One whose answer was lost. */
  lost(): Promise<void>;
}

export function refundWorld(): RefundWorld {
  const clock = virtualClock(START);
  const deps = depsOf(clock, () => world);
  const world: RefundWorld = {
    clock,
    stored: new Map(),
    facts: [],
    commits: [],
    diskWorks: true,
    reads: 0,
    changes: 0,
    says: () => notListed,
    sends: [],
    lookUps: [],
    answer: () => Promise.reject(new Error("nothing was sent")),
    refunds: createRefunds(deps),
    begin(more = {}) {
      world.refunds = createRefunds({ ...deps, ...more });
      return world.refunds;
    },
    add(id = "r1", more = {}) {
      const refund = { ...intendedRefund({ ...REFUND, id, reference: `REF${id}` }, clock.now(), "c"), ...more };
      world.stored.set(id, refund);
      return refund;
    },
    state: (id = "r1") => world.stored.get(id)?.state,
    asked: (reference) => world.lookUps.filter((one) => one.reference === reference).map(({ at }) => at),
    async pass(ms) {
      await clock.pass(ms);
      await settled();
    },
    async running() {
      world.refunds.send(world.add());
      await world.pass(10);
    },
    async lost() {
      await world.running();
      await world.answer({ kind: "lost", why: "cut" });
    },
  };
  return world;
}

const depsOf = (clock: VirtualClock, worldOf: () => RefundWorld): RefundsDeps => ({
  gateway: {
    id: "citcon",
    giveBack: {
      kind: "request",
      wayFor: () => "refund",
      listed: () => Promise.resolve([]),
      send({ reference }, onSent) {
        const world = worldOf();
        const sent = [...world.stored.values()].find((refund) => refund.reference === reference);
        world.sends.push({ reference, state: sent?.state });
        const { promise, resolve } = Promise.withResolvers<RefundResult>();
        clock.after(1, onSent);
        world.answer = async (result) => {
          resolve(result);
          await settled();
        };
        return promise;
      },
      async lookUp({ reference }) {
        const world = worldOf();
        world.lookUps.push({ reference, at: clock.now() - START });
        return world.says(reference);
      },
    },
  },
  clock,
  watch: { everyMs: 2_000, watchHours: 24 },
  refund(id) {
    worldOf().reads += 1;
    return worldOf().stored.get(id);
  },
  order: (refund) => ({
    ...refund,
    way: "refund",
    original: { reference: "A", gatewayRef: "1", wallet: "wechat", shown: false },
  }),
  search: () => ({ listedBefore: new Set(), taken: new Set(), rivals: [], replaced: false }),
  commit(before, news) {
    const world = worldOf();
    if (!world.diskWorks) return false;
    world.commits.push(news.length);
    world.facts.push(...news);
    world.stored.set(
      before.id,
      news.reduce((refund, fact) => applyRefundFact(refund, fact, clock.now(), "c"), before),
    );
    return true;
  },
  changed() {
    worldOf().changes += 1;
  },
});
