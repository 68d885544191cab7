/** Serves the wallet phone's page and tells it, live, what its screen shows. */

import { walletFaultForAmount } from "../wallet-faults-by-amount.ts";
import { devicePage } from "../devices/page.ts";
import type { Routes } from "../reply.ts";
import type { World } from "../world.ts";
import type { Phone, PhoneEnd } from "./phone.ts";
import type { Wallet } from "./wallets.ts";

/** What the page paints; amounts in minor units. */
export interface PhoneView {
  readonly screen: "idle" | "code" | "waiting" | "paying" | PhoneEnd;
  /** The pay code on the screen; empty for none. */
  readonly code: string;
  /** Null while no wallet is chosen: a shown QR. */
  readonly wallet: Wallet | null;
  readonly total: number;
  readonly currency: string;
  readonly reference: string;
  readonly transactionId: string;
  readonly others: number;
  /** The fault this amount brings, in words; empty for none. */
  readonly note: string;
}

/** The state of the phone as its page sees it. */
function viewOf(phone: Phone, faultsByAmount: boolean): PhoneView {
  const screen = phone.screen();
  const base = {
    screen: screen.kind === "ended" ? screen.end : screen.kind,
    code: "",
    wallet: null,
    total: 0,
    currency: "",
    reference: "",
    transactionId: "",
    others: phone.others(),
    note: "",
  };
  if (screen.kind === "idle") return base;
  if (screen.kind === "code") return { ...base, code: screen.code, wallet: screen.wallet };
  const { wallet, total, currency, reference, transactionId } = screen.job;
  const note = (faultsByAmount ? walletFaultForAmount(screen.job.asked)?.says : undefined) ?? "";
  return { ...base, note, wallet: wallet ?? null, total, currency, reference, transactionId };
}

/** Its page at `/phone`. */
export const phoneRoutes = (world: World): Routes =>
  devicePage("/phone", new URL(".", import.meta.url), (write) => {
    const tell = (): void => write(viewOf(world.phone, world.settings().faultsByAmount));
    tell();
    return world.phone.watch(tell);
  });
