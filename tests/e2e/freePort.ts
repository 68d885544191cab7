/** A loopback port where nobody listens. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** Found by listening for a moment: free until somebody else asks the system for one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
