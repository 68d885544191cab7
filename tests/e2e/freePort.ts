/** A loopback port where nobody listens, and that the system gives to nobody by itself. */
import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ports that systems hand out to whoever asks for any: in a busy run those are taken within seconds. */
const FIRST = 20_000;
const LAST = 32_000;

/** Found by listening for a moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer();
    const isFree = await Promise.race([
      once(server.listen(port, "127.0.0.1"), "listening").then(() => true),
      once(server, "error").then(() => false),
    ]).catch(() => false);
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
