import { describe, expect, it } from "vitest";
import type { Fact } from "../../core/facts.ts";
import { ok } from "../../core/result.ts";
import { createStaff, type StaffEntry } from "../../staff/staff.ts";
import { answerable } from "./answerable.ts";
import type { Books, Entry } from "../books.ts";
import { createSessionDesk, type SessionDesk } from "./sessionDesk.ts";

const MINUTE = 60_000;
const CASHIER = "scrypt$14$8$1$Y2FzaGllcmNhc2hpZXJjYQ$gzqzzGzv6IxHbDM2WFDzf8avLqFoZVF1-JUNz1Khi50";
const MANAGER = "scrypt$14$8$1$bWFuYWdlcm1hbmFnZXJtYQ$Oie8Gdx61YPG3JEc4t9kZZ1aABEqYjcz4rLkIZs7NQo";
const kim = { id: "kim", name: "Kim", role: "cashier" as const, pin: { kind: "hash" as const, hash: CASHIER } };
const lee = { id: "lee", name: "Lee", role: "manager" as const, pin: { kind: "hash" as const, hash: MANAGER } };
const ann = { ...lee, id: "ann", name: "Ann", role: "owner" as const };

function desk(people: readonly StaffEntry[] = [kim, lee]) {
  const facts: Fact[] = [];
  const clock = { now: 1_000_000 };
  let by: string | null = null;
  const books = {
    commit: (entries: readonly Entry[]) => {
      facts.push(...entries.map(({ fact }) => fact));
      return ok(null);
    },
    setOperator: (id: string | null) => (by = id),
  } as unknown as Books;
  const staff = createStaff({ operators: people, now: () => clock.now, randomBytes: (n) => new Uint8Array(n) });
  const session = createSessionDesk({
    books,
    staff,
    locale: "en",
    lockAfterMinutes: () => 10,
    now: () => clock.now,
    changed: () => undefined,
  });
  const kinds = (): string[] => facts.map(({ kind }) => kind);
  return { session, staff, clock, facts, kinds, by: () => by };
}
const signIn = async (session: SessionDesk, operator: string, pin: string): Promise<void> => {
  expect(await session.commands["session.signIn"]({ operator, pin })).toEqual(ok(null));
};

describe("the lock", () => {
  it("comes after so many minutes without a touch, a key or a scan, and says so in the journal", async () => {
    const { session, clock, facts, by } = desk();
    await signIn(session, "kim", "1111");
    clock.now += 10 * MINUTE - 1;
    session.tick();
    expect(session.operator()?.id).toBe("kim");
    void session.commands["session.touch"]({});
    clock.now += 10 * MINUTE - 1;
    session.touched();
    clock.now += 10 * MINUTE - 1;
    session.tick();
    expect(session.operator()?.id).toBe("kim");
    clock.now += 1;
    session.tick();
    expect(session.operator()).toBeNull();
    expect(by()).toBeNull();
    expect(facts.at(-1)).toEqual({ kind: "operator.locked", body: { operator: "kim", idleMs: 10 * MINUTE } });
    session.tick();
    expect(facts.filter(({ kind }) => kind === "operator.locked")).toHaveLength(1);
  });

  it("is not put off by a clock that was set back", async () => {
    const { session, clock } = desk();
    await signIn(session, "kim", "1111");
    clock.now -= 60 * MINUTE;
    session.tick();
    clock.now += 10 * MINUTE;
    session.tick();
    expect(session.operator()).toBeNull();
  });
});

describe("an approval", () => {
  it("names who asked and who answered, and takes another person where there is one", async () => {
    const { session, facts } = desk([kim, lee, ann]);
    await signIn(session, "lee", "9999");
    expect(await answerable(session, "refundGoods", null)).toMatchObject({ error: { code: "approvalNeeded" } });
    expect(await answerable(session, "refundGoods", { approver: "lee", pin: "9999" })).toMatchObject({
      error: { code: "anotherNeeded" },
    });
    expect(await answerable(session, "refundGoods", { approver: "kim", pin: "1111" })).toMatchObject({
      error: { code: "notAllowed" },
    });
    expect(await answerable(session, "refundGoods", { approver: "ann", pin: "9999" })).toEqual(ok("ann"));
    expect(facts.slice(1)).toEqual([
      { kind: "approval.refused", body: { approver: "lee", action: "refundGoods" } },
      { kind: "approval.refused", body: { approver: "kim", action: "refundGoods" } },
      { kind: "approval.given", body: { approver: "ann", action: "refundGoods", own: false } },
    ]);
  });

  it("of one's own is marked, in a shop of one", async () => {
    const { session, facts } = desk([kim, ann]);
    await signIn(session, "ann", "9999");
    expect(await answerable(session, "refundGoods", null)).toEqual(ok("ann"));
    expect(facts.at(-1)).toEqual({
      kind: "approval.given",
      body: { approver: "ann", action: "refundGoods", own: true },
    });
  });

  it("of who may do what always takes a PIN", async () => {
    const { session } = desk();
    await signIn(session, "lee", "9999");
    expect(await answerable(session, "manageOperators", null)).toMatchObject({ error: { code: "approvalNeeded" } });
    expect(await answerable(session, "manageOperators", { approver: "lee", pin: "9999" })).toEqual(ok("lee"));
  });

  it("is nobody's once the one who asked has left", async () => {
    const { session, kinds } = desk();
    await signIn(session, "kim", "1111");
    const asked = answerable(session, "setPrice", { approver: "lee", pin: "9999" });
    void session.commands["session.signOut"]({});
    expect(await asked).toMatchObject({ error: { code: "notSignedIn" } });
    expect(kinds()).not.toContain("approval.given");
  });
});

it("another person takes over by PIN alone; the one before is signed out by name", async () => {
  const { session, kinds, by } = desk();
  await signIn(session, "kim", "1111");
  await signIn(session, "lee", "9999");
  expect(by()).toBe("lee");
  expect(kinds()).toEqual(["operator.signedIn", "operator.signedOut", "operator.signedIn"]);
});

it("who does not work here any more is signed out; a new name is told", async () => {
  const { session, staff } = desk();
  await signIn(session, "kim", "1111");
  staff.replace([{ ...kim, name: "Kimberly" }, lee]);
  session.staffChanged();
  expect(session.operator()?.name).toBe("Kimberly");
  staff.replace([{ ...kim, active: false }, lee]);
  session.staffChanged();
  expect(session.operator()).toBeNull();
});
