/**
 * One job over any line: open, ask how the printer is, send, find out what became of it. Everything is over when the
 * time is; what has not left by then never does.
 */
import type { Line, OpenLine } from "./line.ts";
import type { NotKnown, PrintOptions, PrintOutcome, Trouble } from "./port.ts";
import { notKnown, notPrinted, PRINTED } from "./port.ts";
import type { PrinterStatus } from "./status.ts";
import { forgetJob, readInOrder, readStatus } from "./status.ts";
import type { Talk } from "./talk.ts";
import { createTalk } from "./talk.ts";

export interface JobSetting {
  /**
   * For a printer that does not tell its status. `close`: printed when it hangs up after being told that all bytes were
   * sent, which it does after reading them. `sent`: printed when all bytes were handed over.
   */
  readonly confirm: "close" | "sent";
  /** `auto`: ask the printer how it is, and believe it when it answers. */
  readonly status: "auto" | "off";
}

export interface JobTiming {
  /** How long an answer to a question may take, ms. */
  readonly answerMs: number;
  /** How often a printer at work is asked whether it is in trouble, ms. */
  readonly pollMs: number;
  /** How long a printer in order may leave the question behind the job unanswered before it is taken not to know it, ms. */
  readonly inOrderMs: number;
  /** A printer that hangs up this soon after the bytes left, before being told the job is over, has not read them all. */
  readonly settleMs: number;
}

const USUAL: JobTiming = { answerMs: 400, pollMs: 500, inOrderMs: 6_000, settleMs: 50 };
/** A printer that left so many jobs' questions unanswered is not asked again. */
const SILENT_JOBS = 3;

type Stop = "deadline" | "ended" | "lost";
/** What a step gave, or what ended the job before it did. */
type Step<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "stopped"; readonly by: Stop };

/** @returns what prints one job after another; remembers whether the printer answers questions */
export function createJobs(
  open: OpenLine,
  setting: JobSetting,
  timing: JobTiming = USUAL,
): (bytes: Uint8Array, options: PrintOptions) => Promise<PrintOutcome> {
  const memory = { talks: false, silent: 0 };

  return async (bytes, { timeoutMs, needsPaper = true }) => {
    const giveUp = new AbortController();
    const deadline = new Promise<"deadline">((resolve) => {
      giveUp.signal.addEventListener("abort", () => {
        resolve("deadline");
      });
    });
    const timer = setTimeout(() => {
      giveUp.abort();
    }, timeoutMs);
    try {
      const opening = open(giveUp.signal);
      const opened = await Promise.race([opening, deadline]);
      if (opened === "deadline") {
        // A line that opens after the time-out is closed again before a byte of the job can leave.
        void opening.then((late) => {
          if (late.ok) late.value.abandon();
        });
        return notPrinted("timedOut");
      }
      if (!opened.ok) return notPrinted(opened.error);
      return await carry(opened.value, bytes, deadline, needsPaper);
    } finally {
      clearTimeout(timer);
    }
  };

  async function carry(
    line: Line,
    bytes: Uint8Array,
    deadline: Promise<"deadline">,
    needsPaper: boolean,
  ): Promise<PrintOutcome> {
    const gone = new Promise<"ended" | "lost">((resolve) => {
      line.onGone(resolve);
    });
    const stopped = Promise.race([deadline, gone]);
    const until: Until = (step) =>
      Promise.race([
        // A send that fails says nothing by itself: the line then tells how it went.
        step.then(
          (value) => ({ kind: "done" as const, value }),
          async () => ({ kind: "stopped" as const, by: await stopped }),
        ),
        stopped.then((by) => ({ kind: "stopped" as const, by })),
      ]);
    const sealed = sealable(line);
    const outcome = await send({ line: sealed, talk: createTalk(sealed), until, gone }, bytes, needsPaper);
    sealed.seal();
    if (restMayFollow(outcome)) line.abandon();
    else line.close();
    return outcome;
  }

  async function send(way: Way, bytes: Uint8Array, needsPaper: boolean): Promise<PrintOutcome> {
    const { line, talk, until } = way;
    const asks = needsPaper && setting.status === "auto" && (memory.talks || memory.silent < SILENT_JOBS);
    if (asks) {
      const before = await until(askAll(talk, timing.answerMs));
      if (before.kind === "stopped") return notPrinted(before.by === "deadline" ? "offline" : "unreachable");
      memory.talks ||= before.value !== undefined;
      memory.silent = before.value === undefined ? memory.silent + 1 : 0;
      // One that has answered before and is silent now is off, behind a network box that would keep the job for later.
      if (before.value === undefined && memory.talks) return notPrinted("offline");
      if (before.value !== undefined) {
        const { trouble } = before.value;
        return trouble === null ? sendAndAsk(way, bytes, before.value) : notPrinted(trouble);
      }
    }
    const sent = await until(line.send(bytes));
    if (sent.kind === "stopped") return lostBy(sent.by);
    // Whoever stands at the drawer sees whether it opened; the paper behind it is not to wait.
    return needsPaper ? confirm(way, PRINTED) : PRINTED;
  }

  /** For a printer that tells its status: the job, then a question that is answered when the job has been dealt with. */
  async function sendAndAsk(way: Way, bytes: Uint8Array, before: PrinterStatus): Promise<PrintOutcome> {
    const { line, talk, until } = way;
    const sent = await until(line.send(bytes).then(() => talk.askInOrder()));
    if (sent.kind === "stopped") return lostBy(sent.by);
    let seen: Trouble | null = null;
    for (let waited = 0; ; waited += timing.pollMs) {
      const answer = await until(talk.inOrder(timing.pollMs));
      if (answer.kind === "stopped")
        return answer.by === "deadline" && seen !== null ? notKnown(seen) : lostBy(answer.by);
      if (answer.value !== undefined) {
        const { trouble, paperLow } = readInOrder(answer.value);
        return trouble === null ? printed(paperLow || before.paperLow) : notKnown(trouble);
      }
      const cause = await until(talk.ask(2, timing.answerMs));
      if (cause.kind === "stopped") return lostBy(cause.by);
      seen = cause.value === undefined ? seen : readStatus({ 2: cause.value }).trouble;
      if (seen === "paperOut" || seen === "coverOpen") {
        await until(line.send(forgetJob()).then(() => pause(timing.settleMs)));
        return notKnown(seen);
      }
      if (seen === null && waited >= timing.inOrderMs) return confirm(way, printed(before.paperLow));
    }
  }

  async function confirm({ line, until, gone }: Way, outcome: PrintOutcome): Promise<PrintOutcome> {
    const settled = await until(pause(timing.settleMs));
    if (settled.kind === "stopped") return lostBy(settled.by);
    if (line.finish === undefined) return outcome;
    line.finish();
    if (setting.confirm === "sent") return outcome;
    const over = await until(gone);
    const by = over.kind === "done" ? over.value : over.by;
    return by === "ended" ? outcome : lostBy(by);
  }
}

/** Once sealed, a step that was overtaken by the end of the job sends nothing more. */
function sealable(line: Line): Line & { seal(): void } {
  let over = false;
  return {
    ...line,
    send: (bytes) => (over ? Promise.reject(new Error("the job is over")) : line.send(bytes)),
    seal() {
      over = true;
    },
  };
}

type Until = <T>(step: Promise<T>) => Promise<Step<T>>;

interface Way {
  readonly line: Line;
  readonly talk: Talk;
  readonly until: Until;
  readonly gone: Promise<"ended" | "lost">;
}

/** Strictly one question after another: an answer does not say what it answers. Undefined unless all are answered. */
async function askAll(talk: Talk, answerMs: number): Promise<PrinterStatus | undefined> {
  const printer = await talk.ask(1, answerMs);
  if (printer === undefined) return undefined;
  const cause = await talk.ask(2, answerMs);
  if (cause === undefined) return undefined;
  const paper = await talk.ask(4, answerMs);
  return paper === undefined ? undefined : readStatus({ 1: printer, 2: cause, 4: paper });
}

/** A printer that ran dry or was opened has taken everything, and was told to forget it: that order must still arrive. */
function restMayFollow(outcome: PrintOutcome): boolean {
  return outcome.kind === "notKnown" && outcome.why !== "paperOut" && outcome.why !== "coverOpen";
}

const WHY: Readonly<Record<Stop, NotKnown>> = { deadline: "noAnswer", ended: "closedEarly", lost: "lost" };
const lostBy = (by: Stop): PrintOutcome => notKnown(WHY[by]);
const printed = (paperLow: boolean): PrintOutcome => (paperLow ? { kind: "printed", paperLow } : PRINTED);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
