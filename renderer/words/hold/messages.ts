/** Words for sales that are put aside. */
export interface HoldWords {
  readonly hold: string;
  /** How many sales are put aside. */
  readonly held: (n: number) => string;
  readonly title: string;
  readonly name: string;
  readonly nameHint: string;
  readonly more: string;
  readonly put: string;
  readonly list: string;
  readonly none: string;
  readonly swap: string;
  readonly recall: string;
  readonly by: (operator: string, age: string) => string;
}
