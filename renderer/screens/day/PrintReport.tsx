/** Prints a report. */
export function PrintReport({ which }: { readonly which: "x" | number }) {
  return which === "x" ? null : null;
}
