import { formatDay } from '../cycles/due-date.rules';

/** What a condition of an audience asks (decision 0070). */
export const AUDIENCE_CONDITIONS = [
  'person',
  'team',
  'position',
  'unit',
  'seat',
  'round',
  'course',
  'any-round',
  'named',
] as const;

export type AudienceConditionKind = (typeof AUDIENCE_CONDITIONS)[number];

/** Which side of a day: seats held since before it, or since it or later. */
export const SEAT_SIDES = ['before', 'from'] as const;

export type SeatSide = (typeof SEAT_SIDES)[number];

/** One condition. */
export interface AudienceCondition {
  readonly kind: AudienceConditionKind;
  /**
   * One of them is enough: kinds of person, kinds of team, positions, ids of units, of rounds finished before, of courses whose quiz was passed
   * before. Empty of `seat`, `any-round` and `named`.
   */
  readonly values: readonly string[];
  /** Of `seat` alone. */
  readonly side: SeatSide | null;
  /** Of `seat` alone, `yyyy-mm-dd`. */
  readonly day: string | null;
}

/** Whom a round is for among those who hold a seat in the teams of its programme: all or any of the conditions, and none of `except`. */
export interface AudienceRule {
  readonly match: 'all' | 'any';
  /** None: everybody. */
  readonly conditions: readonly AudienceCondition[];
  readonly except: readonly AudienceCondition[];
}

/** Something finished, and when. */
export interface FinishedBefore {
  readonly id: string;
  readonly at: Date;
  /** When that was set aside by something else; left out: it stands. */
  readonly asideAt?: Date;
  /** A round that only asks anew for what an edition changed (decision 0073): finished by name, it is no “any round”. */
  readonly isReopening?: boolean;
}

/** What is known of a seat holder on a day. */
export interface SeatFacts {
  readonly personKind: string;
  readonly teamKind: string;
  readonly position: string;
  /** The path of the team's unit as it is today. */
  readonly unitPath: string;
  /** The first day of the seat. */
  readonly heldFrom: string;
  /** When she joined this round; null: not by the end of the day. */
  readonly joinedAt: Date | null;
  /** Rounds finished, renewals too; this one may be among them. */
  readonly rounds: readonly FinishedBefore[];
  /** Quizzes passed, by id. */
  readonly quizzes: readonly FinishedBefore[];
  /** She is named by the reopening that opened this round (decision 0073). */
  readonly isNamed: boolean;
}

/** When a rule is judged. */
export interface AudienceMoment {
  /** The last instant of the day. */
  readonly until: Date;
  /** The round itself never counts as one finished before; null: it is not opened yet. */
  readonly roundId: string | null;
}

/**
 * Whether a seat holder belongs to an audience. Units are given as paths and courses as ids of their quizzes (`AudienceService.resolveRule`). What was finished
 * counts if it was before she joined this round: finishing something later puts nobody out. `audienceCondition` says the same in SQL.
 */
export function meetsAudience(rule: AudienceRule | null, facts: SeatFacts, moment: AudienceMoment): boolean {
  if (rule === null) return true;
  const meets = (condition: AudienceCondition): boolean => meetsCondition(condition, facts, moment);
  if (rule.except.some(meets)) return false;
  if (rule.conditions.length === 0) return true;
  return rule.match === 'all' ? rule.conditions.every(meets) : rule.conditions.some(meets);
}

function meetsCondition(condition: AudienceCondition, facts: SeatFacts, moment: AudienceMoment): boolean {
  const { values } = condition;
  switch (condition.kind) {
    case 'person':
      return values.includes(facts.personKind);
    case 'team':
      return values.includes(facts.teamKind);
    case 'position':
      return values.includes(facts.position);
    case 'unit':
      return values.some((path) => facts.unitPath === path || facts.unitPath.startsWith(`${path}.`));
    case 'seat':
      return isOnSide(condition, facts.heldFrom);
    case 'round':
      return earlier(facts.rounds, facts, moment).some(({ id }) => id !== moment.roundId && values.includes(id));
    case 'course':
      return earlier(facts.quizzes, facts, moment).some(({ id }) => values.includes(id));
    case 'any-round':
      return earlier(facts.rounds, facts, moment).some((one) => one.id !== moment.roundId && one.isReopening !== true);
    case 'named':
      return facts.isNamed;
  }
}

function isOnSide({ side, day }: AudienceCondition, heldFrom: string): boolean {
  if (day === null) return false;
  return side === 'before' ? heldFrom < day : heldFrom >= day;
}

function earlier(
  finished: readonly FinishedBefore[],
  { joinedAt }: SeatFacts,
  { until }: AudienceMoment,
): FinishedBefore[] {
  const last = joinedAt !== null && joinedAt < until ? joinedAt : until;
  return finished.filter(({ at, asideAt }) => at <= last && (asideAt === undefined || asideAt > until));
}

/** What a round allows in its rule. */
export interface AudienceFrame {
  /** The kinds of team its programme is for, frozen when it was opened: a rule chooses among them and adds none. */
  readonly teamKinds: readonly string[];
  readonly personKinds: readonly string[];
  readonly positions: readonly string[];
  /** Of those the rule names, the ones that are there. */
  readonly units: ReadonlySet<string>;
  readonly rounds: ReadonlySet<string>;
  readonly courses: ReadonlySet<string>;
}

/** What is wrong with one condition. */
export interface AudienceFault {
  readonly part: 'conditions' | 'except';
  readonly place: number;
  readonly fault:
    'audience-values-missing' | 'audience-value-unknown' | 'audience-team-outside' | 'audience-day-missing';
}

/** Conditions that ask nothing, or for what there is not. */
export function faultsOfAudience(rule: AudienceRule, frame: AudienceFrame): AudienceFault[] {
  return (['conditions', 'except'] as const).flatMap((part) =>
    rule[part].flatMap((condition, place) => {
      const fault = faultOf(condition, frame);
      return fault === null ? [] : [{ part, place, fault }];
    }),
  );
}

function faultOf(condition: AudienceCondition, frame: AudienceFrame): AudienceFault['fault'] | null {
  const { kind, values, side, day } = condition;
  if (kind === 'any-round') return null;
  if (kind === 'named') return 'audience-value-unknown';
  if (kind === 'seat') return side === null || day === null ? 'audience-day-missing' : null;
  if (values.length === 0) return 'audience-values-missing';
  const known = knownOf(kind, frame);
  if (values.every((value) => known.has(value))) return null;
  return kind === 'team' ? 'audience-team-outside' : 'audience-value-unknown';
}

function knownOf(
  kind: Exclude<AudienceConditionKind, 'seat' | 'any-round' | 'named'>,
  frame: AudienceFrame,
): ReadonlySet<string> {
  switch (kind) {
    case 'person':
      return new Set(frame.personKinds);
    case 'team':
      return new Set(frame.teamKinds);
    case 'position':
      return new Set(frame.positions);
    case 'unit':
      return frame.units;
    case 'round':
      return frame.rounds;
    case 'course':
      return frame.courses;
  }
}

/** The rule as it is kept: each condition with what is its own, values once each; null where it asks nothing. */
export function tidyAudience(rule: AudienceRule | null): AudienceRule | null {
  if (rule === null || rule.conditions.length + rule.except.length === 0) return null;
  const { match } = rule;
  return { match, conditions: rule.conditions.map(tidy), except: rule.except.map(tidy) };
}

function tidy({ kind, values, side, day }: AudienceCondition): AudienceCondition {
  if (kind === 'seat') return { kind, values: [], side, day };
  return {
    kind,
    values: kind === 'any-round' || kind === 'named' ? [] : [...new Set(values)].sort(),
    side: null,
    day: null,
  };
}

/** All values of one kind of condition in a rule. */
export function valuesIn(rule: AudienceRule, wanted: AudienceConditionKind): string[] {
  const all = [...rule.conditions, ...rule.except].filter(({ kind }) => kind === wanted);
  return [...new Set(all.flatMap(({ values }) => values))];
}

/** Names of what a rule names by id: units, rounds, courses. */
export type AudienceNames = ReadonlyMap<string, string>;

const POSITIONS: Readonly<Record<string, string>> = { leader: 'tổ trưởng', deputy: 'tổ phó', member: 'tổ viên' };

const TEAMS: Readonly<Record<string, string>> = { 'commune-team': 'tổ cấp xã', 'village-team': 'tổ cấp thôn' };

const PEOPLE: Readonly<Record<string, string>> = {
  official: 'cán bộ, công chức',
  teacher: 'giáo viên',
  police: 'công an',
  health: 'nhân viên y tế',
  'mass-organisation': 'người của đoàn thể',
  'telecom-it': 'người của doanh nghiệp viễn thông, CNTT',
  resident: 'người dân',
};

const UNITS = 'xã, phường, thôn';

/** So many names are said; of more, how many there are. */
const NAMED = 3;

/** The rule as one sentence without a full stop, beginning with a capital letter: “Tổ trưởng, tổ phó, thuộc tổ cấp thôn, ở 5 đơn vị, …”. */
export function audienceWords(rule: AudienceRule | null, names: AudienceNames): string {
  const parts = rule === null ? [] : partsOf(rule, names);
  const sentence = parts.length === 0 ? 'mọi người giữ vị trí trong tổ' : parts.join(', ');
  return sentence.charAt(0).toLocaleUpperCase('vi-VN') + sentence.slice(1);
}

function partsOf({ match, conditions, except }: AudienceRule, names: AudienceNames): string[] {
  const without = except.map((condition) => exceptWords(condition, names));
  if (match === 'any' && conditions.length > 1) {
    const each = conditions.map((condition) => conditionWords(condition, names));
    return [`người có ít nhất một điều: ${each.join('; ')}`, ...without];
  }
  const inOrder = [...conditions].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const said = inOrder.map((condition) => conditionWords(condition, names));
  const first = inOrder[0]?.kind;
  const needsSubject = first === undefined || !NOUNS.has(first);
  return [...(needsSubject ? ['người giữ vị trí trong tổ'] : []), ...said, ...without];
}

const ORDER = ['position', 'person', 'team', 'unit', 'seat', 'round', 'course', 'any-round', 'named'];

const NOUNS: ReadonlySet<string> = new Set(['position', 'person', 'named']);

function conditionWords(condition: AudienceCondition, names: AudienceNames): string {
  switch (condition.kind) {
    case 'position':
      return wordsFrom(POSITIONS, condition.values);
    case 'person':
      return wordsFrom(PEOPLE, condition.values, ' hoặc ');
    case 'team':
      return `thuộc ${wordsFrom(TEAMS, condition.values, ' hoặc ')}`;
    case 'unit':
      return `ở ${named(condition.values, names, UNITS)}`;
    case 'seat':
      return seatWords(condition);
    case 'round':
      return `đã hoàn thành ${named(condition.values, names, 'đợt')} trước khi vào đợt`;
    case 'course':
      return `đã đạt bài kiểm tra của ${named(condition.values, names, 'khóa')} trước khi vào đợt`;
    case 'any-round':
      return 'đã hoàn thành một đợt khác trước khi vào đợt';
    case 'named':
      return 'những người được nêu tên khi mở phần học lại';
  }
}

function exceptWords(condition: AudienceCondition, names: AudienceNames): string {
  switch (condition.kind) {
    case 'round':
      return `chưa hoàn thành ${named(condition.values, names, 'đợt')}`;
    case 'course':
      return `chưa đạt bài kiểm tra của ${named(condition.values, names, 'khóa')}`;
    case 'any-round':
      return 'chưa hoàn thành đợt nào khác';
    case 'seat':
      return `trừ người ${seatWords(condition)}`;
    case 'unit':
    case 'team':
      return `trừ người ${conditionWords(condition, names)}`;
    default:
      return `trừ ${conditionWords(condition, names)}`;
  }
}

function seatWords({ side, day }: AudienceCondition): string {
  const date = day === null ? '' : formatDay(day);
  return side === 'before' ? `giữ vị trí từ trước ${date}` : `giữ vị trí từ ${date} trở đi`;
}

function wordsFrom(words: Readonly<Record<string, string>>, values: readonly string[], between = ', '): string {
  const order = Object.keys(words);
  const sorted = [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.map((value) => words[value] ?? value).join(between);
}

function named(ids: readonly string[], names: AudienceNames, word: string): string {
  if (ids.length > NAMED) return word === UNITS ? `${ids.length} ${word}` : `một trong ${ids.length} ${word}`;
  const said = ids.map((id) => names.get(id) ?? 'không còn').sort((a, b) => a.localeCompare(b, 'vi'));
  return said.map((name) => (word === UNITS ? name : `${word} “${name}”`)).join(' hoặc ');
}
