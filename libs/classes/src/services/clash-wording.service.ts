import { Injectable } from '@nestjs/common';
import { type Actor, compareNames } from '@lopso/platform';
import { Members } from '@lopso/org';
import { READ_CLASSES } from '../classes.permissions';
import { type FoundClash } from '../rules/found-clashes';
import { type TakenRow } from '../storage/taken-hours.repository';
import { ClassAccess } from './class-access.service';
import { CommuneNames } from './commune-names.service';
import { wordsOf } from './refusals';

/** Who or what a clash is about. */
export type ClashKind = 'venue' | 'trainer' | 'assistant' | 'equipment' | 'member';

/** A clash as a screen tells it: `on` as dd/mm/yyyy, `from` and `to` as HH:MM in Vietnam's time. */
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
  /** Hall and commune, with its type word; empty where they are not told. */
  readonly venueName: string;
  readonly communeName: string;
  /** Minutes the way takes, and how many of them the pause lacks; 0 where the hours themselves meet. Of a class the caller may not see only the latter. */
  readonly travelMinutes: number;
  readonly missingMinutes: number;
}

const ORDER: readonly ClashKind[] = ['venue', 'trainer', 'assistant', 'equipment', 'member'];

/** Says clashes in words, to somebody who may see some of the classes and not others. */
@Injectable()
export class ClashWording {
  constructor(
    private readonly members: Members,
    private readonly communes: CommuneNames,
    private readonly access: ClassAccess,
  ) {}

  /** Halls first, then people who stand before the class, things, members by given name. */
  async of(actor: Actor, trainerId: string, clashes: readonly FoundClash<TakenRow>[]): Promise<ToldClash[]> {
    const memberIds = clashes.flatMap(({ taken }) => (taken.kind === 'member' ? [taken.holderId] : []));
    const members = await this.members.describe([...new Set(memberIds)]);
    const seen = clashes.filter(({ taken }) => this.isSeen(actor, taken));
    const communes = await this.communes.of(seen.map(({ taken }) => taken.communeId));
    const told = clashes.map(({ taken, travelMinutes, missingMinutes }): ToldClash => {
      const isSeen = this.isSeen(actor, taken);
      return {
        ...wordsOf(taken),
        kind: kindOf(taken, trainerId),
        who: taken.kind === 'member' ? (members.get(taken.holderId)?.fullName ?? '') : taken.holderName,
        title: isSeen ? taken.title : '',
        number: isSeen ? taken.number : 0,
        venueName: isSeen ? taken.venueName : '',
        communeName: isSeen ? (communes.get(taken.communeId) ?? '') : '',
        travelMinutes: isSeen ? travelMinutes : 0,
        missingMinutes,
      };
    });
    return told.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareNames(a.who, b.who));
  }

  private isSeen(actor: Actor, { unitPath, trainerId, staffIds }: TakenRow): boolean {
    return this.access.mayOn(actor, READ_CLASSES, { unitPath, trainerId, staffIds });
  }
}

function kindOf({ kind, holderId }: TakenRow, trainerId: string): ClashKind {
  if (kind !== 'staff') return kind;
  return holderId === trainerId ? 'trainer' : 'assistant';
}
