import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  InvalidInput,
  type ListPage,
  newId,
  NotFound,
  pageOf,
  Transactions,
} from '@lopso/platform';
import { SeatCapStays, SeatsBeyondCap } from '../org.errors';
import { READ_UNITS, SET_SEAT_CAPS } from '../org.permissions';
import { type TeamKind } from '../teams/team.rules';
import { decisionNumberOf } from '../teams/team.service';
import { type HolderBeyondCap, type ProvinceCaps, type SeatCapChange, SeatCapRepository } from './seat-cap.repository';

/** How many seats a kind of team is to have in a province, by which decision. */
export interface SeatCapWish {
  readonly provinceId: string;
  readonly kind: TeamKind;
  readonly limit: number;
  readonly decisionNumber: string;
  /** `yyyy-mm-dd`, not after today. */
  readonly decidedOn: string;
}

/** How many seats the kinds of team have in a province today. */
export interface SeatCapState extends Omit<ProvinceCaps, 'path'> {
  /** The actor may change them. */
  readonly canSet: boolean;
}

/** Which changes of which province. */
export interface SeatCapChangesWish {
  readonly provinceId: string;
  readonly cursor: string | null;
  readonly limit: number;
}

/** How many seats a team of a kind has in a province, from which day on. */
@Injectable()
export class SeatCapService {
  constructor(
    private readonly seatCapRepository: SeatCapRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The caps of today in the provinces where the actor sees any unit. */
  async listSeatCaps(actor: Actor): Promise<SeatCapState[]> {
    const provinces = await this.seatCapRepository.provincesOf(
      this.access.reach(actor, READ_UNITS),
      this.clock.today(),
    );
    return provinces.map((province) => this.stateOf(actor, province));
  }

  /** What was changed in one of these provinces, the latest first. @throws NotFound for any other */
  async listSeatCapChanges(actor: Actor, wish: SeatCapChangesWish): Promise<ListPage<SeatCapChange>> {
    if (!(await this.listSeatCaps(actor)).some(({ provinceId }) => provinceId === wish.provinceId))
      throw new NotFound();
    const page = { after: decodeMomentCursor(wish.cursor), limit: wish.limit + 1 };
    const rows = await this.seatCapRepository.changes(wish.provinceId, page);
    return pageOf(rows, wish.limit, ({ changedAt, id }) => encodeMomentCursor(changedAt, id));
  }

  /**
   * Sets a cap from today on. Seatings wait meanwhile, so that nobody slips into a number that goes.
   * @throws Forbidden for anybody but an administrator of a department; NotFound for a province not wholly hers
   * @throws SeatsBeyondCap naming everybody who holds a number that would go, now or later; SeatCapStays; InvalidInput
   */
  async setSeatCap(actor: Actor, wish: SeatCapWish): Promise<SeatCapState> {
    this.access.requireHeld(actor, SET_SEAT_CAPS);
    const province = await this.administered(actor, wish.provinceId);
    const decisionNumber = decisionNumberOf(wish.decisionNumber);
    if (decisionNumber === null) throw new InvalidInput([{ pointer: '#/decisionNumber', code: 'field.required' }]);
    if (wish.decidedOn > this.clock.today())
      throw new InvalidInput([{ pointer: '#/decidedOn', code: 'org.date-in-future' }]);
    const beyond = await this.transactions.run(() => this.change(actor, province, { ...wish, decisionNumber }));
    if (beyond.length > 0) throw await this.refusal(actor, province, { limit: wish.limit, beyond });
    return this.stateOf(actor, await this.administered(actor, wish.provinceId));
  }

  /** Changes the cap unless somebody sits beyond it; gives who does. */
  private async change(actor: Actor, { path }: ProvinceCaps, wish: SeatCapWish): Promise<readonly HolderBeyondCap[]> {
    const { provinceId, kind, limit, decisionNumber, decidedOn } = wish;
    const today = this.clock.today();
    const fromLimit = await this.seatCapRepository.lock(wish, today);
    if (fromLimit === limit) throw new SeatCapStays(limit);
    const beyond = await this.seatCapRepository.holdersBeyond(wish, limit, today);
    if (beyond.length > 0) return beyond;
    await this.seatCapRepository.set(wish, limit, today);
    const id = newId();
    const change = { id, kind, fromLimit, toLimit: limit, decisionNumber, decidedOn, changedAt: this.clock.now() };
    await this.seatCapRepository.record({ ...change, provinceId, accountId: actor.accountId });
    await this.audit.record(actor, {
      action: 'org.seat-cap-set',
      subjectType: 'seat-cap',
      subjectId: id,
      unitPath: path,
      details: { kind, fromLimit, toLimit: limit, decisionNumber, decidedOn },
    });
    return [];
  }

  /** Naming everybody beyond a cap is a reading of a list of people. */
  private async refusal(
    actor: Actor,
    { provinceId, path }: ProvinceCaps,
    { limit, beyond }: { readonly limit: number; readonly beyond: readonly HolderBeyondCap[] },
  ): Promise<SeatsBeyondCap> {
    const reading = await this.audit.recordRead(actor, {
      action: 'org.seats-beyond-cap-read',
      subjectType: 'unit',
      subjectId: provinceId,
      unitPath: path,
      details: { limit },
    });
    await this.audit.noteHeld(
      reading,
      beyond.map(({ memberId }) => memberId),
    );
    return new SeatsBeyondCap(limit, beyond);
  }

  private async administered(actor: Actor, provinceId: string): Promise<ProvinceCaps> {
    const scope = this.access.scope(actor, SET_SEAT_CAPS);
    const found = (await this.seatCapRepository.provincesOf(scope, this.clock.today())).find(
      (one) => one.provinceId === provinceId,
    );
    if (found === undefined || !scope.contains(found.path)) throw new NotFound();
    return found;
  }

  private stateOf(actor: Actor, { path, ...province }: ProvinceCaps): SeatCapState {
    return { ...province, canSet: this.access.scope(actor, SET_SEAT_CAPS).contains(path) };
  }
}
