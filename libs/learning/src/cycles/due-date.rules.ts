/** A calendar date as Vietnamese texts write it, dd/mm/yyyy. */
export function formatDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** A calendar date so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The calendar date in Vietnam of an instant; UTC+7 all year. */
export function instantDay(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** From which day a member's own due date is counted: the day she joined the round, or the first day of her seat. */
export const DUE_STARTS = ['joining', 'seat'] as const;

export type DueStart = (typeof DUE_STARTS)[number];

/** How a round sets due dates (decision 0059). `from` null: one date for everybody, `dueOn`. Dates are calendar dates. */
export interface DueRule {
  readonly startsOn: string;
  /** For everybody the due date, or, where dates are counted, the last day on which somebody joins. */
  readonly dueOn: string;
  /** `validity`: of a renewal, the last day of what it renews. */
  readonly dueFrom: DueStart | 'validity' | null;
  readonly dueDays: number | null;
  /** Days after the due date on which nobody is late yet. */
  readonly graceDays: number;
  /** Where one date holds for everybody: the days a newcomer has at least, and she joins after that date too (decision 0082); null: she has none of her own. */
  readonly newcomerDays: number | null;
}

/** Until when a round takes newcomers. */
export interface JoiningRule extends Pick<DueRule, 'dueOn' | 'newcomerDays'> {
  /** The last day of it where they have days of their own; null: it takes them as long as it is the latest of its programme. */
  readonly newcomersUntil: string | null;
}

/** Since when it takes them as it does. */
export interface TakingRule extends Pick<DueRule, 'dueOn' | 'newcomerDays'> {
  /** The day of the last change that stands (decision 0090); null: as it was opened. */
  readonly newcomersSince: string | null;
}

/** When a member's own days begin. */
export interface Beginnings {
  /** The day her cycle was opened. */
  readonly joinedOn: string;
  /** The first day of the seat by which she belongs to the audience; `seatCountsFrom` where a rule took her in. */
  readonly seatSince: string;
}

/** A due date that an officer gave. */
export interface GivenDue {
  readonly dueOn: string;
  readonly reason: string;
  readonly givenAt: Date;
  /** To her alone, to everybody of the round, or to the people of some communes (decision 0130). */
  readonly givenTo: 'person' | 'round' | 'communes';
  /** Number of the document behind it; null: there is none. */
  readonly paperNumber: string | null;
}

/** When one cycle is due, and why. */
export interface CycleDue {
  readonly dueOn: string;
  /** The last day of grace; the due date itself without one. */
  readonly lastOn: string;
  /** What the round's rule says; later than it only by an officer's word. */
  readonly ruleDueOn: string;
  /** The earliest date that may be given to her alone: what the rule says, or a later one that was given to all of the round or to her commune. */
  readonly floorOn: string;
  readonly dueFrom: DueRule['dueFrom'] | 'newcomer';
  readonly dueDays: number | null;
  readonly graceDays: number;
  /** The newest first; the first one counts. */
  readonly given: readonly GivenDue[];
}

/** Null where the date of the round holds for her. Nobody's days begin before the round does. */
export function ownDueOn(rule: Omit<DueRule, 'graceDays'>, { joinedOn, seatSince }: Beginnings): string | null {
  if (rule.dueFrom === null || rule.dueDays === null) return newcomerDueOn(rule, seatSince);
  const since = rule.dueFrom === 'joining' ? joinedOn : seatSince;
  return addDays(since > rule.startsOn ? since : rule.startsOn, rule.dueDays);
}

/** Who took her seat after the round began has her days from there, and never fewer than the others. */
function newcomerDueOn(
  { startsOn, dueOn, newcomerDays }: Pick<DueRule, 'startsOn' | 'dueOn' | 'newcomerDays'>,
  seatSince: string,
): string | null {
  if (newcomerDays === null || seatSince <= startsOn) return null;
  const own = addDays(seatSince, newcomerDays);
  return own > dueOn ? own : null;
}

/** The last day on which somebody joins a round; null: none is set. */
export function joiningEndsOn({ dueOn, newcomerDays, newcomersUntil }: JoiningRule): string | null {
  return newcomerDays === null ? dueOn : newcomersUntil;
}

/** Whether only newcomers join it any more: its own date is over. */
export function takesOnlyNewcomers({ dueOn, newcomerDays }: Omit<JoiningRule, 'newcomersUntil'>, on: string): boolean {
  return newcomerDays !== null && on > dueOn;
}

/**
 * Whether somebody who joins on a day held her seat before the round took newcomers as it does: when it was due, or when that was changed. Her days
 * begin when she joins: nobody is late on that day.
 */
export function wasSeatedBefore(rule: TakingRule, heldFrom: string, joinedOn: string): boolean {
  const { dueOn, newcomersSince } = rule;
  const since = newcomersSince !== null && newcomersSince > dueOn ? newcomersSince : dueOn;
  return takesOnlyNewcomers(rule, joinedOn) && heldFrom <= since;
}

/** True of an open round whose people are or were chosen by a rule, or whose audience was changed: they joined by that, not by their seat. */
export function isChosen(round: {
  readonly state: string;
  readonly audienceRule: object | null;
  readonly audienceRevision: number;
}): boolean {
  return round.state === 'open' && (round.audienceRule !== null || round.audienceRevision > 0);
}

/**
 * From when a seat counts for somebody who is taken in. Where the audience is or was chosen by a rule she may have held it long before she was
 * asked, and would be late on the day she joins: it counts from that day.
 */
export function seatCountsFrom(heldFrom: string, joinedOn: string, isChosen: boolean): string {
  return isChosen && heldFrom < joinedOn ? joinedOn : heldFrom;
}

/** When a cycle is due by rule and by what was given. `ownDueOn`: the cycle's own date, null where it has none. */
export function dueOf(rule: DueRule, own: string | null, given: readonly GivenDue[]): CycleDue {
  const { graceDays } = rule;
  const dueFrom = own !== null && rule.dueFrom === null ? 'newcomer' : rule.dueFrom;
  const { dueDays } = rule;
  const ruleDueOn = own ?? rule.dueOn;
  const newestFirst = [...given].sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime());
  const dueOn = newestFirst[0]?.dueOn ?? ruleDueOn;
  const floorOn = given.reduce(
    (floor, one) => (one.givenTo !== 'person' && one.dueOn > floor ? one.dueOn : floor),
    ruleDueOn,
  );
  const lastOn = addDays(dueOn, graceDays);
  return { dueOn, lastOn, ruleDueOn, floorOn, dueFrom, dueDays, graceDays, given: newestFirst };
}

/** Why it is due on that day, in Vietnamese, for members and officers alike. */
export function explainDue(due: CycleDue): string {
  const sentences = [`Hạn ${formatDay(due.ruleDueOn)}${countedFrom(due)}.`];
  const [given] = due.given;
  if (given !== undefined) sentences.push(`${GIVEN[given.givenTo]} đến ${formatDay(given.dueOn)}${reasonOf(given)}.`);
  if (due.graceDays > 0)
    sentences.push(`Sau hạn còn ${due.graceDays} ngày, đến hết ${formatDay(due.lastOn)} chưa tính là muộn.`);
  return sentences.join(' ');
}

const GIVEN: Readonly<Record<GivenDue['givenTo'], string>> = {
  person: 'Được gia hạn',
  round: 'Cả đợt được gia hạn',
  communes: 'Xã được gia hạn',
};

/** A reason may have been forgotten with the member's data. */
function reasonOf({ reason, paperNumber }: GivenDue): string {
  const paper = paperNumber === null ? '' : ` theo văn bản số ${paperNumber}`;
  return reason === '' ? paper : `${paper}, lý do: ${reason.replace(/[.\s]+$/u, '')}`;
}

const COUNTED_FROM: Readonly<Record<DueStart, string>> = {
  joining: 'từ ngày vào đợt',
  seat: 'từ ngày giữ vị trí',
};

function countedFrom({ dueFrom, dueDays }: CycleDue): string {
  if (dueFrom === 'validity') return ', là ngày hết hiệu lực của lần trước';
  // By how many days is no longer known once the round was changed.
  if (dueFrom === 'newcomer') return ', dành cho người mới vào đợt';
  if (dueFrom === null || dueDays === null) return '';
  return `, là ${dueDays} ngày ${COUNTED_FROM[dueFrom]}`;
}
