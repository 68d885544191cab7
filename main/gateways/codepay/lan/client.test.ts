/** The client with a terminal in the shop's own network, over real sockets: what leaves, what comes back, what it proves. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { minor } from "../../../core/money/money.ts";
import { type Fault, type Simulator, startSimulator } from "../../../../simulator/index.ts";
import type { GatewayNotice, RefundOrder, TakeOrder } from "../../port.ts";
import { type CodepayGateway, createCodepay } from "../client.ts";
import { ORDER } from "../testing/answers.ts";

let simulator: Simulator;
let gateway: CodepayGateway;
let notices: GatewayNotice[];

/** @param cloud whether the cloud is set beside it */
function connect(cloud = true, port = simulator.counter.lanPort, askBeside = true): void {
  const { password, username } = simulator.counter;
  gateway = createCodepay(
    {
      ...simulator.counter,
      baseUrl: simulator.url,
      expiresS: 30,
      strictSign: "off",
      identity: cloud ? { kind: "basic", username, password } : null,
      lan: { host: "127.0.0.1", port, askBeside },
    },
    {
      clock: { now: () => Date.now(), after: () => () => undefined },
      fraction: Math.random,
      timeZone: "America/Vancouver",
      description: "Shop",
      batchClosedAt: () => null,
    },
  );
  notices = [];
  gateway.onNotice((notice) => notices.push(notice));
}

beforeAll(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
});
beforeEach(() => {
  simulator.control.reset();
  connect();
});
afterEach(() => {
  gateway.close();
});
afterAll(() => simulator.close());

const nothingSent = (): void => undefined;
const take = (order: TakeOrder = ORDER, onSent = nothingSent) => gateway.take(order, onSent).result;
const fault = (
  each: Fault,
  on: "ecrhub.pay.order" | "ecrhub.pay.query" | "ecrhub.pay.batch.close" = "ecrhub.pay.order",
) => {
  simulator.control.faults({ on, fault: each });
};
const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 60_000, interval: 20 });
const customer = (action: "tap" | "decline" | "cancel"): Promise<void> =>
  soon(() => {
    expect(simulator.control.counter({ action }).ok).toBe(true);
  });

describe("a payment", () => {
  test.each(["0", "000"] as const)(
    "is answered with %s when the customer is done, and is then proved",
    async (code) => {
      simulator.control.settings({ lanSuccess: code });
      const sent = vi.fn();
      const asked = take({ ...ORDER, tip: minor(100) }, sent);
      await customer("tap");
      expect(await asked).toMatchObject({
        kind: "answered",
        reading: {
          kind: "captured",
          capture: { captured: 1248, tip: 100, differs: false },
          card: { applicationLabel: "Visa", last4: expect.stringMatching(/^\d{4}$/) },
        },
      });
      expect(sent).toHaveBeenCalledOnce();
      expect(simulator.ledger()).toMatchObject([
        { kind: "capture", reference: ORDER.reference, amount: 1148, tip: 100 },
      ]);
      expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    },
  );

  test("is not mixed up with what the terminal says by itself before", async () => {
    simulator.control.auto({ after: 0, do: "tap" });
    fault({ kind: "chatter" });
    expect(await take()).toMatchObject({ kind: "answered", reading: { kind: "captured" } });
  });

  test.each([null, ""])("is understood though the answer repeats no number of its request: %j", async (as) => {
    simulator.control.auto({ after: 0, do: "tap" });
    fault({ kind: "rewritten", field: "request_id", as });
    expect(await take()).toMatchObject({ kind: "answered", reading: { kind: "captured" } });
  });

  test("is read from `biz_data` in a text and an answer in several frames", async () => {
    simulator.control.settings({ lanBizData: "text", lanFrames: "parts" });
    simulator.control.auto({ after: 0, do: "tap" });
    expect(await take()).toMatchObject({ reading: { kind: "captured" } });
  });

  test.each([
    ["decline", "declined"],
    ["cancel", "cancelledOnTerminal"],
  ] as const)("that ends with the customer's %s took nothing", async (act, cause) => {
    simulator.control.auto({ after: 0, do: act });
    expect(await take()).toMatchObject({ reading: { kind: "notCaptured", cause, final: true } });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured" });
    expect(simulator.ledger()).toEqual([]);
  });

  test("that never left is said to be so: nobody is there", async () => {
    const gone = await startSimulator({});
    const { lanPort } = gone.counter;
    await gone.close();
    connect(false, lanPort);
    const sent = vi.fn();
    expect(await take(ORDER, sent)).toMatchObject({ kind: "notSent" });
    expect(sent).not.toHaveBeenCalled();
    expect(notices).toContainEqual({ kind: "silent", why: "connectFailed" });
  });

  test.each(["older", "newer"] as const)(
    "comes to its end at a terminal that serves the %s of two sockets alone",
    async (lanSockets) => {
      simulator.control.settings({ lanSockets });
      const asked = take();
      await soon(() => {
        expect(simulator.counterOrders()).toHaveLength(1);
      });
      const beside = await gateway.lookUp(ORDER);
      expect(["pending", "nothing"]).toContain(beside.kind);
      await customer("tap");
      const said = await asked;
      if (lanSockets === "older") expect(said).toMatchObject({ reading: { kind: "captured" } });
      else expect(said.kind).toBe("lost");
      await soon(async () => {
        expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured", capture: { captured: 1148 } });
      });
      expect(simulator.ledger()).toHaveLength(1);
    },
  );

  test("is not asked about beside its own socket where a terminal serves one alone", async () => {
    simulator.control.settings({ lanSockets: "newer" });
    connect(false, simulator.counter.lanPort, false);
    expect(gateway.asksBeside).toBe(false);
    const asked = take();
    await soon(() => {
      expect(simulator.counterOrders()).toHaveLength(1);
    });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "unreachable", text: "orderOpen" });
    await customer("tap");
    expect(await asked).toMatchObject({ reading: { kind: "captured" } });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    expect(notices.filter(({ kind }) => kind === "silent")).toEqual([]);
  });

  test("while it is open is looked up on a socket of its own, and can be taken back", async () => {
    const asked = take();
    await soon(() => {
      expect(simulator.counterOrders()).toHaveLength(1);
    });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "pending" });
    const { cancel } = gateway;
    if (cancel.kind !== "request") throw new Error("no cancel by request");
    const known = { gatewayRef: "", wallet: null, cannotBe: null, onlyOne: false };
    expect(await cancel.send(ORDER, known)).toMatchObject({ reading: { kind: "delivered" } });
    // That it was closed is neither a decline nor a cancel of the operator's: the terminal is asked.
    expect(await asked).toMatchObject({ reading: { kind: "nothing" } });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured" });
  });
});

describe("what proves nothing", () => {
  test.each<[string, Fault]>([
    ["a time-out of the terminal's", { kind: "fail", code: "112" }],
    ["an anomaly of the network", { kind: "fail", code: "109" }],
    ["an unlisted code", { kind: "fail", code: "777" }],
    ["a failure without a reason", { kind: "fail", code: "110" }],
    ["a code that lies about a payment", { kind: "failThenPaid", code: "112" }],
    ["an answer that is cut", { kind: "truncated" }],
    ["an answer that is another thing", { kind: "html", before: false }],
    ["an answer about another order", { kind: "otherOrderNo" }],
    ["a connection that breaks", { kind: "dropAfter" }],
  ])("%s", async (_, each) => {
    simulator.control.auto({ after: 0, do: "tap" });
    fault(each);
    const said = await take();
    expect(said.kind).toMatch(/^(?:answered|lost)$/);
    expect(said.kind === "answered" ? said.reading.kind : "nothing").toBe("nothing");
  });

  test("an answer that was lost of a payment is looked up", async () => {
    simulator.control.auto({ after: 0, do: "tap" });
    fault({ kind: "dropAfter" });
    await take();
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
  });

  test("an order that the terminal does not know is not one that was not charged", async () => {
    connect(false);
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing" });
  });
});

describe("beside the cloud", () => {
  const paidUnheard = async (): Promise<void> => {
    simulator.control.auto({ after: 0, do: "tap" });
    fault({ kind: "dropAfter" });
    await take();
    await soon(() => {
      expect(simulator.ledger()).toHaveLength(1);
    });
    fault({ kind: "fail", code: "112" }, "ecrhub.pay.query");
  };

  test("the cloud's `captured` counts where the terminal says nothing", async () => {
    await paidUnheard();
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
  });

  test("that the cloud does not know it counts for nothing", async () => {
    simulator.control.settings({ cloudSeesLan: "blind" });
    await paidUnheard();
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing" });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
  });
});

describe("giving back and the rest", () => {
  const back = () => {
    const { giveBack } = gateway;
    if (giveBack.kind !== "request") throw new Error("no give-back by request");
    return giveBack;
  };
  const refund = (more: Partial<RefundOrder>): RefundOrder => ({
    way: "void",
    reference: "1R261121T031500000S00012ABC",
    amount: minor(1148),
    currency: "CAD",
    reason: "late approval",
    original: { reference: ORDER.reference, gatewayRef: "", wallet: null, shown: false },
    ...more,
  });
  const none = { listedBefore: null, taken: new Set<string>(), rivals: [], replaced: false };
  const paid = async (): Promise<void> => {
    simulator.control.auto({ after: 0, do: "tap" });
    await take();
  };

  test.each([
    ["void", 1148, "cancel"],
    ["refund", 300, "refund"],
  ] as const)("a %s is asked of the terminal, and proved by its look-up", async (way, amount, kind) => {
    await paid();
    const order = refund({ way, amount: minor(amount) });
    expect(await back().send(order, nothingSent)).toMatchObject({ kind: "answered" });
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "refunded", amount });
    expect(simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind, amount }]);
  });

  test("a tip is put right, the batch closed once, and a lost answer of it is in doubt", async () => {
    await paid();
    expect(await gateway.tip?.adjust?.(ORDER.reference, minor(230), nothingSent)).toMatchObject({ refused: false });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ capture: { captured: 1378, tip: 230 } });
    fault({ kind: "dropAfter" }, "ecrhub.pay.batch.close");
    expect(await gateway.closeBatch?.(nothingSent)).toMatchObject({ kind: "unknown" });
    expect(simulator.batches()).toMatchObject([{ count: 1, total: 1378 }]);
  });

  test("another application's id is refused before anything begins", async () => {
    gateway.close();
    const { counter } = simulator;
    gateway = createCodepay(
      {
        ...counter,
        appId: "other",
        baseUrl: "",
        expiresS: 30,
        strictSign: "off",
        identity: null,
        lan: { host: "127.0.0.1", port: counter.lanPort },
      },
      {
        clock: { now: Date.now, after: () => () => undefined },
        fraction: Math.random,
        timeZone: "UTC",
        description: "",
        batchClosedAt: () => null,
      },
    );
    expect(await take()).toMatchObject({
      reading: { kind: "notCaptured", hostText: "106 [M009] Invalid application" },
    });
  });
});
