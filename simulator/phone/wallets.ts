/** The wallets of the training customer: how their pay codes look, and by which names Citcon calls them. */

export const wallets = ["wechat", "alipay", "unionpay"] as const;
export type Wallet = (typeof wallets)[number];

/** The wallets whose code the phone can show. */
export const phoneWallets = ["wechat", "alipay"] as const;
export type PhoneWallet = (typeof phoneWallets)[number];

const patterns: readonly { readonly wallet: Wallet; readonly code: RegExp }[] = [
  { wallet: "wechat", code: /^1[0-5]\d{16}$/ },
  { wallet: "alipay", code: /^(?:2[5-9]|30)\d{14,22}$/ },
  { wallet: "unionpay", code: /^62\d{17}$/ },
  { wallet: "unionpay", code: /^hQVDUFY[A-Za-z0-9+/]+={0,2}$/ },
];

/** Whose pay code this is; undefined for anything else, a product's barcode for instance. */
export function walletOf(code: string): Wallet | undefined {
  return patterns.find((each) => each.code.test(code))?.wallet;
}

const prefixes: Readonly<Record<PhoneWallet, string>> = { wechat: "13", alipay: "28" };

/** An 18-digit pay code of that wallet from 16 digits. */
export function payCode(wallet: PhoneWallet, digits: string): string {
  return prefixes[wallet] + digits.slice(0, 16).padEnd(16, "0");
}
