/** The machine's own HID devices, by the package `node-hid`. It is loaded only when a shop has such a scanner. */
import { err, ok } from "../../main/core/result.ts";
import type { HidHost } from "./hid.ts";

const load = async () => (await import("node-hid")).default;

export const systemHid: HidHost = {
  async list() {
    try {
      const devices = await (await load()).devicesAsync();
      return devices.flatMap(({ path, vendorId, productId, usagePage = 0, usage = 0, product = "" }) =>
        path === undefined ? [] : [{ path, vendorId, productId, usagePage, usage, product }],
      );
    } catch {
      // A machine without a USB library has no USB scanners.
      return [];
    }
  },
  async open(path, on) {
    try {
      const { HIDAsync } = await load();
      const device = await HIDAsync.open(path);
      let ours = false;
      let gone = false;
      device.on("error", (error: Error) => {
        if (ours || gone) return;
        gone = true;
        on.closed(error.message);
      });
      device.on("data", (report: Buffer) => {
        if (!ours) on.report(report);
      });
      return ok({
        async close() {
          if (ours) return;
          ours = true;
          try {
            await device.close();
          } catch {
            // A device that is gone cannot be closed.
          }
        },
      });
    } catch (error) {
      return err(error instanceof Error ? error.message : String(error));
    }
  },
};
