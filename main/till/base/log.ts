/**
 * The till's log: what happened to the machine around the money, a line each, a file a month, kept 13 months. For whoever
 * looks into trouble; money, people and what they did are in the journal alone, which is never thinned. A line holds what
 * is listed here and nothing that anybody typed or scanned (INV-12).
 */
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../core/clock.ts";
import type { TillPort } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import type { HealthView } from "../../../preload/contract/health.ts";
import { describeFault } from "./fault.ts";

export type LogLine =
  | { readonly kind: "started"; readonly mode: string; readonly version: string; readonly node: string }
  | { readonly kind: "ended" }
  /** @property where what kind of fault and in which places of the code, never its message */
  | { readonly kind: "fault"; readonly where: string }
  | { readonly kind: "health"; readonly part: string; readonly state: string; readonly code: string }
  /** @property detail the system's words about a file of the till's own */
  | { readonly kind: "backupFailed"; readonly why: string; readonly detail: string }
  | { readonly kind: "archiveFailed"; readonly detail: string };

export interface Log {
  /** Never throws: a log that cannot be written stops nothing. */
  note(line: LogLine): void;
  /** Notes the parts that are otherwise than when it was last told. */
  health(views: readonly HealthView[]): void;
}

/** The month that runs, thirteen before it, and one of a clock that was wrong. */
export const MONTHS_KEPT = 15;
/** A printer that comes and goes all month is no reason to fill the disk, bytes. */
export const MOST_BYTES = 4_000_000;

const NAME = /^till-\d{4}-\d{2}\.log$/;

/** A port whose faults are noted on their way. */
export const noting = (port: Pick<TillPort, "command" | "query">, log: Log): typeof port => {
  const noted =
    (call: (message: unknown) => Promise<Outcome<unknown>>) =>
    async (message: unknown): Promise<Outcome<unknown>> => {
      try {
        return await call(message);
      } catch (thrown) {
        log.note({ kind: "fault", where: describeFault(thrown) });
        throw thrown;
      }
    };
  return { command: noted(port.command), query: noted(port.query) };
};

export const logsIn = (dataDir: string): string => join(dataDir, "logs");

/** @param dir its folder, made when missing */
export function createLog(dir: string, clock: Pick<Clock, "now">): Log {
  const seen = new Map<string, string>();
  let current = "";

  const fileNow = (at: string): string => {
    const file = `till-${at.slice(0, 7)}.log`;
    if (file !== current) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      keepNewest(dir, file);
      current = file;
    }
    return join(dir, file);
  };
  const note = (line: LogLine): void => {
    try {
      const at = new Date(clock.now()).toISOString();
      const path = fileNow(at);
      const isNew = !existsSync(path);
      if (!isNew && statSync(path).size > MOST_BYTES) return;
      appendFileSync(path, `${JSON.stringify({ at, ...line })}\n`);
      if (isNew) chmodSync(path, 0o600);
    } catch {
      // The disk is full, or may not be written: the journal's own trouble is on the screen.
    }
  };

  return {
    note,
    health(views) {
      for (const { code, part, state } of views) {
        const now = `${state} ${code}`;
        if (seen.get(part) !== now) note({ kind: "health", part, state, code });
        seen.set(part, now);
      }
    },
  };
}

/** By their number, not by the clock: one that is wrong by years for an hour removes one month at most. */
function keepNewest(dir: string, coming: string): void {
  const older = readdirSync(dir).filter((file) => NAME.test(file) && file !== coming);
  for (const file of older.sort().slice(0, -(MONTHS_KEPT - 1))) rmSync(join(dir, file));
}
