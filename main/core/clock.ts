/** Time as the till is given it, so that tests can hold it. Milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `work` once after `ms`. @returns forgets it */
  after(ms: number, work: () => void): () => void;
  /** A counter that nobody can set; left out where nobody sets `now` either. */
  steady?(): number;
}
