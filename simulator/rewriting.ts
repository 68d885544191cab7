/** Answers that say something else than their documents' samples, or say it otherwise: changed before they are signed. */

export type Rewriting =
  /** One field has another value, or (left out) is not there. */
  | { readonly kind: "rewritten"; readonly field: string; readonly as?: unknown }
  /** Fields nobody knows are there too, and all are in another order. */
  | { readonly kind: "grown" };

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fault when it is one of these. */
export const rewritingOf = (fault: { readonly kind: string } | undefined): Rewriting | undefined =>
  fault?.kind === "rewritten" || fault?.kind === "grown" ? (fault as Rewriting) : undefined;

/**
 * @param inner the member that holds the order, where the answer has one: a field is changed wherever it stands, in the answer
 *   or there; one that stands nowhere is added to the order
 */
export function rewritten(how: Rewriting | undefined, answer: Members, inner = ""): Members {
  if (how === undefined) return answer;
  const order = answer[inner];
  if (how.kind === "grown") return grown(isMembers(order) ? { ...answer, [inner]: grown(order) } : answer);
  if (!isMembers(order)) return changed(answer, how.field, how.as);
  const elsewhere = how.field in answer && !(how.field in order);
  const top = how.field in answer ? changed(answer, how.field, how.as) : answer;
  return elsewhere ? top : { ...top, [inner]: changed(order, how.field, how.as) };
}

function changed(members: Members, field: string, as: unknown): Members {
  if (as !== undefined) return { ...members, [field]: as };
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== field));
}

const grown = (members: Members): Members =>
  Object.fromEntries(
    Object.entries({ ...members, addedLater: { list: [1, { a: null }] }, addedNull: null, addedText: "x" }).reverse(),
  );
