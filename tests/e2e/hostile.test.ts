/** A page that somebody else controls: what it can ask for, and what it is refused (INV-11). */
import { describe, expect, test } from "vitest";
import { NOTEBOOK, TAPE, TWO_GOODS, type Screen } from "./screen.ts";
import { sharedCounter } from "./till.ts";

interface Said {
  readonly status: number;
  readonly ok: boolean;
  readonly code: string;
}

interface Call {
  readonly path?: string;
  readonly token?: string;
  readonly body: unknown;
}

/** Calls the till from inside the page, as a script in it would, with the page's own token unless another is given. */
async function call({ page }: Screen, { path = "/api/command", token, body }: Call): Promise<Said> {
  return page.evaluate(
    async ([path, token, body]) => {
      const response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as { ok: boolean; error?: { code: string } };
      return { status: response.status, ok: answer.ok, code: answer.error?.code ?? "" };
    },
    [path, token ?? new URL(page.url()).hash.slice(1), body] as const,
  );
}

const command = (name: string, args: object): Call => ({ body: { id: crypto.randomUUID(), name, args } });

const saleOnScreen = async (screen: Screen): Promise<string> => {
  const asked = screen.page.waitForRequest((request) => request.postDataJSON()?.name === "sale.explain");
  await screen.press("How this came about");
  const { args } = (await asked).postDataJSON() as { args: { sale: string } };
  await screen.hands.press("Escape");
  return args.sale;
};

describe("a hostile page", () => {
  const atTheTill = sharedCounter();

  test("cannot pay another amount, another sale, to another address or with another key; the sale is as it was", async () => {
    const { counter, screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE);
    const sale = await saleOnScreen(screen);
    const attacks = [
      command("payment.card", { sale, amount: 1 }),
      command("payment.card", { sale, amount: -916 }),
      command("payment.card", { sale, currency: "USD" }),
      command("payment.card", { sale, reference: "1" }),
      command("payment.card", { sale, url: "http://127.0.0.1:9/" }),
      command("payment.card", { sale, baseUrl: "https://gateway.example" }),
      command("payment.card", { sale, key: "training-key-0001", mchId: "1" }),
      command("payment.card", { sale, terminal: "PAX-9" }),
      command("payment.card", { sale: `${sale}x` }),
      command("payment.card", { sale: ["a"] }),
      command("payment.card", { sale: "../../etc/passwd" }),
      command("payment.card", { sale: { toString: "x" } }),
      command("payment.card", {}),
      command("sale.add", { sku: "NOTE-RULED", price: 1 }),
      command("sale.setQuantity", { sale, line: "x", quantity: -1000 }),
      command("sale.setQuantity", { sale, line: "x", quantity: 1.5 }),
      command("cash.take", { sale, given: -1 }),
      command("cash.take", { sale, given: 1e15 }),
      command("cash.take", { sale, given: "916" }),
      command("payment.decide", {
        attempt: "x",
        paid: true,
        approver: "manager",
        pin: "9999",
        reason: "none",
        slip: "",
      }),
      command("journal.append", { fact: {} }),
      command("settings.set", { mode: "live" }),
      command("constructor", {}),
      command("__proto__", {}),
      { body: [] },
      { body: null },
      { path: "/api/query", body: { name: "settings.read", args: {} } },
      { path: "/api/query", body: { name: "catalog.search", args: { text: "x", file: "/etc/passwd" } } },
      { path: "/api/events", body: {} },
      { path: "/api/journal", body: {} },
      { ...command("payment.card", { sale }), token: "" },
      { ...command("payment.card", { sale }), token: "A".repeat(43) },
    ];
    for (const attack of attacks) {
      const said = await call(screen, attack);
      expect({ attack, ok: said.ok }).toEqual({ attack, ok: false });
    }
    expect(counter.gateway.control.requests().filter(({ path }) => path === "/v1/create_order")).toHaveLength(0);
    expect(counter.gateway.ledger()).toHaveLength(0);
    await screen.owes(TWO_GOODS.total);
    expect(counter.output()).not.toContain("training-key-0001");
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("is answered once for one command id, however often it asks", async () => {
    const { counter, screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE);
    const once = command("payment.card", { sale: await saleOnScreen(screen) });
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(screen, once)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await screen.says("Ask the customer to tap");
    await counter.customer({ action: "tap" });
    await screen.says("Approved");
    expect(counter.gateway.ledger().map(({ amount }) => amount)).toEqual([916]);
    await screen.newSale();
  });

  test("has no key in its hands: neither the till's words nor the page's memory hold a secret", async () => {
    const { screen } = await atTheTill();
    const heard = await screen.page.evaluate(async () => {
      const token = location.hash.slice(1);
      const response = await fetch("/api/events?page=peeping&takeOver=1", {
        headers: { authorization: `Bearer ${token}` },
      });
      const reader = response.body?.getReader();
      const first = await reader?.read();
      await reader?.cancel();
      return new TextDecoder().decode(first?.value);
    });
    expect(heard).toContain('"type":"view"');
    expect(heard).not.toMatch(/training-key-0001|pinHash|mchId|"key"/);
    await screen.shows("Another page of this till is open");
    await screen.press("Use this page");
    await screen.shows("Ready for the next customer");
  });

  test("cannot run a script of its own, nor reach another host or a frame", async () => {
    const { screen } = await atTheTill();
    const done = await screen.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.hostile = true";
      document.body.append(script);
      const away = await fetch("http://127.0.0.1:9/").then(
        () => "reached",
        () => "refused",
      );
      return { ran: "hostile" in window, away };
    });
    expect(done).toEqual({ ran: false, away: "refused" });
  });
});
