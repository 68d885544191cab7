/** What the journal keeps: one row per fact. It knows the shape of the row; what the bodies mean is the core's matter. */

/**
 * A fact as the journal holds it. `body` is JSON exactly as it was stored, so that a projector sees the same value at
 * append and at every replay. `prev` and `hash` are lower-case hex SHA-256 (see chain.ts).
 */
export type StoredFact = {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly kind: string;
  readonly register: string;
  readonly operator: string | null;
  readonly shift: string | null;
  /** YYYY-MM-DD. */
  readonly businessDay: string;
  readonly sale: string | null;
  readonly attempt: string | null;
  readonly body: unknown;
  readonly prev: string;
  readonly hash: string;
};

/** A fact that is not in the journal yet: the journal gives it its number and its place in the chain. */
export type NewFact = Omit<StoredFact, "seq" | "hash" | "prev">;
