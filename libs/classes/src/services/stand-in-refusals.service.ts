import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { StandInBusy } from '../classes-crew.errors';
import { StaffAway, StaffClash, StaffTooFar } from '../storage/clashes';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { type Giving } from './replacement-keeper.service';
import { StandIns } from './stand-ins.service';

const REFUSALS = [StaffAway, StaffClash, StaffTooFar];

/** Names what keeps somebody from standing in, after the database or the ways refused it. */
@Injectable()
export class StandInRefusals {
  constructor(
    private readonly standIns: StandIns,
    private readonly sessions: ClassSessionRepository,
  ) {}

  /** Runs a hand-over. @throws StandInBusy naming every clash, each with its `sessionId` */
  async naming<T>(actor: Actor, giving: Giving, sessionIds: readonly string[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
      throw (await this.named(actor, giving, sessionIds)) ?? error;
    }
  }

  private async named(actor: Actor, giving: Giving, sessionIds: readonly string[]): Promise<Error | null> {
    const found = await this.standIns.of(actor, giving.accountId, await this.sessions.findSessions(sessionIds));
    const of = (sessionId: string) => found.get(sessionId)?.find(({ accountId }) => accountId === giving.standInId);
    const clashes = sessionIds.flatMap((sessionId) =>
      (of(sessionId)?.clashes ?? []).map((clash) => ({ ...clash, sessionId })),
    );
    const name = sessionIds.map((id) => of(id)?.name).find((one) => one !== undefined);
    return name === undefined || clashes.length === 0 ? null : new StandInBusy(name, clashes);
  }
}
