import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { MANAGE_MEMBERS } from '../org.permissions';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { type MemberSummary } from '../storage/member.repository';

/** Telephones of people somebody is to call. */
@Injectable()
export class Telephones {
  constructor(
    private readonly records: MemberRecordRepository,
    private readonly access: Access,
  ) {}

  /**
   * By id, E.164: of those the actor may manage, and of those for whom the caller says that she may call them. Who asked that the record be
   * used no further is not called. Who reads them notes it in the trail.
   */
  async of<Person extends Pick<MemberSummary, 'id' | 'unitPath' | 'isRestricted'>>(
    actor: Actor,
    people: readonly Person[],
    mayCall: (person: Person) => boolean,
  ): Promise<Map<string, string>> {
    const scope = this.access.scope(actor, MANAGE_MEMBERS);
    const called = people.filter((one) => !one.isRestricted && (scope.contains(one.unitPath) || mayCall(one)));
    return this.records.phonesOf([...new Set(called.map(({ id }) => id))]);
  }
}
