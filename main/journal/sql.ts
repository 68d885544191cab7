/** A statement with its parameters apart. Only the `sql` tag makes one, so no value ever becomes part of the text. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlQuery = { readonly text: string; readonly params: readonly SqlValue[] };

/**
 * `` sql`SELECT * FROM sales WHERE id = ${id}` ``: every `${}` becomes a `?` with its parameter. The text is the same for
 * every call of one place in the code, which lets connections keep the prepared statement.
 */
export function sql(strings: TemplateStringsArray, ...params: readonly SqlValue[]): SqlQuery {
  return { text: strings.join("?"), params };
}

/** A name for use as a table or column in a statement; throws on anything but `[a-z][a-z0-9_]*`. */
export function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TypeError(`"${name}" is not a table or column name`);
  return `"${name}"`;
}

/** A statement put together of parts that the `sql` tag made, in their order. */
export function sqlOf(...parts: readonly SqlQuery[]): SqlQuery {
  return { text: parts.map(({ text }) => text).join(" "), params: parts.flatMap(({ params }) => params) };
}
