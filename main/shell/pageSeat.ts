/**
 * One till page at a time. The seat belongs to the page that connected last; a second page is told so and may take
 * over. A page whose stream broke (reload, crash) leaves the seat free for whoever comes, but keeps its right to
 * send commands until somebody else sits down. Nothing in the till depends on the seat.
 */

/** A connected page: told when it loses the seat. */
export interface Sitter {
  taken(): void;
}

export interface PageSeat {
  /** @returns null when another page sits there and `takeOver` is not set; else leaves the seat */
  sit(page: string, sitter: Sitter, takeOver: boolean): (() => void) | null;
  /** Resolves when this page could sit down, at the latest after `ms`. */
  freeFor(page: string, ms: number): Promise<void>;
  /** Whether commands of this page count: the owner's do, and everybody's before the first page came. */
  isOwner(page: string): boolean;
}

export function createPageSeat(): PageSeat {
  let owner: string | null = null;
  let sitting: Sitter | null = null;
  const waiting = new Set<() => void>();

  return {
    sit(page, sitter, takeOver) {
      const before = sitting;
      if (before !== null && page !== owner && !takeOver) return null;
      owner = page;
      sitting = sitter;
      before?.taken();
      return () => {
        if (sitting !== sitter) return;
        sitting = null;
        for (const wake of waiting) wake();
      };
    },
    freeFor(page, ms) {
      if (sitting === null || page === owner) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      });
    },
    isOwner: (page) => owner === null || owner === page,
  };
}
