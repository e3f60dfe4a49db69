/** How large a simulated year is. */
export interface YearSize {
  readonly communes: number;
  /** Village teams of each commune, beside its own team. */
  readonly villageTeams: number;
  /** People seated in a team of each kind. */
  readonly seats: { readonly 'commune-team': number; readonly 'village-team': number };
  readonly trainers: number;
  /** People one class of spring is made for. */
  readonly perClass: number;
  /** True: every night all completions are derived anew, as a worker does; false: only on the days everything is looked at. */
  readonly isCheckedNightly: boolean;
  /** Checks of everything that must hold are made so many times in the year, evenly. */
  readonly checks: number;
  readonly seed: number;
}

/** A year that the tests live through at every run. */
export const SMALL_YEAR: YearSize = {
  communes: 4,
  villageTeams: 2,
  seats: { 'commune-team': 7, 'village-team': 4 },
  trainers: 2,
  perClass: 8,
  isCheckedNightly: true,
  checks: 12,
  seed: 2027,
};

/** The province: 124 communes, 20,000 members, more than 600 classes. */
export const WHOLE_YEAR: YearSize = {
  communes: 124,
  villageTeams: 31,
  seats: { 'commune-team': 7, 'village-team': 5 },
  trainers: 24,
  perClass: 40,
  isCheckedNightly: false,
  checks: 12,
  seed: 2027,
};
