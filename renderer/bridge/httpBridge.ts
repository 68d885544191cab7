/** The browser shell's transport: posts to the loopback address the page came from, and one long answer with the news. */
import type { Outcome } from "../../preload/contract/channel.ts";
import type { CommandEnvelope, QueryEnvelope, TillBridge, TillView, ViewChange } from "../../preload/contract.ts";
import { jsonLines } from "./jsonLines.ts";
import { LinkLost } from "./linkLost.ts";

type Message =
  | { readonly type: "view"; readonly view: TillView }
  | { readonly type: "change"; readonly change: ViewChange }
  | { readonly type: "taken" }
  | { readonly type: "ping" };

type Handlers = Parameters<TillBridge["connect"]>[0];

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
/** Pings come every 5 s; a stream that says nothing for longer than two of them is dead. */
const SILENCE_MS = 11_000;
const TRIES = 4;

/** @param token this start's key, from the address bar; `page` names this page to the till */
export function createHttpBridge(token: string, page: string): TillBridge {
  const headers = { authorization: `Bearer ${token}`, "x-page": page };

  async function post(path: string, body: CommandEnvelope | QueryEnvelope): Promise<Outcome<unknown>> {
    const response = await fetch(path, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Outcome<unknown>;
  }

  return {
    /** An answer that got lost is asked for again under the same id, which the till carries out once. */
    async command(envelope) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await post("/api/command", envelope);
        } catch {
          if (attempt === TRIES) throw new LinkLost();
          await pause(FIRST_PAUSE_MS * attempt);
        }
      }
    },
    async query(envelope) {
      try {
        return await post("/api/query", envelope);
      } catch {
        throw new LinkLost();
      }
    },
    connect: (on) => listen(headers, page, on),
  };
}

function listen(headers: Record<string, string>, page: string, on: Handlers): ReturnType<TillBridge["connect"]> {
  /** Counts connections up; a run whose number is not the newest has been replaced and says nothing more. */
  let newest = 0;
  let abort = new AbortController();

  async function run(takeOver: boolean): Promise<void> {
    const mine = ++newest;
    abort.abort();
    on.link("connecting");
    let wait = FIRST_PAUSE_MS;
    for (let first = takeOver; mine === newest; first = false) {
      abort = new AbortController();
      const began = performance.now();
      const end = await read(`/api/events?page=${page}${first ? "&takeOver=1" : ""}`, headers, abort, on).catch(
        () => "ended" as const,
      );
      if (mine !== newest) return;
      on.link(end === "ended" ? "lost" : end);
      if (end !== "ended") return;
      if (performance.now() - began > LONGEST_PAUSE_MS) wait = FIRST_PAUSE_MS;
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
    }
  }

  void run(false);
  return {
    takeOver: () => void run(true),
    close() {
      newest = -1;
      abort.abort();
    },
  };
}

/** Reads one connection to its end and says how it ended; throws when the network failed. */
async function read(
  url: string,
  headers: Record<string, string>,
  abort: AbortController,
  on: Handlers,
): Promise<"ended" | "taken" | "refused"> {
  const giveUp = () => {
    abort.abort();
  };
  let silence = setTimeout(giveUp, SILENCE_MS);
  try {
    const response = await fetch(url, { headers, signal: abort.signal });
    if (response.status === 409) return "taken";
    if (response.status === 401 || response.status === 403) return "refused";
    if (!response.ok || response.body === null) return "ended";
    for await (const line of jsonLines(response.body)) {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
      const message = line as Message;
      switch (message.type) {
        case "view":
          on.view(message.view);
          on.link("live");
          break;
        case "change":
          on.change(message.change);
          break;
        case "taken":
          return "taken";
        case "ping":
          break;
      }
    }
    return "ended";
  } finally {
    clearTimeout(silence);
    abort.abort();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
