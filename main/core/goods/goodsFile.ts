/** A catalogue file on its way from the screen to the till. */

/** The largest that the screen takes, bytes. `--catalog` takes larger ones. */
export const MAX_GOODS_FILE = 32 * 1_048_576;
/** Bytes of one piece: with its base64 and its envelope below what a shell lets through at once. */
export const GOODS_FILE_PART = 36_000;
