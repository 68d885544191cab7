/** Which past sales are looked for, those found so far, and the one that is looked at. Asked of the till page by page. */
import { useEffect } from "react";
import { create } from "zustand";
import type { QueryArgs } from "../../../preload/contract.ts";
import type { TransactionRowView, TransactionView } from "../../../preload/contract/transactions.ts";
import { ask, type Trouble, useTill } from "../till.ts";

export type Asked = Omit<QueryArgs<"transactions.find">, "before">;

const TODAY: Asked = { text: "", from: "today", to: "today", tender: null, state: null, operator: null };
/** What is asked of all time: a text finds whatever day it was. */
export const ANY_DAY: Asked = { ...TODAY, from: null, to: null };

interface Transactions {
  readonly asked: Asked;
  readonly rows: readonly TransactionRowView[];
  readonly more: boolean;
  /** Answered at least once since it was asked. */
  readonly known: boolean;
  readonly otherRegister: string | null;
  /** The sale that is looked at, by id. */
  readonly chosen: string | null;
  readonly open: TransactionView | null;
  readonly tab: "goods" | "payments";
  /** Goods of the chosen sale are being given back. */
  readonly refunding: boolean;
  /** The return that is being given back, by id; null while it is put together. */
  readonly making: string | null;
  readonly trouble: Trouble | null;
}

export const useTransactions = create<Transactions>(() => ({
  asked: TODAY,
  rows: [],
  more: false,
  known: false,
  otherRegister: null,
  chosen: null,
  open: null,
  tab: "goods",
  refunding: false,
  making: null,
  trouble: null,
}));

/** Answers that are not the last question's are thrown away. */
let question = 0;

/** Asks for the newest sales of this kind. @param first whether the first one found is looked at at once */
export async function find(asked: Asked, first = false): Promise<void> {
  const mine = (question += 1);
  useTransactions.setState({ asked });
  // What is typed is looked for in all days: the day is for looking around.
  const days = asked.text.trim() === "" ? {} : { from: null, to: null };
  const answer = await ask("transactions.find", { ...asked, ...days, before: null });
  if (mine !== question) return;
  if (!answer.ok) {
    useTransactions.setState({ trouble: answer.error });
    return;
  }
  const { more, otherRegister, rows } = answer.value;
  useTransactions.setState({ rows, more, otherRegister, known: true, trouble: null });
  if (!first) return;
  const only = rows[0];
  if (only !== undefined) choose(only.sale);
  // Goods that came back without their sale have no sale to open: the return itself is.
  else if (answer.value.returned !== null) lookAt(answer.value.returned);
}

let fetching = false;

/** The next page, when somebody has scrolled near the end of this one. */
export async function findMore(): Promise<void> {
  const { asked, more, rows } = useTransactions.getState();
  const last = rows.at(-1);
  if (!more || fetching || last === undefined) return;
  fetching = true;
  const mine = question;
  const days = asked.text.trim() === "" ? {} : { from: null, to: null };
  const answer = await ask("transactions.find", { ...asked, ...days, before: last.pos });
  fetching = false;
  if (mine !== question || !answer.ok) return;
  useTransactions.setState(({ rows: before }) => ({
    rows: [...before, ...answer.value.rows],
    more: answer.value.more,
  }));
}

export function choose(sale: string | null): void {
  useTransactions.setState(({ chosen, open }) => ({
    chosen: sale,
    open: sale === chosen ? open : null,
    refunding: false,
    making: null,
    trouble: null,
  }));
}

/** Opens a return, beside its sale where it has one. */
export function lookAt(one: { readonly return: string; readonly sale: string | null }): void {
  choose(one.sale);
  useTransactions.setState({ refunding: true, making: one.return });
}

/** Steps to the sale above or below the chosen one. */
export function step(by: 1 | -1): void {
  const { chosen, rows } = useTransactions.getState();
  const at = rows.findIndex(({ sale }) => sale === chosen);
  const next = rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (next !== undefined) choose(next.sale);
}

export async function reopen(): Promise<void> {
  const { chosen } = useTransactions.getState();
  if (chosen === null) return;
  const answer = await ask("transactions.open", { sale: chosen });
  useTransactions.setState((now) => {
    if (now.chosen !== chosen) return {};
    if (!answer.ok) return { trouble: answer.error };
    const open = JSON.stringify(answer.value) === JSON.stringify(now.open) ? now.open : answer.value;
    const rows = now.rows.map((row) => (row.sale === chosen ? answer.value.row : row));
    return { open, rows };
  });
}

/** How soon the list, and the sale that is looked at, are asked for again, ms: others may pay, and answers may come. */
const AGAIN_MS = 2_000;

/** Keeps the chosen sale as the till has it for as long as the screen stands. */
export function useOpenSale(): TransactionView | null {
  const chosen = useTransactions((state) => state.chosen);
  useEffect(() => {
    void reopen();
    const again = setInterval(() => void reopen(), AGAIN_MS);
    return () => {
      clearInterval(again);
    };
  }, [chosen]);
  return useTransactions((state) => state.open);
}

/** Who looks is another person: what was looked for is theirs. */
useTill.subscribe((now, before) => {
  if (now.view?.session.operator?.id === before.view?.session.operator?.id) return;
  useTransactions.setState({
    asked: TODAY,
    rows: [],
    known: false,
    chosen: null,
    open: null,
    refunding: false,
    making: null,
  });
});
