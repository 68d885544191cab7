/** What is known of each gateway account: its controls and the shop's names there. One row an account. */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import type { GatewayFact } from "../../core/attempt/gatewayFact.ts";
import { type Controls, NO_CONTROLS } from "../../core/attempt/notFound.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const gatewayAccountsProjector: Projector = {
  name: "gateway_accounts",
  version: 1,
  tables: `
    CREATE TABLE gateway_accounts (
      gateway TEXT NOT NULL,
      account TEXT NOT NULL,
      negative TEXT,
      positive INTEGER NOT NULL,
      name_en TEXT NOT NULL,
      name_zh TEXT NOT NULL,
      PRIMARY KEY (gateway, account)
    ) STRICT;
  `,
  drop: ["gateway_accounts"],
  apply(db, { kind, body }) {
    if (kind !== "gateway.control" && kind !== "gateway.shop") return;
    const fact = { kind, body } as GatewayFact;
    const { gateway, account } = fact.body;
    db.run(sql`INSERT INTO gateway_accounts (gateway, account, negative, positive, name_en, name_zh)
      VALUES (${gateway}, ${account}, NULL, 0, '', '') ON CONFLICT DO NOTHING`);
    if (fact.kind === "gateway.shop") {
      const { en, zh } = fact.body;
      db.run(sql`UPDATE gateway_accounts SET name_en = ${en}, name_zh = ${zh}
        WHERE gateway = ${gateway} AND account = ${account}`);
      return;
    }
    const { control, found, text } = fact.body;
    // A number never used that is found all the same: this account's "not found" proves nothing.
    const negative = found ? null : text;
    if (control === "negative")
      db.run(
        sql`UPDATE gateway_accounts SET negative = ${negative} WHERE gateway = ${gateway} AND account = ${account}`,
      );
    else if (found)
      db.run(sql`UPDATE gateway_accounts SET positive = 1 WHERE gateway = ${gateway} AND account = ${account}`);
  },
};

export interface GatewayAccount extends Controls {
  /** The shop's names; "" when the gateway gave none. */
  readonly en: string;
  readonly zh: string;
}

export function readGatewayAccount(db: Queries, gateway: GatewayId, account: string): GatewayAccount {
  const row = db.get<{ negative: string | null; positive: number; en: string; zh: string }>(
    sql`SELECT negative, positive, name_en AS en, name_zh AS zh FROM gateway_accounts
      WHERE gateway = ${gateway} AND account = ${account}`,
  );
  return row === undefined ? { ...NO_CONTROLS, en: "", zh: "" } : { ...row, positive: row.positive === 1 };
}
