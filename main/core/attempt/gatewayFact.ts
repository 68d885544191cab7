/** What the till learned of a gateway account itself, beside any one payment. Kept as facts: a proof may rest on it. */
import type { GatewayId } from "./attemptParts.ts";

export type GatewayFact =
  /**
   * What the account says of a number that was never used (`negative`), and whether it finds an approved payment by the
   * shop's own number (`positive`): gateways.md 0.2, "Not found is not 'not charged'".
   */
  | {
      readonly kind: "gateway.control";
      readonly body: {
        readonly gateway: GatewayId;
        /** Tells one account from another without naming a secret. */
        readonly account: string;
        readonly control: "negative" | "positive";
        /** For `positive`: whether it was found. For `negative`: false, or the control failed. */
        readonly found: boolean;
        /** The answer's code and text. */
        readonly text: string;
      };
    }
  /** The shop's names as the gateway has them. */
  | {
      readonly kind: "gateway.shop";
      readonly body: {
        readonly gateway: GatewayId;
        readonly account: string;
        readonly en: string;
        readonly zh: string;
      };
    };
