import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, compareNames } from '@lopso/platform';
import { READ_CLASSES } from '../classes.permissions';
import { type FoundClash } from '../rules/found-clashes';
import { vietnamDayOf } from '../rules/vietnam-time';
import { type TakenRow } from '../storage/taken-hours.repository';
import { ClassAccess } from './class-access.service';
import { CommuneNames } from './commune-names.service';
import { wordsOf } from './refusals';

/** Who or what a clash is about. */
export type ClashKind = 'venue' | 'trainer' | 'assistant' | 'equipment' | 'member';

/** A clash as a screen tells it: `on` as dd/mm/yyyy, `from` and `to` as HH:MM in Vietnam's time. A leave is whole days: `on` to `until`. */
export interface ToldClash {
  readonly kind: ClashKind;
  /** The hall, the person or the thing that is taken. */
  readonly who: string;
  /** Empty where the caller may not see that class. */
  readonly title: string;
  /** Of that class; 0 where it is not told. */
  readonly number: number;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  /** The last day of a leave, dd/mm/yyyy; empty for a class. */
  readonly until: string;
  /** Hall and commune, with its type word; empty where they are not told. */
  readonly venueName: string;
  readonly communeName: string;
  /** Minutes the way takes, and how many of them the pause lacks; 0 where the hours themselves meet. Of a class the caller may not see only the latter. */
  readonly travelMinutes: number;
  readonly missingMinutes: number;
}

/** What stands in the way of hours that this trainer is to have. */
export interface FoundOfTrainer {
  readonly trainerId: string;
  readonly clashes: readonly FoundClash<TakenRow>[];
}

interface Names {
  readonly members: ReadonlyMap<string, { readonly fullName: string }>;
  readonly communes: ReadonlyMap<string, string>;
}

const ORDER: readonly ClashKind[] = ['venue', 'trainer', 'assistant', 'equipment', 'member'];

/** Says clashes in words, to somebody who may see some of the classes and not others. */
@Injectable()
export class ClashWording {
  constructor(
    private readonly members: MemberService,
    private readonly communes: CommuneNames,
    private readonly access: ClassAccess,
  ) {}

  /** Halls first, then people who stand before the class, things, members by given name. */
  async of(actor: Actor, trainerId: string, clashes: readonly FoundClash<TakenRow>[]): Promise<ToldClash[]> {
    const [told = []] = await this.ofEach(actor, [{ trainerId, clashes }]);
    return told;
  }

  /** The same of many at once, in the order given; names are looked up once for all of them. */
  async ofEach(actor: Actor, groups: readonly FoundOfTrainer[]): Promise<ToldClash[][]> {
    const names = await this.namesFor(
      actor,
      groups.flatMap(({ clashes }) => clashes.map(({ taken }) => taken)),
    );
    return groups.map(({ trainerId, clashes }) =>
      clashes
        .map((clash) =>
          isLeave(clash) ? toldLeave(clash.taken, trainerId) : this.told(actor, trainerId, clash, names),
        )
        .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareNames(a.who, b.who)),
    );
  }

  private async namesFor(actor: Actor, rows: readonly TakenRow[]): Promise<Names> {
    const memberIds = new Set(rows.flatMap(({ kind, holderId }) => (kind === 'member' ? [holderId] : [])));
    const seen = rows.filter((row) => row.kind !== 'leave' && this.isSeen(actor, row));
    return {
      members: memberIds.size === 0 ? new Map() : await this.members.describeMembers([...memberIds]),
      communes: await this.communes.of(seen.map(({ communeId }) => communeId)),
    };
  }

  private told(actor: Actor, trainerId: string, clash: FoundClash<TakenRow>, { members, communes }: Names): ToldClash {
    const { taken, travelMinutes, missingMinutes } = clash;
    const isSeen = this.isSeen(actor, taken);
    return {
      ...wordsOf(taken),
      kind: kindOf(taken, trainerId),
      who: taken.kind === 'member' ? (members.get(taken.holderId)?.fullName ?? '') : taken.holderName,
      until: '',
      title: isSeen ? taken.title : '',
      number: isSeen ? taken.number : 0,
      venueName: isSeen ? taken.venueName : '',
      communeName: isSeen ? (communes.get(taken.communeId) ?? '') : '',
      travelMinutes: isSeen ? travelMinutes : 0,
      missingMinutes,
    };
  }

  private isSeen(actor: Actor, { unitPath, trainerId, staffIds }: TakenRow): boolean {
    return this.access.mayOn(actor, READ_CLASSES, { unitPath, trainerId, staffIds });
  }
}

const isLeave = ({ taken }: FoundClash<TakenRow>): boolean => taken.kind === 'leave';

const MINUTE_MS = 60_000;

/** Whoever chooses who teaches is told the days of a leave: nothing else is known of it. */
function toldLeave(taken: TakenRow, trainerId: string): ToldClash {
  return {
    ...{ kind: kindOf(taken, trainerId), who: taken.holderName, title: '', number: 0 },
    ...{ on: vietnamDayOf(taken.startsAt), from: '', to: '' },
    until: vietnamDayOf(new Date(taken.endsAt.getTime() - MINUTE_MS)),
    ...{ venueName: '', communeName: '', travelMinutes: 0, missingMinutes: 0 },
  };
}

function kindOf({ kind, holderId }: TakenRow, trainerId: string): ClashKind {
  if (kind !== 'staff' && kind !== 'leave') return kind;
  return holderId === trainerId ? 'trainer' : 'assistant';
}
