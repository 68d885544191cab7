/** Who is at the till, and which till it is. Nothing secret: PINs only in training, where they are printed on the screen. */
import type { Staff } from "../../../staff/staff.ts";
import type { ShopNames } from "../../../gateways/port.ts";
import type { Settings } from "../../../settings/resolve.ts";
import type { SessionView } from "../../../../preload/contract/session.ts";
import type { TipsView } from "../../../../preload/contract/tips.ts";
import type { Books } from "../../books.ts";
import { type GatewayAddresses, isLoopback } from "../../gateway/gatewayAddress.ts";
import type { SessionDesk } from "../../people/sessionDesk.ts";

export function sessionView(
  settings: Settings,
  session: SessionDesk,
  books: Books,
  staff: Staff,
  { card, wallets }: GatewayAddresses,
  shop: ShopNames | null,
  tips: TipsView,
): SessionView {
  return {
    mode: settings.mode,
    locale: session.locale(),
    store: { name: settings.store.name, register: settings.store.register },
    currency: settings.currency,
    operators: staff.members,
    operator: session.operator(),
    trainingPins:
      settings.mode === "training"
        ? settings.operators.flatMap(({ name, role, pin }) =>
            pin.kind === "plain" ? [{ name, role, pin: pin.pin }] : [],
          )
        : [],
    trainingTerminal: card?.terminalPage ?? null,
    trainingPhone: wallets?.phonePage ?? null,
    takesCards: card !== null,
    takesWallets: wallets !== null,
    tips,
    otherTenders: settings.otherTenders,
    walletShop: shop === null ? [] : [shop.en, shop.zh].filter((name) => name !== ""),
    shift: shiftOf(books),
    localGateway:
      settings.mode === "live" && [card, wallets].some((each) => each !== null && isLoopback(each.settings.baseUrl)),
    timeZone: settings.day.timeZone,
    lockAfterMinutes: settings.lockAfterMinutes,
    wedgeMaxGapMs: settings.scan.wedgeMaxGapMs,
    taxes: settings.taxes.map(({ name }) => name),
  };
}

/** What it holds is said to those who may know it, and after a blind count. */
function shiftOf(books: Books): SessionView["shift"] {
  const shift = books.shift();
  return shift === null ? null : { id: shift.id, openedAt: shift.openedAt, businessDay: shift.businessDay };
}
