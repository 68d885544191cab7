/** Servers that misbehave below HTTP see a payment once: from the till that was asked, and from those started after it. */
import { describe, expect, test } from "vitest";
import { startHostileServer, type HostileKind } from "../../simulator/hostile.ts";
import { ringUp, signIn } from "../support/cashier.ts";
import { waitFor } from "../support/waitFor.ts";
import { attemptsOf, expectSound } from "./evidence.ts";
import { openRig } from "./rig.ts";

const KINDS: readonly HostileKind[] = ["dropReused", "dropBeforeAnswer", "redirect307", "silent", "halfClose"];

/** The till looks up again meanwhile; a second payment request would be among them. An unanswered one takes its time. */
const lookUps = (kind: HostileKind): number => (kind === "silent" ? 1 : 4);

describe.concurrent("a payment sent to a server", () => {
  for (const kind of KINDS) {
    test(`${kind}: leaves once, stays unknown, and is not sent again after a kill`, async ({ onTestFinished }) => {
      const server = await startHostileServer(kind);
      onTestFinished(() => server.close());
      const rig = await openRig(onTestFinished, { shop: { gatewayUrl: server.url, timeoutMs: 6_000 } });
      const first = await rig.start();
      await signIn(first.page);
      const sale = await ringUp(first.page);
      await first.page.mustDo("payment.card", { sale: sale.id });
      const asksOn = async (since: number): Promise<void> => {
        await waitFor(`${kind} being asked again`, () => server.counts().requests >= since + lookUps(kind));
      };
      await waitFor("the outcome unknown", () => attemptsOf(rig)[0]?.state === "checking");
      await asksOn(server.counts().requests);
      await first.process.kill();

      const asked = server.counts().requests;
      const second = await rig.start();
      await asksOn(asked);
      await signIn(second.page);
      expect(await second.page.command("payment.card", { sale: sale.id })).toMatchObject({ ok: false });
      await rig.killAll();

      const [attempt, ...others] = attemptsOf(rig);
      expect(others).toEqual([]);
      expect(attempt?.state).toBe("checking");
      expect(server.counts()).toMatchObject({ moneyMoving: 1, byOrder: { [attempt?.reference ?? ""]: 1 } });
      expectSound(rig);
    });
  }
});
