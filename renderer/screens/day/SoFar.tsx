/** The figures of the open stretch. */
export function SoFar() {
  return null;
}
