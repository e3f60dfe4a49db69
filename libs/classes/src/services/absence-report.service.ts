import { Injectable } from '@nestjs/common';
import { type Actor, compareNames } from '@lopso/platform';
import { endOfDayInVietnam, instantInVietnam } from '../rules/vietnam-time';
import { type ClassSession } from '../storage/class-session.repository';
import { AbsenceLists, type Missed } from './absence-lists';
import { type SessionQuery } from './class-reading.service';
import { CommuneNames } from './commune-names.service';

/** How many missed something, how, and for how many of them there is a make-up. */
export interface AbsenceCounts {
  readonly absent: number;
  readonly excused: number;
  /** There for less than the whole counts. */
  readonly partial: number;
  /** Offers that wait for an answer. */
  readonly offered: number;
  readonly taken: number;
}

/** A closed session that somebody missed. */
export interface SessionAbsences extends AbsenceCounts, Pick<ClassSession, 'id' | 'classGroupId' | 'number' | 'title'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly communeName: string;
  readonly trainerName: string;
}

/** What people of one commune missed, wherever it met. */
export interface CommuneAbsences extends AbsenceCounts {
  readonly communeId: string;
  readonly communeName: string;
}

/** Who missed classes in some days, in figures: of the people the actor sees. */
export interface AbsenceReportView extends AbsenceCounts {
  /** Closed sessions of these days. */
  readonly sessionCount: number;
  /** The latest first; those that nobody missed are left out. */
  readonly sessions: readonly SessionAbsences[];
  /** By name. */
  readonly communes: readonly CommuneAbsences[];
  /** There are more sessions than are counted here: ask for fewer days. */
  readonly isCut: boolean;
}

/** Who missed classes, per class and per commune. */
@Injectable()
export class AbsenceReport {
  constructor(
    private readonly lists: AbsenceLists,
    private readonly names: CommuneNames,
  ) {}

  /** Figures only; the names are `AbsentPeople`'s. */
  async of(actor: Actor, { from, to, isMine }: SessionQuery): Promise<AbsenceReportView> {
    const period = { startsAt: instantInVietnam(from, '00:00'), endsAt: endOfDayInVietnam(to) };
    if (period.endsAt <= period.startsAt)
      return { ...NOBODY, sessionCount: 0, sessions: [], communes: [], isCut: false };
    const { sessions, missed, isCut } = await this.lists.within(actor, period, isMine);
    return {
      ...countsOf(missed),
      sessionCount: sessions.length,
      sessions: await this.bySession(missed),
      communes: byCommune(missed),
      isCut,
    };
  }

  private async bySession(missed: readonly Missed[]): Promise<SessionAbsences[]> {
    const groups = [...groupedBy(missed, ({ session }) => session)];
    const names = await this.names.of(groups.map(([{ communeId }]) => communeId));
    return groups
      .map(([{ id, classGroupId, number, title, startsAt, endsAt, communeId, trainerName }, of]) => ({
        ...{ id, classGroupId, number, title, startsAt, endsAt, trainerName },
        communeName: names.get(communeId) ?? '',
        ...countsOf(of),
      }))
      .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime() || (a.id < b.id ? -1 : 1));
  }
}

const NOBODY: AbsenceCounts = { absent: 0, excused: 0, partial: 0, offered: 0, taken: 0 };

function countsOf(missed: readonly Missed[]): AbsenceCounts {
  const of = (kind: Missed['kind']): number => missed.filter((one) => one.kind === kind).length;
  return {
    ...{ absent: of('absent'), excused: of('excused'), partial: of('partial') },
    offered: missed.filter(({ makeUp }) => makeUp === 'open').length,
    taken: missed.filter(({ makeUp }) => makeUp === 'taken').length,
  };
}

function byCommune(missed: readonly Missed[]): CommuneAbsences[] {
  return [...groupedBy(missed, ({ member }) => member.communeId)]
    .map(([communeId, of]) => ({ communeId, communeName: of[0]?.member.communeName ?? '', ...countsOf(of) }))
    .sort((a, b) => compareNames(a.communeName, b.communeName) || (a.communeId < b.communeId ? -1 : 1));
}

function groupedBy<Key>(missed: readonly Missed[], keyOf: (one: Missed) => Key): Map<Key, Missed[]> {
  const groups = new Map<Key, Missed[]>();
  for (const one of missed) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
