import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, Forbidden, InvalidInput, newId, Transactions } from '@lopso/platform';
import { SeatCapStays, SeatsBeyondCap } from '../org-changes.errors';
import { SET_SEAT_CAPS } from '../org.permissions';
import { type TeamKind } from '../rules/team-kinds';
import { type HolderBeyondCap, type SeatCapChange, SeatCapRepository } from '../storage/seat-cap.repository';
import { decisionNumberOf } from './correct-team.service';

/** How many seats a kind of team is to have, by which decision. */
export interface SeatCapWish {
  readonly kind: TeamKind;
  readonly limit: number;
  readonly decisionNumber: string;
  /** `yyyy-mm-dd`, not after today. */
  readonly decidedOn: string;
}

/** How many seats the kinds of team have, and how that came. */
export interface SeatCapState {
  readonly limits: readonly { readonly kind: TeamKind; readonly limit: number }[];
  /** The latest first. */
  readonly changes: readonly SeatCapChange[];
}

const NAMED = 3;

/** The cap of a kind of team, changed by the department with a decision; the same for every team of the kind. */
@Injectable()
export class SeatCaps {
  constructor(
    private readonly caps: SeatCapRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The caps of today and their changes. No access check: every officer sees the numbers of seats. */
  async get(): Promise<SeatCapState> {
    return { limits: await this.caps.limits(), changes: await this.caps.changes() };
  }

  /**
   * Sets a cap from today on. Seatings wait meanwhile, so that nobody slips into a number that goes.
   * @throws Forbidden for anybody but the department's administrator
   * @throws SeatsBeyondCap naming who holds a number that would go, now or later; SeatCapStays; InvalidInput
   */
  async set(actor: Actor, wish: SeatCapWish): Promise<SeatCapState> {
    if (!this.access.holds(actor, SET_SEAT_CAPS)) throw new Forbidden();
    const decisionNumber = decisionNumberOf(wish.decisionNumber);
    if (decisionNumber === null) throw new InvalidInput([{ pointer: '#/decisionNumber', code: 'field.required' }]);
    const { kind, limit, decidedOn } = wish;
    const today = this.clock.today();
    if (decidedOn > today) throw new InvalidInput([{ pointer: '#/decidedOn', code: 'org.date-in-future' }]);
    return this.transactions.run(async () => {
      const fromLimit = await this.caps.lock(kind);
      if (fromLimit === limit) throw new SeatCapStays(limit);
      const beyond = await this.caps.holdersBeyond(kind, limit, today);
      if (beyond.length > 0) throw new SeatsBeyondCap(limit, beyond.length, inWords(beyond));
      await this.caps.set(kind, limit, today);
      const id = newId();
      const change = { kind, fromLimit, toLimit: limit, decisionNumber, decidedOn, changedAt: this.clock.now() };
      await this.caps.record({ ...change, id, accountId: actor.accountId });
      await this.audit.record(actor, {
        action: 'org.seat-cap-set',
        subjectType: 'seat-cap',
        subjectId: id,
        unitPath: null,
        details: { kind, fromLimit, toLimit: limit, decisionNumber, decidedOn },
      });
      return this.get();
    });
  }
}

function inWords(holders: readonly HolderBeyondCap[]): string {
  const named = holders
    .slice(0, NAMED)
    .map(({ fullName, number, teamName }) => `${fullName} (vị trí ${number}, ${teamName})`);
  return holders.length > NAMED ? `${named.join('; ')}; …` : named.join('; ');
}
