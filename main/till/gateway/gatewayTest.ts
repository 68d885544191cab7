/**
 * Asks a gateway a question that moves no money, and says in one word what its answer means for whoever sets it up. The
 * question is for a payment that never was: the negative control of its "not found" in the same breath (gateways.md 0.2).
 */
import { FAR_OFF_MS } from "../../core/clockSkew.ts";
import type { Clock } from "../../core/clock.ts";
import type { Currency, Minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { Initialization, TakeOrder, WalletGateway } from "../../gateways/port.ts";
import { neverUsed } from "../../payments/controls.ts";
import type { GatewayName, GatewayTestView } from "../../../preload/contract/gatewayTest.ts";
import type { GatewayTrial } from "./gatewayTrials.ts";
import { type Place, verdictOfGreeting, verdictOfNothing, verdictOfWords } from "./gatewayVerdict.ts";

type Said = Pick<GatewayTestView, "verdict" | "text" | "notFound" | "shop" | "signature">;

/** Answers that say nothing of the till's settings but its clock. */
const NO_QUESTION = { text: "", notFound: "notAsked", shop: "", signature: "fits" } as const;

/** @param trials clients of its own, which are closed again; all of them have to reach whom they ask */
export async function testGateway(
  name: GatewayName,
  trials: readonly GatewayTrial[],
  deps: { readonly clock: Clock; readonly register: string; readonly currency: Currency },
): Promise<GatewayTestView> {
  const { clock } = deps;
  const began = clock.now();
  const order: TakeOrder = {
    reference: neverUsed(deps.register),
    amount: 1 as Minor,
    tip: 0 as Minor,
    currency: deps.currency,
  };
  const heard = await Promise.all(trials.map((trial) => asked(trial, order, clock)));
  const said = heard.find(({ verdict }) => verdict !== "reached") ?? heard.at(-1);
  return {
    gateway: name,
    at: clock.now(),
    tookMs: Math.max(0, clock.now() - began),
    terminal: trials.some(({ place }) => place === "terminal") ? "asked" : "notAsked",
    ...(said ?? { ...NO_QUESTION, verdict: "notSet" }),
  };
}

async function asked({ client, place }: GatewayTrial, order: TakeOrder, clock: Clock): Promise<Said> {
  const seen: { farOff: boolean; signature: Said["signature"] } = { farOff: false, signature: "fits" };
  client.onNotice((notice) => {
    if (notice.kind === "dated") seen.farOff ||= Math.abs(clock.now() - notice.theirs) - notice.tookMs > FAR_OFF_MS;
    if (notice.kind === "signatureMismatch") seen.signature = "other";
  });
  try {
    const said = "initialize" in client ? await greeted(client, order) : ofReading(await client.lookUp(order), place);
    if (said.verdict !== "reached" && seen.farOff) return { ...said, verdict: "clockWrong" };
    return { ...said, signature: seen.signature };
  } finally {
    client.close();
  }
}

/** A wallets' gateway is greeted first: that tells whether it knows the store. */
async function greeted(gateway: WalletGateway, order: TakeOrder): Promise<Said> {
  const hello = await gateway.initialize();
  if (hello.kind !== "ready") return ofInitialization(hello);
  const shop = hello.shop.en === "" ? hello.shop.zh : hello.shop.en;
  const found = gateway.findByReference === undefined ? null : await gateway.findByReference(order);
  return { ...NO_QUESTION, verdict: "reached", notFound: found?.kind === "notFound" ? "said" : "notSaid", shop };
}

function ofInitialization(answer: Exclude<Initialization, { kind: "ready" }>): Said {
  if (answer.kind === "nothing")
    return { ...NO_QUESTION, verdict: verdictOfNothing(answer.why, answer.text, "service"), text: answer.text };
  return { ...NO_QUESTION, verdict: verdictOfGreeting(answer.code), text: answer.text };
}

/** What an answer about a payment that never was says of the settings. */
function ofReading(reading: Reading, place: Place): Said {
  const common = { ...NO_QUESTION, notFound: "notSaid" } as const;
  switch (reading.kind) {
    case "notFound":
      return { ...common, verdict: "reached", text: reading.text, notFound: "said" };
    case "refused": {
      const text = reading.text.startsWith(reading.code) ? reading.text : `${reading.code} ${reading.text}`;
      return { ...common, verdict: verdictOfWords(text, place), text };
    }
    case "nothing":
      return { ...common, verdict: verdictOfNothing(reading.why, reading.text, place), text: reading.text };
    case "captured":
    case "notCaptured":
    case "pending":
      return { ...common, verdict: "odd", text: reading.kind };
  }
}
