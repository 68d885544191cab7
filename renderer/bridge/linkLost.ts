/** The till could not be reached; whether it carried out what was asked is for its view to show. */
export class LinkLost extends Error {
  override readonly name = "LinkLost";
}
