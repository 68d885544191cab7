/** What a border answers: a value, or an error as data. Only bugs throw. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value that could be had. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** Wraps the reason why it could not. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
