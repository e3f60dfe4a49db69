import { Injectable, Logger } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor } from '@lopso/platform';
import { type Subject } from '../rules/make-up';
import { type Approval } from '../rules/place-request';
import { ClassGroupRepository, type StaffedClassGroup } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';
import { MakeUpChoices } from './make-up-choices';
import { type AskableClass, type AskableSession } from './near-descriptions.service';
import { NearOrder, type PlacedClass } from './near-order';
import { type SelfMember } from './own-member.service';

/** Another class about the same with a free place, at hours that somebody is free and gets there in time. */
export interface OtherPlace {
  readonly classGroupId: string;
  readonly title: string;
  /** The next session that has not begun. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessionCount: number;
  /** Soonest first. */
  readonly sessions: readonly Omit<AskableSession, 'communeId'>[];
  readonly venueName: string;
  /** With its type word. */
  readonly communeName: string;
  readonly freePlaces: number;
  /** Minutes of the way from her commune; left out at home and where nobody knows it. */
  readonly travelMinutes?: number;
  readonly approval: Approval;
}

/** So many are enough to choose from. */
const [MOST_OWN, MOST_OF_EACH] = [5, 3];
/** People of one booking for whom others are looked for. */
const MOST_PEOPLE = 20;

type RefusedClass = Subject & { readonly id: string };

/** Finds where else somebody could go whose hours keep her from a class. What is found is not held: it is judged again when it is taken. */
@Injectable()
export class OtherPlaces {
  private readonly logger = new Logger(OtherPlaces.name);

  constructor(
    private readonly choices: MakeUpChoices,
    private readonly order: NearOrder,
    private readonly groups: ClassGroupRepository,
    private readonly access: ClassAccess,
  ) {}

  /** Of a member's province, as `MakeUpChoices` finds them, those that want a word before among them unless it is to be at once; five at most. */
  async forMember(member: SelfMember, refused: RefusedClass, isAtOnce = false): Promise<OtherPlace[]> {
    const found = await this.choices.find(member, refused, { most: MOST_OWN, exceptId: refused.id, isAtOnce });
    return found.map(placeOf);
  }

  /**
   * By member, three at most each, of the classes into which the actor books her; of the first twenty of these people. What there is in a
   * province is read once for all of them. Nothing where that fails: what was booked before stands, and is answered all the same.
   */
  async forPeople(
    actor: Actor,
    refused: RefusedClass,
    people: readonly MemberSummary[],
  ): Promise<Map<string, OtherPlace[]>> {
    try {
      return await this.found(actor, refused, people.slice(0, MOST_PEOPLE));
    } catch (error) {
      this.logger.error({ msg: 'other places could not be looked for', classGroupId: refused.id, error });
      return new Map();
    }
  }

  private async found(
    actor: Actor,
    refused: RefusedClass,
    people: readonly MemberSummary[],
  ): Promise<Map<string, OtherPlace[]>> {
    const found = new Map<string, OtherPlace[]>();
    const homes = people.map(({ communeId }) => communeId);
    for (const provincePath of new Set(people.map(provinceOf))) {
      const ordered = await this.order.aboutFor(provincePath, refused, homes);
      const groups = await this.bookable(actor, ordered(''));
      for (const person of people.filter((one) => provinceOf(one) === provincePath)) {
        const theirs = groups.filter((group) => this.access.isOfGuests(actor, group, [person]));
        const ids = new Set(theirs.map(({ id }) => id));
        const placed = ordered(person.communeId).filter(({ classGroupId }) => ids.has(classGroupId));
        const wanted = { most: MOST_OF_EACH, exceptId: refused.id };
        const choices = await this.choices.among({ ...person, provincePath }, placed, wanted);
        found.set(person.id, choices.map(placeOf));
      }
    }
    return found;
  }

  private async bookable(actor: Actor, offered: readonly PlacedClass[]): Promise<StaffedClassGroup[]> {
    const groups = await this.groups.findGroups(offered.map(({ classGroupId }) => classGroupId));
    return groups.filter((group) => this.access.mayBook(actor, group));
  }
}

const provinceOf = ({ unitPath }: MemberSummary): string => unitPath.split('.')[0] ?? '';

function placeOf(one: AskableClass): OtherPlace {
  return {
    ...{ classGroupId: one.classGroupId, title: one.title, startsAt: one.startsAt, endsAt: one.endsAt },
    sessions: one.sessions.map(({ startsAt, endsAt, venueName, communeName }) => ({
      ...{ startsAt, endsAt, venueName, communeName },
    })),
    ...{ sessionCount: one.sessionCount, venueName: one.venueName, communeName: one.communeName },
    ...{ freePlaces: one.capacity - one.bookedCount, approval: one.approval },
    ...(one.isOwnCommune || one.travelMinutes === null ? {} : { travelMinutes: one.travelMinutes }),
  };
}
