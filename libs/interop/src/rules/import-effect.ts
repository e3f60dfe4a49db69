/** How many of what an import adds to the register, or takes away when it is undone. */
export interface ImportEffect {
  /** New people. */
  readonly people: number;
  /** People who are there already and stay as they are, but for what is filled in. */
  readonly known: number;
  /** Missing telephones filled in. */
  readonly phones: number;
  readonly seats: number;
  readonly teams: number;
  readonly villages: number;
}

/** Nothing at all. */
export const NO_EFFECT: ImportEffect = { people: 0, known: 0, phones: 0, seats: 0, teams: 0, villages: 0 };
