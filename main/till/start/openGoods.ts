/** The catalogue at the start: opened, filled from a file or with the sample of training, and what there is to say about it. */
import { basename, join } from "node:path";
import { type Catalog, openCatalog } from "../../catalog/catalog.ts";
import { importCatalog, startLook } from "../../catalog/importCatalog.ts";
import type { ImportCounts } from "../../core/goods/goodsFacts.ts";
import type { BadRow, FileProblem } from "../../core/goods/goodsProblem.ts";
import { seedSample } from "../../catalog/seedSample.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Settings } from "../../settings/resolve.ts";
import { printableCode } from "../scan/scanNews.ts";
import { importSentence } from "./importSentence.ts";

export interface RefusedFile {
  readonly file: string;
  readonly why: FileProblem;
  readonly bad: readonly BadRow[];
}

export interface OpenedGoods {
  readonly catalog: Catalog;
  /** What the file of this start did to the goods; null where it did nothing. */
  readonly imported: { readonly file: string; readonly counts: ImportCounts } | null;
  /** Why nothing of that file came in, with the first of its bad lines; null where it did, or none was given. */
  readonly refused: RefusedFile | null;
  readonly warnings: readonly string[];
}

/**
 * @param dir the data folder of the mode · @param file a CSV to import; null = none
 * @returns a sentence for a person when the catalogue cannot be opened
 */
export async function openGoods(
  dir: string,
  settings: Settings,
  file: string | null,
): Promise<Result<OpenedGoods, string>> {
  const path = join(dir, "catalog.db");
  const catalog = openCatalog(path);
  if (!catalog.ok) return err(`The catalogue cannot be opened: ${catalog.error.detail}. Check the data folder.`);
  const { notice } = catalog.value;
  const damaged =
    notice?.kind === "setAside" ? [`The catalogue was damaged and is kept as ${notice.keptAs}. Import it again.`] : [];
  const taxNames = settings.taxes.map((tax) => tax.name);
  if (file === null) {
    if (settings.mode === "training") seedSample(catalog.value, settings.currency, taxNames);
    return ok({ catalog: catalog.value, imported: null, refused: null, warnings: damaged });
  }
  const job = { file, dbPath: path, currency: settings.currency, taxNames };
  const { counts } = await startLook(job, () => undefined).report;
  const report = await importCatalog(file, path, settings.currency, taxNames);
  catalog.value.renewed();
  const { bad, fileProblem: why } = report;
  const name = printableCode(basename(file));
  return ok({
    catalog: catalog.value,
    imported: why === undefined && counts !== null ? { file: name, counts: counts.replace } : null,
    refused: why === undefined ? null : { file: name, why, bad },
    warnings: [...damaged, ...importSentence(report)],
  });
}
