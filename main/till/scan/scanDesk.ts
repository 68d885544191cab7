/**
 * Every scan goes through here, from the page and from the scanners, one after another: goods go into the sale, what
 * cannot is said aloud, and what comes while a payment holds the sale waits for it to end. A payment that fails lets the
 * waiting goods into the same sale; one that completes the sale lets them begin the next.
 */
import type { Clock } from "../../core/clock.ts";
import { may } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import { openTender } from "../../core/sale/sale.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { Symbology } from "../../../native/scanner/aim.ts";
import { recognise } from "../../../native/scanner/codes.ts";
import type { WeightCodeRules } from "../../../native/scanner/weightCodes.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem, ProblemCode } from "../../../preload/contract/channel.ts";
import type { ScanWhy } from "../../../preload/contract/sale.ts";
import type { Books, Entry } from "../books.ts";
import { createEcho } from "./echo.ts";
import { refuse } from "../base/problem.ts";
import type { ReturnScans } from "../giveBack/returnScans.ts";
import type { GoodsScans } from "../office/goods/goodsScans.ts";
import type { SaleDesk } from "../sale/saleDesk.ts";
import { findGoods, type ScannedGoods, type ScanMiss } from "./scannedGoods.ts";
import type { ScanNews } from "./scanNews.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import type { WaitingScans } from "./waitingScans.ts";
import type { WalletDesk } from "../pay/walletDesk.ts";

export interface ScanDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly catalog: Pick<Catalog, "findByCode">;
  readonly sales: Pick<SaleDesk, "ring" | "countMiss">;
  readonly rules: WeightCodeRules;
  readonly queue: WaitingScans;
  readonly news: ScanNews;
  readonly clock: Clock;
  /** While its step waits, every scan is the wallet's. */
  readonly wallet: Pick<WalletDesk, "step" | "scanned">;
  /** What comes back is not sold. */
  readonly returns: Pick<ReturnScans, "takes">;
  /** What somebody looks up is not sold. */
  readonly lookedUp: Pick<GoodsScans, "takes">;
  scanned(): void;
  /** A scan was typed into the page. @returns whether it belongs to a scanner that is being added, and not to the sale */
  typed(): boolean;
}

export interface ScanDesk {
  readonly commands: Pick<CommandHandlers, "sale.scan">;
  /** @param typesAsWell whether the system types the same scan into the page */
  fromScanner(text: string, symbology: Symbology | undefined, typesAsWell: boolean): void;
  /** A scanner read half a code. */
  halfRead(): void;
  /** Tells of the scans that the run before left waiting. */
  start(): void;
  /** Something has changed that waiting goods may have waited for. */
  wake(): void;
}

/** How long the end of a sale stays on the screen before waiting goods begin the next, ms. */
const SHOWN_MS = 3_000;
/** Beyond this nobody scans goods; something is jammed. */
const MOST_WAITING = 500;
/** Rung up in one go; then the till looks at other things before it goes on, ms. */
const AT_ONCE_MS = 15;
/** One scan, typed and read, arrives twice within this, ms. */
const ECHO_MS = 500;

export function createScanDesk(deps: ScanDeskDeps): ScanDesk {
  const { books, session, sales, queue, news, clock } = deps;
  const echo = createEcho(clock, ECHO_MS);
  let awake = false;

  const seller = (): Result<null, Problem> => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    return may(operator.role, "sell") ? ok(null) : refuse("notAllowed");
  };

  /** A payment asks for an amount that must not move under it. */
  const held = (): boolean => {
    const sale = books.sale();
    return sale?.state === "open" && openTender(sale) !== undefined;
  };

  const miss = ({ kind, why, shown }: ScanMiss): void => {
    // A receipt was never meant to become goods.
    if (kind !== "receipt") sales.countMiss(why);
    news.tell({ kind, code: shown, names: null, line: null, why });
  };

  const ring = (goods: ScannedGoods, more: readonly Entry[] = []): Result<null, Problem> => {
    const rung = sales.ring(goods.product, goods.amount, more);
    if (!rung.ok) return rung;
    news.tell({ kind: "added", code: goods.shown, names: goods.product.names, line: rung.value, why: "" });
    return ok(null);
  };

  const refused = (goods: ScannedGoods, why: ProblemCode): void => {
    sales.countMiss(why);
    news.tell({ kind: "refused", code: goods.shown, names: goods.product.names, line: null, why });
  };

  /** Rings up what waits, in order, until something holds it up. What the journal cannot take yet goes on waiting. */
  const drain = (): void => {
    const until = clock.now() + AT_ONCE_MS;
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      if (clock.now() >= until) {
        queue.putBack(next);
        drainLater();
        return;
      }
      const rung = held() ? refuse("paymentRunning") : ring(next.goods, queue.released(next, "rung"));
      if (rung.ok) continue;
      const { code } = rung.error;
      if (code === "paymentRunning" || code === "journalSick") {
        queue.putBack(next);
        return;
      }
      books.commit(queue.released(next, code));
      refused(next.goods, code);
    }
  };

  const drainLater = (): void => {
    if (awake) return;
    awake = true;
    clock.after(0, () => {
      awake = false;
      if (seller().ok) drain();
    });
  };

  const wait = (goods: ScannedGoods): void => {
    if (queue.count() >= MOST_WAITING) {
      refused(goods, "paymentRunning");
      return;
    }
    queue.add(goods);
    news.tell({ kind: "queued", code: goods.shown, names: goods.product.names, line: null, why: "" });
  };

  const take = (raw: string, symbology?: Symbology): Result<null, Problem> => {
    deps.scanned();
    const allowed = seller();
    if (!allowed.ok) {
      const code = recognise(raw, deps.rules, symbology);
      const shown = "text" in code && code.kind !== "wallet" ? findGoods(code, raw, deps.catalog).shown : "";
      news.tell({ kind: "refused", code: shown, names: null, line: null, why: allowed.error.code });
      return allowed;
    }
    if (deps.wallet.step() !== null) return deps.wallet.scanned(raw, symbology);
    const found = findGoods(recognise(raw, deps.rules, symbology), raw, deps.catalog);
    if (deps.lookedUp.takes(found)) return ok(null);
    if (found.kind !== "goods") {
      // Never a second payment beside the one that runs: the customer scans the code on the screen, or waits.
      miss(found.why === "walletCode" && held() ? { ...found, why: "walletRunning" } : found);
      return ok(null);
    }
    if (deps.returns.takes(found)) return ok(null);
    if (held()) {
      wait(found);
      return ok(null);
    }
    if (queue.count() > 0) {
      // The next scan begins the next sale at once; those that wait came before it.
      queue.add(found);
      drain();
      return ok(null);
    }
    const rung = ring(found);
    if (!rung.ok) refused(found, rung.error.code);
    return ok(null);
  };

  return {
    commands: {
      "sale.scan": ({ code, ago }) => (deps.typed() || echo.isEcho("page", code, ago ?? 0) ? ok(null) : take(code)),
    },
    fromScanner(text, symbology, typesAsWell) {
      if (typesAsWell && echo.isEcho("scanner", text)) return;
      take(text, symbology);
    },
    halfRead() {
      deps.scanned();
      const why: ScanWhy = "halfRead";
      if (session.operator() === null) news.tell({ kind: "bad", code: "", names: null, line: null, why });
      else miss({ kind: "bad", why, shown: "" });
    },
    start() {
      const left = queue.restored();
      if (left === null) return;
      news.tell({ kind: "queued", code: left.shown, names: left.product.names, line: null, why: "" });
    },
    wake() {
      if (queue.count() === 0 || awake || !seller().ok || held()) return;
      const sale = books.sale();
      if (sale !== null && sale.state !== "open" && clock.now() - (sale.completedAt ?? 0) < SHOWN_MS) return;
      // Not from inside the commit that told of the change.
      drainLater();
    },
  };
}
