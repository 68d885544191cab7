import { afterEach, expect, test, vi } from "vitest";
import { oneAtATime } from "../printer/oneAtATime.ts";
import { PRINTED, type Printer } from "../printer/port.ts";
import type { PortForPrinting } from "../printer/serial.ts";
import { printersDrawer, serialDrawer } from "./drawer.ts";

afterEach(() => vi.useRealTimers());

/** A printer that takes its time; a job of it ends when the test says so. */
function slowPrinter() {
  const sent: number[][] = [];
  const ends: (() => void)[] = [];
  const printer: Printer = {
    label: "slow",
    print: (bytes) => {
      sent.push([...bytes]);
      return new Promise((resolve) => {
        ends.push(() => {
          resolve(PRINTED);
        });
      });
    },
  };
  return { printer: oneAtATime(printer), sent, end: () => ends.shift()?.() };
}

const PULSE = [0x1b, 0x70, 0, 25, 250];

test("the pulse waits for the paper before it", async () => {
  const { end, printer, sent } = slowPrinter();
  const paper = printer.print(Uint8Array.of(1), { timeoutMs: 1_000 });
  const opened = printersDrawer(printer).open();
  await Promise.resolve();
  expect(sent).toEqual([[1]]);
  end();
  await paper;
  await vi.waitFor(
    () => {
      expect(sent).toEqual([[1], PULSE]);
    },
    { timeout: 60_000 },
  );
  end();
  expect(await opened).toEqual(PRINTED);
});

test("a drawer does not spring open long after it was asked to", async () => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  const { end, printer, sent } = slowPrinter();
  const drawer = printersDrawer(printer);
  void printer.print(Uint8Array.of(1), { timeoutMs: 90_000 });
  const first = drawer.open();
  const second = drawer.open();
  await vi.advanceTimersByTimeAsync(60_001);
  end();
  expect(await first).toEqual({ kind: "notPrinted", why: "timedOut" });
  expect(await second).toEqual({ kind: "notPrinted", why: "timedOut" });
  const third = drawer.open();
  await vi.waitFor(
    () => {
      expect(sent).toEqual([[1], PULSE]);
    },
    { timeout: 60_000 },
  );
  end();
  expect(await third).toEqual(PRINTED);
});

test("a box on a serial port is sent one character, and the port is given back", async () => {
  const said: string[] = [];
  const port: PortForPrinting = {
    open: (done) => {
      said.push("open");
      done(null);
    },
    write: (bytes, done) => {
      said.push(`write ${String([...bytes])}`);
      done(null);
    },
    drain: (done) => {
      done(null);
    },
    flush: (done) => {
      done(null);
    },
    close: (done) => {
      said.push("close");
      done(null);
    },
    on: () => undefined,
  };
  const drawer = serialDrawer("/dev/fake", (setting) => {
    said.push(`${setting.path} ${String(setting.baudRate)}`);
    return Promise.resolve(port);
  });
  expect(await Promise.all([drawer.open(), drawer.open()])).toEqual([PRINTED, PRINTED]);
  const once = ["/dev/fake 9600", "open", "write 7", "close"];
  expect(said).toEqual([...once, ...once]);
});

test("a box that is not there did not open the drawer", async () => {
  const drawer = serialDrawer("/dev/none", () => Promise.reject(new Error("no such port")));
  expect(await drawer.open()).toEqual({ kind: "notPrinted", why: "noFile" });
});
