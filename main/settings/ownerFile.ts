/** Small files that only their owner may read, replaced whole. */
import { chmod, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

const OWNER_ONLY = 0o600;

/** The old file or the new one, whole, whenever the power fails; durable on return. Rejects with the system's error. */
export async function replaceOwnerFile(path: string, text: string): Promise<void> {
  const next = `${path}.new`;
  const file = await open(next, "w", OWNER_ONLY);
  try {
    // A file that was there before keeps the rights it had.
    await chmod(next, OWNER_ONLY);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
  if (process.platform === "win32") return;
  const folder = await open(dirname(path));
  await folder.sync().finally(() => folder.close());
}
