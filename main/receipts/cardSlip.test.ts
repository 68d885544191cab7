import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import { minor, ZERO } from "../core/money/money.ts";
import { plainText } from "../core/paper/paper.ts";
import { layOut } from "../core/paper/paperLayout.ts";
import { parseCardExtra } from "../gateways/iotpay/cardExtra.ts";
import { EXTRA } from "../gateways/iotpay/testing.ts";
import type { CardSlipInput, SlipCopy } from "./cardSlip.ts";
import { cardSlip } from "./cardSlip.ts";

/** The filled sample of seed 004. */
const TAP = EXTRA;
const INTERAC = {
  ...TAP,
  cardType: "P",
  cardNum: "XXXXXXXXXXXX0042",
  emvLabel: "Interac",
  emvAID: "A0000002771010",
  trxMethod: "C",
  accountType: "C",
  cvmResults: "420302",
};
/** The failed sample of seed 004: no card was read. */
const NOTHING_READ = {
  ...TAP,
  cardType: " ",
  cardNum: "",
  expireDate: "    ",
  emvLabel: "",
  emvAID: "",
  emvTVR: "",
  emvTSI: "",
  emvTC: "",
  termInvoiceNum: "167339",
  seqNum: "000000000000",
  authNum: "",
  batchNum: "0000",
  trxMethod: "",
  receiptDisp: "Transaction Not Completed 05",
  timeStamp: "20210922-15231494",
  trxDate: "",
  trxTime: "",
  cvmResults: "",
};

function details(extra: object): CardDetails {
  const read = parseCardExtra(JSON.stringify(extra));
  if (read === undefined) throw new Error("the sample is not an answer");
  return read;
}

function input(change: Partial<CardSlipInput> = {}): CardSlipInput {
  return {
    store: { name: "Maple Market", address: ["123 Main St", "Vancouver BC V5K 0A1"], phone: "", register: "1" },
    saleNumber: "1042",
    transaction: "purchase",
    outcome: "approved",
    at: Date.UTC(2021, 8, 22, 19, 23, 14),
    timeZone: "America/Vancouver",
    currency: "CAD",
    asked: minor(1000),
    capture: { captured: minor(1150), tip: minor(150), cashback: ZERO, surcharge: ZERO },
    details: details(TAP),
    language: "en",
    copyNumber: 0,
    training: false,
    ...change,
  };
}

function slip(change: Partial<CardSlipInput>, copy: SlipCopy, columns = 42): string {
  const text = plainText({ columns, lines: layOut(cardSlip(input(change), copy), columns) });
  for (const row of text.split("\n")) expect(row.length, row).toBeLessThanOrEqual(columns);
  expect(text).not.toMatch(/1022|10\/22/);
  return text;
}

const declined = { outcome: "declined", capture: null } as const;
const cases: Readonly<Record<string, Partial<CardSlipInput>>> = {
  "approved-tap": {},
  "approved-signature": { details: details({ ...TAP, trxMethod: "C", cvmResults: "1E0300" }) },
  "approved-pin": { details: details({ ...TAP, trxMethod: "C", cvmResults: "020302" }) },
  "approved-interac": { details: details(INTERAC) },
  "approved-cashback": {
    details: details(INTERAC),
    capture: { captured: minor(3060), tip: ZERO, cashback: minor(2000), surcharge: minor(60) },
  },
  "tip-lines": {
    tipLines: true,
    details: details({ ...TAP, trxMethod: "C", cvmResults: "1E0300" }),
    capture: { captured: minor(1000), tip: ZERO, cashback: ZERO, surcharge: ZERO },
  },
  declined: { ...declined, details: details({ ...TAP, authNum: "", receiptDisp: "005 Declined 05" }) },
  cancelled: {
    outcome: "cancelled",
    capture: null,
    details: details({ ...NOTHING_READ, receiptDisp: "266 Transaction Cancelled" }),
  },
  "not-completed": { outcome: "notCompleted", capture: null, details: details(NOTHING_READ) },
  "not-complete": { details: null },
  "refund-copy": { transaction: "refund", originalSale: "1001", copyNumber: 1, training: true },
};

for (const [name, change] of Object.entries(cases)) {
  for (const copy of ["merchant", "cardholder"] as const) {
    test(`${name}, ${copy} copy, in English and French`, async () => {
      const both = [
        slip(change, copy),
        slip({ ...change, language: "fr" }, copy),
        slip({ ...change, language: "fr" }, copy, 32),
      ];
      await expect(both.join("\n")).toMatchFileSnapshot(`golden/slip-${name}-${copy}.txt`);
    });
  }
}

test("any answer makes a slip that fits its paper and carries neither expiry nor a card number", () => {
  const strange = fc.constantFrom(..."ABCdef 012-:;%=^?é全\u001b\u0000");
  const answer = fc.record(
    Object.fromEntries(
      Object.entries(TAP).map(([key, value]) => [
        key,
        fc.oneof(fc.constant(value), fc.string({ unit: strange, maxLength: 60 })),
      ]),
    ),
  );
  fc.assert(
    fc.property(
      answer,
      fc.constantFrom(24, 32, 42),
      fc.constantFrom("merchant", "cardholder"),
      (extra, columns, copy) => {
        const document = cardSlip(
          input({ details: details({ ...extra, cardNum: "5555555555554444", expireDate: "1239" }) }),
          copy,
        );
        const text = plainText({ columns, lines: layOut(document, columns) });
        for (const row of text.split("\n")) expect(row.length).toBeLessThanOrEqual(columns);
        expect(text).toContain("************4444");
        expect(text).toMatch(/CAD 11\.50|11,50\s\$ CAD/);
        expect(text).not.toMatch(/1239|54444/);
      },
    ),
    { numRuns: 500 },
  );
});

describe("rules of gateways.md A.11", () => {
  test("a copy is in French or in English, whatever language is asked for (23)", () => {
    expect(slip({ language: "fr" }, "cardholder")).toContain("RELEVÉ DE TRANSACTION");
    expect(slip({ language: "en" }, "cardholder")).toContain("TRANSACTION RECORD");
    expect(slip({ language: "zh" }, "merchant")).toContain("TRANSACTION RECORD");
  });

  test("a declined slip has the amount asked, no total, no authorization, no signature (14, 15, 24)", () => {
    const change = { ...declined, details: details({ ...TAP, cvmResults: "1E0300", receiptDisp: "005 Declined" }) };
    for (const copy of ["merchant", "cardholder"] as const) {
      const text = slip(change, copy);
      expect(text).toMatch(/AMOUNT +CAD 10\.00/);
      expect(text).not.toMatch(/TOTAL|AUTH #|SIGNATURE|01046Z/);
      expect(text).toContain("DECLINED");
    }
  });

  test("a signature line stands on the merchant copy alone (18)", () => {
    const change = { details: details({ ...TAP, cvmResults: "1E0300" }) };
    expect(slip(change, "merchant")).toContain("CARDHOLDER SIGNATURE");
    expect(slip(change, "merchant")).toContain("PURSUANT TO CARDHOLDER AGREEMENT");
    expect(slip(change, "cardholder")).not.toContain("SIGNATURE");
  });

  test("a refund has the shop's signature line on the customer's copy and the sale given back (15a, 22)", () => {
    const change = { transaction: "refund", originalSale: "1001" } as const;
    expect(slip(change, "cardholder")).toMatch(/REFUND[\s\S]*ORIGINAL #\s+1001[\s\S]*MERCHANT SIGNATURE/);
    expect(slip(change, "merchant")).not.toContain("SIGNATURE\n");
  });

  test("all amounts are the answer's, tip, cashback and surcharge apart and in the total (15, 25)", () => {
    const capture = { captured: minor(1234), tip: minor(100), cashback: minor(200), surcharge: minor(34) };
    const text = slip({ capture }, "merchant");
    expect(text).toMatch(
      /AMOUNT +CAD 9\.00\nTIP +CAD 1\.00\nCASHBACK +CAD 2\.00\nSURCHARGE +CAD 0\.34\nTOTAL +CAD 12\.34/,
    );
  });

  test("the account stands on Interac slips alone (5)", () => {
    expect(slip({ details: details(INTERAC) }, "merchant")).toMatch(/ACCOUNT +CHEQUING/);
    expect(slip({ details: details({ ...INTERAC, accountType: "S" }) }, "merchant")).toMatch(/ACCOUNT +SAVINGS/);
    const flash = details({ ...INTERAC, accountType: "", trxMethod: "T" });
    expect(slip({ details: flash }, "merchant")).toMatch(/ACCOUNT +FLASH DEFAULT/);
    expect(slip({ details: details({ ...TAP, accountType: "C" }) }, "merchant")).not.toContain("ACCOUNT");
  });

  test("AID and cryptogram stand on chip and tap slips alone (16)", () => {
    expect(slip({}, "cardholder")).toContain("AID: A0000000041010\nARQC: 3D36ACBD44BE512B");
    const swiped = details({ ...TAP, trxMethod: "S", cvmResults: "" });
    expect(slip({ details: swiped }, "merchant")).not.toMatch(/AID|ARQC|TVR|TSI/);
  });

  test("zeros where the terminal was offline (10, 13)", () => {
    const offline = details({ ...TAP, timeStamp: "", seqNum: "" });
    expect(slip({ details: offline }, "merchant")).toMatch(/SEQ # +000000000000 .*\n.*\nTS: 00000000000000\n/);
  });

  test("missing details: the slip says so and is marked", () => {
    const text = slip({ details: null }, "merchant");
    expect(text).toContain("NOT COMPLETE");
    expect(text).toContain("Card details: see the terminal's slip");
    expect(text).toMatch(/TOTAL +CAD 11\.50/);
  });

  test("copies are duplicates, in the language of the copy", () => {
    expect(slip({ copyNumber: 1 }, "merchant")).toContain("DUPLICATE");
    expect(slip({ copyNumber: 1, language: "fr" }, "merchant")).toContain("DUPLICATA");
    expect(slip({}, "merchant")).not.toContain("DUPLICAT");
  });
});
