/** A reload of the page and a restart of the till in every state of a payment: the money and the words stay true. */
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, test, type TestContext } from "vitest";
import { NOTEBOOK, TAPE, TWO_GOODS, type Screen } from "./screen.ts";
import { ownCounter, sharedCounter, type AtTheTill } from "./till.ts";

const SAMPLE = join(import.meta.dirname, "..", "..", "assets", "sample-catalog.csv");
const PIN = "739151";

interface State {
  readonly name: string;
  /** What the page says in this state. */
  readonly says: string;
  /** Brings the payment of a rung-up sale into the state and holds it there. */
  reach(till: AtTheTill): Promise<void>;
  /** What the page says after the till was killed and started again. */
  readonly afterRestart: string;
  /** Ends the payment so that the sale can be put away. */
  end(till: AtTheTill): Promise<void>;
}

const press = async ({ screen }: AtTheTill): Promise<void> => {
  await screen.press("Card");
  await screen.says("Ask the customer to tap");
};

const tap = async ({ counter, screen }: AtTheTill): Promise<void> => {
  counter.gateway.control.settings({ lookup: "knows", handlingMs: 0 });
  await counter.customer({ action: "tap" });
  await screen.says("Approved");
  await screen.newSale();
};

const payInCash = async ({ screen }: AtTheTill): Promise<void> => {
  await screen.press("Back");
  await screen.press("Exact cash");
  await screen.newSale();
};

const lose = async (till: AtTheTill): Promise<void> => {
  till.counter.gateway.control.settings({ lookup: "doesNotKnowCards" });
  till.counter.gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  await till.screen.press("Card");
  await till.screen.saysUnsure();
};

const SHARED: readonly State[] = [
  {
    name: "waiting",
    says: "Ask the customer to tap",
    reach: press,
    afterRestart: "Do not run the card again.",
    end: tap,
  },
  {
    name: "not known",
    says: "Do not run the card again.",
    reach: lose,
    afterRestart: "Do not run the card again.",
    end: tap,
  },
  {
    name: "declined",
    says: "Declined: not enough funds",
    async reach(till) {
      await press(till);
      await till.counter.customer({ action: "decline", reason: "51" });
      await till.screen.says("Declined: not enough funds");
    },
    afterRestart: "Declined: not enough funds",
    end: payInCash,
  },
  {
    name: "cancelled",
    says: "Cancelled",
    async reach(till) {
      await press(till);
      await till.counter.customer({ action: "cancel" });
      await till.screen.says("Cancelled");
    },
    afterRestart: "Cancelled",
    end: payInCash,
  },
  {
    name: "approved",
    says: "Approved",
    async reach(till) {
      await press(till);
      await till.counter.customer({ action: "tap" });
      await till.screen.says("Approved");
    },
    afterRestart: "Approved",
    end: ({ screen }) => screen.newSale(),
  },
  {
    name: "approved for another amount",
    says: "Approved for $8.16, not $9.16",
    async reach(till) {
      till.counter.gateway.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: -100 } });
      await press(till);
      await till.counter.customer({ action: "tap" });
      await till.screen.says("Approved for $8.16, not $9.16");
    },
    afterRestart: "Approved for $8.16, not $9.16",
    async end({ screen }) {
      await screen.press("Back to the sale");
      await screen.press("Exact cash");
      await screen.newSale();
    },
  },
];

/** The bank takes its time, and the page and the till come and go meanwhile. */
const AT_THE_BANK: State = {
  name: "at the bank",
  says: "Card read. Waiting for the bank.",
  async reach(till) {
    till.counter.gateway.control.settings({ handlingMs: 15_000 });
    await press(till);
    await till.counter.customer({ action: "tap" });
    await till.screen.says("Card read. Waiting for the bank.");
  },
  afterRestart: "Approved",
  end: ({ screen }) => screen.newSale(),
};

const LATE: readonly State[] = [
  {
    name: "a manager is needed",
    says: "Money may have moved.",
    reach: needManager,
    afterRestart: "Money may have moved.",
    end: tap,
  },
  {
    name: "set aside",
    says: "Set aside. We keep watch.",
    async reach(till) {
      await needManager(till);
      await till.screen.press("Set aside");
      const sheet = till.screen.page.getByRole("dialog");
      await sheet.getByLabel("Reason").fill("the customer pays cash");
      await sheet.getByLabel("PIN", { exact: true }).fill("9999");
      await till.screen.hands.press("Enter");
      await till.screen.says("Set aside. We keep watch.");
    },
    afterRestart: "Set aside. We keep watch.",
    end: payInCash,
  },
];

async function needManager(till: AtTheTill): Promise<void> {
  await lose(till);
  await till.screen.says("Money may have moved.");
}

/** Reload, then the plug pulled, in one state; what the world has taken never changes by either. */
async function interrupt(till: AtTheTill, state: State): Promise<void> {
  const { counter, screen } = till;
  await screen.ring(NOTEBOOK, TAPE);
  await screen.owes(TWO_GOODS.total);
  const asked = requests(till);
  await state.reach(till);
  await screen.page.reload();
  await screen.says(state.says);
  await counter.kill();
  await screen.shows("No link to the till");
  await counter.start();
  await comeBack(screen, counter.url());
  await screen.says(state.afterRestart);
  await state.end(till);
  await screen.shows("Ready for the next customer");
  expect(requests(till) - asked).toBe(1);
}

async function comeBack(screen: Screen, url: string, pin = "1111"): Promise<void> {
  await screen.page.goto("about:blank");
  await screen.page.goto(url);
  await screen.signIn("Cashier 1", pin);
}

const requests = ({ counter }: AtTheTill): number =>
  counter.gateway.control.requests().filter(({ path }) => path === "/v1/create_order").length;

describe("reload and restart while a payment is", () => {
  const atTheTill = sharedCounter({ managerAfterMs: 600_000 });
  test.for(SHARED)("$name", async (state) => {
    await interrupt(await atTheTill(), state);
  });
});

describe("reload and restart when", () => {
  const atTheTill = sharedCounter();
  test.for(LATE)("$name", async (state) => {
    await interrupt(await atTheTill(), state);
  });
});

test.concurrent("reload and restart while a payment is at the bank", async (context) => {
  const till = await ownCounter(context, { managerAfterMs: 600_000 });
  await till.screen.signIn();
  await interrupt(till, AT_THE_BANK);
});

test.concurrent("reload and restart while a payment is being sent, and when it was not", async (context) => {
  const silent = await mute(context);
  // Training mode talks to loopback alone, without TLS: what is sent there is sent at once.
  const { counter, screen } = await ownCounter(context, {
    gatewayUrl: `https://127.0.0.1:${String(silent.port)}`,
    managerAfterMs: 600_000,
    flags: ["--catalog", SAMPLE],
    settings: { mode: "live", operators: [{ name: "Cashier 1", role: "cashier", pin: PIN }] },
  });
  await screen.signIn("Cashier 1", PIN);
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Card");
  await screen.says("Sending $9.16 to PAX-1");
  await screen.page.reload();
  await screen.says("Sending $9.16 to PAX-1");
  silent.hangUp();
  await screen.says("Not sent");
  await screen.page.reload();
  await screen.says("Not sent");
  await screen.press("Try again");
  await screen.says("Sending $9.16 to PAX-1");
  await counter.kill();
  await counter.start();
  await comeBack(screen, counter.url(), PIN);
  await screen.says("Do not run the card again.");
});

/** A gateway that takes connections and never says a word, so that nothing can be sent; it may hang up on those it has. */
async function mute({
  onTestFinished,
}: Pick<TestContext, "onTestFinished">): Promise<{ readonly port: number; hangUp(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    hangUp();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, hangUp };
}
