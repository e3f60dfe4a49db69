import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, NotFound, Transactions } from '@lopso/platform';
import { CallNameChanged } from '../planning-calls.errors';
import { NAME_PEOPLE } from '../planning.permissions';
import { type CallName, CallNameRepository, type CallNameState } from '../storage/call-name.repository';
import { CallDesk } from './call-desk';
import { WaitingNames } from './waiting-names';
import { NameablePeople, type PeopleToName } from './nameable-people';
import { Naming, type NamingOutcome } from './naming';

/** Where names are filled in. */
export interface CallPlace {
  readonly callId: string;
  readonly communeId: string;
}

/** An officer fills the places of her commune and answers proposals, until the call closes. */
@Injectable()
export class NamePeople {
  constructor(
    private readonly names: CallNameRepository,
    private readonly naming: Naming,
    private readonly people: NameablePeople,
    private readonly desk: CallDesk,
    private readonly waiting: WaitingNames,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Names everybody who can be named, by given name until the places are taken; may be sent twice. Naming somebody who was proposed accepts
   * the proposal. @throws NotFound for a person, team or commune of others, CallClosed
   */
  async name(actor: Actor, place: CallPlace, wish: PeopleToName): Promise<NamingOutcome> {
    return this.transactions.run(async () => {
      const filling = await this.desk.filling(actor, NAME_PEOPLE, place);
      const live = await this.names.liveOf(place.callId, wish.memberIds);
      const known = live.filter(({ communeId }) => communeId === place.communeId).map(({ memberId }) => memberId);
      return this.naming.name(actor, filling, await this.people.of(filling.quota.unitPath, wish, new Set(known)));
    });
  }

  /** Says no to a proposal; its leader reads the reason. Twice is harmless. @throws NotFound, CallClosed, CallNameChanged */
  async decline(actor: Actor, callId: string, nameId: string, reason: string): Promise<void> {
    await this.end(actor, callId, nameId, { from: 'proposed', as: 'declined', reason: cleanText(reason) });
  }

  /** Takes a name back; its place is free. Twice is harmless. @throws NotFound, CallClosed, CallNameChanged when she has a class */
  async withdraw(actor: Actor, callId: string, nameId: string): Promise<void> {
    await this.end(actor, callId, nameId, { from: 'named', as: 'withdrawn', reason: null });
  }

  private async end(
    actor: Actor,
    callId: string,
    nameId: string,
    end: { readonly from: CallNameState; readonly as: 'declined' | 'withdrawn'; readonly reason: string | null },
  ): Promise<void> {
    await this.transactions.run(async () => {
      const { communeId } = await this.found(actor, callId, nameId);
      const { call, quota } = await this.desk.filling(actor, NAME_PEOPLE, { callId, communeId });
      const { state, memberId } = await this.found(actor, callId, nameId);
      if (state === end.as) return;
      const { as, reason } = end;
      if (!(await this.waiting.end(nameId, end.from, { as, reason }))) throw new CallNameChanged();
      await this.desk.note(actor, `planning.name-${as}`, { id: call.id, unitPath: quota.unitPath }, { memberId });
    });
  }

  private async found(actor: Actor, callId: string, nameId: string): Promise<CallName> {
    const name = await this.names.findIn(await this.desk.namingScope(actor), callId, nameId);
    if (name === null) throw new NotFound();
    return name;
  }
}
