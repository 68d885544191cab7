/** A receipt printer without its plug: bytes in, status bytes out, rows on paper. It can run dry, be opened and get stuck. */
import type { Command } from "./commands.ts";
import { firstCommand } from "./commands.ts";
import { createRealTime } from "./realTime.ts";

export interface Machine {
  receive(bytes: Uint8Array): void;
  onAnswer(listener: (bytes: Uint8Array) => void): void;
  /** Everything that stands on paper, cuts as rows of their own. */
  rows(): readonly string[];
  /** Bytes taken and not carried out yet. */
  waiting(): number;
  /** A new roll of so many rows; what waits goes on. */
  loadPaper(rows: number): void;
  openCover(open: boolean): void;
  /** Somebody opens the cover when so many rows stand on the paper. */
  openWhenPrinted(rows: number): void;
  /** A stuck printer carries nothing out and answers nothing. */
  stick(stuck: boolean): void;
  drawerKicks(): number;
}

export interface MachineOptions {
  /** Rows of paper at the start. */
  readonly paper?: number;
  /** Whether it answers `DLE EOT`. */
  readonly answersStatus?: boolean;
  /** Whether it answers `GS r`. */
  readonly answersInOrder?: boolean;
}

export const CUT_ROW = "- - - - - - - - - - -";
const LOW_PAPER = 10;
const ROW_DOTS = 30;
const CODE_ROWS = 6;

export function createMachine(options: MachineOptions = {}): Machine {
  const { answersStatus = true, answersInOrder = true } = options;
  const findRealTime = createRealTime();
  const printed: string[] = [];
  let buffer = new Uint8Array(0);
  let row = "";
  let page = "windows-1252";
  let code = "";
  let left = options.paper ?? 100_000;
  let dry = false;
  let coverOpen = false;
  let openAt = Infinity;
  let stuck = false;
  let kicks = 0;
  let answer: (bytes: Uint8Array) => void = () => undefined;

  const status = (number: number): number => {
    if (number === 1) return 0x12 | (dry || coverOpen ? 0x08 : 0);
    if (number === 2) return 0x12 | (coverOpen ? 0x04 : 0) | (dry ? 0x20 : 0);
    if (number === 4) return 0x12 | (left < LOW_PAPER ? 0x0c : 0) | (dry ? 0x60 : 0);
    return 0x12;
  };

  /** @returns whether there was paper for it */
  const print = (text: string, height = 1): boolean => {
    if (left < height) {
      dry = true;
      return false;
    }
    left -= height;
    printed.push(text);
    return true;
  };

  /** @returns whether it could be carried out */
  const carryOut = (command: Command): boolean => {
    switch (command.kind) {
      case "text":
        row += new TextDecoder(page).decode(Uint8Array.of(command.byte));
        return true;
      case "row":
        if (!print(row.trimEnd())) return false;
        row = "";
        return true;
      case "feed":
        return command.rows === 0 || print(row.trimEnd(), command.rows);
      case "reset":
        row = "";
        return true;
      case "page":
        page = command.number === 16 ? "windows-1252" : "ascii";
        return true;
      case "picture":
        return print(
          `[picture ${String(command.width)} x ${String(command.height)}]`,
          Math.ceil(command.height / ROW_DOTS),
        );
      case "keepCode":
        code = command.data;
        return true;
      case "printCode":
        return print(`[QR ${code}]`, CODE_ROWS);
      case "cut":
        printed.push(CUT_ROW);
        return true;
      case "drawer":
        kicks += 1;
        return true;
      case "tellPaper":
        if (answersInOrder) answer(Uint8Array.of(left < LOW_PAPER ? 0x03 : 0));
        return true;
      case "other":
        return true;
    }
  };

  const work = (): void => {
    while (!dry && !coverOpen && !stuck) {
      const next = firstCommand(buffer);
      if (next === undefined || !carryOut(next.command)) return;
      buffer = buffer.slice(next.length);
      if (printed.length >= openAt) {
        coverOpen = true;
        openAt = Infinity;
      }
    }
  };

  return {
    receive(bytes) {
      const data: number[] = [];
      for (const found of findRealTime(bytes)) {
        if (found.kind === "byte") data.push(found.byte);
        else if (found.kind === "status") {
          if (answersStatus && !stuck) answer(Uint8Array.of(status(found.number)));
        } else {
          data.length = 0;
          buffer = new Uint8Array(0);
          row = "";
        }
      }
      buffer = Uint8Array.from([...buffer, ...data]);
      work();
    },
    onAnswer(listener) {
      answer = listener;
    },
    rows: () => printed,
    waiting: () => buffer.length,
    loadPaper(rows) {
      left = rows;
      dry = rows === 0;
      work();
    },
    openCover(open) {
      coverOpen = open;
      work();
    },
    openWhenPrinted(rows) {
      openAt = rows;
    },
    stick(nowStuck) {
      stuck = nowStuck;
      work();
    },
    drawerKicks: () => kicks,
  };
}
