/** The settings of a whole till: read, changed by name, tried, taken over from a file, and training turned off. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { QueryResult } from "../../../preload/contract.ts";
import { startFakePrinter } from "../../../tests/support/fakePrinter.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { systemClock } from "../base/systemClock.ts";
import { factsIn } from "../testing/facts.ts";

const BOSS = { approver: "manager", pin: "9999" };
const KEY = "a-key-that-nobody-may-read";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});
const open = async (settings: Record<string, unknown> = {}): Promise<void> => {
  counter = await openCounter({ settings: { operators: undefined, ...settings } });
};
/** A till whose settings are stored, all of them: nothing is laid over. */
const openStored = async (): Promise<void> => {
  counter = await openCounter({
    settings: { operators: undefined, gateways: undefined, truth: undefined, mode: undefined },
  });
};

const query = async <N extends "setup.read" | "setup.live">(name: N): Promise<QueryResult<N>> => {
  const answer = await counter.till().port.query({ name, args: {} });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as QueryResult<N>;
};
const stored = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(counter.dataDir, "settings.json"), "utf8")) as Record<string, unknown>;

it("changes take the PIN of somebody who may, are journalled with both values, and count at once where that is safe", async () => {
  await open();
  const change = { changes: [{ path: "store.name" as const, value: "Corner Shop" }] };
  expect(await counter.press("setup.change", { ...change, approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("setup.change", { ...change, approval: BOSS });
  expect(counter.view().session.store.name).toBe("Corner Shop");
  expect(factsIn(counter.dataDir, "settings.changed")).toEqual([
    { path: "store.name", before: "Maple Market", after: "Corner Shop", approver: "manager" },
  ]);
  expect((await query("setup.read")).waiting).toEqual([]);

  await counter.must("setup.change", {
    changes: [
      { path: "tips.presets", value: ["10", "25"] },
      { path: "scan.wedgeMaxGapMs", value: 90 },
      { path: "scan.weightCodes", value: "ean13" },
      { path: "truth.sameAmountMinutes", value: 0 },
      { path: "backup.keep", value: 7 },
    ],
    approval: BOSS,
  });
  expect(counter.view().session).toMatchObject({ tips: { presets: ["10", "25"] }, wedgeMaxGapMs: 90 });
  expect((await query("setup.read")).waiting).toEqual([]);

  await counter.must("setup.change", { changes: [{ path: "day.cutOff", value: "05:30" }], approval: BOSS });
  const page = await query("setup.read");
  expect(page.values["day.cutOff"]).toBe("05:30");
  expect(page.waiting).toEqual(["day.cutOff"]);
  await counter.stop();
  await counter.start();
  expect((await query("setup.read")).waiting).toEqual([]);
  expect(counter.view().session.store.name).toBe("Corner Shop");
});

it("nothing is stored that is wrong, nor half of it, nor what the file of the run names", async () => {
  await open();
  const bad = [
    { path: "store.name" as const, value: "Corner Shop" },
    { path: "taxes" as const, value: [{ name: "GST", rate: "500" }] },
  ];
  expect(await counter.press("setup.change", { changes: bad, approval: BOSS })).toMatchObject({
    error: { code: "settingsWrong", params: { detail: expect.stringContaining("taxes[0].rate") as string } },
  });
  expect(counter.view().session.store.name).toBe("Maple Market");
  expect(
    await counter.press("setup.change", { changes: [{ path: "polling.everyMs", value: 1000 }], approval: BOSS }),
  ).toMatchObject({ error: { code: "settingsFixed" } });
  expect(factsIn(counter.dataDir, "settings.changed")).toEqual([]);
  expect((await query("setup.read")).fixed).toContain("polling.everyMs");
});

it("a gateway's key takes a PIN every time, is never shown, and rests with the secrets", async () => {
  await openStored();
  await counter.must("session.signIn", { operator: "manager", pin: "9999" });
  const changes = [
    { path: "gateways.iotpay.key" as const, value: KEY },
    { path: "gateways.iotpay.mchId" as const, value: "10000421" },
  ];
  expect(await counter.press("setup.change", { changes, approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("setup.change", { changes, approval: BOSS });
  const page = await query("setup.read");
  expect(page.secretsSet).toEqual(["gateways.iotpay.key"]);
  expect(page.waiting).toEqual(expect.arrayContaining(["gateways.iotpay.key", "gateways.iotpay.mchId"]));
  expect(JSON.stringify([page, counter.view(), stored()])).not.toContain(KEY);
  expect(factsIn(counter.dataDir, "settings.changed")).toContainEqual({
    path: "gateways.iotpay.key",
    before: null,
    after: "set",
    approver: "manager",
  });
  await counter.stop();
  await counter.start();
  expect((await query("setup.read")).secretsSet).toEqual(["gateways.iotpay.key"]);
});

it("takes a settings file over: its secrets among the secrets, people and mode left out, unknown keys by name", async () => {
  await openStored();
  const file = {
    mode: "live",
    store: { name: "Corner Shop", phone: "604 555 0100" },
    gateways: { iotpay: { mchId: "10000421", key: KEY } },
    operators: [{ name: "Kim", role: "owner", pin: "482913" }],
  };
  expect(await counter.press("setup.import", { text: "{", approval: BOSS })).toMatchObject({
    error: { code: "settingsNotRead" },
  });
  expect(
    await counter.press("setup.import", { text: JSON.stringify({ ...file, shop: 1 }), approval: BOSS }),
  ).toMatchObject({ error: { code: "settingsNotRead", params: { detail: "shop" } } });
  expect(await counter.must("setup.import", { text: JSON.stringify(file), approval: BOSS })).toEqual({
    stored: 3,
    secrets: 1,
    leftOut: ["operators", "mode"],
  });
  expect(stored()).toEqual({
    store: { name: "Corner Shop", phone: "604 555 0100" },
    gateways: { iotpay: { mchId: "10000421" } },
  });
  expect(counter.view().session.store.name).toBe("Corner Shop");
});

it("tries a gateway as it is set: reached, a wrong key, nobody there; and asks for a payment that never was", async () => {
  await open();
  const test = (gateway: "iotpay" | "citcon" | "codepay") =>
    counter.must("setup.testGateway", { gateway, approval: BOSS });
  expect(await test("iotpay")).toMatchObject({ verdict: "reached", notFound: "said" });
  expect(await test("citcon")).toMatchObject({ verdict: "reached" });
  expect(await test("codepay")).toMatchObject({ verdict: "notSet" });
  expect(await counter.press("setup.testGateway", { gateway: "iotpay", approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  expect(counter.asked()).toBe(0);
  expect(factsIn(counter.dataDir, "setup.tested").map(({ what, verdict }) => `${what} ${verdict}`)).toEqual([
    "iotpay reached",
    "citcon reached",
    "codepay notSet",
  ]);
  expect((await query("setup.read")).tests.map(({ gateway }) => gateway)).toEqual(["iotpay", "citcon", "codepay"]);
});

it("says that a key is refused, and that nobody is there", async () => {
  await openStored();
  const { url } = counter.simulator;
  const set = (path: `gateways.iotpay.${"baseUrl" | "mchId" | "key" | "jobNo"}`, value: string) =>
    counter.must("setup.change", { changes: [{ path, value }], approval: BOSS });
  const test = () => counter.must("setup.testGateway", { gateway: "iotpay", approval: BOSS });
  const { mchId, key } = { mchId: "10000576", key: "wrong-key" };
  await set("gateways.iotpay.baseUrl", url);
  await set("gateways.iotpay.mchId", mchId);
  await set("gateways.iotpay.key", key);
  expect((await test()).verdict, "a payment has to name who signs in").toBe("notSet");
  await set("gateways.iotpay.jobNo", "training");
  expect((await test()).verdict).toBe("keyRefused");
  await set("gateways.iotpay.baseUrl", "http://127.0.0.1:9");
  expect((await test()).verdict).toBe("nobodyThere");
});

it("turns training off only when everything was tried as it is set, onto an empty database, by an owner", async () => {
  await openStored();
  const printer = await startFakePrinter();
  try {
    const { url } = counter.simulator;
    const whys = async (): Promise<string[]> =>
      (await query("setup.live")).steps.map(({ step, state, why }) => `${step} ${state} ${why}`.trim());
    expect(await whys()).toEqual([
      "store todo exampleStore",
      "goods advised sampleGoods",
      "cards todo notSet",
      "wallets notUsed",
      "printer todo noPrinter",
      "operators todo exampleOperators",
      "database done",
    ]);
    expect(await counter.press("setup.goLive", { approval: BOSS })).toMatchObject({ error: { code: "notReady" } });
    expect(await counter.press("setup.storeSeen", { approval: BOSS })).toMatchObject({ error: { code: "notReady" } });

    await counter.must("setup.import", {
      text: JSON.stringify({
        store: { name: "Corner Shop" },
        gateways: { iotpay: { baseUrl: url, ...(await merchant()), device: "V1-B25" } },
        devices: { printers: [{ kind: "tcp", host: "127.0.0.1", port: printer.port }] },
      }),
      approval: BOSS,
    });
    expect(await whys()).toContain("store todo notSeen");
    await counter.must("setup.storeSeen", { approval: BOSS });
    await counter.must("setup.testGateway", { gateway: "iotpay", approval: BOSS });
    await counter.must("setup.testPrinter", { approval: BOSS });
    expect(await whys()).toContain("printer todo noPaper");
    await counter.must("setup.paperCame", {});
    await counter.must("staff.setPin", { operator: "cashier-1", newPin: "482913", approval: BOSS });
    expect(await whys()).toContain("operators todo guessablePin");
    await counter.must("staff.setPin", { operator: "manager", newPin: "736120", approval: BOSS });
    expect(await whys()).toContain("operators todo noOwner");
    const boss = { approver: "manager", pin: "736120" };
    await counter.must("staff.add", { name: "Ada", role: "owner", newPin: "590271", approval: boss });
    const done = ["store", "goods", "cards", "wallets", "printer", "operators", "database"].map((step) =>
      // The sample's goods stay behind, which is nothing to wait for.
      step === "goods" ? "goods advised sampleGoods" : step === "wallets" ? "wallets notUsed" : `${step} done`,
    );
    expect(await whys()).toEqual(done);
    // Another setting, and what was tried says nothing any more.
    await counter.must("setup.change", { changes: [{ path: "gateways.iotpay.device", value: "V2" }], approval: boss });
    await counter.must("setup.change", { changes: [{ path: "store.phone", value: "604 555 0100" }], approval: boss });
    expect(await whys()).toEqual(expect.arrayContaining(["cards todo notTested", "store todo notSeen"]));
    await counter.must("setup.storeSeen", { approval: boss });
    await counter.must("setup.testGateway", { gateway: "iotpay", approval: boss });

    // The walk is taken up after a restart: what was tried is known by what it was made of, and by nothing that tells a key.
    await counter.stop();
    await expect(counter.start()).rejects.toThrow("session.signIn");
    await counter.must("session.signIn", { operator: "cashier-1", pin: "482913" });
    expect(await whys()).toEqual(done);
    const resting = readFileSync(join(counter.dataDir, "tried.json"), "utf8");
    for (const secret of Object.values(await merchant())) expect(resting).not.toContain(secret);

    // Nothing of training hangs between here and there.
    await counter.ring();
    expect(await query("setup.live")).toMatchObject({ proven: true, held: "sale", ready: false });
    const owner = { approver: "ada", pin: "590271" };
    expect(await counter.press("setup.goLive", { approval: owner })).toMatchObject({
      error: { code: "paymentRunning" },
    });
    const { sale } = counter.view();
    await counter.must("payment.card", { sale: sale?.id ?? "" });
    await counter.until("waiting", ({ payment }) => payment?.screen === "waiting");
    expect(await query("setup.live")).toMatchObject({ proven: true, held: "money", ready: false });
    expect(await counter.press("setup.goLive", { approval: owner })).toMatchObject({ error: { code: "moneyOpen" } });
    const decline = (): boolean => counter.simulator.control.pax({ action: "decline", reason: "51" }).ok;
    await counter.until("the customer's no", decline);
    await counter.until("declined", ({ payment }) => payment?.screen === "declined");
    await counter.must("sale.abandon", { sale: sale?.id ?? "" });

    for (const approval of [{ approver: "cashier-1", pin: "482913" }, boss])
      expect(await counter.press("setup.goLive", { approval })).toMatchObject({ error: { code: "notAllowed" } });
    await counter.must("setup.goLive", { approval: owner });
    expect(await query("setup.live")).toMatchObject({ mode: "training", waiting: true });
    expect(stored()).toMatchObject({ mode: "live" });
    expect(await counter.press("setup.goLive", { approval: owner })).toMatchObject({ error: { code: "notHere" } });
    expect(factsIn(counter.dataDir, "settings.changed").at(-1)).toEqual({
      path: "mode",
      before: "training",
      after: "live",
      approver: "ada",
    });
  } finally {
    await printer.close();
  }
});

it("a trial of last week counts no more, nor one beside a damaged file; the till is found to hold records", async () => {
  let now = Date.UTC(2026, 10, 2, 18);
  const clock = { now: () => now, after: (ms: number, work: () => void) => systemClock.after(ms, work) };
  counter = await openCounter({ settings: { operators: undefined, mode: undefined }, between: { clock } });
  await counter.must("setup.testGateway", { gateway: "iotpay", approval: BOSS });
  const cards = async () => (await query("setup.live")).steps.find(({ step }) => step === "cards");
  expect(await cards()).toMatchObject({ state: "done", at: now });
  now += 8 * 24 * 60 * 60 * 1000;
  await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
  expect(await cards()).toMatchObject({ state: "todo", why: "tooOld" });
  await counter.stop();
  writeFileSync(join(counter.dataDir, "tried.json"), "{");
  mkdirSync(join(counter.dataDir, "live"));
  writeFileSync(join(counter.dataDir, "live", "journal.db"), "no database");
  await counter.start();
  expect(await cards()).toMatchObject({ state: "todo", why: "notTested" });
  expect((await query("setup.live")).steps.at(-1)).toMatchObject({ state: "todo", why: "holdsRecords" });
});

async function merchant(): Promise<Record<string, string>> {
  const { trainingMerchant } = await import("../../../simulator/index.ts");
  return { ...trainingMerchant };
}
