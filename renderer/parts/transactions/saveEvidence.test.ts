import { expect, it } from "vitest";
import { minor } from "../../../main/core/money/money.ts";
import type { EvidenceView } from "../../../preload/contract/transactions.ts";
import { CATALOGUES } from "../../words/testing/catalogues.ts";
import { evidencePage } from "./saveEvidence.tsx";

const NASTY = `<script src="https://evil.example/x.js"></script>"'&`;

const EVIDENCE: EvidenceView = {
  store: { name: NASTY, address: [NASTY], register: "1" },
  training: true,
  timeZone: "America/Vancouver",
  madeAt: Date.UTC(2026, 10, 21, 22, 3),
  saleNumber: 1041,
  payment: {
    attempt: "a1",
    ref: "R-8M4K",
    reference: "1D261121",
    gatewayRef: NASTY,
    gateway: "iotpay",
    gatewayName: "IOT Pay",
    terminal: "PAX-1",
    kind: "card",
    state: "approved",
    amount: minor(4218),
    captured: minor(4218),
    label: NASTY,
    last4: "1234",
    askedAt: 1,
    endedAt: 2,
    late: false,
    slips: true,
    refunds: [],
  },
  steps: [{ at: 1, until: 1, times: 1, who: NASTY, what: { kind: "ended", cause: "declined", text: NASTY } }],
  papers: [{ columns: 42, lines: [{ kind: "text", text: NASTY, bold: false, size: "normal", align: "left" }] }],
  records: [{ seq: 7, at: 1, kind: "attempt.ended", body: JSON.stringify({ text: NASTY }), hash: "abc" }],
};

it.each(["en", "fr", "zh"] as const)("whatever a gateway wrote stays text, in %s", (locale) => {
  const page = evidencePage(EVIDENCE, CATALOGUES[locale]);
  expect(page).not.toContain("<script");
  expect(page).not.toMatch(/<[^>]+https:/);
  expect(page.match(/&lt;script/g)?.length).toBeGreaterThanOrEqual(8);
  expect(page).toContain("R-8M4K");
  expect(page).toContain(locale === "fr" ? "42,18" : "42.18");
});
