/** A page of the till without a browser: the same HTTP calls and event stream, over a real socket. */
import type {
  CommandArgs,
  CommandName,
  QueryArgs,
  QueryName,
  QueryResult,
  TillView,
  ViewChange,
} from "../../preload/contract.ts";
import type { Outcome } from "../../preload/contract/channel.ts";
import type { PaymentScreen } from "../../preload/contract/payment.ts";
import { comes, waitFor } from "./waitFor.ts";

export interface TillPage {
  /** What is on the screen now. */
  view(): TillView;
  /** Every payment screen that was ever painted, in order, with its attempt. */
  readonly painted: readonly { readonly attempt: string; readonly screen: PaymentScreen }[];
  /** Rejects when the till is gone before it answered. */
  command<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<Outcome<unknown>>;
  /** The same, throwing the till's refusal. */
  mustDo<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<void>;
  query<N extends QueryName>(name: N, args: QueryArgs<N>): Promise<QueryResult<N>>;
  /** Waits until the screen shows what `shows` looks for. */
  until<T>(what: string, shows: (view: TillView) => T | undefined | false): Promise<T>;
}

type Message =
  | { readonly type: "view"; readonly view: TillView }
  | { readonly type: "change"; readonly change: ViewChange }
  | { readonly type: "ping" | "taken" };

/**
 * @param url as the till printed it, with its token
 * @param heard told what was refused and what broke off, in a line
 * @returns resolves once the first view is painted
 */
export async function openTillPage(url: string, heard: (line: string) => void = () => undefined): Promise<TillPage> {
  const { origin, hash } = new URL(url);
  const page = crypto.randomUUID();
  const authorization = `Bearer ${hash.slice(1)}`;
  const painted: { attempt: string; screen: PaymentScreen }[] = [];
  let view: TillView | undefined;

  const paint = (message: Message): void => {
    if (message.type === "view") view = message.view;
    else if (message.type === "change" && view !== undefined) view = { ...view, ...message.change };
    const payment = view?.payment;
    const last = painted.at(-1);
    if (payment && (last?.attempt !== payment.attempt || last.screen !== payment.screen)) {
      painted.push({ attempt: payment.attempt, screen: payment.screen });
    }
  };

  const events = fetch(`${origin}/api/events?page=${page}`, { headers: { authorization } });
  const stream = await comes("the till's event stream", events);
  if (stream.status !== 200 || stream.body === null) throw new Error(`no event stream: ${String(stream.status)}`);
  void listen(stream.body, paint);
  await waitFor("the first view", () => view !== undefined);

  const now = (): TillView => {
    if (view === undefined) throw new Error("nothing is painted yet");
    return view;
  };
  const screen = (): string => `On the screen: ${JSON.stringify(now())}`;

  const post = async (path: string, body: object): Promise<Outcome<unknown>> => {
    const response = await fetch(`${origin}${path}`, {
      method: "POST",
      // Kept open, a connection may be closed by the till in the very moment that it is used again: a browser repeats what
      // was lost so, `fetch` does not.
      headers: { authorization, origin, "content-type": "application/json", "x-page": page, connection: "close" },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Outcome<unknown>;
  };
  const call = (path: string, body: object, name: string): Promise<Outcome<unknown>> =>
    comes(`the till's answer to ${name}`, post(path, body), screen);
  const command: TillPage["command"] = async (name, args) => {
    try {
      const done = await call("/api/command", { id: crypto.randomUUID(), name, args }, name);
      if (!done.ok) heard(`${name} was refused: ${JSON.stringify(done.error)}`);
      return done;
    } catch (error) {
      heard(`${name} broke off: ${String(error)}`);
      throw error;
    }
  };

  return {
    view: now,
    painted,
    command,
    async mustDo(name, args) {
      const done = await command(name, args);
      if (!done.ok) throw new Error(`${name} was refused: ${JSON.stringify(done.error)}`);
    },
    async query<N extends QueryName>(name: N, args: QueryArgs<N>) {
      const answer = await call("/api/query", { name, args }, name);
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
      return answer.value as QueryResult<N>;
    },
    until: (what, shows) => waitFor(what, () => shows(now()), screen),
  };
}

async function listen(body: ReadableStream<Uint8Array>, paint: (message: Message) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const bytes of body) {
      rest += decoder.decode(bytes, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) paint(JSON.parse(line) as Message);
    }
  } catch {
    // The till was killed or closed: what was painted stays painted.
  }
}
