/**
 * What somebody may want to read back: everything risky that anybody did, told from the journal's facts. Every kind of
 * fact says here whether it belongs to it, so that a new one cannot be forgotten. Pure.
 */
import type { Fact } from "../facts.ts";
import type { GoodsFact } from "../goods/goodsFacts.ts";
import { differences } from "../goods/goodsRow.ts";

export const ACTIVITY_GROUPS = [
  "people",
  "approvals",
  "overrides",
  "moneyBack",
  "decisions",
  "drawer",
  "goods",
  "settings",
  "till",
] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

type Kind = Fact["kind"];

/** Null: part of every sale and payment, told by its own page. */
const GROUPS = {
  "operator.signedIn": "people",
  "operator.signedOut": "people",
  "operator.locked": "people",
  "operator.refused": "people",
  "operator.changed": "people",
  "approval.given": "approvals",
  "approval.refused": "approvals",

  "sale.lineRemoved": "overrides",
  "sale.lineDiscounted": "overrides",
  "sale.discounted": "overrides",
  "sale.linePriced": "overrides",
  "sale.openGoodsApproved": "overrides",
  "sale.taxExempted": "overrides",
  "sale.taxExemptionRemoved": "overrides",
  "sale.abandoned": "overrides",
  "sale.cashTakenBack": "overrides",
  "sale.otherTakenBack": "overrides",
  "payment.secondSale": "overrides",
  "sale.started": null,
  "sale.lineAdded": null,
  "sale.quantitySet": null,
  "sale.lineNoted": null,
  "sale.scanMissed": null,
  "sale.cashTaken": null,
  "sale.otherTaken": null,
  "sale.creditTaken": null,
  "sale.creditTakenBack": null,
  "sale.completed": null,
  "sale.held": null,
  "sale.recalled": null,
  "sale.receiptLanguageSet": null,
  "scan.waiting": null,
  "scan.released": null,

  "return.decided": "moneyBack",
  "return.cashGiven": "moneyBack",
  "return.otherGiven": "moneyBack",
  "return.credited": "moneyBack",
  "return.creditUndone": "moneyBack",
  "return.partCut": "moneyBack",
  "return.shortFound": "moneyBack",
  "return.withdrawn": "moneyBack",
  "return.twiceSeen": "moneyBack",
  "attempt.cancelSent": "moneyBack",
  "attempt.returned": "moneyBack",
  "refund.intended": "moneyBack",
  "refund.made": "moneyBack",
  "refund.lateMade": "moneyBack",
  "refund.notMade": "moneyBack",
  "refund.unknown": "moneyBack",
  "refund.decided": "moneyBack",
  "refund.tooMuchSeen": "moneyBack",
  "refund.sent": null,
  "refund.pending": null,
  "refund.heard": null,
  "refund.refused": null,

  "attempt.identified": "decisions",
  "attempt.lateApproval": "decisions",
  "attempt.decided": "decisions",
  "attempt.setAside": "decisions",
  "attempt.terminalConfirmedClear": "decisions",
  "attempt.excessSettled": "decisions",
  "attempt.contradicted": "decisions",
  "attempt.shortfallSettled": "decisions",
  "batch.intended": "decisions",
  "batch.decided": "decisions",
  "batch.sent": null,
  "batch.answered": null,
  "tip.intended": "decisions",
  "tip.decided": "decisions",
  "tip.sent": null,
  "tip.unknown": null,
  "tip.refused": null,
  "tip.made": null,
  "tip.notMade": null,
  "attempt.tipSet": null,
  "attempt.intended": null,
  "attempt.sent": null,
  "attempt.pending": null,
  "attempt.heard": null,
  "attempt.unknown": null,
  "attempt.approved": null,
  "attempt.ended": null,
  "attempt.cancelAsked": null,
  "attempt.cancelAnswered": null,
  "attempt.cancelConfirmed": null,
  "attempt.cardDetails": null,

  "drawer.opened": "drawer",
  "cash.moved": "drawer",
  "cash.counted": "drawer",
  "shift.opened": "drawer",
  "shift.closed": "drawer",
  "day.stepSkipped": "drawer",
  "day.closed": "drawer",
  "match.done": null,
  "match.noted": "decisions",

  "goods.changed": "goods",
  "goods.imported": "goods",
  "settings.changed": "settings",
  "setup.tested": "settings",
  "backup.made": "till",
  "backup.failed": "till",
  "journal.restored": "till",
  "archive.checked": "till",
  "till.started": "till",
  "clock.jumped": "till",
  "command.refused": "till",
  "gateway.control": null,
  "gateway.shop": null,
  "print.queued": null,
  "print.started": null,
  "print.done": null,
  "print.failed": null,
  "print.dropped": null,
  "paper.offered": null,
  "paper.withdrawn": null,
} as const satisfies Readonly<Record<Kind, ActivityGroup | null>>;

/** A kind of fact that is told. */
export type ActivityKind = { [K in Kind]: (typeof GROUPS)[K] extends null ? never : K }[Kind];

export interface ToldFact {
  readonly kind: string;
  readonly body: unknown;
}

type Body = Readonly<Record<string, unknown>>;

/** To which group a fact belongs; null when it is not told. */
export function activityGroupOf({ kind, body }: ToldFact): ActivityGroup | null {
  const group = Object.hasOwn(GROUPS, kind) ? GROUPS[kind as Kind] : null;
  const said = bodyOf(body);
  // The drawer of a sale in cash, and what a gateway names by itself, are nobody's doing.
  if (kind === "drawer.opened" && said["why"] !== "noSale") return null;
  if (kind === "attempt.identified" && said["by"] !== "manager") return null;
  return group;
}

/** What there is to say of it beside its kind. Texts are "" and amounts null (minor units) where it says nothing. */
export interface ActivityDetail {
  /** Who answered for it, by id. */
  readonly approver: string;
  /** It takes two people, and one did it. */
  readonly own: boolean;
  readonly reason: string;
  readonly amount: number | null;
  /** Whom it is about, by id, where that is not who did it. */
  readonly who: string;
  /** What was done about what, in words of the books: an action, a setting's path, a number. */
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

export function activityDetailOf({ kind, body }: ToldFact): ActivityDetail {
  const said = bodyOf(body);
  const text = (name: string): string => (typeof said[name] === "string" ? said[name] : "");
  const common: ActivityDetail = {
    approver: text("approver"),
    own: said["own"] === true,
    reason: text("reason"),
    amount: amountOf(said),
    who: "",
    subject: "",
    before: "",
    after: "",
  };
  switch (kind) {
    case "operator.refused":
      return { ...common, who: text("operator"), subject: said["locked"] === true ? "locked" : "" };
    case "operator.signedIn":
    case "operator.signedOut":
    case "operator.locked":
      return { ...common, who: text("operator") };
    case "operator.changed":
      return { ...common, who: text("who"), subject: text("what"), before: text("before"), after: text("after") };
    case "approval.given":
    case "approval.refused":
      return { ...common, subject: text("action") };
    case "settings.changed":
      return { ...common, subject: text("path"), before: written(said["before"]), after: written(said["after"]) };
    case "goods.changed":
      return { ...common, subject: text("sku"), ...goodsDiffer(said) };
    case "goods.imported":
      return { ...common, subject: text("file"), before: text("how"), after: importFigures(said) };
    case "setup.tested":
      return { ...common, subject: text("what"), after: text("verdict") };
    case "clock.jumped":
      return { ...common, before: written(said["from"]), after: written(said["to"]) };
    case "command.refused":
      return { ...common, subject: text("channel"), reason: text("why") };
    case "backup.made":
      return { ...common, after: text("file") };
    case "archive.checked":
      return { ...common, subject: text("verdict"), after: text("file"), reason: text("detail") };
    case "backup.failed":
      return { ...common, subject: text("why") };
    case "journal.restored": {
      const known = bodyOf(said["known"]);
      return { ...common, before: written(known["seq"]), after: written(said["seq"]) };
    }
    case "till.started":
      return { ...common, subject: text("mode"), after: text("version") };
    case "return.decided":
      return { ...common, after: written(said["number"]) };
    case "return.otherGiven":
      return { ...common, subject: text("name"), after: text("reference") };
    case "cash.moved": {
      const move = bodyOf(said["move"]);
      return {
        ...common,
        subject: written(move["kind"]),
        reason: written(move["reason"]),
        after: written(move["reference"]),
      };
    }
    case "cash.counted":
      return { ...common, reason: text("explanation"), before: written(said["expected"]) };
    case "attempt.decided":
      return { ...common, subject: said["paid"] === true ? "paid" : "notPaid", after: text("slip") };
    case "refund.decided":
      return { ...common, subject: said["made"] === true ? "made" : "notMade", after: text("number") };
    case "attempt.excessSettled":
      return { ...common, subject: text("how"), after: text("reference") };
    case "attempt.identified":
    case "refund.made":
    case "refund.lateMade":
      return { ...common, after: text("gatewayRef") };
    case "refund.intended":
      return { ...common, subject: text("way"), after: text("reference") };
    case "sale.discounted":
    case "sale.lineDiscounted": {
      const discount = bodyOf(said["discount"]);
      const percent = discount["percent"];
      return {
        ...common,
        amount: amountOf(discount),
        reason: typeof discount["reason"] === "string" ? discount["reason"] : "",
        subject: said["discount"] === null ? "removed" : "",
        after: typeof percent === "string" ? `${percent} %` : "",
      };
    }
    case "sale.taxExempted":
      return { ...common, ...exemption(bodyOf(said["exemption"])) };
    default:
      return common;
  }
}

const exemption = (said: Body): Pick<ActivityDetail, "approver" | "reason" | "after"> => ({
  approver: written(said["approver"]),
  reason: written(said["reason"]),
  after: written(said["number"]),
});

const goodsDiffer = (said: Body): Pick<ActivityDetail, "before" | "after"> => {
  const { after, before } = said as Extract<GoodsFact, { kind: "goods.changed" }>["body"];
  return differences(before, after);
};

/** Added, changed, the same, taken out and left out, in this order. */
const importFigures = (said: Body): string =>
  ["added", "changed", "same", "removed", "leftOut"].map((name) => written(said[name])).join(" ");

const bodyOf = (value: unknown): Body => (typeof value === "object" && value !== null ? (value as Body) : {});

/** The one amount that a fact is about. */
function amountOf(said: Body): number | null {
  for (const name of ["amount", "captured", "unitPrice", "counted", "given", "total", "tip", "float", "left"]) {
    const value = said[name];
    if (typeof value === "number") return value;
  }
  const move = bodyOf(said["move"])["amount"];
  return typeof move === "number" ? move : null;
}

const LONGEST = 200;

/** A value of the settings as a person reads it. */
function written(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
