import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type MemberSummary } from '@lopso/org';
import { type Subject } from '../rules/make-up';
import { type Approval } from '../rules/place-request';
import { ClassGroupRepository, type StaffedClassGroup } from '../storage/class-group.repository';
import { NearClassRepository } from '../storage/near-class.repository';
import { ClassAccess } from './class-access.service';
import { MakeUpChoices } from './make-up-choices';
import { type AskableClass } from './near-classes.service';
import { type SelfMember } from './own-member.service';

/** Another class about the same with a free place, at hours that somebody is free and gets there in time. */
export interface OtherPlace {
  readonly classGroupId: string;
  readonly title: string;
  /** The next session that has not begun. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessionCount: number;
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
  constructor(
    private readonly choices: MakeUpChoices,
    private readonly classes: NearClassRepository,
    private readonly groups: ClassGroupRepository,
    private readonly access: ClassAccess,
    private readonly clock: Clock,
  ) {}

  /** Of a member's province, as `MakeUpChoices` finds them, those that want a word before among them; five at most. */
  async forMember(member: SelfMember, refused: RefusedClass): Promise<OtherPlace[]> {
    const found = await this.choices.find(member, refused, { most: MOST_OWN, exceptId: refused.id });
    return found.map(placeOf);
  }

  /** By member, three at most each, of the classes into which the actor books her; of the first twenty of these people. */
  async forPeople(
    actor: Actor,
    refused: RefusedClass,
    people: readonly MemberSummary[],
  ): Promise<Map<string, OtherPlace[]>> {
    const found = new Map<string, OtherPlace[]>();
    const offered = new Map<string, readonly StaffedClassGroup[]>();
    for (const person of people.slice(0, MOST_PEOPLE)) {
      const member = { ...person, provincePath: person.unitPath.split('.')[0] ?? '' };
      const groups = offered.get(member.provincePath) ?? (await this.bookable(actor, member, refused));
      offered.set(member.provincePath, groups);
      const only = groups.filter((group) => this.access.isOfGuests(actor, group, [person])).map(({ id }) => id);
      const wanted = { most: MOST_OF_EACH, exceptId: refused.id, only: new Set(only) };
      found.set(person.id, (await this.choices.find(member, refused, wanted)).map(placeOf));
    }
    return found;
  }

  private async bookable(actor: Actor, member: SelfMember, subject: Subject): Promise<StaffedClassGroup[]> {
    const offered = await this.classes.listOffered(member, this.clock.now(), { about: subject });
    const groups = await this.groups.findGroups(offered.map(({ classGroupId }) => classGroupId));
    return groups.filter((group) => this.access.mayBook(actor, group));
  }
}

function placeOf(one: AskableClass): OtherPlace {
  return {
    ...{ classGroupId: one.classGroupId, title: one.title, startsAt: one.startsAt, endsAt: one.endsAt },
    ...{ sessionCount: one.sessionCount, venueName: one.venueName, communeName: one.communeName },
    ...{ freePlaces: one.capacity - one.bookedCount, approval: one.approval },
    ...(one.isOwnCommune || one.travelMinutes === null ? {} : { travelMinutes: one.travelMinutes }),
  };
}
