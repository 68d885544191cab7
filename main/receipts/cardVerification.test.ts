import { expect, test } from "vitest";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import { verificationOf } from "./cardVerification.ts";

const read = (cvm: string, entry: CardDetails["entry"], cardType = "V", aid = ""): string => {
  const details = { cvm, entry, cardType, aid, applicationLabel: "" } as CardDetails;
  const { statement, signature } = verificationOf(details);
  return `${statement ?? "-"}${signature ? " + signature" : ""}`;
};
const UNIONPAY = "A000000333010101";

// gateways.md A.12, row by row
test.each([
  ["000000", "C", "- + signature"],
  ["010302", "C", "verifiedByPin"],
  ["020302", "C", "verifiedByPin"],
  ["420302", "C", "verifiedByPin"],
  ["030302", "C", "verifiedByPin + signature"],
  ["040302", "C", "verifiedByPin"],
  ["050302", "C", "verifiedByPin + signature"],
  ["1E0300", "C", "- + signature"],
  ["5E0300", "C", "- + signature"],
  ["1F0302", "T", "noSignature"],
  ["3F0000", "T", "noSignature"],
  ["3F0000", "C", "- + signature"],
  ["020301", "C", "- + signature"],
  ["1F0301", "T", "- + signature"],
  ["2A0302", "C", "- + signature"],
  ["", "S", "- + signature"],
  ["", "M", "- + signature"],
] as const)("tag 9F34 %s by %s: %s", (cvm, entry, expected) => {
  expect(read(cvm, entry)).toBe(expected);
});

test("an Interac card that was swiped was verified by PIN", () => {
  expect(read("", "S", "P")).toBe("verifiedByPin");
});

test("UnionPay always signs", () => {
  expect(read("1F0302", "T", "", UNIONPAY)).toBe("- + signature");
  expect(read("020302", "C", "", UNIONPAY)).toBe("verifiedByPin + signature");
});
