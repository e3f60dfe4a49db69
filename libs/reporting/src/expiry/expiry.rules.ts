import { type CellValue, type SheetColumn } from '@lopso/platform';

/** How a passage stands on a day, as the member reads it (decision 0058). */
export const EXPIRY_STATES = ['valid', 'renewable', 'grace', 'over'] as const;

export type ExpiryState = (typeof EXPIRY_STATES)[number];

/** Who ends soon is told so many days before, or as soon as she may renew. */
export const SOON_DAYS = 90;

/** Which last days: ended, or to end soon; those before this month; of one month, `yyyy-mm`. */
export const NAMED_PERIODS = ['soon', 'earlier'] as const;

export type ExpiryPeriod = (typeof NAMED_PERIODS)[number] | `${number}-${number}`;

/** True for a named period or a month of the calendar. */
export function isPeriod(text: string): text is ExpiryPeriod {
  return NAMED_PERIODS.some((one) => one === text) || /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** Who stands first: by given name; by the last day, then by given name. */
export const EXPIRY_ORDERS = ['name', 'end'] as const;

export type ExpiryOrder = (typeof EXPIRY_ORDERS)[number];

/** Whom the list shows; null does not matter. */
export interface ExpiryFilter {
  readonly roundId: string | null;
  readonly communeId: string | null;
  readonly period: ExpiryPeriod;
  readonly state: ExpiryState | null;
}

/** How far the renewal is: its cycle is open, in its round or a later one; it may be opened; not yet; the round is closed and renews nobody. */
export const RENEWAL_STAGES = ['open', 'unopened', 'later', 'closed'] as const;

export type RenewalStage = (typeof RENEWAL_STAGES)[number];

/** What the stage of a renewal follows from. */
export interface RenewalFacts {
  readonly state: ExpiryState;
  /** A cycle renews it, in a round that goes on. */
  readonly isOpen: boolean;
  readonly isRoundClosed: boolean;
}

/** The stage: a cycle of a later round renews also what a closed one gave. */
export function renewalStage({ state, isOpen, isRoundClosed }: RenewalFacts): RenewalStage {
  if (isOpen) return 'open';
  if (isRoundClosed) return 'closed';
  return state === 'valid' ? 'later' : 'unopened';
}

/** People of one round, commune, month and state. */
export interface ExpiryGroup {
  readonly roundId: string;
  readonly roundTitle: string;
  readonly communeId: string;
  readonly communeName: string;
  /** `yyyy-mm` of the last day. */
  readonly month: string;
  readonly state: ExpiryState;
  /** Ended, or to end soon. */
  readonly isSoon: boolean;
  readonly count: number;
}

/** A choice with how many people it would show, everything else being as it is. */
export interface Facet {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** What the list may be picked by. */
export interface ExpiryFacets {
  readonly rounds: readonly Facet[];
  /** By name. */
  readonly communes: readonly Facet[];
  /** `earlier`, then month by month for a year; those without anybody too, so that it reads as a calendar. */
  readonly months: readonly { readonly period: ExpiryPeriod; readonly count: number }[];
}

type Part = 'round' | 'commune' | 'period' | 'state' | 'nothing';

/** How many the filter shows. */
export function totalOf(groups: readonly ExpiryGroup[], filter: ExpiryFilter, today: string): number {
  const thisMonth = today.slice(0, 7);
  return sum(groups.filter((group) => passes(group, filter, { but: 'nothing', thisMonth })));
}

/** Each choice counted by the groups that everything else lets through: the numbers and the list come from the same rows. */
export function facetsOf(groups: readonly ExpiryGroup[], filter: ExpiryFilter, today: string): ExpiryFacets {
  const thisMonth = today.slice(0, 7);
  const left = (but: Part): ExpiryGroup[] => groups.filter((group) => passes(group, filter, { but, thisMonth }));
  const timed = left('period');
  const periods: ExpiryPeriod[] = ['earlier', ...monthsFrom(thisMonth, 12)];
  return {
    rounds: counted(left('round'), ({ roundId, roundTitle }) => [roundId, roundTitle]),
    communes: counted(left('commune'), ({ communeId, communeName }) => [communeId, communeName]),
    months: periods.map((period) => ({
      period,
      count: sum(timed.filter((group) => isWithin(group, period, thisMonth))),
    })),
  };
}

function passes(
  group: ExpiryGroup,
  { roundId, communeId, period, state }: ExpiryFilter,
  { but, thisMonth }: { readonly but: Part; readonly thisMonth: string },
): boolean {
  return [
    but === 'round' || roundId === null || group.roundId === roundId,
    but === 'commune' || communeId === null || group.communeId === communeId,
    but === 'period' || isWithin(group, period, thisMonth),
    but === 'state' || state === null || group.state === state,
  ].every(Boolean);
}

function isWithin({ month, isSoon }: ExpiryGroup, period: ExpiryPeriod, thisMonth: string): boolean {
  if (period === 'soon') return isSoon;
  return period === 'earlier' ? month < thisMonth : month === period;
}

const collator = new Intl.Collator('vi', { numeric: true });

function counted(groups: readonly ExpiryGroup[], of: (group: ExpiryGroup) => readonly [string, string]): Facet[] {
  const found = new Map<string, Facet>();
  for (const group of groups) {
    const [id, name] = of(group);
    found.set(id, { id, name, count: (found.get(id)?.count ?? 0) + group.count });
  }
  return [...found.values()].sort((a, b) => collator.compare(a.name, b.name));
}

const sum = (groups: readonly ExpiryGroup[]): number => groups.reduce((all, { count }) => all + count, 0);

function monthsFrom(first: string, count: number): `${number}-${number}`[] {
  const year = Number(first.slice(0, 4));
  const month = Number(first.slice(5));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(year, month - 1 + index, 1));
    return day.toISOString().slice(0, 7) as `${number}-${number}`;
  });
}

/** Words of the file; a test holds them against those of the screens. */
export const EXPIRY_WORDS: Readonly<Record<ExpiryState, string>> = {
  valid: 'Còn hiệu lực',
  renewable: 'Gia hạn được',
  grace: 'Trong ân hạn',
  over: 'Đã hết hiệu lực',
};

export const RENEWAL_WORDS: Readonly<Record<RenewalStage, string>> = {
  open: 'Đang gia hạn',
  unopened: 'Chưa mở chu kỳ mới',
  later: 'Chưa đến ngày gia hạn',
  closed: 'Đợt đã kết thúc',
};

export const EXPIRING_COLUMNS: readonly SheetColumn[] = [
  { header: 'Họ và tên', width: 26, kind: 'text' },
  { header: 'Xã, phường', width: 24, kind: 'text' },
  { header: 'Tổ', width: 26, kind: 'text' },
  { header: 'Đợt', width: 40, kind: 'paragraph' },
  { header: 'Lần', width: 6, kind: 'whole' },
  { header: 'Hiệu lực đến hết', width: 13, kind: 'date' },
  { header: 'Tình trạng', width: 16, kind: 'text' },
  { header: 'Gia hạn được từ', width: 13, kind: 'date' },
  { header: 'Ân hạn đến hết', width: 13, kind: 'date' },
  { header: 'Gia hạn nối tiếp đến hết', width: 13, kind: 'date' },
  { header: 'Gia hạn', width: 22, kind: 'text' },
  { header: 'Còn thiếu', width: 44, kind: 'paragraph' },
  { header: 'Cách nhanh nhất', width: 60, kind: 'paragraph' },
];

/** What a row of the file is made of. */
export interface ExpiringRowWords {
  readonly fullName: string;
  readonly communeName: string;
  readonly teamName: string;
  readonly roundTitle: string;
  readonly number: number;
  readonly validUntil: string;
  readonly renewableFrom: string;
  readonly graceUntil: string;
  /** Null: a renewal doesn't follow on. */
  readonly followsUntil: string | null;
  readonly state: ExpiryState;
  readonly renewal: RenewalStage;
  readonly missing: string;
  readonly way: string;
}

/** The cells of one person, in the order of the columns. */
export function expiringCells(person: ExpiringRowWords): CellValue[] {
  const { fullName, communeName, teamName, roundTitle, number } = person;
  return [
    ...[fullName, communeName, teamName, roundTitle, number],
    ...[person.validUntil, EXPIRY_WORDS[person.state], person.renewableFrom, person.graceUntil, person.followsUntil],
    ...[RENEWAL_WORDS[person.renewal], person.missing, person.way],
  ];
}
