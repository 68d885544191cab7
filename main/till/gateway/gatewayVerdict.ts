/**
 * What an answer, or none, to a question that moves no money says of the settings: one word that leads an owner to what is
 * to be mended. Pure. It says something to whoever sets the till up, and never anything about money.
 */
import type { NothingWhy } from "../../core/attempt/reading.ts";
import type { TestVerdict } from "../../../preload/contract/gatewayTest.ts";

/** Who was asked: a service in the internet, or a terminal in the shop's own network. */
export type Place = "service" | "terminal";

/** @param text what stands beside `why`: an error's code, an HTTP status, or the gateway's own words */
export function verdictOfNothing(why: NothingWhy, text: string, place: Place): TestVerdict {
  switch (why) {
    case "unreachable":
    case "lost":
      return place === "terminal" ? "noTerminal" : verdictOfError(text);
    case "httpStatus":
      return verdictOfStatus(Number(text));
    case "notJson":
      return place === "terminal" ? "odd" : "webPage";
    case "wrongSignature":
      return "otherSigner";
    case "gatewayFailure":
      return verdictOfWords(text, place);
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

const NO_NETWORK = /^(?:EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ENONET)$/;
const NOT_SECURE = /^(?:CERT_|CRL_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_|INVALID_CA|EPROTO$)/;

/** Of a connection that failed, by the code of Node's error. */
function verdictOfError(code: string): TestVerdict {
  if (code === "ENOTFOUND") return "noName";
  if (NO_NETWORK.test(code)) return "noNetwork";
  if (code === "ECONNREFUSED") return "nobodyThere";
  // Certificates are made before they are used: a day before that is this till's own mistake.
  if (code === "CERT_NOT_YET_VALID") return "clockWrong";
  if (NOT_SECURE.test(code)) return "notSecure";
  return code.startsWith("HPE_") ? "webPage" : "silent";
}

function verdictOfStatus(status: number): TestVerdict {
  if (status === 407 || status === 511 || (status >= 300 && status < 400)) return "signInPage";
  if (status === 401) return "keyRefused";
  if (status === 403 || status === 451) return "barred";
  if (status === 404 || status === 405 || status === 410) return "wrongPath";
  if (status === 400 || status === 413 || status === 415 || status === 422) return "formRefused";
  return status === 429 || status >= 500 ? "gatewayDown" : "webPage";
}

/** IOT Pay's codes at the start of its words (gateways.md A.4). */
const IOTPAY: readonly (readonly [RegExp, TestVerdict])[] = [
  [/^0013\b/, "keyRefused"],
  [/^0015\b/, "unknownStore"],
  [/^00(?:11|12|14)\b/, "formRefused"],
  [/^0(?:010|110|111|118)\b/, "gatewayDown"],
];

/** CodePay lists no codes, so that its words decide. The first that fits counts. */
const WORDS: readonly (readonly [RegExp, TestVerdict])[] = [
  ...IOTPAY,
  [/\bM009\b|invalid application/i, "notPaired"],
  [/\bsign|authentication|\bpassword\b|\bunauthori[sz]ed\b/i, "keyRefused"],
  [/(?:unknown|invalid) (?:app|merchant)|\b(?:merchant|app)[_ ]?(?:id|no)?\b.*\bnot (?:exist|found)/i, "unknownStore"],
  [/timestamp|clock/i, "clockWrong"],
  // It knows who asks, and that there is no such payment.
  [/\b(?:order|transaction|trade|record)\b.*\bnot (?:exist|found)|not exist|不存在/i, "reached"],
];

export function verdictOfWords(text: string, place: Place): TestVerdict {
  const found = WORDS.find(([words]) => words.test(text))?.[1];
  // A terminal that answers at all knows the app: any "failed" (110) to a payment that never was will do.
  if (place === "terminal" && found === undefined && /^110\b/.test(text)) return "reached";
  return found ?? "refused";
}

/** Citcon's refusal of a greeting (seed 000, POS initialize). */
export const verdictOfGreeting = (code: string): TestVerdict =>
  code === "I0" ? "storeTaken" : code === "I1" || code === "I2" ? "unknownStore" : "refused";
