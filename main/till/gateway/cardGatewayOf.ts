/** The client of the gateway that takes cards. */
import type { Clock } from "../../core/clock.ts";
import { createCodepay } from "../../gateways/codepay/client.ts";
import { createIotpay } from "../../gateways/iotpay/client.ts";
import type { CardGateway } from "../../gateways/port.ts";
import { readBatchClosedAt } from "../../journal/projections/batches.ts";
import type { Queries } from "../../journal/projector.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { CardAddress } from "./gatewayAddress.ts";
import { ownAddress } from "../start/ownAddress.ts";
import type { Random } from "../base/random.ts";

/** @returns null where none is set */
export function cardGatewayOf(
  address: CardAddress | null,
  { day, store }: Settings,
  clock: Clock,
  random: Random,
  journal: Queries,
): CardGateway | null {
  switch (address?.gateway) {
    case undefined:
      return null;
    case "iotpay":
      return createIotpay(address.settings, ownAddress(), store.name);
    case "codepay":
      return createCodepay(address.settings, {
        clock,
        fraction: () => random.fraction(),
        timeZone: day.timeZone,
        batchClosedAt: (terminal) => readBatchClosedAt(journal, "codepay", terminal),
        description: store.name,
      });
  }
}

/** What tells one card account from another at the same gateway; no secret. */
export const cardAccountOf = (address: CardAddress): string =>
  address.gateway === "iotpay" ? address.settings.mchId : address.settings.merchantNo;
