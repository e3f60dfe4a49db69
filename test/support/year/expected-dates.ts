import { dayAfter, dayOf, hourOf } from './agenda';
import { type Passage } from './expected';
import { type UnitSpan, type YearCommune, type YearPerson } from './year-people';
import { type GivenDate, type YearRound } from './year-round';

/** Two units that became one. */
export interface Merge {
  readonly fromIds: readonly string[];
  readonly toId: string;
  readonly at: number;
}

/** When a passage is due. Calendar days, `yyyy-mm-dd`. */
export interface Due {
  /** Without what was given. */
  readonly ruleOn: string;
  readonly on: string;
  /** The last day of grace. */
  readonly lastOn: string;
  readonly isExtended: boolean;
}

/** A passage with its date. */
export interface DatedPassage extends Passage {
  readonly due: Due;
}

/** Whose passages they are, and what became of units. */
export interface Whose {
  readonly round: YearRound;
  readonly person: YearPerson;
  readonly commune: YearCommune;
  readonly merges: readonly Merge[];
}

/**
 * When each of somebody's passages through a round is due, from the words of decisions 0058, 0059, 0082 and 0130: a first passage on the round's date, or so many days
 * after she joined; a renewal on the last day of what it renews; later where all of the round, her commune or she alone was given a later date that stands.
 */
export function datedPassages(whose: Whose, passages: readonly Passage[]): DatedPassage[] {
  const { round, person } = whose;
  return passages.map((passage, index) => {
    const before = passages[index - 1]?.good ?? null;
    const ruleOn = before?.until ?? ruleDayOf(round, person);
    const openedAt = before === null ? joinedAt(round, person) : hourOf(before.opens, '00:45').getTime();
    const many = round.given
      .filter((date) => date.endedAt === null && date.dueOn > ruleOn && reaches(date, openedAt, whose))
      .map(({ dueOn }) => dueOn);
    const one = round.givenToOne.findLast((date) => date.person === person && date.passage === passage.number);
    const given = [...many, ...(one === undefined ? [] : [one.dueOn])];
    const on = [ruleOn, ...given].sort().at(-1) ?? ruleOn;
    const graceDays = before === null ? round.dates.graceDays : (round.demand.validity?.graceDays ?? 0);
    return { ...passage, due: { ruleOn, on, lastOn: dayAfter(on, graceDays), isExtended: given.length > 0 } };
  });
}

/** The date that may not be fallen below for one passage: of the rule, or of what many were given. */
export function floorOf(whose: Whose, passages: readonly Passage[], number: number): string {
  const alone = { ...whose, round: { ...whose.round, givenToOne: [] } };
  return datedPassages(alone, passages).find((one) => one.number === number)?.due.on ?? '';
}

/** The day a round is due where it is spoken of as a whole. */
export function roundDueOn({ dates, given }: YearRound): string {
  const later = given.filter(({ endedAt, units }) => endedAt === null && units === null).map(({ dueOn }) => dueOn);
  return [dates.dueOn, ...later].sort().at(-1) ?? dates.dueOn;
}

/** The same for some people of it: a later date that most of them have. */
export function dueOfMost(round: YearRound, dates: readonly string[]): string {
  const most = [...dates].sort()[Math.ceil(dates.length / 2) - 1] ?? '';
  const whole = roundDueOn(round);
  return most > whole ? most : whole;
}

function ruleDayOf({ dates, openedAt }: YearRound, { seatedOn }: YearPerson): string {
  const { startsOn, dueOn, dueDays, newcomers } = dates;
  if (dueDays !== null) {
    const joinedOn = [startsOn, dayOf(openedAt), seatedOn].sort().at(-1) ?? startsOn;
    return dayAfter(joinedOn, dueDays);
  }
  if (newcomers === null || seatedOn <= startsOn) return dueOn;
  const own = dayAfter(seatedOn, newcomers.days);
  return own > dueOn ? own : dueOn;
}

/** Who holds her seat when a round is opened joins then, others in the afternoon on which they take it. */
const joinedAt = ({ openedAt }: YearRound, { seatedOn }: YearPerson): number =>
  Math.max(openedAt, hourOf(seatedOn, '14:00').getTime());

/** Judged when it was given, of a passage that was opened later then. */
function reaches({ units, givenAt }: GivenDate, openedAt: number, { commune, merges }: Whose): boolean {
  if (units === null) return true;
  const at = Math.max(givenAt, openedAt);
  return goneInto(units, merges, at).has(unitAt(commune.spans, at));
}

function unitAt(spans: readonly UnitSpan[], at: number): string {
  return spans.findLast(({ from }) => from <= at)?.unitId ?? '';
}

function goneInto(units: ReadonlySet<string>, merges: readonly Merge[], at: number): ReadonlySet<string> {
  const all = new Set(units);
  for (const { fromIds, toId, at: mergedAt } of merges)
    if (mergedAt <= at && fromIds.some((id) => all.has(id))) all.add(toId);
  return all;
}
