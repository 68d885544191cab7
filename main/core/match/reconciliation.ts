/**
 * Our records beside the gateways' and the terminals' batches, one by one (gateways.md B.6, C.2; lessons.md N7). Every
 * record of either side ends in exactly one place: agreed, or a difference with a name, or not told, with the reason why.
 * Nothing is netted, and nothing is matched by a clock. Pure; amounts in minor units.
 */
import type { GatewayId } from "../attempt/attemptParts.ts";
import type { BatchSums, SaidSums } from "../day/batch.ts";
import { differs, netOf } from "../day/batchRules.ts";
import type { Minor } from "../money/money.ts";
import { matchList, type ListedRecord } from "./reconcileList.ts";
import { verdictOf } from "./reconcileOne.ts";

export const DIFFERENCES = [
  "missingHere",
  "missingThere",
  "amountDiffers",
  "tipDiffers",
  "duplicate",
  "late",
  "voidCrossedSettlement",
  "otherDay",
] as const;
export type DifferenceClass = (typeof DIFFERENCES)[number];

/** What to do about each: the desk's words say how. */
export type SuggestedAction =
  | "findWhose" /* in the portal: whose it is; nobody's is given back there */
  | "askProvider"
  | "comparePortal"
  | "setTip"
  | "giveBackThere"
  | "seeTray"
  | "readSlip"
  | "accept";

export const ACTION_FOR: Readonly<Record<DifferenceClass, SuggestedAction>> = {
  missingHere: "findWhose",
  missingThere: "askProvider",
  amountDiffers: "comparePortal",
  tipDiffers: "setTip",
  duplicate: "giveBackThere",
  late: "seeTray",
  voidCrossedSettlement: "readSlip",
  otherDay: "accept",
};

/** One payment or one refund of the journal. */
export interface OurRecord {
  /** The attempt's or the refund's id. */
  readonly id: string;
  readonly kind: "payment" | "refund";
  readonly gateway: GatewayId;
  readonly sale: string;
  /** The shop's own number at the gateway, minted once. */
  readonly reference: string;
  /** The gateway's number; "" while nobody knows. */
  readonly gatewayRef: string;
  /** The gateway's list names it by that number; else it is told apart by its amount and by count. */
  readonly named: boolean;
  /** `moved`: counts as taken or given back · `not`: ended without · `open`: nobody knows yet, the tray has it. */
  readonly standing: "moved" | "not" | "open";
  /** With the tip. */
  readonly amount: Minor;
  readonly tip: Minor;
  /** The business day on which it ended. */
  readonly day: string;
  /** It moved after it had counted as not, and nobody has said what becomes of the money. */
  readonly lateOpen: boolean;
  /** Made void or cancelled whole: the gateway may say that it is not taken any more. */
  readonly undone: boolean;
  /** A cancel was sent: had it been paid, it went back, and a list shows both. */
  readonly cancelSent: boolean;
  /** A void. `overlaps`: its terminal's batch was closed while it was on its way · `since`: after the payment. */
  readonly settled: "no" | "since" | "overlaps";
  /** Of the stretch that is matched; others are known so that a list's rows are not taken for strangers. */
  readonly inStretch: boolean;
}

/** What a gateway says of one of our records when it is asked for it. */
export type Told =
  | {
      readonly kind: "moved";
      readonly amount: Minor;
      readonly tip: Minor;
      readonly gatewayRef: string;
      /** The business day of the gateway's own time; null where its time zone is not known. */
      readonly day: string | null;
      readonly text: string;
    }
  | { readonly kind: "not"; readonly text: string }
  | { readonly kind: "pending" }
  /** It answers, and does not know it: no proof of anything by itself. */
  | { readonly kind: "unknown"; readonly text: string }
  /** Nothing was heard. */
  | { readonly kind: "silent"; readonly why: string };

/** All that one gateway said. */
export interface TheirRecords {
  readonly gateway: GatewayId;
  /** Its whole list; null where it has none, or it was not heard. */
  readonly list: readonly ListedRecord[] | null;
  /** No other till is in that list. */
  readonly listAlone: boolean;
  /** Numbers in the list of which an earlier match knows, or that were there before this till's first payment. */
  readonly listedBefore: ReadonlySet<string>;
  /** By our record's id; what was not asked is not in it. */
  readonly told: ReadonlyMap<string, Told>;
}

/** One close of a terminal's batch. */
export interface BatchRecord {
  readonly id: string;
  readonly gateway: GatewayId;
  readonly terminal: string;
  readonly ours: BatchSums;
  /** As its answer or its slip says; null where nobody knows. */
  readonly theirs: SaidSums | null;
}

export interface OurSide {
  readonly id: string;
  readonly sale: string;
  readonly reference: string;
  readonly gatewayRef: string;
  readonly standing: OurRecord["standing"];
  readonly amount: Minor;
  readonly tip: Minor;
  readonly day: string;
}

export interface TheirSide {
  readonly gatewayRef: string;
  readonly amount: Minor;
  readonly tip: Minor;
  readonly day: string;
  /** Its own words: time, method, or why it says no. */
  readonly text: string;
}

export interface Difference {
  /** The same difference has the same key in every match, as long as both sides say the same. */
  readonly key: string;
  readonly class: DifferenceClass;
  /** What else is wrong with it. */
  readonly also: readonly DifferenceClass[];
  readonly gateway: GatewayId;
  readonly kind: "payment" | "refund" | "batch";
  readonly ours: OurSide | null;
  readonly theirs: TheirSide | null;
  /** Of a duplicate: the sale of ours that it is like; "" else. */
  readonly like: string;
}

/** Why a record could not be told: `silent` may be asked again, the others the gateway cannot. */
export type UntoldWhy = "silent" | "pending" | "cannotLookUp" | "sharedList";

export interface Untold {
  readonly id: string;
  readonly gateway: GatewayId;
  readonly kind: OurRecord["kind"];
  readonly sale: string;
  readonly why: UntoldWhy;
  readonly text: string;
}

export interface MatchCounts {
  /** Both sides say the same. */
  readonly matched: number;
  /** Ended without money on either side. */
  readonly nothing: number;
  readonly differing: number;
  readonly untold: number;
  /** Proved by the gateway's own answer at the time, and not asked for again. */
  readonly notAsked: number;
  /** Nobody knows yet: in the tray. */
  readonly unproven: number;
  /** Rows of a list that this till shares with others, and that are none of its own. */
  readonly others: number;
}

export interface MatchResult {
  readonly counts: MatchCounts;
  readonly differences: readonly Difference[];
  readonly untold: readonly Untold[];
}

/** Where one record ended. */
export type Outcome =
  | { readonly kind: "matched" | "nothing" | "notAsked" | "unproven" }
  | { readonly kind: "differs"; readonly difference: Difference }
  | { readonly kind: "untold"; readonly untold: Untold };

/** @param ours of all gateways; those outside the stretch are only there to be recognised in lists */
export function reconcile(
  ours: readonly OurRecord[],
  theirs: readonly TheirRecords[],
  batches: readonly BatchRecord[],
): MatchResult {
  const outcomes: Outcome[] = [];
  let others = 0;
  for (const [gateway, records] of Map.groupBy(ours, (record) => record.gateway)) {
    const said = theirs.find((each) => each.gateway === gateway);
    if (said?.list !== undefined && said.list !== null) continue;
    const told = said?.told ?? new Map<string, Told>();
    const found = new Set(
      records
        .filter(({ id }) => ["moved", "not", "pending"].includes(told.get(id)?.kind ?? ""))
        .map(({ kind }) => kind),
    );
    for (const record of records)
      if (record.inStretch) outcomes.push(verdictOf(record, told.get(record.id), found.has(record.kind)));
  }
  for (const said of theirs) {
    if (said.list === null) continue;
    const listed = matchList(
      ours.filter(({ gateway }) => gateway === said.gateway),
      said,
      said.list,
    );
    outcomes.push(...listed.outcomes);
    others += listed.others;
  }
  const differences = [
    ...outcomes.flatMap((each) => (each.kind === "differs" ? [each.difference] : [])),
    ...batches.flatMap(batchDifference),
  ].sort((a, b) => DIFFERENCES.indexOf(a.class) - DIFFERENCES.indexOf(b.class));
  const count = (kind: Outcome["kind"]): number => outcomes.filter((each) => each.kind === kind).length;
  return {
    counts: {
      matched: count("matched"),
      nothing: count("nothing"),
      differing: differences.length,
      untold: count("untold"),
      notAsked: count("notAsked"),
      unproven: count("unproven"),
      others,
    },
    differences,
    untold: outcomes.flatMap((each) => (each.kind === "untold" ? [each.untold] : [])),
  };
}

/** A batch that its answer or slip says to be another than the till reckons. A slip has sums alone. */
function batchDifference({ id, gateway, ours, terminal, theirs }: BatchRecord): readonly Difference[] {
  if (theirs === null || !differs(ours, theirs)) return [];
  const net = netOf(ours) as Minor;
  const count = ours.sales.count + ours.refunds.count;
  const total = theirs.total ?? net;
  return [
    {
      key: `amountDiffers|${gateway}|batch|${id}|${String(theirs.count)}|${String(total)}`,
      class: "amountDiffers",
      also: [],
      gateway,
      kind: "batch",
      ours: {
        id,
        sale: "",
        reference: terminal,
        gatewayRef: String(count),
        standing: "moved",
        amount: net,
        tip: 0 as Minor,
        day: "",
      },
      theirs: { gatewayRef: String(theirs.count ?? count), amount: total, tip: 0 as Minor, day: "", text: "" },
      like: "",
    },
  ];
}
