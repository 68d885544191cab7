/**
 * A file of goods from the screen: it comes in pieces and is kept in memory, a worker looks at it, somebody says how it is
 * imported, and a worker imports it while selling goes on. The goods are seen once the journal says who did it.
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import { type ImportProgress, type Running, startImport, startLook } from "../../../catalog/importCatalog.ts";
import type { FileJob } from "../../../catalog/importFile.ts";
import type { Clock } from "../../../core/clock.ts";
import type { ImportCounts, ImportHow } from "../../../core/goods/goodsFacts.ts";
import type { BadRow } from "../../../core/goods/goodsProblem.ts";
import type { Currency } from "../../../core/money/money.ts";
import { ok } from "../../../core/result.ts";
import type { CommandHandlers, QueryHandlers } from "../../../../preload/contract.ts";
import type { GoodsFileView } from "../../../../preload/contract/catalog.ts";
import { answerable } from "../../people/answerable.ts";
import type { Books } from "../../books.ts";
import { refuse } from "../../base/problem.ts";
import type { RefusedFile } from "../../start/openGoods.ts";
import type { SessionDesk } from "../../people/sessionDesk.ts";

export interface GoodsFileDesk {
  readonly commands: Pick<CommandHandlers, "catalog.filePart" | "catalog.forgetFile" | "catalog.import">;
  readonly queries: Pick<QueryHandlers, "catalog.badRows">;
  view(): GoodsFileView | null;
  importing(): boolean;
  /** Nothing is half imported when it has closed. */
  close(): Promise<void>;
}

/** A file that nobody goes on with is forgotten, ms. */
const FORGOTTEN_AFTER_MS = 30 * 60_000;

interface Upload {
  readonly id: string;
  readonly name: string;
  /** Shared with the workers, so that it is not copied for each. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly got: number;
}

export function createGoodsFileDesk(deps: {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly catalog: Catalog;
  readonly clock: Pick<Clock, "after">;
  readonly currency: Currency;
  readonly taxNames: readonly string[];
  /** The file of this start, where nothing of it came in: told here until somebody has read it. */
  readonly refusedFile: RefusedFile | null;
  changed(): void;
}): GoodsFileDesk {
  const { books, session, catalog, changed } = deps;
  let upload: Upload | null = null;
  let file: GoodsFileView | null =
    deps.refusedFile === null ? null : { kind: "failed", file: deps.refusedFile.file, why: deps.refusedFile.why };
  let bad: readonly BadRow[] = deps.refusedFile?.bad ?? [];
  /** The worker that is busy with the file, if any, and the goods' version that it looked at. */
  let running: Running<unknown> | null = null;
  let lookedAt = -1;
  let stopForgetting: () => void = () => undefined;

  const importing = (): boolean => file?.kind === "importing";

  const become = (next: GoodsFileView | null): void => {
    file = next;
    changed();
  };

  const forget = async (): Promise<void> => {
    const ended = running;
    running = null;
    upload = null;
    bad = [];
    become(null);
    await ended?.stop();
  };

  const forgetLater = (): void => {
    stopForgetting();
    stopForgetting = deps.clock.after(FORGOTTEN_AFTER_MS, () => {
      if (!importing()) void forget();
    });
  };

  const jobOf = ({ bytes }: Upload): FileJob => ({
    file: bytes,
    dbPath: catalog.path,
    currency: deps.currency,
    taxNames: deps.taxNames,
  });

  const look = (whole: Upload): void => {
    lookedAt = catalog.version;
    const at = (done: number, of: number): void => {
      become({ kind: "looking", file: whole.name, done, of });
    };
    at(0, 0);
    const mine = startLook(jobOf(whole), ({ total, written }: ImportProgress) => {
      if (running === mine) at(written, total);
    });
    running = mine;
    void mine.report.then((report) => {
      if (running !== mine) return;
      running = null;
      bad = report.bad;
      if (report.counts !== null) become({ kind: "looked", file: whole.name, upload: whole.id, counts: report.counts });
      else become({ kind: "failed", file: whole.name, why: report.fileProblem ?? { kind: "noGoodRow" } });
    });
  };

  const carryOut = (whole: Upload, how: ImportHow, counts: ImportCounts, approver: string): void => {
    const operator = session.operator()?.id;
    const at = (done: number, of: number): void => {
      become({ kind: "importing", file: whole.name, how, done, of });
    };
    at(0, 0);
    const tell = (): boolean =>
      running === mine &&
      books.commit([
        {
          fact: { kind: "goods.imported", body: { file: whole.name, how, ...counts, approver } },
          ...(operator === undefined ? {} : { operator }),
        },
      ]).ok;
    const mine = startImport(
      { ...jobOf(whole), how },
      ({ total, written }) => {
        if (running === mine) at(written, total);
      },
      tell,
    );
    running = mine;
    void mine.report.then(({ bad: left, fileProblem }) => {
      catalog.renewed();
      if (running !== mine) return;
      running = null;
      upload = null;
      bad = left;
      if (fileProblem === undefined) become({ kind: "imported", file: whole.name, how, counts });
      else become({ kind: "failed", file: whole.name, why: fileProblem });
    });
  };

  return {
    view: () => file,
    importing,
    async close() {
      stopForgetting();
      const ended = running;
      running = null;
      await ended?.stop();
    },
    commands: {
      "catalog.filePart": async ({ at, name, part, size, upload: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (importing()) return refuse("importRunning");
        const bytes = Buffer.from(part, "base64");
        const begins = at === 0 && bytes.length > 0;
        if (begins) await forget();
        const into: Upload | null = begins
          ? { id, name, bytes: new Uint8Array(new SharedArrayBuffer(size)), got: 0 }
          : upload;
        const end = at + bytes.length;
        const fits = into !== null && into.id === id && into.bytes.length === size && at <= into.got && end <= size;
        if (!fits) return refuse("badRequest", { channel: "catalog.filePart", field: "at" });
        // Its answer was lost, and it comes again.
        if (end <= into.got) return ok(null);
        into.bytes.set(bytes, at);
        upload = { ...into, got: end };
        forgetLater();
        if (upload.got === size) look(upload);
        return ok(null);
      },
      "catalog.forgetFile": async () => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (!importing()) await forget();
        return ok(null);
      },
      "catalog.import": async ({ approval, how, upload: id }) => {
        const who = await answerable(session, "changeGoods", approval);
        if (!who.ok) return who;
        if (importing()) return refuse("importRunning");
        if (file?.kind !== "looked" || file.upload !== id || upload === null) return refuse("noGoodsFile");
        if (catalog.version !== lookedAt) {
          look(upload);
          return refuse("goodsChanged");
        }
        carryOut(upload, how, file.counts[how], who.value);
        return ok(null);
      },
    },
    queries: {
      "catalog.badRows": () => (session.operator() === null ? refuse("notSignedIn") : ok(bad)),
    },
  };
}
