/** Another tip for a payment that was captured, before its batch is closed (seed 003; gateways.md B.3, E.3: `tip.adjustment`). */
import type { TipWay } from "../port.ts";
import { toMajor } from "./amount.ts";
import { saidBy } from "./giveBack.ts";
import type { Call } from "./wire.ts";

/** Sent once; code 0 says no more than that it was taken, and what it did, `order.query` tells by its `tip_amount`. */
export const createTipAdjust =
  (call: Call): NonNullable<TipWay["adjust"]> =>
  async (reference, tip, onSent) => {
    const heard = await call(
      "tip.adjustment",
      { merchant_order_no: reference, tip_adjustment_amount: toMajor(tip) },
      { onSent },
    );
    switch (heard.kind) {
      case "answer":
        return { kind: "answered", refused: heard.answer.code !== "0", text: saidBy(heard.answer) };
      case "nothing":
        return { kind: "lost", why: `${heard.why} ${heard.text}`.trim() };
      case "lost":
      case "notSent":
        return heard;
    }
  };
