import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, compareNames } from '@lopso/platform';
import { CALL_ROLL } from '../classes.permissions';
import { type Absence } from '../rules/absence';
import { type MakeUpState } from '../rules/make-up';
import { type Excuse } from '../rules/mark-word';
import { endOfDayInVietnam, instantInVietnam } from '../rules/vietnam-time';
import { AbsenceLists, type Missed } from './absence-lists';
import { ClassAccess } from './class-access.service';
import { type SessionQuery } from './class-reading.service';
import { type BookedMember, bookedMemberOf } from './class-views';
import { CommuneNames } from './commune-names.service';

/** Whose absences: of one session, or of people of one commune; null: of all. */
export interface AbsentQuery extends SessionQuery {
  readonly classSessionId: string | null;
  readonly communeId: string | null;
}

/** Somebody who missed a session, with how to reach her. */
export interface AbsentPerson extends Absence, Omit<BookedMember, 'isWalkIn'> {
  readonly excuse: Excuse | null;
  readonly makeUp: MakeUpState;
  /** E.164; null where she has none, asked that her record be used no further, or the actor may not call her. */
  readonly phone: string | null;
  readonly classSessionId: string;
  readonly title: string;
  readonly number: number;
  /** The commune it met in. */
  readonly heldIn: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plannedMinutes: number;
}

/** Of so many the first by name; `total` tells how many there are. */
export interface AbsentPage {
  readonly people: readonly AbsentPerson[];
  readonly total: number;
}

const MAX_PEOPLE = 500;

/** Who missed classes, by name and with a telephone to call. */
@Injectable()
export class AbsentPeople {
  constructor(
    private readonly lists: AbsenceLists,
    private readonly members: MemberService,
    private readonly names: CommuneNames,
    private readonly access: ClassAccess,
    private readonly audit: Audit,
  ) {}

  /** By given name, each person's latest first, 500 at most; the reading goes into the trail. */
  async list(actor: Actor, { from, to, isMine, classSessionId, communeId }: AbsentQuery): Promise<AbsentPage> {
    const period = { startsAt: instantInVietnam(from, '00:00'), endsAt: endOfDayInVietnam(to) };
    const reading = await this.audit.recordReadOver(actor, this.access.ownReach(actor), {
      action: 'classes.absent-read',
    });
    if (period.endsAt <= period.startsAt) return { people: [], total: 0 };
    const { missed } = await this.lists.within(actor, period, isMine);
    const wanted = missed
      .filter(({ session }) => classSessionId === null || session.id === classSessionId)
      .filter(({ member }) => communeId === null || member.communeId === communeId)
      .sort(byName);
    const shown = wanted.slice(0, MAX_PEOPLE);
    await this.audit.noteHeld(
      reading,
      shown.map(({ member, session, isElsewhere }) => ({
        memberId: member.id,
        unitPath: isElsewhere ? member.unitPath : session.unitPath,
      })),
    );
    return { people: await this.withPhones(actor, shown), total: wanted.length };
  }

  /**
   * Called by who may manage the person, and by who calls the roll of that session over the whole of its commune; a guest trainer sees
   * no telephones.
   */
  private async withPhones(actor: Actor, missed: readonly Missed[]): Promise<AbsentPerson[]> {
    const isOfRoll = ({ session }: Missed): boolean =>
      this.access.runs(actor, session) && this.access.allows(actor, CALL_ROLL, session);
    const runIds = new Set(missed.filter(isOfRoll).map(({ member }) => member.id));
    const phones = await this.members.getTelephones(
      actor,
      missed.map(({ member }) => member),
      (member) => runIds.has(member.id),
    );
    const names = await this.names.of(missed.map(({ session }) => session.communeId));
    return missed.map((one) => ({
      ...personOf(one, phones.get(one.member.id) ?? null),
      heldIn: names.get(one.session.communeId) ?? '',
    }));
  }
}

function byName(a: Missed, b: Missed): number {
  return (
    compareNames(a.member.fullName, b.member.fullName) ||
    (a.member.id < b.member.id ? -1 : a.member.id > b.member.id ? 1 : 0) ||
    b.session.startsAt.getTime() - a.session.startsAt.getTime()
  );
}

function personOf(
  { session, member, kind, countedMinutes, excuse, makeUp }: Missed,
  phone: string | null,
): Omit<AbsentPerson, 'heldIn'> {
  const { memberId, fullName, unitName, communeName, teamName, isRestricted } = bookedMemberOf(member, false);
  const { id: classSessionId, title, number, startsAt, endsAt, plannedMinutes } = session;
  return {
    ...{ kind, countedMinutes, excuse, makeUp },
    ...{ memberId, fullName, unitName, communeName, teamName, isRestricted, phone },
    ...{ classSessionId, title, number, startsAt, endsAt, plannedMinutes },
  };
}
