/** Random evenings with planted differences: what both sides hold, and what a match has to say about it. */
import type { Minor } from "../money/money.ts";
import type { DifferenceClass, OurRecord, TheirRecords, Told } from "../match/reconciliation.ts";
import type { ListedRecord } from "../match/reconcileList.ts";

export interface PlantedWorld {
  readonly ours: readonly OurRecord[];
  readonly theirs: readonly TheirRecords[];
  /** `class whose`, each once; of a row that is one too many: its kind and amount. */
  readonly planted: readonly string[];
  readonly matched: number;
}

const DAY = "2026-11-21";

export const ourRecord = (more: Partial<OurRecord> & Pick<OurRecord, "id" | "gateway">): OurRecord => ({
  kind: "payment",
  sale: `sale-${more.id}`,
  reference: `ref-${more.id}`,
  gatewayRef: `gw-${more.id}`,
  named: true,
  standing: "moved",
  amount: 1_000 as Minor,
  tip: 0 as Minor,
  day: DAY,
  lateOpen: false,
  undone: false,
  cancelSent: false,
  settled: "no",
  inStretch: true,
  ...more,
});

export const rowOf = ({ kind, gatewayRef, amount, tip }: OurRecord): ListedRecord => ({
  kind,
  gatewayRef,
  amount,
  tip,
  text: "",
});

export const toldOf = ({ amount, gatewayRef, day, tip }: OurRecord): Extract<Told, { kind: "moved" }> => ({
  kind: "moved",
  amount,
  tip,
  gatewayRef,
  day,
  text: "",
});

/** @param random chance, 0 ≤ x < 1 */
export function plantedWorld(random: () => number, size: number): PlantedWorld {
  const upTo = (most: number): number => Math.floor(random() * most);
  const ours: OurRecord[] = [];
  const rows: ListedRecord[] = [];
  const told = new Map<string, Told>();
  const planted: string[] = [];
  let matched = 0;
  let strangers = 0;
  /** Few amounts, so that there are many equal twins; those of planted strangers are like nobody's. */
  const someAmount = (): Minor => (500 + 100 * upTo(6)) as Minor;
  const plant = (name: DifferenceClass, whose: string): void => {
    planted.push(`${name} ${whose}`);
  };
  const shuffled = <T>(list: T[]): readonly T[] =>
    list
      .map((each) => ({ each, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);

  const listOne = (i: number): void => {
    const tip = (upTo(3) * 50) as Minor;
    const nameless = random() < 0.3;
    const kind = random() < 0.2 ? ("refund" as const) : ("payment" as const);
    const record = ourRecord({
      id: `w${String(i)}`,
      gateway: "citcon",
      kind,
      amount: (someAmount() + (kind === "refund" ? 0 : tip)) as Minor,
      tip: kind === "refund" ? (0 as Minor) : tip,
      ...(nameless ? { gatewayRef: "", named: false } : {}),
    });
    const there = { ...rowOf(record), gatewayRef: nameless ? `nameless-${String(i)}` : record.gatewayRef };
    const stranger = (row: ListedRecord): ListedRecord => ({ ...row, gatewayRef: `x${String((strangers += 1))}` });
    switch (upTo(nameless ? 12 : 14)) {
      case 0: // Of an amount of its own, so that it is nobody's twin.
        plant("missingThere", record.id);
        ours.push({ ...record, amount: (900_000 + i) as Minor, tip: 0 as Minor });
        return;
      case 1: {
        const row = stranger({ ...there, amount: (500_000 + i) as Minor, tip: 0 as Minor });
        plant("missingHere", row.gatewayRef);
        rows.push(row);
        return;
      }
      case 2: {
        const row = stranger(there);
        // Which of two equal rows is the one too many, nobody can tell.
        plant("duplicate", `${row.kind} ${String(row.amount)}`);
        ours.push(record);
        rows.push(there, row);
        matched += 1;
        return;
      }
      case 12:
        if (kind === "refund") break;
        plant("amountDiffers", record.id);
        ours.push(record);
        rows.push({ ...there, amount: (there.amount + 17) as Minor });
        return;
      case 13:
        if (kind === "refund") break;
        plant("tipDiffers", record.id);
        ours.push(record);
        rows.push({ ...there, amount: (there.amount + 25) as Minor, tip: (there.tip + 25) as Minor });
        return;
      case 3:
        if (nameless) break;
        plant("late", record.id);
        ours.push({ ...record, standing: "not", inStretch: random() < 0.5 });
        rows.push(there);
        return;
      case 4: // Taken, and given back by its cancel: of an amount of its own.
        if (nameless || kind === "refund") break;
        ours.push({ ...record, standing: "not", cancelSent: true, amount: (700_000 + i) as Minor });
        rows.push({ ...there, amount: (700_000 + i) as Minor });
        rows.push(stranger({ ...there, kind: "refund", amount: (700_000 + i) as Minor, tip: 0 as Minor }));
        matched += 1;
        return;
      case 5: // Of an earlier evening.
        if (nameless) break;
        ours.push({ ...record, inStretch: false });
        rows.push(there);
        return;
    }
    ours.push(record);
    rows.push(there);
    matched += 1;
  };

  const toldOne = (i: number): void => {
    const kind = random() < 0.2 ? ("refund" as const) : ("payment" as const);
    const record = ourRecord({ id: `c${String(i)}`, gateway: "codepay", kind, amount: (1_000 + upTo(5_000)) as Minor });
    const there = toldOf(record);
    switch (upTo(12)) {
      case 0:
        plant("missingThere", record.id);
        ours.push(record);
        told.set(record.id, random() < 0.5 ? { kind: "not", text: "" } : { kind: "unknown", text: "50001" });
        return;
      case 1:
        plant("amountDiffers", record.id);
        ours.push(record);
        told.set(record.id, { ...there, amount: (there.amount - 1) as Minor });
        return;
      case 2:
        plant("tipDiffers", record.id);
        ours.push({ ...record, tip: 100 as Minor });
        told.set(record.id, { ...there, tip: 200 as Minor, amount: (there.amount + 100) as Minor });
        return;
      case 3:
        plant("late", record.id);
        ours.push(random() < 0.5 ? { ...record, standing: "not" } : { ...record, lateOpen: true });
        told.set(record.id, there);
        return;
      case 4:
        plant("otherDay", record.id);
        ours.push(record);
        told.set(record.id, { ...there, day: "2026-11-22" });
        return;
      case 5: {
        const overlaps = random() < 0.5;
        plant("voidCrossedSettlement", record.id);
        ours.push({ ...record, kind: "refund", settled: overlaps ? "overlaps" : "since" });
        told.set(record.id, overlaps ? there : { kind: "not", text: "settled" });
        return;
      }
      case 6:
        ours.push({ ...record, undone: true });
        told.set(record.id, { kind: "not", text: "" });
        matched += 1;
        return;
      case 7:
        ours.push({ ...record, standing: "not" });
        told.set(record.id, { kind: "unknown", text: "" });
        return;
    }
    ours.push(record);
    told.set(record.id, there);
    matched += 1;
  };

  // What the gateway knows for sure, so that "I do not know it" counts.
  for (const kind of ["payment", "refund"] as const) {
    const sure = ourRecord({ id: `sure-${kind}`, gateway: "codepay", kind });
    ours.push(sure);
    told.set(sure.id, toldOf(sure));
    matched += 1;
  }
  for (let i = 0; i < size; i += 1)
    if (random() < 0.5) listOne(i);
    else toldOne(i);
  const none = new Map<string, Told>();
  return {
    ours: shuffled(ours),
    theirs: [
      { gateway: "citcon", list: shuffled(rows), listAlone: true, listedBefore: new Set(), told: none },
      { gateway: "codepay", list: null, listAlone: true, listedBefore: new Set(), told },
    ],
    planted: planted.sort(),
    matched,
  };
}
