/** Words of the goods' page in the settings. Counts come formatted; `one` says that it is one. */
import type { ImportCounts, ImportHow } from "../../../main/core/goods/goodsFacts.ts";
import type { FileProblem, RowProblem } from "../../../main/core/goods/goodsProblem.ts";
import type { Column } from "../../../main/core/goods/goodsRow.ts";

export interface CatalogWords {
  readonly count: (n: string, one: boolean) => string;
  readonly sample: string;
  readonly none: string;
  readonly find: string;
  readonly noneFound: string;
  readonly more: string;
  readonly add: string;
  readonly saveCsv: string;
  readonly saving: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly units: Readonly<Record<"each" | "kg", string>>;
  readonly skuMore: string;
  readonly keeps: string;
  readonly takeOut: string;
  readonly approveAdd: (name: string) => string;
  readonly approveChange: (name: string) => string;
  readonly approveTakeOut: (name: string) => string;
  readonly takenBy: (name: string) => string;
  /** Why a row cannot be stored: short, as it stands under a field or beside a line's number. */
  readonly rows: Readonly<Record<RowProblem, string>>;
  readonly importing: {
    readonly title: string;
    /** On the key that opens it. */
    readonly open: string;
    readonly more: string;
    readonly columns: string;
    readonly choose: string;
    readonly reading: (file: string) => string;
    readonly looking: (file: string) => string;
    readonly running: (file: string) => string;
    readonly meanwhile: string;
    readonly looked: (file: string) => string;
    readonly nothingYet: string;
    readonly how: string;
    readonly ways: Readonly<Record<ImportHow, string>>;
    readonly waysMore: Readonly<Record<ImportHow, string>>;
    readonly figures: Readonly<Record<keyof ImportCounts, string>>;
    readonly go: (n: string, one: boolean) => string;
    readonly notThis: string;
    readonly approve: Readonly<Record<ImportHow, (file: string) => string>>;
    readonly done: (file: string) => string;
    readonly failed: (file: string) => string;
    readonly seen: string;
    readonly bad: (n: string, one: boolean) => string;
    readonly badMore: string;
    readonly badRest: (n: string) => string;
    readonly line: (n: string) => string;
    readonly tooLarge: (megabytes: string) => string;
    /** What is wrong with the file and what to do. @param detail a line, a column, a size or the system's words */
    readonly why: Readonly<Record<FileProblem["kind"], (detail: string) => string>>;
  };
}
