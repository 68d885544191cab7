import { describe, expect, it } from "vitest";
import { serialSource } from "./serial.ts";
import { fakeSerial, manualClock, record } from "./testing.ts";

function plugged() {
  const clock = manualClock();
  const port = fakeSerial();
  const { heard, hear } = record();
  const source = serialSource({ path: "/dev/ttyUSB0", baudRate: 9600 }, port.host, clock);
  source.start(hear);
  return { clock, port, heard, source };
}

describe("a serial scanner", () => {
  it("is found when it is plugged in later, and reads", async () => {
    const { clock, port, heard, source } = plugged();
    await clock.pass(5_000);
    expect(source.state()).toMatchObject({ kind: "detached" });
    port.plug();
    await clock.pass(1_000);
    port.send("6291041500213\r\n");
    expect(heard).toEqual(["detached", "attached", "6291041500213"]);
  });

  it.each([true, false])(
    "is back within two seconds of being plugged in again (system told of the loss: %s)",
    async (told) => {
      const { clock, port, heard } = plugged();
      port.plug();
      await clock.pass(1_000);
      port.send("4011\r62910");
      port.unplug(told);
      await clock.pass(1_000);
      expect(heard).toEqual(["attached", "4011", told ? "partial unplugged 5" : "partial cutOff 5", "detached"]);
      expect(port.isOpen()).toBe(false);
      await clock.pass(10_000);
      port.plug();
      await clock.pass(2_000);
      port.send("4012\r");
      expect(heard.slice(4)).toEqual(["attached", "4012"]);
    },
  );

  it("notices a re-plug that was too quick for its eyes", async () => {
    const { clock, port, heard } = plugged();
    port.plug();
    await clock.pass(1_000);
    port.unplug(false);
    port.plug();
    await clock.pass(2_000);
    port.send("4011\r");
    expect(heard.at(-1)).toBe("4011");
  });

  it("keeps how long it has been gone, whatever is tried meanwhile", async () => {
    const { clock, port, source } = plugged();
    port.plug();
    await clock.pass(1_000);
    port.unplug(true);
    await clock.pass(0);
    const since = source.state().since;
    await clock.pass(60_000);
    expect(source.state()).toMatchObject({ kind: "detached", since });
  });

  it("ends a scan with silence while the scanner sends no marks, and reports half ones when it does", async () => {
    const { clock, port, heard } = plugged();
    port.plug();
    await clock.pass(1_000);
    port.send("036000291452");
    await clock.pass(100);
    port.send("4011\r629");
    await clock.pass(500);
    port.send("73513537\r");
    expect(heard.slice(1)).toEqual(["036000291452", "4011", "partial cutOff 3", "73513537"]);
  });

  it("says nothing more and closes the port after stop", async () => {
    const { clock, port, heard, source } = plugged();
    port.plug();
    await clock.pass(1_000);
    await source.stop();
    port.send("4011\r");
    await clock.pass(5_000);
    expect(heard).toEqual(["attached"]);
    expect(port.isOpen()).toBe(false);
  });
});
