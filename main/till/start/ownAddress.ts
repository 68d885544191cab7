/** The register's own address on the shop's network, which IOT Pay asks for (gateways.md A.3, `clientIp`). */
import { networkInterfaces } from "node:os";

export function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flat();
  return addresses.find((one) => one !== undefined && one.family === "IPv4" && !one.internal)?.address ?? "127.0.0.1";
}
