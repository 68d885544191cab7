/** Lets everything else at the till have its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
