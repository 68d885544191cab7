/**
 * A gateway account as the journal knows it: what its look-ups were seen to answer, and the shop's names there. Another
 * account begins with nothing known.
 */
import { createHash } from "node:crypto";
import type { GatewayId } from "../../core/attempt/attempt.ts";
import type { GatewayFact } from "../../core/attempt/gatewayFact.ts";
import type { Initialization } from "../../gateways/port.ts";
import { type GatewayAccount, readGatewayAccount } from "../../journal/projections/gatewayAccounts.ts";
import type { Books } from "../books.ts";

/** Short enough that nobody learns a store code by trying, long enough that another one shows. */
const FINGERPRINT_LENGTH = 4;

/** @param secret tells accounts of one address apart; of it a few letters of a digest are kept */
export const accountOf = (baseUrl: string, secret: string): string =>
  `${new URL(baseUrl).host} ${createHash("sha256").update(secret).digest("hex").slice(0, FINGERPRINT_LENGTH)}`;

export interface AccountBook {
  known(): GatewayAccount;
  control(control: "negative" | "positive", found: boolean, text: string): void;
  /** What initialize brought: names are kept when they are new, a refusal until the next answer. */
  initialized(answer: Initialization): void;
  /** Why the gateway refuses this till; null while it does not. */
  refusal(): { readonly since: number; readonly text: string } | null;
}

export function createAccountBook(books: Books, gateway: GatewayId, account: string, now: () => number): AccountBook {
  let refusal: ReturnType<AccountBook["refusal"]> = null;
  const known = (): GatewayAccount => readGatewayAccount(books.journal.reader, gateway, account);
  const commit = (fact: GatewayFact): void => {
    books.commit([{ fact }]);
  };
  return {
    known,
    control(control, found, text) {
      commit({ kind: "gateway.control", body: { gateway, account, control, found, text } });
    },
    initialized(answer) {
      switch (answer.kind) {
        case "ready": {
          refusal = null;
          const { en, zh } = answer.shop;
          const before = known();
          if (before.en !== en || before.zh !== zh)
            commit({ kind: "gateway.shop", body: { gateway, account, en, zh } });
          break;
        }
        case "refused":
          refusal = { since: refusal?.since ?? now(), text: `${answer.code} ${answer.text}`.trim() };
          break;
        case "nothing":
          break;
      }
    },
    refusal: () => refusal,
  };
}
