/** Where a till can be stopped dead: each trap is one exact moment, just before or just after facts reach the disk. */
import type { Journal } from "../../main/journal/journal.ts";

interface Moment {
  readonly side: "before" | "after";
  /** The commit that holds a fact of this kind. */
  readonly kind: string;
}

export const traps = {
  beforeIntent: { side: "before", kind: "attempt.intended" },
  afterIntent: { side: "after", kind: "attempt.intended" },
  connected: { side: "before", kind: "attempt.sent" },
  sentNoted: { side: "after", kind: "attempt.sent" },
  beforeApproved: { side: "before", kind: "attempt.approved" },
  afterApproved: { side: "after", kind: "attempt.approved" },
  beforeEnded: { side: "before", kind: "attempt.ended" },
  afterEnded: { side: "after", kind: "attempt.ended" },
  cancelIntended: { side: "after", kind: "attempt.cancelSent" },
  beforeCancelAnswered: { side: "before", kind: "attempt.cancelAnswered" },
  beforeAccepted: { side: "before", kind: "attempt.identified" },
  beforeCash: { side: "before", kind: "sale.cashTaken" },
  afterCash: { side: "after", kind: "sale.cashTaken" },
  refundIntended: { side: "after", kind: "refund.intended" },
  beforeRefundMade: { side: "before", kind: "refund.made" },
  refundMade: { side: "after", kind: "refund.made" },
  beforeReturn: { side: "before", kind: "return.decided" },
  returnDecided: { side: "after", kind: "return.decided" },
  beforeBatch: { side: "before", kind: "batch.intended" },
  batchIntended: { side: "after", kind: "batch.intended" },
  beforeBatchAnswered: { side: "before", kind: "batch.answered" },
  batchAnswered: { side: "after", kind: "batch.answered" },
  beforeShiftClosed: { side: "before", kind: "shift.closed" },
  shiftClosed: { side: "after", kind: "shift.closed" },
  beforeDayClosed: { side: "before", kind: "day.closed" },
  dayClosed: { side: "after", kind: "day.closed" },
  saleGivenUp: { side: "after", kind: "sale.abandoned" },
  beforeTip: { side: "before", kind: "tip.intended" },
  tipIntended: { side: "after", kind: "tip.intended" },
  beforeTipMade: { side: "before", kind: "tip.made" },
  tipMade: { side: "after", kind: "tip.made" },
  beforeBackupMade: { side: "before", kind: "backup.made" },
  backupMade: { side: "after", kind: "backup.made" },
  beforeRestored: { side: "before", kind: "journal.restored" },
  restored: { side: "after", kind: "journal.restored" },
  paperStarted: { side: "after", kind: "print.started" },
  beforePaperDone: { side: "before", kind: "print.done" },
} as const satisfies Record<string, Moment>;

export type TrapName = keyof typeof traps;

export const isTrap = (name: string): name is TrapName => Object.hasOwn(traps, name);

/** The journal with a trap in its way. @param spring ends the process and never returns */
export function trapped(journal: Journal, name: TrapName, spring: () => never): Journal {
  const { side, kind }: Moment = traps[name];
  return {
    ...journal,
    append(facts) {
      const here = facts.some((fact) => fact.kind === kind);
      if (here && side === "before") spring();
      const stored = journal.append(facts);
      if (here && side === "after") spring();
      return stored;
    },
  };
}
