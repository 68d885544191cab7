/** Goods that come back to cards, at the whole till: what each terminal's gateway has in its ledger and the journal say the same. */
import { describe, expect, test } from "vitest";
import { factsIn } from "../testing/facts.ts";
import { APPROVAL, WHOLE } from "../testing/returns.ts";
import { returnsTill } from "../testing/returnsTill.ts";

const {
  amountBack,
  asked,
  basket,
  counter,
  decline,
  forward,
  giveBack,
  givenBack,
  line,
  make,
  open,
  part,
  quote,
  settled,
  shown,
  soldByCard,
  tap,
  until,
} = returnsTill();

describe("CodePay", () => {
  test("the whole sale before the batch closes is a void: the customer sees nothing, and nothing is left", async () => {
    await open();
    const sale = await soldByCard();
    const whole = await asked(sale, WHOLE);
    expect(whole).toMatchObject({ total: 1424, needs: "refundGoods", leftAfter: 0 });
    expect(whole.parts).toMatchObject([{ way: "void", why: "notSettled", sees: "nothing", amount: 1424 }]);
    const id = await giveBack(sale, WHOLE);
    await settled(id);
    expect(amountBack()).toBe(1424);
    expect(part(id)).toMatchObject({ state: "given", refunds: [{ way: "void", state: "made" }] });
    expect((await quote(sale, WHOLE)).problem).toBe("nothingToGiveBack");
    expect(await make(sale, WHOLE, 1424)).toMatchObject({ ok: false, error: { code: "nothingToGiveBack" } });
    expect(counter().view()).toMatchObject({ givingBack: [], unproven: [] });
  });

  test("one line is a refund with its own taxes; what is left comes back to the cent", async () => {
    await open();
    const sale = await soldByCard();
    const chopsticks = await line(sale, 1);
    const one = await asked(sale, chopsticks);
    expect(one).toMatchObject({ total: 726, parts: [{ way: "refund", why: "part", sees: "days" }] });
    expect(one.taxes.map(({ amount, name }) => [name, amount])).toEqual([
      ["GST", 32],
      ["PST", 45],
    ]);
    counter().simulator.control.auto({ after: 0, do: "tap" });
    const first = await giveBack(sale, chopsticks);
    await settled(first);
    const rest = await asked(sale, WHOLE);
    expect(rest.total).toBe(1424 - 726);
    const second = await giveBack(sale, WHOLE);
    await settled(second);
    expect(givenBack().map(({ amount }) => amount)).toEqual([726, 698]);
    expect(await make(sale, chopsticks, 726)).toMatchObject({ error: { code: "quantityOutOfRange" } });
  });

  test("a void that was refused becomes the refund of the same decision, with a number of its own", async () => {
    await open();
    const sale = await soldByCard();
    counter().simulator.control.counter({ action: "settle" });
    const id = await giveBack(sale, WHOLE);
    for (let asks = 0; asks < 3; asks += 1) {
      await counter().until(
        "refused",
        (view) =>
          shown(id, view).parts[0]?.refunds[0]?.state === "checking" || shown(id, view).parts[0]?.refunds.length === 2,
      );
      const [first] = part(id).refunds;
      forward(61_000);
      if (first !== undefined) await counter().press("refund.checkAgain", { refund: first.refund });
      await counter().until(
        "asked",
        (view) => (shown(id, view).parts[0]?.refunds[0]?.lookUps ?? 9) > asks || part(id).refunds.length === 2,
      );
    }
    await counter().until("the refund after the void", (view) => (shown(id, view).parts[0]?.refunds.length ?? 0) === 2);
    await tap();
    await settled(id);
    expect(part(id).refunds.map(({ state, way }) => [way, state])).toEqual([
      ["void", "notMade"],
      ["refund", "made"],
    ]);
    expect(factsIn(counter().dataDir, "return.decided")).toHaveLength(1);
    expect(amountBack()).toBe(1424);
  });

  test("a void that was refused does not become a refund at a terminal where somebody else pays by then", async () => {
    await open();
    const sale = await soldByCard();
    counter().simulator.control.counter({ action: "settle" });
    const id = await giveBack(sale, WHOLE);
    await until(id, "checking");
    await counter().must("sale.next", {});
    await counter().must("payment.card", { sale: await counter().ring() });
    for (const looked of [1, 2, 3]) {
      forward(41_000);
      await counter().press("refund.checkAgain", { refund: part(id).refunds[0]?.refund ?? "" });
      await counter().until(
        "looked up",
        (view) =>
          shown(id, view).parts[0]?.state === "notGiven" ||
          (shown(id, view).parts[0]?.refunds[0]?.lookUps ?? 0) > looked,
      );
    }
    await until(id, "notGiven");
    expect(part(id).refunds).toHaveLength(1);
    await tap();
    await counter().until("the other has paid", (view) => view.sale?.state === "completed");
    await counter().must("return.retryPart", { return: id, part: part(id).part, as: "gateway", approval: null });
    await tap();
    await settled(id);
    expect(amountBack()).toBe(1424);
  });

  test("declined at the terminal, it is said, asked for again, or given in cash by the same decision", async () => {
    await open();
    const sale = await soldByCard();
    const id = await giveBack(sale, await line(sale, 0));
    await decline(id);
    const { part: partId } = part(id);
    expect(counter().view().unproven).toMatchObject([{ kind: "goodsBack", sale, amount: 349 }]);
    await counter().must("return.retryPart", { return: id, part: partId, as: "gateway", approval: null });
    await decline(id);
    const cash = { return: id, part: partId, as: "cash", approval: null } as const;
    expect(await counter().press("return.retryPart", cash)).toMatchObject({ error: { code: "approvalNeeded" } });
    await counter().must("return.retryPart", { ...cash, approval: APPROVAL });
    expect(part(id)).toMatchObject({ state: "given", kind: "cash", cash: { given: 350, rounding: 1 } });
    expect(factsIn(counter().dataDir, "return.cashGiven")).toMatchObject([{ given: 350, amount: 349 }]);
    expect(amountBack()).toBe(0);
    expect(counter().view().unproven).toEqual([]);
    expect(await counter().press("return.retryPart", { ...cash, approval: APPROVAL })).toMatchObject({
      error: { code: "returnSettled" },
    });
  });

  test("asked for twice at once, it comes back once", async () => {
    await open();
    const sale = await soldByCard();
    const both = await Promise.all([make(sale, WHOLE, 1424), make(sale, WHOLE, 1424)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [made] = both.filter((one) => one.ok);
    await settled(made?.ok === true ? made.value.return : "");
    expect(amountBack()).toBe(1424);
  });

  test("a lost answer is looked up and never sent again, across a restart too", async () => {
    await open();
    const sale = await soldByCard();
    counter().simulator.control.faults({ on: "pay.order", fault: { kind: "dropAfter" } });
    const id = await giveBack(sale, WHOLE);
    await counter().until("carried out", () => givenBack().length === 1);
    await counter().stop();
    await counter().start();
    await settled(id);
    expect(amountBack()).toBe(1424);
    expect(part(id).refunds).toHaveLength(1);
  });

  test("two cards: each gets back what it took, one after the other at the terminal; the split can be chosen", async () => {
    await open();
    const sale = await basket();
    for (const amount of [1000, 424]) {
      await counter().must("payment.card", { sale, part: { kind: "amount", amount } });
      await tap();
      await counter().until(
        "the part is paid",
        (view) => (view.sale?.due ?? 1424) <= 424 && view.payment?.screen === "approved",
      );
      if (amount === 1000) await counter().must("payment.leave", { attempt: counter().view().payment?.attempt ?? "" });
    }
    await counter().until("paid", (view) => view.sale?.state === "completed");
    const { tenders } = await quote(sale);
    const [first, second] = tenders.map(({ tender }) => tender);
    const over = [{ tender: second ?? "", as: "original" as const, amount: 500 }];
    expect((await quote(sale, { kind: "amount", amount: 500 }, over)).problem).toBe("splitTooMuch");
    const id = await giveBack(
      sale,
      { kind: "amount", amount: 500 },
      {
        split: [
          { tender: first ?? "", as: "original", amount: 300 },
          { tender: second ?? "", as: "original", amount: 200 },
        ],
      },
    );
    expect(part(id, 1).state).toBe("waiting");
    await tap();
    await until(id, "given", 0);
    await until(id, "running", 1);
    await tap();
    await settled(id);
    expect(givenBack().map(({ amount }) => amount)).toEqual([300, 200]);
    expect((await quote(sale)).tenders.map(({ left }) => left)).toEqual([700, 224]);
  });
});

test("a gateway whose list fails by a bug holds no part up, neither at once nor when it is asked for again", async () => {
  await open({
    between: {
      gateway: (real) => ({
        ...real,
        giveBack: { ...real.giveBack, listed: () => Promise.reject(new Error("a bug")) },
      }),
    },
  });
  const sale = await soldByCard();
  const id = await giveBack(sale, await line(sale, 0));
  await decline(id);
  await counter().must("return.retryPart", { return: id, part: part(id).part, as: "gateway", approval: null });
  await tap();
  await settled(id);
  expect(givenBack().map(({ amount }) => amount)).toEqual([349]);
});

describe("IOT Pay", () => {
  test("is given back by hand at the terminal or in the portal, and its number is written down", async () => {
    await open({ settings: { cardGateway: "iotpay" } });
    const sale = await basket();
    counter().simulator.control.auto({ after: 0, do: "tap" });
    await counter().must("payment.card", { sale });
    await counter().until("paid", (view) => view.sale?.state === "completed");
    expect((await asked(sale, WHOLE)).parts).toMatchObject([{ way: "byHand", why: "byHand" }]);
    const id = await giveBack(sale, WHOLE);
    expect(part(id)).toMatchObject({ state: "waiting", way: "byHand" });
    const hand = { return: id, part: part(id).part, as: "hand", approval: APPROVAL } as const;
    expect(await counter().press("return.retryPart", { ...hand, as: "gateway" })).toMatchObject({
      error: { code: "onlyByHand" },
    });
    expect(await counter().press("return.retryPart", hand)).toMatchObject({ error: { code: "referenceMissing" } });
    await counter().must("return.retryPart", { ...hand, number: "IP-9" });
    expect(part(id)).toMatchObject({ state: "given", reference: "IP-9" });
    expect((await quote(sale)).left).toBe(0);
  });
});

describe("IOT Pay, asked by a request (cardRefund: api)", () => {
  const byApi = async (): Promise<string> => {
    await open({ settings: { cardGateway: "iotpay" }, iotpay: { cardRefund: "api" } });
    const sale = await basket();
    counter().simulator.control.auto({ after: 0, do: "tap" });
    await counter().must("payment.card", { sale });
    await counter().until("paid", (view) => view.sale?.state === "completed");
    return sale;
  };

  test("a part, then the rest; never more than was taken", async () => {
    const sale = await byApi();
    for (const what of [await line(sale, 1), WHOLE]) await settled(await giveBack(sale, what));
    expect(givenBack().map(({ amount }) => amount)).toEqual([726, 698]);
    expect((await quote(sale)).left).toBe(0);
  });

  test("a lost answer is found by its number, and never sent again", async () => {
    const sale = await byApi();
    counter().simulator.control.faults({ on: "refund_order", fault: { kind: "dropAfter" } });
    const id = await giveBack(sale, WHOLE);
    await settled(id);
    expect(part(id).refunds).toMatchObject([{ state: "made" }]);
    expect(givenBack()).toHaveLength(1);
  });

  test("a refusal proves nothing by itself: not given once look-ups agree, then by hand", async () => {
    const sale = await byApi();
    counter().simulator.control.faults({ on: "refund_order", fault: { kind: "fail", code: "0111" } });
    const id = await giveBack(sale, WHOLE);
    await until(id, "checking");
    for (let asks = 0; asks < 2; asks += 1) {
      forward(61_000);
      const before = part(id).refunds[0]?.lookUps ?? 0;
      await counter().press("refund.checkAgain", { refund: part(id).refunds[0]?.refund ?? "" });
      await counter().until(
        "looked up",
        () => (part(id).refunds[0]?.lookUps ?? before + 1) > before || part(id).state === "notGiven",
      );
    }
    await until(id, "notGiven");
    const hand = { return: id, part: part(id).part, as: "hand", number: "T-5", approval: APPROVAL } as const;
    await counter().must("return.retryPart", hand);
    expect(part(id)).toMatchObject({ state: "given", reference: "T-5" });
    expect(givenBack()).toEqual([]);
  });
});
