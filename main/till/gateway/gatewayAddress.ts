/**
 * Where payments go, by card and by wallet. Training never reaches a real gateway: it takes the settings' own only when
 * that stands on this machine, and the built-in simulator otherwise.
 */
import type { CitconSettings } from "../../gateways/citcon/client.ts";
import type { CodepaySettings } from "../../gateways/codepay/client.ts";
import type { LanSettings } from "../../gateways/codepay/lan/call.ts";
import { readPrivateKey, readPublicKey } from "../../gateways/codepay/signature.ts";
import type { Identity } from "../../gateways/codepay/wire.ts";
import type { IotpaySettings } from "../../gateways/iotpay/client.ts";
import type { Settings } from "../../settings/resolve.ts";
import {
  type Simulator,
  startSimulator,
  trainingCounter,
  trainingMerchant,
  trainingWalletMerchant,
} from "../../../simulator/index.ts";
import { codepayOf } from "./codepayAddress.ts";

export type CardAddress = (
  | { readonly gateway: "iotpay"; readonly settings: IotpaySettings }
  | { readonly gateway: "codepay"; readonly settings: CodepaySettings }
) & {
  /** The page of the simulated terminal, or null when there is none. */
  readonly terminalPage: string | null;
};

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
  const { cardGateway, gateways } = settings;
  const { citcon } = gateways;
  if (settings.mode === "live") return liveAddresses(settings);
  const cardUrl = gateways[cardGateway].baseUrl;
  const localCards = isLoopback(cardUrl);
  // One simulator stands for all gateways: where cards go to one on this machine, wallets go there too.
  const local = isLoopback(citcon.baseUrl) ? citcon.baseUrl : localCards ? cardUrl : null;
  const simulator = localCards ? null : await startSimulator();
  const walletUrl = local ?? simulator?.url ?? "";
  const ownShop = citcon.storeCode === "" || local === null;
  return {
    card:
      cardGateway === "iotpay"
        ? trainingCard(gateways.iotpay, simulator)
        : trainingCodepay(gateways.codepay, simulator),
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

/** As a live till takes them: what is named whole, wherever that is. */
export function liveAddresses(settings: Settings): GatewayAddresses {
  const { citcon } = settings.gateways;
  const wallets = citcon.storeCode === "" || citcon.baseUrl === "" ? null : citcon;
  return {
    card: liveCard(settings),
    wallets: wallets === null ? null : { settings: wallets, phonePage: null },
    simulator: null,
  };
}

function liveCard({ cardGateway, gateways: { codepay, iotpay } }: Settings): CardAddress | null {
  if (cardGateway === "iotpay") {
    // What each payment has to name (seed 004); the device is the one thing that it may leave out.
    const { baseUrl, jobNo, key, mchId } = iotpay;
    return [baseUrl, jobNo, key, mchId].includes("")
      ? null
      : { gateway: "iotpay", settings: iotpay, terminalPage: null };
  }
  const cloud = codepayOf(codepay);
  return cloud === null ? null : { gateway: "codepay", settings: cloud, terminalPage: null };
}

function trainingCodepay(codepay: Settings["gateways"]["codepay"], simulator: Simulator | null): CardAddress {
  const baseUrl = simulator?.url ?? codepay.baseUrl;
  const named = simulator === null ? codepayOf(codepay) : null;
  const own = named?.identity === null ? null : named;
  const trained = { ...codepay, ...trainingCounter, baseUrl, identity: trainingIdentity(simulator) };
  const cloud = { ...(own ?? trained), lan: trainingLan(codepay.lan, simulator) };
  return { gateway: "codepay", settings: cloud, terminalPage: pageOf(baseUrl, "pax", cloud.terminalSn) };
}

/** Where the shop's terminal is in its own network, training asks a simulated one the same way. */
function trainingLan(lan: LanSettings, simulator: Simulator | null): LanSettings | null {
  if (lan.host === "" || (simulator === null && lan.host !== LOOPBACK)) return null;
  return simulator === null ? lan : { ...lan, host: LOOPBACK, port: simulator.counter.lanPort };
}

/** The built-in simulator hands out its keys; one that somebody else started is only reached by its training login. */
function trainingIdentity(simulator: Simulator | null): Identity {
  const { password, username } = trainingCounter;
  if (simulator === null) return { kind: "basic", username, password };
  const { gatewayPublicKey, privateKey } = simulator.counter.keys();
  const own = readPrivateKey(privateKey);
  const theirs = readPublicKey(gatewayPublicKey);
  if (!own.ok || !theirs.ok) throw new Error("the simulator's keys are none");
  return { kind: "rsa2", privateKey: own.value, gatewayKey: theirs.value };
}

function trainingCard(iotpay: IotpaySettings, simulator: Simulator | null): CardAddress {
  if (isLoopback(iotpay.baseUrl) || simulator === null) {
    const merchant = iotpay.mchId === "" ? { ...iotpay, ...trainingMerchant } : iotpay;
    return { gateway: "iotpay", settings: merchant, terminalPage: pageOf(iotpay.baseUrl, "pax", iotpay.device) };
  }
  const device = iotpay.device === "" ? "Terminal 1" : iotpay.device;
  const settings = { ...iotpay, ...trainingMerchant, device, baseUrl: simulator.url };
  return { gateway: "iotpay", settings, terminalPage: pageOf(simulator.url, "pax", device) };
}

const LOOPBACK = "127.0.0.1";

export const isLoopback = (url: string): boolean => URL.parse(url)?.protocol === "http:";

const pageOf = (base: string, page: string, device = ""): string => {
  const url = new URL(page, base.endsWith("/") ? base : `${base}/`);
  if (device !== "") url.searchParams.set("device", device);
  return url.href;
};
