/** Words for what a customer brings to a sale: a language, an exemption from taxes. */
export interface CustomerWords {
  readonly open: string;
  readonly papers: string;
  readonly automatic: string;
  /** What "automatic" comes to: a language by its own name. */
  readonly byCard: (language: string) => string;
  readonly byShop: (language: string) => string;
  readonly exemption: string;
  readonly number: string;
  readonly numberHint: string;
  readonly freeOf: string;
  readonly give: string;
  readonly remove: string;
  readonly stands: (number: string) => string;
  readonly takenOut: string;
  readonly notCharged: (tax: string) => string;
  readonly approve: (number: string, taxes: string) => string;
}
