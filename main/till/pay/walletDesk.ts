/**
 * The wallet step: while it waits, what is scanned pays (gateways.md C.4). Goods and what no wallet could show are
 * explained and never sent. A pay code is handed to the gateway once and kept nowhere (INV-12).
 */
import { isTrackData } from "../../core/carddata.ts";
import { dueOf, openTender } from "../../core/sale/sale.ts";
import { amountForCard } from "../../core/sale/saleRules.ts";
import type { WalletAsk } from "../../core/attempt/wallet.ts";
import { ok, type Result } from "../../core/result.ts";
import { readWalletScan } from "../../gateways/citcon/payCode.ts";
import type { WalletGateway } from "../../gateways/port.ts";
import type { Means } from "../../payments/payments.ts";
import { type Symbology, splitAim } from "../../../native/scanner/aim.ts";
import { recognise } from "../../../native/scanner/codes.ts";
import type { WeightCodeRules } from "../../../native/scanner/weightCodes.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { WalletStepView } from "../../../preload/contract/payment.ts";
import type { Books } from "../books.ts";
import type { Asking, PaymentStart } from "./paymentStart.ts";
import { refuse } from "../base/problem.ts";
import type { ScanNews } from "../scan/scanNews.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import type { WalletList } from "./walletList.ts";

export interface WalletDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly gateway: WalletGateway | null;
  readonly list: WalletList;
  readonly start: PaymentStart;
  readonly rules: WeightCodeRules;
  readonly news: ScanNews;
  changed(): void;
}

/** A step that waits, and what was chosen before it began: the code itself cannot wait for an answer. */
interface Waiting {
  readonly sale: string;
  readonly asking: Asking;
}

export interface WalletDesk {
  readonly commands: Pick<CommandHandlers, "payment.wallet" | "payment.walletStep">;
  /** The step that waits for a scan; null when none does. */
  step(): WalletStepView | null;
  /** A scan while the step waits: pays, or is explained. */
  scanned(raw: string, symbology?: Symbology): Result<null, Problem>;
}

export function createWalletDesk(deps: WalletDeskDeps): WalletDesk {
  const { books, gateway, news, session, start } = deps;
  let open: Waiting | null = null;

  const step = (): WalletStepView | null => {
    if (open === null) return null;
    const sale = books.sale();
    const waits = sale?.id === open.sale && sale.state === "open" && openTender(sale) === undefined;
    if (!waits || session.operator() === null) open = null;
    if (open === null || sale === null) return null;
    const part = amountForCard(sale, open.asking.part ?? null);
    // Goods may change while the step waits: a part that is more than what is due now becomes all of it.
    const amount = part.ok ? part.value : dueOf(sale);
    const tip = start.tipFor(sale, gateway, amount, open.asking);
    return { sale: open.sale, amount, tip };
  };

  const paid = (result: Result<{ readonly attempt: string }, Problem>): typeof result => {
    if (result.ok) open = null;
    deps.changed();
    return result;
  };

  const ask = (sale: string, means: Means, wallet: WalletAsk): ReturnType<PaymentStart["ask"]> => {
    const asking = open?.sale === sale ? open.asking : {};
    return paid(start.ask(sale, gateway, means, wallet, deps.list.namedBefore, asking));
  };

  const payByCode = (sale: string, raw: string): Result<{ readonly attempt: string }, Problem> => {
    if (isTrackData(raw)) return refuse("cardData");
    const scan = readWalletScan(raw);
    if (scan.kind !== "payCode") return refuse("notWalletCode");
    const { code } = scan;
    return ask(sale, { kind: "code", code }, { how: "scanned", brand: code.wallet, codeLast4: code.last4 });
  };

  return {
    step,
    scanned(raw, symbology) {
      const sale = step()?.sale;
      if (sale === undefined) return refuse("noOpenSale");
      const seen = recognise(raw, deps.rules, symbology);
      const isGoods =
        seen.kind === "gtin" || seen.kind === "measured" || seen.kind === "gs1" || seen.kind === "receipt";
      const text = symbology === undefined ? splitAim(raw.trim()).text : raw;
      const result = isGoods ? refuse("notWalletCode") : payByCode(sale, text);
      if (result.ok) return ok(null);
      const shown = seen.kind === "gtin" ? seen.gtin : "";
      news.tell({ kind: "refused", code: shown, names: null, line: null, why: result.error.code });
      return ok(null);
    },
    commands: {
      "payment.walletStep": ({ sale, open: wanted, ...asking }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const allowed = wanted ? start.mayAsk(sale, gateway, asking) : ok(null);
        if (!allowed.ok) return allowed;
        open = wanted ? { sale, asking } : null;
        if (wanted) deps.list.learn();
        deps.changed();
        return ok(null);
      },
      "payment.wallet": ({ sale, how }) => {
        if (how.kind === "code") return payByCode(sale, how.code);
        return ask(sale, { kind: "qr" }, { how: "shown", brand: null, codeLast4: "" });
      },
    },
  };
}
