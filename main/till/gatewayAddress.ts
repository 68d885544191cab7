/**
 * Where card payments go. Training never reaches a real gateway: it takes the settings' own only when that stands on
 * this machine, and the built-in simulator otherwise.
 */
import type { IotpaySettings } from "../gateways/iotpay/client.ts";
import type { Settings } from "../settings/resolve.ts";
import { type Simulator, startSimulator, trainingMerchant } from "../../simulator/index.ts";

export interface GatewayAddress {
  readonly settings: IotpaySettings;
  readonly simulator: Simulator | null;
  /** The page of the simulated terminal, or null when there is none. */
  readonly terminalPage: string | null;
}

/** @returns null when no card gateway is set */
export async function gatewayAddress(settings: Settings): Promise<GatewayAddress | null> {
  const { iotpay } = settings.gateways;
  const local = isLoopback(iotpay.baseUrl);
  if (settings.cardGateway !== "iotpay") return null;
  if (settings.mode === "live") return iotpay.mchId === "" || iotpay.key === "" ? null : { settings: iotpay, simulator: null, terminalPage: null };
  if (local) {
    const merchant = iotpay.mchId === "" ? { ...iotpay, ...trainingMerchant } : iotpay;
    return { settings: merchant, simulator: null, terminalPage: terminalPage(iotpay.baseUrl, iotpay.device) };
  }
  const simulator = await startSimulator();
  const device = iotpay.device === "" ? "Terminal 1" : iotpay.device;
  return {
    settings: { ...iotpay, ...trainingMerchant, device, baseUrl: simulator.url },
    simulator,
    terminalPage: terminalPage(simulator.url, device),
  };
}

export const isLoopback = (url: string): boolean => new URL(url).protocol === "http:";

const terminalPage = (base: string, device: string): string => {
  const url = new URL("pax", base.endsWith("/") ? base : `${base}/`);
  if (device !== "") url.searchParams.set("device", device);
  return url.href;
};
