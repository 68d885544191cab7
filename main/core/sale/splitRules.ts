/** Payments outside the till, and giving up a sale on which money stands. Pure. */
import type { Minor } from "../money/money.ts";
import { type Part, partOf } from "../money/parts.ts";
import { err, ok, type Result } from "../result.ts";
import { applySaleFact, dueOf, isByHand, openTender } from "./sale.ts";
import type { CashTender, OtherTender, Sale, SaleFact } from "./sale.ts";
import { changeable, type SaleRefusal, withCompletion } from "./saleRules.ts";

type Facts = Result<readonly SaleFact[], SaleRefusal>;

/**
 * Writes down what was paid outside the till.
 * @param part of what is due; null = all of it. Never more: there is no change in a cheque.
 */
export function takeOther(
  sale: Sale,
  tender: Pick<OtherTender, "id" | "name" | "reference">,
  part: Part | null,
): Facts {
  if (sale.state !== "open") return err("noOpenSale");
  if (sale.lines.length === 0) return err("saleEmpty");
  if (openTender(sale) !== undefined) return err("paymentRunning");
  const due = dueOf(sale);
  if (due <= 0) return err("nothingDue");
  const applied: Result<Minor, SaleRefusal> = partOf(due, part);
  if (!applied.ok) return applied;
  const { id, name, reference } = tender;
  const fact: SaleFact = {
    kind: "sale.otherTaken",
    body: { tender: { kind: "other", id, state: "taken", name, reference, applied: applied.value } },
  };
  return ok(withCompletion(applySaleFact(sale, fact, 0), [fact]));
}

/**
 * Gives up a sale on which money may stand: what was handed over is handed back; what a card or wallet paid is from then
 * on not needed (`refundLimits.ts`), and stays in the tray until it went back; what returned goods paid is owed again by
 * their return (`creditBack.ts`).
 * @param approver who answers for it
 */
export function giveUpPaid(sale: Sale, reason: string, approver: string): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  if (reason === "") return err("reasonMissing");
  const handed = sale.tenders.filter(isByHand).filter(({ state }) => state === "taken");
  const back = handed.map((tender): SaleFact => ({ kind: backOf(tender), body: { tender: tender.id } }));
  return ok([...back, { kind: "sale.abandoned", body: { reason, approver } }]);
}

function backOf(
  tender: CashTender | OtherTender,
): "sale.cashTakenBack" | "sale.creditTakenBack" | "sale.otherTakenBack" {
  if (tender.kind === "cash") return "sale.cashTakenBack";
  return tender.credit === undefined ? "sale.otherTakenBack" : "sale.creditTakenBack";
}
