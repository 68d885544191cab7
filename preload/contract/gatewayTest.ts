/** What came of asking a gateway, as the settings name it, a question that moves no money. */

export const GATEWAY_NAMES = ["iotpay", "citcon", "codepay"] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/**
 * How it answered, by what is to be done about it:
 * - `reached`: as it should · `notSet`: something is missing here
 * - `keyRefused`: key or login wrong · `unknownStore`: it does not know this merchant, store code or app · `storeTaken`: another
 *   device has this store code · `formRefused`: it does not read the form of the request · `clockWrong`: the till's clock is
 *   too far from its own · `refused`: for another reason, in its own words
 * - `noName`: no such name in the network · `noNetwork`: the till is in none · `nobodyThere`: the address is there and nothing
 *   answers at it · `silent`: no answer in time · `notSecure`: the connection's certificate is not to be trusted
 * - `signInPage`: a proxy or a sign-in page is in between · `barred`: it does not let this network in · `wrongPath`: a web
 *   server that has no such address · `webPage`: a page, no gateway · `gatewayDown`: it has a fault of its own
 * - `otherSigner`: its answers are signed by another key · `noTerminal`: no terminal answers in the shop's network · `notPaired`:
 *   the terminal does not know the app · `odd`: an answer that this question cannot have
 */
export const TEST_VERDICTS = [
  "reached",
  "notSet",
  "keyRefused",
  "unknownStore",
  "storeTaken",
  "formRefused",
  "clockWrong",
  "refused",
  "noName",
  "noNetwork",
  "nobodyThere",
  "silent",
  "notSecure",
  "signInPage",
  "barred",
  "wrongPath",
  "webPage",
  "gatewayDown",
  "otherSigner",
  "noTerminal",
  "notPaired",
  "odd",
] as const;
export type TestVerdict = (typeof TEST_VERDICTS)[number];

export interface GatewayTestView {
  readonly gateway: GatewayName;
  readonly verdict: TestVerdict;
  /** The gateway's own words or code, for the details. */
  readonly text: string;
  readonly at: number;
  readonly tookMs: number;
  /** Asked for a payment that never was: `said` = it says so, so that its "not found" means something. */
  readonly notFound: "said" | "notSaid" | "notAsked";
  /** The shop's name as the gateway has it; "" when it gives none. */
  readonly shop: string;
  /** `other`: its answers count, and their signature is not the one that the key set here makes. */
  readonly signature: "fits" | "other";
  /** Whether the card terminal itself was asked: through a service it is not, since that would show something to a customer. */
  readonly terminal: "asked" | "notAsked";
}
