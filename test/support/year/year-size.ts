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
  /** Every so many nights all completions are derived anew, as a worker does every night. */
  readonly nightsUnchecked: number;
  /** Checks of everything that must hold are made so many times in the year, evenly. */
  readonly checks: number;
  /** So many people and communes, drawn by lot, are looked at page by page each time, beside those whom something special happened to. */
  readonly looked: { readonly people: number; readonly communes: number };
  /** How often a year brings each kind of change: classes moved, papers withdrawn and replaced at a time, waivers. */
  readonly changes: number;
  /** Pairs of communes that become one. */
  readonly merges: number;
  /** Lists with no more papers than this are signed with an office's own tool. */
  readonly signableList: number;
  readonly seed: number;
}

/** A year that the tests live through at every run. */
export const SMALL_YEAR: YearSize = {
  communes: 4,
  villageTeams: 2,
  seats: { 'commune-team': 7, 'village-team': 4 },
  trainers: 2,
  perClass: 8,
  nightsUnchecked: 7,
  checks: 12,
  looked: { people: 6, communes: 1 },
  changes: 1,
  merges: 1,
  signableList: 40,
  seed: 2027,
};

/** The province: 124 communes, 20,000 members, more than 600 classes. */
const WHOLE_YEAR: YearSize = {
  communes: 124,
  villageTeams: 31,
  seats: { 'commune-team': 7, 'village-team': 5 },
  trainers: 24,
  perClass: 40,
  nightsUnchecked: 90,
  checks: 12,
  looked: { people: 60, communes: 4 },
  changes: 15,
  merges: 4,
  signableList: 1500,
  seed: 2027,
};

/** The province, or as many of its communes as hold so many members: four at least, with changes in proportion. */
export function wholeYear(members: number | null): YearSize {
  if (members === null) return WHOLE_YEAR;
  const { seats, villageTeams, changes, merges, trainers, communes: all } = WHOLE_YEAR;
  const ofCommune = seats['commune-team'] + villageTeams * seats['village-team'];
  const communes = Math.min(all, Math.max(4, Math.round(members / ofCommune)));
  const share = (many: number): number => Math.max(1, Math.round((many * communes) / all));
  return {
    ...WHOLE_YEAR,
    communes,
    changes: share(changes),
    merges: share(merges),
    trainers: Math.max(2, share(trainers)),
  };
}
