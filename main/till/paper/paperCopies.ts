/** Papers of a sale that is over: asked for by their name, and as pictures for who looks at them. */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { PaperName } from "../../core/facts.ts";
import type { PaperPicture } from "../../core/paper/paper.ts";
import type { Refund } from "../../core/refund/refund.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Sale } from "../../core/sale/sale.ts";
import { countPapers } from "../../journal/projections/printJobs.ts";
import { escpos, type PaperSetting } from "../../../native/printer/escpos.ts";
import { interpret } from "../../../native/printer/interpreter.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books } from "../books.ts";
import type { PaperMaker } from "./paperMaker.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";

export interface PaperCopiesDeps {
  readonly books: Books;
  readonly random: Random;
  readonly maker: PaperMaker;
  readonly paper: PaperSetting;
  readonly hasPrinter: boolean;
}

export interface PaperCopies {
  /** Queues a paper, as a copy when it was asked for before. */
  print(sale: Sale, paper: PaperName, attempt: Attempt | null): Result<null, Problem>;
  /** The receipt, the slips of one payment and of its refunds, read back from their bytes; those there are. */
  pictures(sale: Sale, attempt: Attempt, refunds: readonly Refund[]): readonly PaperPicture[];
}

export function createPaperCopies({ books, hasPrinter, maker, paper: setting, random }: PaperCopiesDeps): PaperCopies {
  return {
    print(sale, paper, attempt) {
      if (!hasPrinter) return refuse("noPrinter");
      const id = attempt?.id ?? null;
      const copy = countPapers(books.journal.reader, sale.id, paper, id);
      if (maker.of(sale, paper, attempt ?? undefined, copy) === undefined) return refuse("nothingToPrint");
      const body = { job: random.id(), paper, sale: sale.id, attempt: id, copy };
      // The queue prints whatever stands in the journal.
      const committed = books.commit([{ fact: { kind: "print.queued", body }, sale: sale.id }]);
      return committed.ok ? ok(null) : sick(committed.error);
    },
    pictures(sale, attempt, refunds) {
      const documents = [
        maker.of(sale, "receipt", undefined, 0),
        maker.of(sale, "slipMerchant", attempt, 0),
        ...refunds.map((refund) => maker.of(sale, "refundMerchant", attempt, 0, refund.id)),
      ];
      return documents.flatMap((document) =>
        document === undefined ? [] : [interpret(escpos(document, setting), setting.columns)],
      );
    },
  };
}
