/** The printer of a setting (`devices.printers` in docs/settings.md). */
import { resolve } from "node:path";
import { err, ok } from "../../main/core/result.ts";
import type { Result } from "../../main/core/result.ts";
import { filePrinter } from "./file.ts";
import type { Printer } from "./port.ts";
import { tcpPrinter } from "./tcp.ts";

export type PrinterSetting =
  | {
      readonly kind: "tcp";
      readonly host: string;
      readonly port: number;
      readonly confirm?: "close" | "sent" | undefined;
    }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "serial"; readonly path: string }
  | { readonly kind: "usb"; readonly path: string };

/** This version cannot drive printers of this kind yet; the till says so by name and sells on. */
export interface PrinterNotSupported {
  readonly kind: "notSupported";
  readonly printer: "serial" | "usb";
}

/** @param folder where a relative file path starts: the till's data folder */
export function createPrinter(setting: PrinterSetting, folder: string): Result<Printer, PrinterNotSupported> {
  switch (setting.kind) {
    case "tcp":
      return ok(tcpPrinter({ host: setting.host, port: setting.port, confirm: setting.confirm ?? "close" }));
    case "file":
      return ok(filePrinter(resolve(folder, setting.path)));
    case "serial":
    case "usb":
      return err({ kind: "notSupported", printer: setting.kind });
  }
}
