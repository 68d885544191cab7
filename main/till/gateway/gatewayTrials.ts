/** Whom a test of a gateway asks: every way by which the live till would reach it, each with a client of its own. */
import type { Clock } from "../../core/clock.ts";
import { createCitcon } from "../../gateways/citcon/client.ts";
import type { CardGateway, WalletGateway } from "../../gateways/port.ts";
import type { Queries } from "../../journal/projector.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { GatewayName } from "../../../preload/contract/gatewayTest.ts";
import type { Random } from "../base/random.ts";
import { cardGatewayOf } from "./cardGatewayOf.ts";
import { type CardAddress, type GatewayAddresses, liveAddresses } from "./gatewayAddress.ts";
import type { Place } from "./gatewayVerdict.ts";

export interface GatewayTrial {
  readonly client: CardGateway | WalletGateway;
  readonly place: Place;
}

/** Nothing that tells this shop from others is typed. What is half typed is missing the rest, and no simulator answers for it. */
function isUntouched(name: GatewayName, { citcon, codepay, iotpay }: Settings["gateways"]): boolean {
  switch (name) {
    case "iotpay":
      return [iotpay.mchId, iotpay.key, iotpay.jobNo].every((text) => text === "");
    case "citcon":
      return citcon.storeCode === "";
    case "codepay":
      return [codepay.appId, codepay.merchantNo, codepay.terminalSn, codepay.lan.host].every((text) => text === "");
  }
}

/**
 * As the live till would ask; with nothing set yet, as `running` does.
 * @param running the addresses of a training till that runs now, else null
 * @returns none where nothing is set; two for a CodePay terminal in the shop's network with its cloud behind it
 */
export function trialsOf(
  name: GatewayName,
  settings: Settings,
  running: GatewayAddresses | null,
  deps: { readonly clock: Clock; readonly random: Random; readonly journal: Queries },
): readonly GatewayTrial[] {
  const own = isUntouched(name, settings.gateways) ? running : null;
  if (name === "citcon") {
    const address = liveAddresses(settings).wallets ?? own?.wallets ?? null;
    if (address === null) return [];
    return [{ client: createCitcon(address.settings, deps.clock, settings.day.timeZone), place: "service" }];
  }
  const set = liveAddresses({ ...settings, cardGateway: name }).card;
  const address = set ?? (own?.card?.gateway === name ? own.card : null);
  return waysOf(address).flatMap(({ at, place }) => {
    const client = cardGatewayOf(at, settings, deps.clock, deps.random, deps.journal);
    return client === null ? [] : [{ client, place }];
  });
}

/** The terminal first: payments go to it. */
function waysOf(address: CardAddress | null): readonly { readonly at: CardAddress; readonly place: Place }[] {
  if (address === null) return [];
  if (address.gateway === "iotpay") return [{ at: address, place: "service" }];
  const { identity, lan } = address.settings;
  if (lan === null || lan === undefined) return [{ at: address, place: "service" }];
  const terminal = {
    at: { ...address, settings: { ...address.settings, identity: null } },
    place: "terminal",
  } as const;
  const cloud = { at: { ...address, settings: { ...address.settings, lan: null } }, place: "service" } as const;
  return identity === null ? [terminal] : [terminal, cloud];
}
