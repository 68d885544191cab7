/** One record of ours beside what its gateway says of it. Pure; amounts in minor units. */
import type { Minor } from "../money/money.ts";
import type {
  Difference,
  DifferenceClass,
  Outcome,
  OurRecord,
  OurSide,
  TheirSide,
  Told,
  UntoldWhy,
} from "./reconciliation.ts";

/**
 * @param told undefined when nobody asked
 * @param knowsOthers the gateway knew others of this kind when it was asked for them: only then is "I do not know it" news
 */
export function verdictOf(record: OurRecord, told: Told | undefined, knowsOthers: boolean): Outcome {
  if (record.standing === "open") return { kind: "unproven" };
  if (told === undefined) return record.lateOpen ? difference("late", record, null) : { kind: "notAsked" };
  if (told.kind === "silent") return untold(record, "silent", told.why);
  if (told.kind === "pending") return untold(record, "pending", "");
  if (told.kind === "moved") return movedThere(record, theirSide(told), told.day);
  if (record.standing === "not") return { kind: "nothing" };
  // An order that was made void whole is told as cancelled.
  if (told.kind === "not" && record.undone) return { kind: "matched" };
  if (told.kind === "unknown" && !knowsOthers) return untold(record, "cannotLookUp", told.text);
  return missingThere(record, told.text);
}

/** The gateway says that this one moved. @param day the business day of its own time; null where that cannot be told */
export function movedThere(record: OurRecord, theirs: TheirSide, day: string | null): Outcome {
  if (record.standing === "open") return { kind: "unproven" };
  const wrong: DifferenceClass[] = [];
  if (record.standing === "not" || record.lateOpen) wrong.push("late");
  if (record.settled === "overlaps") wrong.push("voidCrossedSettlement");
  if (record.standing === "moved") {
    if (record.amount - record.tip !== theirs.amount - theirs.tip && record.amount !== theirs.amount)
      wrong.push("amountDiffers");
    if (record.tip !== theirs.tip) wrong.push("tipDiffers");
  }
  if (day !== null && record.day !== "" && day !== record.day && record.inStretch) wrong.push("otherDay");
  const [first, ...also] = wrong;
  return first === undefined ? { kind: "matched" } : difference(first, record, theirs, also);
}

/** We count it as moved, and it is not there. @param text the gateway's words */
export const missingThere = (record: OurRecord, text: string): Outcome => {
  const isCrossed = record.kind === "refund" && record.settled !== "no";
  return difference(isCrossed ? "voidCrossedSettlement" : "missingThere", record, {
    gatewayRef: "",
    amount: 0 as Minor,
    tip: 0 as Minor,
    day: "",
    text,
  });
};

export const difference = (
  name: DifferenceClass,
  record: OurRecord,
  theirs: TheirSide | null,
  also: readonly DifferenceClass[] = [],
): Outcome => ({
  kind: "differs",
  difference: keyed({
    class: name,
    also,
    gateway: record.gateway,
    kind: record.kind,
    ours: ourSide(record),
    theirs,
    like: "",
  }),
});

export const untold = ({ id, gateway, kind, sale }: OurRecord, why: UntoldWhy, text: string): Outcome => ({
  kind: "untold",
  untold: { id, gateway, kind, sale, why, text },
});

/** Gives a difference its key: what it is, whose it is, and what both sides say. */
export function keyed(of: Omit<Difference, "key">): Difference {
  const { gateway, kind, ours, theirs } = of;
  const whose = ours?.id ?? theirs?.gatewayRef ?? "";
  const sums = [ours?.amount, ours?.tip, theirs?.amount, theirs?.tip].map((sum) => String(sum ?? "")).join("/");
  return { ...of, key: [of.class, gateway, kind, whose, sums].join("|") };
}

const ourSide = ({ id, sale, reference, gatewayRef, standing, amount, tip, day }: OurRecord): OurSide => ({
  id,
  sale,
  reference,
  gatewayRef,
  standing,
  amount,
  tip,
  day,
});

const theirSide = ({ amount, day, gatewayRef, text, tip }: Extract<Told, { kind: "moved" }>): TheirSide => ({
  gatewayRef,
  amount,
  tip,
  day: day ?? "",
  text,
});
