import { describe, expect, it } from "vitest";
import { may } from "../core/people/permissions.ts";
import { isPinHash } from "../core/people/pinHash.ts";
import { afterWrong, lockedUntil, locksFromRefusals, type LockState, UNLOCKED } from "./locks.ts";
import { hashPin, verifyPin } from "./pins.ts";
import { createStaff } from "./staff.ts";

const salt = new Uint8Array(16).fill(7);
const MINUTE = 60_000;

describe("PIN hashes", () => {
  it("fit their PIN only, and differ by salt", async () => {
    const hash = await hashPin("5830", salt);
    expect(isPinHash(hash)).toBe(true);
    expect(hash).not.toContain("5830");
    expect(await verifyPin("5830", hash)).toBe(true);
    expect(await verifyPin("5831", hash)).toBe(false);
    expect(await hashPin("5830", new Uint8Array(16).fill(8))).not.toBe(hash);
  });

  it("are refused when they are none, or cost more than the till can pay", async () => {
    const hash = await hashPin("5830", salt);
    expect(await verifyPin("5830", "")).toBe(false);
    expect(isPinHash(hash.replace("$15$", "$30$"))).toBe(false);
    expect(isPinHash(`${hash}=`)).toBe(false);
    await expect(hashPin("1", new Uint8Array(8))).rejects.toThrow(RangeError);
  });
});

describe("locks", () => {
  const times = (state: LockState, n: number, at: number): LockState =>
    n === 0 ? state : times(afterWrong(state, at), n - 1, at);

  it("leave five tries, then wait longer and longer", () => {
    const waits = [4, 5, 6, 7, 8, 9, 50].map((n) => lockedUntil(times(UNLOCKED, n, 1000), 1000));
    const ms = [30_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE];
    expect(waits).toEqual([null, ...ms.map((wait) => wait + 1000)]);
  });

  it("allow at most four guesses an hour in the long run", () => {
    let state = UNLOCKED;
    let now = 0;
    let guesses = 0;
    for (; now < 24 * 60 * MINUTE; guesses++) {
      state = afterWrong(state, now);
      now = lockedUntil(state, now) ?? now;
    }
    expect(guesses).toBeLessThanOrEqual(24 * 4 + 8);
  });

  it("do not grow when the clock is set back", () => {
    expect(lockedUntil({ wrong: 5, lastAt: 1_000_000 }, 1000)).toBe(31_000);
  });

  it("are found again in the journal", () => {
    const fact = (kind: string, at: number, body: object) => ({ kind, at, body });
    const locks = locksFromRefusals([
      fact("operator.refused", 1, { operator: "a", locked: false }),
      fact("operator.signedIn", 2, { operator: "a" }),
      fact("operator.refused", 3, { operator: "a", locked: false }),
      fact("approval.refused", 4, { approver: "a", action: "decidePayment" }),
      fact("operator.refused", 5, { operator: "a", locked: true }),
      fact("operator.refused", 6, { operator: "b", locked: false }),
      fact("attempt.decided", 7, { approver: "b" }),
      fact("sale.opened", 8, {}),
      fact("operator.refused", 9, {}),
    ]);
    expect([...locks]).toEqual([["a", { wrong: 2, lastAt: 4 }]]);
  });
});

describe("staff", () => {
  const operators = [
    { id: "ann", name: "Ann", role: "manager" as const, pin: { kind: "plain" as const, pin: "5830" } },
    { id: "bob", name: "Bob", role: "cashier" as const, pin: { kind: "plain" as const, pin: "2963" } },
  ];
  const staffAt = (clock: { now: number }) => createStaff({ operators, now: () => clock.now, randomBytes: () => salt });

  it("knows a right PIN, a wrong one and nobody, and hands out no PIN", async () => {
    const staff = staffAt({ now: 0 });
    expect(await staff.check("ann", "5830")).toEqual({
      kind: "ok",
      operator: { id: "ann", name: "Ann", role: "manager" },
    });
    expect(await staff.check("ann", "2963")).toEqual({ kind: "wrong", triesLeft: 4, lockedUntil: null });
    expect(await staff.check("eve", "5830")).toEqual({ kind: "unknown" });
    expect(JSON.stringify(staff.members)).not.toMatch(/5830|2963|pin/);
  });

  it("takes a stored hash", async () => {
    const pin = { kind: "hash" as const, hash: await hashPin("7420", salt) };
    const staff = createStaff({
      operators: [{ id: "c", name: "C", role: "owner", pin }],
      now: () => 0,
      randomBytes: () => salt,
    });
    expect((await staff.check("c", "7420")).kind).toBe("ok");
  });

  it("locks one operator after five guesses, even when they are made all at once", async () => {
    const clock = { now: 1000 };
    const staff = staffAt(clock);
    const checks = await Promise.all(["1", "2", "3", "4", "5", "5830"].map((pin) => staff.check("ann", pin)));
    expect(checks.map(({ kind }) => kind)).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong", "locked"]);
    expect(checks[4]).toEqual({ kind: "wrong", triesLeft: 0, lockedUntil: 31_000 });
    expect((await staff.check("bob", "2963")).kind).toBe("ok");
    clock.now = 31_000;
    expect((await staff.check("ann", "5830")).kind).toBe("ok");
    expect(await staff.check("ann", "1")).toMatchObject({ kind: "wrong", triesLeft: 4 });
  });

  it("lets nobody in who has left, knows their name, and takes a new PIN at once", async () => {
    const clock = { now: 1000 };
    const staff = staffAt(clock);
    for (let n = 0; n < 5; n++) await staff.check("ann", "1");
    const [ann, bob] = operators;
    if (ann === undefined || bob === undefined) throw new Error("nobody is there");
    staff.replace([
      { ...ann, name: "Anna", pin: { kind: "plain", pin: "7420" } },
      { ...bob, active: false },
    ]);
    expect(staff.members).toEqual([{ id: "ann", name: "Anna", role: "manager" }]);
    expect(staff.member("bob")?.name).toBe("Bob");
    expect(await staff.check("bob", "2963")).toEqual({ kind: "unknown" });
    // Five wrong PINs of before still count.
    expect((await staff.check("ann", "7420")).kind).toBe("locked");
    clock.now = 31_000;
    expect((await staff.check("ann", "5830")).kind).toBe("wrong");
    clock.now = 10 * MINUTE;
    expect((await staff.check("ann", "7420")).kind).toBe("ok");
  });

  it("stays locked over a restart", async () => {
    const locks = new Map([["ann", { wrong: 6, lastAt: 1000 }]]);
    const staff = createStaff({ operators, now: () => 2000, randomBytes: () => salt, locks });
    expect(await staff.check("ann", "5830")).toEqual({ kind: "locked", until: 61_000 });
  });
});

it("lets managers, not cashiers, say how unproven money stands", () => {
  expect(may("cashier", "sell")).toBe(true);
  for (const action of ["setAside", "decidePayment"] as const) {
    expect([may("cashier", action), may("manager", action), may("owner", action)]).toEqual([false, true, true]);
  }
});
