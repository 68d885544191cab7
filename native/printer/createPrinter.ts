/** The printer of a setting (`devices.printers` in docs/settings.md). */
import { resolve } from "node:path";
import { filePrinter } from "./file.ts";
import { oneAtATime } from "./oneAtATime.ts";
import type { Printer } from "./port.ts";
import { serialPrinter } from "./serial.ts";
import { tcpPrinter } from "./tcp.ts";
import { usbPrinter } from "./usb.ts";

export type PrinterSetting =
  | {
      readonly kind: "tcp";
      readonly host: string;
      readonly port: number;
      readonly confirm?: "close" | "sent" | undefined;
      readonly status?: "auto" | "off" | undefined;
    }
  | { readonly kind: "file"; readonly path: string }
  | {
      readonly kind: "serial";
      readonly path: string;
      readonly baudRate: number;
      readonly status?: "auto" | "off" | undefined;
    }
  | { readonly kind: "usb"; readonly path: string; readonly status?: "auto" | "off" | undefined };

/** @param folder where a relative file path starts: the till's data folder */
export function createPrinter(setting: PrinterSetting, folder: string): Printer {
  return oneAtATime(make(setting, folder));
}

function make(setting: PrinterSetting, folder: string): Printer {
  switch (setting.kind) {
    case "tcp": {
      const { host, port, confirm = "close", status = "auto" } = setting;
      return tcpPrinter({ host, port, confirm, status });
    }
    case "file":
      return filePrinter(resolve(folder, setting.path));
    case "serial":
      return serialPrinter({ path: setting.path, baudRate: setting.baudRate, status: setting.status ?? "auto" });
    case "usb":
      return usbPrinter({ path: setting.path, status: setting.status ?? "auto" });
  }
}
