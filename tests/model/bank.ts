/** What really happened to the customer's money: written by the modelled gateways alone, seen by no till. */

export interface Movement {
  readonly reference: string;
  /** Minor units: above 0 taken from the customer, below 0 given back. */
  readonly amount: number;
  /** ms */
  readonly at: number;
  /** The refund's own reference, when it went back by one. */
  readonly refund?: string;
  /** The number that the gateway's portal, or the slip, shows for it. */
  readonly number?: string;
}

export interface Bank {
  move(movement: Movement): void;
  readonly movements: readonly Movement[];
  /** What the shop holds for this reference, minor units. */
  held(reference: string): number;
  /** How often money was taken for this reference. */
  captures(reference: string): number;
  /** Everything that was ever taken for this reference, minor units. */
  taken(reference: string): number;
}

export function openBank(): Bank {
  const movements: Movement[] = [];
  const of = (reference: string): readonly Movement[] => movements.filter((each) => each.reference === reference);
  const sum = (some: readonly Movement[]): number => some.reduce((total, { amount }) => total + amount, 0);
  return {
    movements,
    move: (movement) => void movements.push(movement),
    held: (reference) => sum(of(reference)),
    captures: (reference) => of(reference).filter(({ amount }) => amount > 0).length,
    taken: (reference) => sum(of(reference).filter(({ amount }) => amount > 0)),
  };
}
