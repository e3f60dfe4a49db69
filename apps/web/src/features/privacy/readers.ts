import { dayOf } from '../../lib/i18n/format';
import type { Readers } from './own-data.svelte';

type Entry = Readers['entries'][number];

/** One thing a person did on a day, however often. */
export interface ReadingLine {
  readonly key: string;
  readonly action: string;
  readonly count: number;
  /** The latest of them. */
  readonly entry: Entry;
}

/** What one person did on one day; `behalf` names for whom. */
export interface ReadersOfDay {
  readonly key: string;
  readonly actor: Entry['actor'];
  readonly behalf: string | null;
  readonly lines: readonly ReadingLine[];
}

export interface ReaderDay {
  /** Calendar date in Vietnam. */
  readonly day: string;
  readonly people: readonly ReadersOfDay[];
}

function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): [key: string, items: T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

const personKey = ({ actor, onBehalfOf }: Entry): string => `${actor?.id ?? ''} ${onBehalfOf?.id ?? ''}`;
/** Readings that differ only in when they were made are one line; what somebody changed is told each time. */
const lineKey = ({ id, action, isRead, unitName }: Entry): string => (isRead ? `${action} ${unitName ?? ''}` : id);

function linesOf(entries: readonly Entry[]): ReadingLine[] {
  return groupsOf(entries, lineKey).flatMap(([key, same]) => {
    const [entry] = same;
    return entry === undefined ? [] : [{ key, action: entry.action, count: same.length, entry }];
  });
}

/** Entries, the latest first, by day and by person: the order of the latest of each stays. */
export function readerDays(entries: readonly Entry[]): ReaderDay[] {
  return groupsOf(entries, ({ occurredAt }) => dayOf(occurredAt)).map(([day, ofDay]) => ({
    day,
    people: groupsOf(ofDay, personKey).map(([key, ofPerson]) => ({
      key,
      actor: ofPerson[0]?.actor ?? null,
      behalf: ofPerson[0]?.onBehalfOf?.name ?? null,
      lines: linesOf(ofPerson),
    })),
  }));
}
