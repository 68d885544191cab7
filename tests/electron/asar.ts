/** Reads an asar archive: what Electron would run, file by file. Format: a size, a JSON header, then the files one after another. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface AsarFile {
  /** Path inside the archive, `out/main/index.js`. */
  readonly path: string;
  /** Kept beside the archive, where a native module can be loaded from. */
  readonly unpacked: boolean;
  read(): Buffer;
}

type Node =
  | { readonly files: Readonly<Record<string, Node>> }
  | { readonly size: number; readonly offset?: string; readonly unpacked?: boolean; readonly integrity?: object };

/** Every file of an archive; throws when a file has no checksum, since the fuse that checks them would stop the app. */
export function readAsar(archive: string): readonly AsarFile[] {
  const bytes = readFileSync(archive);
  const begin = 8 + bytes.readUInt32LE(4);
  const header = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12))) as Node;
  const walk = (node: Node, path: string): readonly AsarFile[] => {
    if ("files" in node)
      return Object.entries(node.files).flatMap(([name, below]) => walk(below, path === "" ? name : `${path}/${name}`));
    if (node.integrity === undefined) throw new Error(`${path} has no checksum`);
    const at = begin + Number(node.offset);
    const read = () =>
      node.unpacked === true ? readFileSync(join(`${archive}.unpacked`, path)) : bytes.subarray(at, at + node.size);
    return [{ path, unpacked: node.unpacked === true, read }];
  };
  return walk(header, "");
}

/** Lays the files out in a folder, as the app sees them. */
export function extract(files: readonly AsarFile[], folder: string): void {
  for (const file of files) {
    const to = join(folder, file.path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, file.read());
  }
}
