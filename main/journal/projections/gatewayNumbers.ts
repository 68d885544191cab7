/** Which payment or refund of ours a number of a gateway's own is, so that rows of its list are recognised years later. */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import { type RefundFact, refundOf } from "../../core/refund/refund.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { readAttempt } from "./attempts.ts";
import { readRefund } from "./refunds.ts";

const NAMING: ReadonlySet<string> = new Set([
  "attempt.identified",
  "attempt.approved",
  "attempt.lateApproval",
  "attempt.returned",
  "refund.made",
  "refund.lateMade",
  "refund.decided",
]);

export const gatewayNumbersProjector: Projector = {
  name: "gatewayNumbers",
  version: 1,
  tables: `
    CREATE TABLE gateway_numbers (
      gateway TEXT NOT NULL,
      kind TEXT NOT NULL,
      number TEXT NOT NULL,
      id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (gateway, kind, number)
    ) STRICT, WITHOUT ROWID;
  `,
  drop: ["gateway_numbers"],
  apply(db, stored) {
    if (!NAMING.has(stored.kind)) return;
    const named = stored.kind.startsWith("refund.")
      ? readRefund(db, refundOf({ kind: stored.kind, body: stored.body } as RefundFact))
      : readAttempt(db, stored.attempt ?? "");
    if (named === undefined || named.gatewayRef === "") return;
    const kind = stored.kind.startsWith("refund.") ? "refund" : "payment";
    db.run(sql`INSERT OR IGNORE INTO gateway_numbers (gateway, kind, number, id, seq)
      VALUES (${named.gateway}, ${kind}, ${named.gatewayRef}, ${named.id}, ${stored.seq})`);
  },
};

/**
 * The id of the attempt or refund that a gateway's number stands for, and the fact that named it first; undefined when it
 * is none of ours.
 */
export const readByGatewayNumber = (
  db: Queries,
  gateway: GatewayId,
  kind: "payment" | "refund",
  number: string,
): { readonly id: string; readonly seq: number } | undefined =>
  db.get(sql`SELECT id, seq FROM gateway_numbers WHERE gateway = ${gateway} AND kind = ${kind} AND number = ${number}`);
