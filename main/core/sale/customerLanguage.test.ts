import { expect, test } from "vitest";
import { chooseLanguage, customerLanguage } from "./customerLanguage.ts";
import { minor } from "../money/money.ts";
import { applySaleFact, type CardTender, type Sale, startedSale } from "./sale.ts";

const sale = startedSale({ id: "s", number: 1, currency: "CAD", taxRules: [] }, 0);
const card = (state: CardTender["state"], language: CardTender["language"]): CardTender => ({
  kind: "card",
  id: `t${state}${String(language)}`,
  attempt: "a",
  asked: minor(100),
  state,
  applied: minor(0),
  capture: null,
  label: "Visa",
  last4: "0010",
  ...(language === undefined ? {} : { language }),
});
const choose = (one: Sale, language: "en" | "fr" | "zh" | null): Sale => {
  const facts = chooseLanguage(one, language);
  if (!facts.ok) throw new Error(facts.error);
  return facts.value.reduce((before, fact) => applySaleFact(before, fact, 0), one);
};

test("the shop's, unless the card that paid says another; a declined card says nothing for the receipt", () => {
  expect(customerLanguage(sale, "fr")).toEqual({ language: "fr", by: "shop" });
  expect(customerLanguage({ ...sale, tenders: [card("declined", "zh")] }, "fr")).toEqual({
    language: "fr",
    by: "shop",
  });
  const paid = { ...sale, tenders: [card("approved", "en"), card("approved", ""), card("declined", "fr")] };
  expect(customerLanguage(paid, "fr")).toEqual({ language: "en", by: "card" });
  expect(customerLanguage(paid, "fr", "zh")).toEqual({ language: "zh", by: "card" });
  expect(customerLanguage(paid, "fr", "")).toEqual({ language: "fr", by: "shop" });
});

test("the customer's choice comes before the card, also after the sale is paid, and can be taken back", () => {
  const paid: Sale = { ...sale, state: "completed", tenders: [card("approved", "fr")] };
  const chosen = choose(paid, "zh");
  expect(customerLanguage(chosen, "en")).toEqual({ language: "zh", by: "choice" });
  expect(customerLanguage(chosen, "en", "fr")).toEqual({ language: "zh", by: "choice" });
  expect(chooseLanguage(chosen, "zh")).toEqual({ ok: true, value: [] });
  expect(customerLanguage(choose(chosen, null), "en")).toEqual({ language: "fr", by: "card" });
  expect(chooseLanguage({ ...sale, state: "abandoned" }, "fr").ok).toBe(false);
});
