/** What happened to a wallet's payment, by what its gateway's code says: after "Declined: ", in words a customer understands. */
import type { WalletWhy } from "../../../main/core/attempt/walletWhy.ts";

export type WalletWhyWords = Readonly<Record<WalletWhy, string>>;
