import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { dutyIn, type HandedDuty } from '../rules/hand-over';
import { type BusyStaff } from '../storage/replacement.repository';
import { type SessionSummary } from './class-views';
import { type Days, ReplaceableSessions } from './replaceable-sessions.service';
import { SessionSummaries } from './session-summaries.service';
import { type StandIn, StandIns } from './stand-ins.service';

/** A session that may be given to others, and to whom. */
export interface ReplaceableSession {
  readonly session: SessionSummary;
  /** What the person does there. */
  readonly duty: HandedDuty;
  /** Who teaches in its commune, by given name, with what keeps each of them. */
  readonly standIns: readonly StandIn[];
}

/** Shows before a replacement what it would meet. Holds nothing: the replacement is judged again. */
@Injectable()
export class ReplacementPreview {
  constructor(
    private readonly replaceable: ReplaceableSessions,
    private readonly standIns: StandIns,
    private readonly summaries: SessionSummaries,
  ) {}

  /** Who stands before sessions to come that the actor may give to others, by given name. */
  async staff(actor: Actor, days: Days): Promise<BusyStaff[]> {
    return this.replaceable.staff(actor, days);
  }

  /** Sessions of one person, by start; none for an account that is hidden or is none. */
  async of(actor: Actor, accountId: string, days: Days): Promise<ReplaceableSession[]> {
    const sessions = await this.replaceable.of(actor, accountId, days);
    const standIns = await this.standIns.of(actor, accountId, sessions);
    const summaries = await this.summaries.of(actor, sessions);
    return summaries.map((session) => ({
      session,
      duty: dutyIn(session, accountId) ?? 'assistant',
      standIns: standIns.get(session.id) ?? [],
    }));
  }
}
