/**
 * A HID-POS scanner made of nothing but the kernel's /dev/uhid: the kernel takes it for real hardware.
 * Source: linux/uhid.h (event numbers and packed structures); HID Point of Sale Usage Tables 1.02 (the descriptor).
 */
import { closeSync, openSync, writeSync } from "node:fs";

const DESTROY = 1;
const CREATE2 = 11;
const INPUT2 = 12;
const USB_BUS = 3;

/** One application collection of usage page 0x8C with the scanned data report, number 2, of 64 bytes. */
const DESCRIPTOR = Uint8Array.from(
  [
    [0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
    // Length; AIM identifier; data; two bytes of the maker's.
    [0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x05, 0x8c],
    [0x95, 0x03, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02],
    [0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01],
    [0x95, 0x02, 0x81, 0x03],
    // One bit: more follows.
    [0x75, 0x01, 0x95, 0x01, 0x25, 0x01, 0x09, 0xff, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03],
    [0xc0, 0xc0],
  ].flat(),
);

export interface VirtualScanner {
  report(bytes: Uint8Array): void;
  unplug(): void;
}

/** Plugs one in. Throws where there is no /dev/uhid or no right to it. */
export function plugVirtualScanner(vendorId: number, productId: number): VirtualScanner {
  const device = openSync("/dev/uhid", "r+");
  const create = Buffer.alloc(4 + 128 + 64 + 64 + 2 + 2 + 16 + 4096);
  create.writeUInt32LE(CREATE2, 0);
  create.write("Tenderline test scanner", 4, "latin1");
  const at = 4 + 128 + 64 + 64;
  create.writeUInt16LE(DESCRIPTOR.length, at);
  create.writeUInt16LE(USB_BUS, at + 2);
  create.writeUInt32LE(vendorId, at + 4);
  create.writeUInt32LE(productId, at + 8);
  create.set(DESCRIPTOR, at + 20);
  writeSync(device, create);
  return {
    report(bytes) {
      const input = Buffer.alloc(4 + 2 + 4096);
      input.writeUInt32LE(INPUT2, 0);
      input.writeUInt16LE(bytes.length, 4);
      input.set(bytes, 6);
      writeSync(device, input);
    },
    unplug() {
      const destroy = Buffer.alloc(4);
      destroy.writeUInt32LE(DESTROY, 0);
      writeSync(device, destroy);
      closeSync(device);
    },
  };
}
