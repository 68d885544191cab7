/** An id for a command or a page: 24 characters of chance, in the contract's alphabet. */
export function mintId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
