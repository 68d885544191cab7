/** Settings of the hardware on the counter. */
import * as v from "valibot";
import { choice, group, name, text, whole } from "./fields.ts";

const path = name(300);
const columns = v.optional(whole(24, 64), 42);
const baudRate = v.optional(whole(300, 1_000_000), 9_600);
const usbId = whole(0, 65_535);

const scanner = v.variant("kind", [
  v.strictObject({ kind: v.literal("serial"), path, baudRate, end: choice(["auto", "mark", "silence"]) }),
  v.strictObject({ kind: v.literal("hid"), vendorId: usbId, productId: usbId }),
  v.strictObject({ kind: v.literal("keyboard") }),
]);

const paper = { columns, codePage: choice(["wpc1252", "cp858"]) };
const status = choice(["auto", "off"]);

const printer = v.variant("kind", [
  v.strictObject({
    kind: v.literal("tcp"),
    host: name(253),
    port: v.optional(whole(1, 65_535), 9_100),
    confirm: choice(["close", "sent"]),
    status,
    ...paper,
  }),
  v.strictObject({ kind: v.literal("serial"), path, baudRate, status, ...paper }),
  v.strictObject({ kind: v.literal("usb"), path, status, ...paper }),
  v.strictObject({ kind: v.literal("file"), path, ...paper }),
]);

export const devices = v.optional(
  group({
    scanners: v.optional(v.pipe(v.array(scanner), v.maxLength(8, "write at most 8 scanners")), [{ kind: "keyboard" }]),
    printers: v.optional(v.pipe(v.array(printer), v.maxLength(8, "write at most 8 printers")), []),
    drawer: v.optional(group({ via: choice(["printer", "serial"]), path: text(300) }), {}),
    display: v.optional(group({ kind: choice(["none", "window", "pole"]), path: text(300) }), {}),
  }),
  {},
);
