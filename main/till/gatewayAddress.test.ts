import { expect, it } from "vitest";
import { openCounter } from "./testing/counter.ts";

it("a card gateway that is not set up leaves cash and wallets, training's simulator, and a card key that says so", async () => {
  const counter = await openCounter({ settings: { cardGateway: "codepay", gateways: {} } });
  const { session, health } = counter.view();
  expect(session).toMatchObject({ takesCards: false, takesWallets: true, trainingTerminal: null });
  expect(health.find(({ part }) => part === "gateway")).toMatchObject({ state: "warn", code: "notSet" });
  expect(counter.till().simulatorUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const sale = await counter.ring();
  expect(await counter.press("payment.card", { sale })).toMatchObject({ ok: false, error: { code: "gatewayNotSet" } });
  await counter.close();
});

it("a card gateway that is set up takes cards", async () => {
  const counter = await openCounter();
  expect(counter.view().session.takesCards).toBe(true);
  await counter.close();
});
