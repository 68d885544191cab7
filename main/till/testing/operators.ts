/**
 * The training operators with their PINs as stored hashes, of the least cost that is taken: a till of a test then has one
 * cheap hash to work out at sign-in instead of two dear ones.
 */
export const STORED_OPERATORS = [
  {
    name: "Cashier 1",
    role: "cashier",
    pinHash: "scrypt$14$8$1$Y2FzaGllcmNhc2hpZXJjYQ$gzqzzGzv6IxHbDM2WFDzf8avLqFoZVF1-JUNz1Khi50",
  },
  {
    name: "Manager",
    role: "manager",
    pinHash: "scrypt$14$8$1$bWFuYWdlcm1hbmFnZXJtYQ$Oie8Gdx61YPG3JEc4t9kZZ1aABEqYjcz4rLkIZs7NQo",
  },
] as const;
