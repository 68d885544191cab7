/** All that the page shows, asked anew of the till's parts each time something may have changed. */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import type { ShopNames, WalletGateway } from "../../gateways/port.ts";
import type { Sale } from "../../core/sale/sale.ts";
import type { Payments } from "../../payments/payments.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { Staff } from "../../staff/staff.ts";
import type { TillView } from "../../../preload/contract.ts";
import type { TipsView } from "../../../preload/contract/tips.ts";
import type { BackupDesk } from "../keeping/backupDesk.ts";
import type { Books } from "../books.ts";
import type { CardDesk } from "../pay/cardDesk.ts";
import type { ClockWatch } from "../clockWatch.ts";
import type { GatewayAddresses } from "../gateway/gatewayAddress.ts";
import type { Health } from "../health.ts";
import type { GoodsOffice } from "../office/goods/goodsOffice.ts";
import type { HoldDesk } from "../sale/holdDesk.ts";
import type { Papers } from "../paper/papers.ts";
import type { RefundDesk } from "../giveBack/refundDesk.ts";
import type { Returns } from "../giveBack/returns.ts";
import { doubledIn } from "../pay/sameQuestion.ts";
import type { ScanNews } from "../scan/scanNews.ts";
import type { ScannerDesk } from "../scan/scannerDesk.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { givingBackViews } from "./views/givingBackView.ts";
import { paymentView } from "./views/paymentView.ts";
import { saleView } from "./views/saleView.ts";
import { sessionView } from "./views/sessionView.ts";
import type { WalletDesk } from "../pay/walletDesk.ts";

export interface ViewParts {
  readonly settings: Settings;
  readonly tips: TipsView;
  readonly addresses: GatewayAddresses;
  readonly clock: Clock;
  readonly books: Books;
  readonly staff: Staff;
  readonly session: SessionDesk;
  readonly payments: Payments;
  readonly card: CardDesk;
  /** Null where no wallets are set. */
  readonly wallets: WalletGateway | null;
  readonly wallet: WalletDesk;
  readonly refunds: RefundDesk;
  readonly returns: Pick<Returns, "credits" | "views">;
  unproven(): TillView["unproven"];
  readonly held: HoldDesk;
  readonly news: ScanNews;
  readonly scanners: ScannerDesk;
  readonly catalog: Pick<GoodsOffice, "view">;
  readonly paper: Papers;
  readonly health: Health;
  readonly backups: Pick<BackupDesk, "health">;
  readonly clockWatch: ClockWatch;
  /** The shop's names as the wallets' gateway gives them; null until it has. */
  walletShop(): ShopNames | null;
}

/** @returns what makes the whole view as it is when it is called */
export function composeView(parts: ViewParts): () => Omit<TillView, "now"> {
  const { addresses, books, card, clock, clockWatch, payments, session, settings, wallets } = parts;
  const { reader } = books.journal;

  const payment = (shown: Attempt, doubled: ReturnType<typeof doubledIn>): TillView["payment"] =>
    paymentView(
      {
        attempt: shown,
        carried: payments.carried(shown.id),
        managerAt: card.managerAt(shown),
        cancelAsked: card.cancelAsked(shown.id),
        doubled,
        cancelNotBeforeMs: shown.gateway === "citcon" ? (wallets?.cancel.notBeforeMs ?? null) : null,
      },
      clock.now(),
    );

  const creditBack = (sale: Sale) => (tender: string) => parts.returns.credits.views(sale, tender);

  return () => {
    const sale = books.sale();
    const shown = card.shown();
    const doubled = shown === null ? null : doubledIn(books, shown);
    return {
      session: sessionView(settings, session, books, parts.staff, addresses, parts.walletShop(), parts.tips),
      sale: sale === null ? null : saleView(sale, settings.cashRounding, settings.locale, creditBack(sale)),
      held: parts.held.views(),
      payment: shown === null ? null : payment(shown, doubled),
      walletStep: parts.wallet.step(),
      unproven: parts.unproven(),
      givingBack: givingBackViews(reader, parts.refunds, (id) => books.saleById(id), doubled === null ? null : shown),
      returns: parts.returns.views(),
      scan: parts.news.notice(),
      setUp: parts.scanners.view(),
      catalog: parts.catalog.view(),
      printing: parts.paper.waiting(),
      papers: parts.paper.customers.views(),
      health: [...parts.health.views(), ...parts.backups.health(), ...clockWatch.health()],
      clock: clockWatch.view(),
    };
  };
}
