import type { TestVerdict } from "../../../../preload/contract/gatewayTest.ts";

/** What a test of a gateway found, and what somebody does now. */
export type VerdictWords = Readonly<Record<TestVerdict, { readonly what: string; readonly now: string }>>;
