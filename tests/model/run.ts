/** Runs one case from the first scan to the last look-up, 31 hours of virtual time, and judges it. */
import { isOpen } from "../../main/core/attempt/attempt.ts";
import { settled, virtualClock } from "../../main/core/testing/virtualClock.ts";
import type { CardGateway, WalletGateway } from "../../main/gateways/port.ts";
import { readAttemptsOfSale } from "../../main/journal/projections/attempts.ts";
import { openBank } from "./bank.ts";
import { type Case, nameOf } from "./case.ts";
import { memoryDisk } from "./journal.ts";
import { lookOf } from "./look.ts";
import { type Blow, watchMoments } from "./moments.ts";
import { OUTCOMES } from "./outcome.ts";
import { Broken, oversee } from "./oversight.ts";
import { hire, SALE } from "./people.ts";
import { startTill, type Till } from "./till.ts";
import { NO_FAULT } from "./wire.ts";

/** 21 November 2026, 11:00 in Vancouver. */
const START = Date.UTC(2026, 10, 21, 19);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** When somebody looks at the screen, ms after the beginning. */
const GLANCES: readonly number[] = [
  ...[1, 2, 4, 6, 9, 12, 15, 17, 20, 25, 30, 40, 50, 60, 80, 100, 122, 135, 150, 180].map((s) => s * SECOND),
  ...[4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 45].map((m) => m * 60 * SECOND),
  ...[1, 1.5, 2, 3, 4, 5, 6.1, 6.5, 7, 13, 14, 20, 21, 26, 27].map((h) => h * HOUR),
];
const END = 52 * HOUR;

export interface Report {
  /** Every moment at which something could have died. */
  readonly moments: readonly string[];
  /** Which blows struck. */
  readonly struck: readonly string[];
  readonly onAPersonsWord: number;
  /** How the attempts ended, for the table. */
  readonly ends: readonly string[];
  readonly lookUps: number;
}

/** What is made wrong on purpose, to see that the oversight finds it. */
export interface Change {
  /** Puts a mutant in the port's place. */
  readonly wrap?: (gateway: CardGateway | WalletGateway) => CardGateway | WalletGateway;
  /** How long an end without capture is watched, hours. */
  readonly watchHours?: number;
  /** A run that does not take up what the last one left. */
  readonly forgets?: boolean;
}

/** @throws Broken, with the case's name and its facts, when an invariant does not hold */
export async function runCase(it: Case, change: Change = {}): Promise<Report> {
  const clock = virtualClock(START);
  const bank = openBank();
  const disk = memoryDisk(() => clock.now());
  const { reader } = disk.open();
  const oversight = oversee(reader, bank, (reference) => model.isWaiting(reference));
  const moments = watchMoments(it.blows);
  const struck: string[] = [];
  let ids = 0;
  let looks = -1;
  const failures: Error[] = [];
  /** What breaks inside the till's own promises is kept, and fails the case. */
  const guarded =
    <A extends readonly unknown[]>(work: (...args: A) => void) =>
    (...args: A): void => {
      try {
        work(...args);
      } catch (thrown) {
        failures.push(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    };
  const model = it.gateway.open({
    clock,
    bank,
    outcome: (nth) => it.outcomes[nth] ?? OUTCOMES[0] ?? it.outcomes[0],
    cancelFault: (nth) => it.cancelFaults[nth] ?? NO_FAULT,
    refundFault: (nth) => it.refundFaults[nth] ?? NO_FAULT,
    look: () => lookOf(it.sight, clock.now() - START, (looks += 1)),
    leaves: guarded(oversight.leaves),
  });
  const random = {
    id: () => `id${String((ids += 1))}`,
    fraction: () => ((ids += 1) * 0.618_033_988_75) % 1,
    bytes: (count: number) => new Uint8Array(count),
  };
  const crew = hire(it.people, model, bank, clock, random.id);
  let pageBackAt = START;
  let till: Till | null = null;
  const launch = (): void => {
    till = startTill({
      clock,
      disk,
      model,
      moments,
      random,
      // Where look-ups see nothing, no approved payment was ever found by them either.
      controls: { negative: model.notFoundText, positive: it.sight !== "blind" },
      watchHours: change.watchHours ?? 24,
      committing: guarded(oversight.committing),
      struck: (blow) => {
        strike(blow);
      },
      wrap: change.wrap ?? ((gateway) => gateway),
    });
    if (change.forgets !== true) till.recover();
  };
  const strike = (blow: Blow): void => {
    struck.push(blow.moment);
    pageBackAt = clock.now() + blow.downMs + SECOND;
    if (blow.death === "pageKilled") return;
    clock.after(blow.downMs, () => {
      launch();
      clock.after(2 * SECOND, glance);
    });
  };
  const glance = guarded(() => {
    if (till !== null && till.died() === null && clock.now() >= pageBackAt) crew.act(till);
  });

  const attempts = () => readAttemptsOfSale(reader, SALE);
  try {
    launch();
    glance();
    for (const at of GLANCES) {
      await clock.pass(START + at - clock.now());
      glance();
      await settled();
      if (failures[0] !== undefined) throw failures[0];
    }
    await clock.pass(START + END - clock.now());
    if (failures[0] !== undefined) throw failures[0];
    const sale = (till as Till | null)?.books.saleById(SALE);
    // Nobody but a person can tell: the gateway shows nothing, or nobody knows which of the listed payments it is.
    const verdict = oversight.judge(
      sale === undefined ? [] : [sale],
      ({ wallet, gatewayRef }) => it.sight === "blind" || (wallet !== null && gatewayRef === ""),
    );
    const before = disk.dump();
    disk.rebuild();
    if (disk.dump() !== before) throw new Broken("INV-10: a replay gives other tables");
    if (sale?.state !== "completed") throw new Broken(`INV-7: the sale is ${sale?.state ?? "lost"} at the end`);
    const ends = attempts().map(({ state, cause, late }) => `${cause ?? state}${late ? ", late" : ""}`);
    if (attempts().some(isOpen)) throw new Broken("INV-7: an attempt is open at the end");
    const lookUps = moments.seen.filter((moment) => moment.startsWith("look-up on its way")).length;
    return { moments: moments.seen, struck, ends, lookUps, ...verdict };
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const facts = reader.facts(0, 10_000).filter(({ kind }) => kind !== "attempt.heard");
    const told = facts.map(
      ({ at, kind, body }) => `${String((at - START) / SECOND)} s ${kind} ${JSON.stringify(body)}`,
    );
    const moved = bank.movements.map(
      ({ at, amount, reference }) => `${String((at - START) / SECOND)} s bank ${String(amount)} ${reference}`,
    );
    thrown.message = [thrown.message, nameOf(it), ...told, ...moved].join("\n");
    throw thrown;
  } finally {
    (till as Till | null)?.payments.close();
    disk.close();
  }
}
