/**
 * Asks a gateway a question that moves no money, and says in one word what its answer means for whoever sets it up. The
 * question is for a payment that never was: the negative control of its "not found" in the same breath (gateways.md 0.2).
 */
import { FAR_OFF_MS } from "../../core/clockSkew.ts";
import type { Clock } from "../../core/clock.ts";
import type { Currency, Minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { CardGateway, Initialization, TakeOrder, WalletGateway } from "../../gateways/port.ts";
import { neverUsed } from "../../payments/controls.ts";
import type { GatewayName, GatewayTestView, TestVerdict } from "../../../preload/contract/office.ts";

type Said = Pick<GatewayTestView, "verdict" | "text" | "notFound" | "shop">;

/** @param made a client of its own, which is closed again */
export async function testGateway(
  name: GatewayName,
  made: CardGateway | WalletGateway | null,
  deps: { readonly clock: Clock; readonly register: string; readonly currency: Currency },
): Promise<GatewayTestView> {
  const { clock } = deps;
  const began = clock.now();
  const told = (said: Said): GatewayTestView => ({
    gateway: name,
    at: clock.now(),
    tookMs: Math.max(0, clock.now() - began),
    ...said,
  });
  if (made === null) return told({ verdict: "notSet", text: "", notFound: "notAsked", shop: "" });
  const clocks = { farOff: false };
  made.onNotice((notice) => {
    if (notice.kind !== "dated") return;
    clocks.farOff ||= Math.abs(clock.now() - notice.theirs) - notice.tookMs > FAR_OFF_MS;
  });
  const order: TakeOrder = {
    reference: neverUsed(deps.register),
    amount: 1 as Minor,
    tip: 0 as Minor,
    currency: deps.currency,
  };
  try {
    const said = "initialize" in made ? await greeted(made, order) : ofReading(await made.lookUp(order));
    return told(clocks.farOff && said.verdict !== "reached" ? { ...said, verdict: "clockWrong" } : said);
  } finally {
    made.close();
  }
}

/** A wallets' gateway is greeted first: that tells whether it knows the store. */
async function greeted(gateway: WalletGateway, order: TakeOrder): Promise<Said> {
  const hello = await gateway.initialize();
  if (hello.kind !== "ready") return ofInitialization(hello);
  const shop = hello.shop.en === "" ? hello.shop.zh : hello.shop.en;
  const found = gateway.findByReference === undefined ? null : await gateway.findByReference(order);
  return { verdict: "reached", text: "", notFound: found?.kind === "notFound" ? "said" : "notSaid", shop };
}

function ofInitialization(answer: Exclude<Initialization, { kind: "ready" }>): Said {
  const common = { notFound: "notAsked", shop: "" } as const;
  if (answer.kind === "refused")
    return { ...common, verdict: "unknownStore", text: `${answer.code} ${answer.text}`.trim() };
  return { ...common, verdict: ofSilence(answer.why, answer.text), text: answer.text };
}

/** What an answer about a payment that never was says of the settings. */
function ofReading(reading: Reading): Said {
  const common = { notFound: "notSaid", shop: "" } as const;
  switch (reading.kind) {
    case "notFound":
      return { ...common, verdict: "reached", text: reading.text, notFound: "said" };
    case "refused":
      return {
        ...common,
        verdict: ofWords(`${reading.code} ${reading.text}`),
        text: `${reading.code} ${reading.text}`,
      };
    case "nothing":
      return { ...common, verdict: ofSilence(reading.why, reading.text), text: reading.text };
    case "captured":
    case "notCaptured":
    case "pending":
      return { ...common, verdict: "odd", text: reading.kind };
  }
}

function ofSilence(why: Extract<Reading, { kind: "nothing" }>["why"], text: string): TestVerdict {
  switch (why) {
    case "unreachable":
    case "lost":
      return "silent";
    case "httpStatus":
    case "notJson":
      return "webError";
    case "wrongSignature":
      return "keyRefused";
    case "gatewayFailure":
      return ofWords(text);
    case "notUnderstood":
    case "unlistedStatus":
    case "unlistedCode":
    case "otherOrder":
    case "otherCurrency":
    case "otherKind":
    case "severalFit":
      return "odd";
  }
}

/**
 * IOT Pay lists its codes (0013 signature, 0015 merchant); CodePay lists none, so that its words decide. They say something
 * to whoever sets the till up, and never anything about money.
 */
function ofWords(text: string): TestVerdict {
  if (/^0013\b|\bsign|authentication|\bpassword\b/i.test(text)) return "keyRefused";
  if (/^0015\b|unknown (app|merchant)|\b(merchant|app)[_ ]?(id|no)?\b.*\bnot (exist|found)/i.test(text))
    return "unknownStore";
  if (/timestamp|clock/i.test(text)) return "clockWrong";
  // It knows who asks, and that there is no such payment.
  return /\border\b.*\bnot (exist|found)|not exist/i.test(text) ? "reached" : "refused";
}
