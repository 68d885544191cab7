/** The drawer: opened with its float, cash in and out, counted blind, closed. What it should hold comes from the journal (INV-9). */
import { add, CURRENCIES, type Currency, type Minor, minor } from "../../core/money/money.ts";
import { may, type Action } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import { type CashCount, overShort, type Pieces, type Shift, type ShiftFact } from "../../core/day/shift.ts";
import { closeShift, countDrawer, moveCash, worthOf } from "../../core/day/shiftRules.ts";
import { readLastZ } from "../../journal/projections/closings.ts";
import { readTipsOfShift } from "../../journal/projections/ledger.ts";
import { readExpectedCash } from "../../journal/projections/drawer.ts";
import { readLeftInDrawer } from "../../journal/projections/shifts.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { CashCountView, ShiftView } from "../../../preload/contract/shift.ts";
import { type Approval, answerable } from "../people/answerable.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { Operator, SessionDesk } from "../people/sessionDesk.ts";

export interface ShiftDesk {
  readonly commands: Pick<CommandHandlers, "shift.open" | "shift.move" | "shift.count" | "shift.close">;
  readonly queries: Pick<QueryHandlers, "shift.now">;
}

export function createShiftDesk(deps: {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "approve" | "alone">;
  readonly random: Random;
  readonly currency: Currency;
  operatorName(id: string): string;
  /** Lets the drawer spring open. */
  openDrawer(): void;
}): ShiftDesk {
  const { books, session, random } = deps;
  const { reader } = books.journal;

  const allowed = (action: Action): Result<Operator, Problem> => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    return may(operator.role, action) ? ok(operator) : refuse("notAllowed");
  };
  const keep = (facts: readonly ShiftFact[]): Result<null, Problem> => {
    const committed = books.commit(facts.map((fact) => ({ fact })));
    return committed.ok ? ok(null) : sick(committed.error);
  };
  /** The drawer opens only after its reason is in the journal. */
  const keepAndOpen = (facts: readonly ShiftFact[]): Result<null, Problem> => {
    const opened: Entry = { fact: { kind: "drawer.opened", body: { why: "cash" } } };
    const committed = books.commit([...facts.map((fact) => ({ fact })), opened]);
    if (!committed.ok) return sick(committed.error);
    deps.openDrawer();
    return ok(null);
  };
  const expected = (): Minor => {
    const shift = books.shift();
    return shift === null ? minor(0) : readExpectedCash(reader, shift.id);
  };

  const sumOf = (counted: Counted): Result<{ readonly pieces: readonly Pieces[]; readonly sum: Minor }, Problem> => {
    if ("sum" in counted) return ok({ pieces: [], sum: minor(counted.sum) });
    const worth = worthOf(counted.pieces, deps.currency);
    return worth.ok ? ok({ pieces: counted.pieces, sum: worth.value }) : refuse(worth.error);
  };

  const countView = (count: NonNullable<Shift["count"]>): CashCountView => ({
    ...count,
    difference: overShort(count),
    by: deps.operatorName(count.by),
    stale: count.expected !== expected(),
  });
  const view = (shift: Shift, seesFigures: boolean): ShiftView => ({
    id: shift.id,
    openedAt: shift.openedAt,
    openedBy: deps.operatorName(shift.openedBy),
    businessDay: shift.businessDay,
    float: shift.float,
    moves: shift.moves.map((move) => ({
      ...move,
      by: deps.operatorName(move.by),
      approver: deps.operatorName(move.approver),
    })),
    count: shift.count === null ? null : countView(shift.count),
    tips: {
      taken: readTipsOfShift(reader, shift.id, readLastZ(reader)?.report.upTo ?? 0),
      paidOut: add(minor(0), ...shift.moves.filter(({ kind }) => kind === "tips").map(({ amount }) => amount)),
    },
    expected: seesFigures ? expected() : null,
  });

  /** Whoever answers for cash that leaves; whoever is signed in puts some in. */
  const answersForMove = (
    kind: string,
    approval: Approval | null,
  ): Result<string, Problem> | Promise<Result<string, Problem>> => {
    if (kind !== "in") return answerable(session, "cashOut", approval);
    const operator = allowed("cashIn");
    return operator.ok ? ok(operator.value.id) : operator;
  };

  return {
    commands: {
      "shift.open": ({ float }) => {
        const operator = allowed("openShift");
        if (!operator.ok) return operator;
        if (books.shift() !== null) return refuse("shiftOpen");
        const sum = sumOf(float);
        if (!sum.ok) return sum;
        return keepAndOpen([{ kind: "shift.opened", body: { shift: random.id(), float: sum.value.sum } }]);
      },
      "shift.move": async ({ approval, ...asked }) => {
        const move = { ...asked, id: random.id(), amount: minor(asked.amount) };
        // Nobody's PIN is asked for what would be refused anyway.
        const possible = moveCash(books.shift(), move, "");
        if (!possible.ok) return refuse(possible.error);
        const who = await answersForMove(move.kind, approval);
        if (!who.ok) return who;
        const moved = moveCash(books.shift(), move, who.value);
        return moved.ok ? keepAndOpen([moved.value]) : refuse(moved.error);
      },
      "shift.count": ({ counted, explanation }) => {
        const operator = allowed("countDrawer");
        if (!operator.ok) return operator;
        const sum = sumOf(counted);
        if (!sum.ok) return sum;
        const count: CashCount = {
          pieces: sum.value.pieces,
          counted: sum.value.sum,
          expected: expected(),
          explanation,
        };
        const fact = countDrawer(books.shift(), count);
        if (!fact.ok) return refuse(fact.error);
        const kept = keep([fact.value]);
        if (!kept.ok) return kept;
        const after = books.shift()?.count;
        if (after === null || after === undefined) throw new Error("a count that was kept is not there");
        return ok(countView(after));
      },
      "shift.close": async ({ left, bag, approval }) => {
        const operator = allowed("closeShift");
        if (!operator.ok) return operator;
        const close = (approver: string) =>
          closeShift(
            books.shift(),
            expected(),
            minor(left),
            bag === "" ? null : { id: random.id(), number: bag, reason: "" },
            approver,
          );
        const possible = close("");
        if (!possible.ok) return refuse(possible.error);
        const banks = possible.value.some(({ kind }) => kind === "cash.moved");
        const who = banks ? await answerable(session, "cashOut", approval) : ok(operator.value.id);
        if (!who.ok) return who;
        const closed = close(who.value);
        return closed.ok ? keep(closed.value) : refuse(closed.error);
      },
    },
    queries: {
      "shift.now": () => {
        const operator = session.operator();
        if (operator === null) return refuse("notSignedIn");
        const shift = books.shift();
        return ok({
          shift: shift === null ? null : view(shift, may(operator.role, "seeFigures")),
          left: readLeftInDrawer(reader),
          denominations: CURRENCIES[deps.currency].denominations,
        });
      },
    },
  };
}

type Counted = { readonly pieces: readonly Pieces[] } | { readonly sum: number };
