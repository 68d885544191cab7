/** The tests that `npm run mutation` tries each mutant with: the rules of payments and refunds, and the engines that carry them. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "main/core/{attempt,cancel,lostPayment,lostRefund,notFound,refund,wallet,watchSchedule}*.test.ts",
      "main/payments/*.test.ts",
    ],
    // They try every order of events, which takes longer than a mutant may.
    exclude: ["**/*.explore.test.ts"],
    testTimeout: 60_000,
  },
});
