/** How the cardholder was verified, as a slip says it: EMV tag 9F34 read by gateways.md A.12. */
import { cardBrand } from "../core/attempt/cardDetails.ts";
import type { CardDetails } from "../core/attempt/cardDetails.ts";

export interface Verification {
  readonly statement: "verifiedByPin" | "noSignature" | null;
  /** Whether the merchant copy of an approved purchase has a signature line. */
  readonly signature: boolean;
}

const PIN: Verification = { statement: "verifiedByPin", signature: false };
const PIN_AND_SIGNATURE: Verification = { statement: "verifiedByPin", signature: true };
const NONE: Verification = { statement: "noSignature", signature: false };
/** Also the answer in every doubtful case: asking for a signature never harms the shop. */
const SIGNATURE: Verification = { statement: null, signature: true };

const FAILED = "01";
const METHOD_MASK = 0x3f;

export function verificationOf(details: CardDetails): Verification {
  const found = details.cvm === "" ? withoutCvm(details) : byCvm(details);
  if (cardBrand(details) !== "UnionPay") return found;
  return { statement: found.statement === "noSignature" ? null : found.statement, signature: true };
}

function byCvm({ cvm, entry }: CardDetails): Verification {
  if (cvm.slice(4, 6) === FAILED) return SIGNATURE;
  switch (Number.parseInt(cvm.slice(0, 2), 16) & METHOD_MASK) {
    case 0x01:
    case 0x02:
    case 0x04:
      return PIN;
    case 0x03:
    case 0x05:
      return PIN_AND_SIGNATURE;
    case 0x1f:
      return NONE;
    case 0x3f:
      return entry === "T" ? NONE : SIGNATURE;
    default:
      return SIGNATURE;
  }
}

/** Interac has no signatures: a PIN for swipe and chip, nothing for a tap. */
function withoutCvm(details: CardDetails): Verification {
  if (cardBrand(details) === "Interac") return details.entry === "T" ? NONE : PIN;
  return details.entry === "T" ? NONE : SIGNATURE;
}
