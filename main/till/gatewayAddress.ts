/**
 * Where payments go, by card and by wallet. Training never reaches a real gateway: it takes the settings' own only when
 * that stands on this machine, and the built-in simulator otherwise.
 */
import type { CitconSettings } from "../gateways/citcon/client.ts";
import type { IotpaySettings } from "../gateways/iotpay/client.ts";
import type { Settings } from "../settings/resolve.ts";
import { type Simulator, startSimulator, trainingMerchant, trainingWalletMerchant } from "../../simulator/index.ts";

export interface CardAddress {
  readonly settings: IotpaySettings;
  /** The page of the simulated terminal, or null when there is none. */
  readonly terminalPage: string | null;
}

export interface WalletAddress {
  readonly settings: CitconSettings;
  /** The page of the simulated phone, or null when there is none. */
  readonly phonePage: string | null;
}

/** Null where no gateway of that kind is set. */
export interface GatewayAddresses {
  readonly card: CardAddress | null;
  readonly wallets: WalletAddress | null;
  /** The built-in one, when training needs it. */
  readonly simulator: Simulator | null;
}

export async function gatewayAddresses(settings: Settings): Promise<GatewayAddresses> {
  const { iotpay, citcon } = settings.gateways;
  if (settings.mode === "live") {
    const card = settings.cardGateway !== "iotpay" || iotpay.mchId === "" || iotpay.key === "" ? null : iotpay;
    const wallets = citcon.storeCode === "" || citcon.baseUrl === "" ? null : citcon;
    return {
      card: card === null ? null : { settings: card, terminalPage: null },
      wallets: wallets === null ? null : { settings: wallets, phonePage: null },
      simulator: null,
    };
  }
  const takesCards = settings.cardGateway === "iotpay";
  const localCards = takesCards && isLoopback(iotpay.baseUrl);
  // One simulator stands for both gateways: where cards go to one on this machine, wallets go there too.
  const local = isLoopback(citcon.baseUrl) ? citcon.baseUrl : localCards ? iotpay.baseUrl : null;
  const simulator = local !== null && (localCards || !takesCards) ? null : await startSimulator();
  const walletUrl = local ?? simulator?.url ?? "";
  const ownShop = citcon.storeCode === "" || local === null;
  return {
    card: takesCards ? trainingCard(iotpay, simulator) : null,
    wallets: {
      settings: {
        ...citcon,
        baseUrl: walletUrl,
        storeCode: ownShop ? trainingWalletMerchant.storeCode : citcon.storeCode,
        tokenAlone: ownShop || citcon.tokenAlone,
      },
      phonePage: pageOf(walletUrl, "phone"),
    },
    simulator,
  };
}

function trainingCard(iotpay: IotpaySettings, simulator: Simulator | null): CardAddress {
  if (isLoopback(iotpay.baseUrl) || simulator === null) {
    const merchant = iotpay.mchId === "" ? { ...iotpay, ...trainingMerchant } : iotpay;
    return { settings: merchant, terminalPage: pageOf(iotpay.baseUrl, "pax", iotpay.device) };
  }
  const device = iotpay.device === "" ? "Terminal 1" : iotpay.device;
  const settings = { ...iotpay, ...trainingMerchant, device, baseUrl: simulator.url };
  return { settings, terminalPage: pageOf(simulator.url, "pax", device) };
}

export const isLoopback = (url: string): boolean => URL.parse(url)?.protocol === "http:";

const pageOf = (base: string, page: string, device = ""): string => {
  const url = new URL(page, base.endsWith("/") ? base : `${base}/`);
  if (device !== "") url.searchParams.set("device", device);
  return url.href;
};
