/** Black and white dots, packed as printers take them. Pure. */
export interface Bitmap {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  /** Rows of ceil(width / 8) bytes, leftmost dot in the highest bit, 1 = black. */
  readonly bits: Uint8Array;
}

export function blankBitmap(width: number, height: number): Bitmap {
  return { width, height, bits: new Uint8Array(Math.ceil(width / 8) * height) };
}

export function dotAt(bitmap: Bitmap, x: number, y: number): boolean {
  const byte = bitmap.bits[y * Math.ceil(bitmap.width / 8) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

export function setDot(bitmap: Bitmap, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return;
  const at = y * Math.ceil(bitmap.width / 8) + (x >> 3);
  bitmap.bits[at] = (bitmap.bits[at] ?? 0) | (0x80 >> (x & 7));
}

/** Adds the black dots of `stamp` to `onto`, its upper left corner at (x, y). */
export function stampBitmap(onto: Bitmap, stamp: Bitmap, x: number, y: number): void {
  for (let row = 0; row < stamp.height; row += 1) {
    for (let column = 0; column < stamp.width; column += 1) {
      if (dotAt(stamp, column, row)) setDot(onto, x + column, y + row);
    }
  }
}
