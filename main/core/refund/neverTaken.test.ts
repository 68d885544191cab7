/** What a sale counts of a payment and is not there: by a person's word that was proved less, or a cancel that gave it back. */
import { expect, test } from "vitest";
import { type Attempt, intended } from "../attempt/attempt.ts";
import { minor } from "../money/money.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";
import { notThere } from "./neverTaken.ts";

const paid = { paid: true, by: "m", approver: "m", reason: "slip", slip: "9", at: 1 };
const capture = { ...CAPTURE, captured: minor(900), tip: minor(100), cashback: minor(0) };
const taken: Attempt = { ...intended({ ...BODY, amount: minor(1000) }, 0, "c"), state: "approved", capture };

test.each<readonly [string, Partial<Attempt>, { readonly returned?: true }, number]>([
  ["of less that the gateway itself had said", { proved: true }, {}, 0],
  ["of a payment proved to be less than a person had said", { decision: paid, proved: true }, {}, 200],
  ["of one proved to be more", { decision: paid, capture: { ...capture, captured: minor(1200) } }, {}, 0],
  ["of one decided as not paid", { decision: { ...paid, paid: false } }, {}, 0],
  ["of one that the gateway denies", { decision: paid, proved: false, contradictedAt: 5 }, {}, 800],
  ["of one that a cancel gave back when its sale was done", { proved: true, returned: capture }, {}, 800],
  [
    "of one that a cancel gave back while its sale was open",
    { proved: true, returned: capture },
    { returned: true },
    0,
  ],
  ["of one set aside", { state: "setAside", decision: paid }, {}, 0],
  ["of one without a capture", { decision: paid, capture: null }, {}, 0],
])("%s", (_name, more, tender, missing) => {
  expect(notThere(tender, { ...taken, ...more })).toBe(missing);
});
