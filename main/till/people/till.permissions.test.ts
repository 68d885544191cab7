/**
 * The permission table as a hostile page meets it: every command of the contract, sent directly, by nobody and by each
 * role with their own PIN. The rows are exhaustive by type: a new command without one does not compile.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandName } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { type Action, answersFor, type Person } from "../../core/people/permissions.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { commandNames, soundArgs } from "../testing/messages.ts";
import { STORED_OPERATORS } from "../testing/operators.ts";

/**
 * - `anybody`: also with nobody signed in · `signedIn`: whoever is at the till
 * - an action: whoever has the right, by `core/permissions`. `reached` where this world lets the PIN decide, so that a
 *   refusal must be about the right; elsewhere something else may be wrong first, and nothing may come of it
 */
type Row = "anybody" | "signedIn" | Action | { readonly reached: Action };
const reached = (action: Action): Row => ({ reached: action });

const ROWS: Readonly<Record<CommandName, Row>> = {
  "session.signIn": "anybody",
  "session.signOut": "anybody",
  "session.touch": "anybody",
  "session.setLocale": "anybody",
  // A scan with nobody signed in is answered on the screen, and forgotten.
  "sale.scan": "anybody",
  "sale.add": "sell",
  "sale.setQuantity": "sell",
  "sale.removeLine": "sell",
  "sale.abandon": "abandonSale",
  "sale.next": "signedIn",
  "cash.take": "takePayment",
  "cash.takeBack": "takeBackCash",
  "goods.discountLine": "discount",
  "goods.discountSale": "discount",
  "goods.note": "discount",
  "goods.price": reached("setPrice"),
  "goods.open": reached("sellOpenGoods"),
  "hold.put": "sell",
  "hold.recall": "sell",
  "customer.exempt": reached("exemptTax"),
  "customer.notExempt": "sell",
  "customer.language": "sell",
  "payment.card": "takePayment",
  "payment.walletStep": "takePayment",
  "payment.wallet": "takePayment",
  "payment.cancel": "cancelPayment",
  "payment.checkAgain": "checkPayment",
  "payment.decide": "decidePayment",
  "payment.setAside": "setAside",
  "payment.settleExcess": "settleExcess",
  "payment.terminalIsClear": "confirmTerminalClear",
  "payment.leave": "signedIn",
  "payment.open": "signedIn",
  "payment.pick": "decidePayment",
  "payment.settleShortfall": "decidePayment",
  "refund.notNeeded": "settleExcess",
  "refund.decide": "decideRefund",
  "refund.checkAgain": "checkPayment",
  "refund.seenTooMuch": "decideRefund",
  "return.make": "refundGoods",
  "return.retryPart": "refundToCash",
  "return.withdraw": "refundGoods",
  "return.seenTwice": "decideRefund",
  "return.withoutSale": "returnWithoutSale",
  "return.print": "reprint",
  "return.scanning": "anybody",
  "transactions.refresh": "checkPayment",
  "transactions.print": "reprint",
  "batch.close": "closeBatch",
  "batch.decide": "decideBatch",
  "other.take": "takePayment",
  "other.takeBack": "takeBackCash",
  "split.giveUp": reached("settleExcess"),
  "shift.open": "openShift",
  "shift.move": "cashIn",
  "shift.count": "countDrawer",
  "shift.close": "closeShift",
  "closing.skip": "closeDay",
  "backup.now": "backUp",
  "archive.check": "backUp",
  "closing.close": "closeDay",
  "match.start": "matchRecords",
  "match.stop": "signedIn",
  "match.note": "noteDifference",
  "match.noteLater": "noteDifference",
  "report.print": "seeFigures",
  "tip.put": "addTip",
  "tip.checkAgain": "checkPayment",
  "tip.close": "decidePayment",
  "receipt.print": "reprint",
  "receipt.retry": "reprint",
  "receipt.drop": "reprint",
  "slip.print": "reprint",
  "slip.withdraw": "reprint",
  "settings.learnScanner": "signedIn",
  "settings.stopLearning": "signedIn",
  "settings.saveScanner": "changeSettings",
  "settings.removeScanner": "changeSettings",
  "staff.add": "manageOperators",
  "staff.rename": "manageOperators",
  "staff.setRole": "manageOperators",
  "staff.setPin": "manageOperators",
  "staff.setActive": "manageOperators",
  "drawer.noSale": reached("openDrawer"),
  "activity.open": reached("seeActivity"),
  // Bytes that nobody has said yes to change nothing.
  "catalog.filePart": "signedIn",
  "catalog.forgetFile": "signedIn",
  "catalog.import": reached("changeGoods"),
  "catalog.put": reached("changeGoods"),
  "catalog.remove": reached("changeGoods"),
  "catalog.scanning": "signedIn",
  "setup.change": reached("changeSettings"),
  "setup.import": "changeGateways",
  "setup.testGateway": reached("changeSettings"),
  "setup.testPrinter": reached("changeSettings"),
  "setup.paperCame": "signedIn",
  "setup.storeSeen": reached("changeSettings"),
  "setup.goLive": "goLive",
  "setup.restart": reached("changeSettings"),
};

const PEOPLE = [
  { id: "cashier-1", role: "cashier", pin: "1111" },
  { id: "manager", role: "manager", pin: "9999" },
  { id: "owner", role: "owner", pin: "9999" },
] as const satisfies readonly (Person & { pin: string })[];
const [CASHIER, MANAGER] = PEOPLE;
/** That somebody was denied is in the journal; that is all there may be. */
const REFUSALS = ["approval.refused", "command.refused", "operator.refused"];
const DENIED = ["notSignedIn", "notAllowed", "approvalNeeded", "anotherNeeded"];

let counter: Counter;
let ids = 0;

beforeAll(async () => {
  const owner = { ...STORED_OPERATORS[1], name: "Owner", role: "owner" };
  counter = await openCounter({ settings: { operators: [...STORED_OPERATORS, owner] } });
});
afterAll(async () => {
  await counter.close();
});

/** With goods on the screen, and this person at the till. */
async function stand(who: (typeof PEOPLE)[number] | null): Promise<void> {
  await counter.must("session.signIn", { operator: CASHIER.id, pin: CASHIER.pin });
  await counter.press("sale.add", { sku: "BAKE-BAGUETTE" });
  if (who === null) await counter.must("session.signOut", {});
  else if (who !== CASHIER) await counter.must("session.signIn", { operator: who.id, pin: who.pin });
}

/** One sound message, answered for by this person's own PIN where it takes one; with `approval` null, by nobody's. */
async function send(name: CommandName, by: (typeof PEOPLE)[number], approved = true): Promise<string> {
  const { sale } = counter.view();
  const pin = { approver: by.id, pin: by.pin };
  const args = soundArgs(name, {
    sale: sale?.id,
    line: sale?.lines[0]?.id,
    operator: CASHIER.id,
    ...pin,
    approval: approved ? pin : null,
    reason: "seen",
    number: "77",
    name: "Thing",
    taxes: ["GST"],
    unitPrice: 100,
    price: 100,
    changes: [{ path: "store.phone", value: String((ids += 1)) }],
    gateway: "iotpay",
    newPin: "482913",
  });
  const answer: Outcome<unknown> = await counter.till().port.command({ id: `p${String((ids += 1))}`, name, args });
  return answer.ok ? "ok" : answer.error.code;
}

const kindsAfter = (seq: number): readonly string[] => {
  const db = new DatabaseSync(join(counter.dataDir, "training", "journal.db"), { readOnly: true });
  try {
    return db
      .prepare("SELECT kind FROM facts WHERE seq > ? ORDER BY seq")
      .all(seq)
      .map(({ kind }) => String(kind));
  } finally {
    db.close();
  }
};
const lastSeq = (): number => {
  const db = new DatabaseSync(join(counter.dataDir, "training", "journal.db"), { readOnly: true });
  try {
    return Number(db.prepare("SELECT max(seq) AS seq FROM facts").get()?.["seq"]);
  } finally {
    db.close();
  }
};

const actionOf = (row: Row): Action | null =>
  typeof row === "object" ? row.reached : row === "anybody" || row === "signedIn" ? null : row;
/** Those that the PIN decides come first, on goods that nothing has been done to. */
const ordered = [...commandNames].sort(
  (a, b) => Number(typeof ROWS[b] === "object") - Number(typeof ROWS[a] === "object"),
);

test.each(ordered.map((name) => [name, ROWS[name]] as const))("%s", async (name, row) => {
  await stand(null);
  const before = lastSeq();
  const nobody = await send(name, MANAGER);
  if (row === "anybody") expect(nobody).not.toBe("badRequest");
  else {
    expect(nobody).toBe("notSignedIn");
    expect(kindsAfter(before)).toEqual([]);
  }

  const action = actionOf(row);
  for (const who of PEOPLE) {
    await stand(who);
    const seq = lastSeq();
    const own = await send(name, who);
    const answer = action === null ? null : answersFor(action, who, who, PEOPLE);
    if (answer?.kind === "mayNot") {
      expect([who.id, own === "ok"]).toEqual([who.id, false]);
      expect(kindsAfter(seq).filter((kind) => !REFUSALS.includes(kind))).toEqual([]);
      if (typeof row === "object") {
        expect([who.id, own]).toEqual([who.id, "notAllowed"]);
        expect(["approvalNeeded", "badRequest"]).toContain(await send(name, who, false));
      }
    } else if (answer?.kind === "another" && typeof row === "object")
      expect([who.id, own]).toEqual([who.id, "anotherNeeded"]);
    else if (answer?.kind === "yes" || action === null)
      if (name !== "session.signIn") expect(DENIED).not.toContain(own);
  }
});
