import { Injectable } from '@nestjs/common';
import { type Actor, Audit, NotFound } from '@lopso/platform';
import { NAME_PEOPLE } from '../planning.permissions';
import { CallRepository } from '../storage/call.repository';
import { CallNameRepository } from '../storage/call-name.repository';
import { CallDesk } from './call-desk';
import { type CallPlace } from './name-people.service';
import { NameablePeople, type PeopleToName } from './nameable-people';
import { Naming, type NotNamed } from './naming';

/** Tells an officer before she names people who of them would not be taken (decision 0083). */
@Injectable()
export class ForeseeNames {
  constructor(
    private readonly calls: CallRepository,
    private readonly names: CallNameRepository,
    private readonly people: NameablePeople,
    private readonly naming: Naming,
    private readonly desk: CallDesk,
    private readonly audit: Audit,
  ) {}

  /**
   * By given name, each with the first reason; whether places are left is not asked. Nothing is held, and it is judged again when they are named. The
   * reading is noted for them. @throws NotFound for a person, team or commune of others, CallClosed
   */
  async of(actor: Actor, { callId, communeId }: CallPlace, wish: PeopleToName): Promise<readonly NotNamed[]> {
    const call = await this.desk.seen(actor, callId);
    const scope = await this.desk.namingScope(actor);
    const quota = (await this.calls.quotasOf(scope, callId)).find((one) => one.communeId === communeId);
    if (quota === undefined || !this.desk.may(actor, NAME_PEOPLE, quota)) throw new NotFound();
    this.desk.requireOpen(call);
    const live = await this.names.liveOf(callId, wish.memberIds);
    const known = live.filter((name) => name.communeId === communeId).map(({ memberId }) => memberId);
    const people = await this.people.of(quota.unitPath, wish, new Set(known));
    const refused = await this.naming.foresee({ call, quota }, people);
    const entry = { action: 'planning.call-names-read', subjectType: 'class-call', subjectId: callId };
    await this.audit.noteHeld(
      await this.audit.recordRead(actor, { ...entry, unitPath: quota.unitPath }),
      refused.map(({ memberId }) => memberId),
    );
    return refused;
  }
}
