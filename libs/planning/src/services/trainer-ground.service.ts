import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { UnitService } from '@lopso/org';
import {
  type Actor,
  Clock,
  compareNames,
  IdempotencyConflict,
  InvalidInput,
  NotFound,
  Transactions,
} from '@lopso/platform';
import { NotACommune } from '../planning.errors';
import { GroundRepository, type Leave } from '../storage/ground.repository';
import { GroundDesk } from './ground-desk';

/** A leave, and how many sessions stand in it that somebody else has to hold, or that have to be moved. */
interface StandingLeave extends Leave {
  readonly sessions: number;
}

/** A trainer as plans know one. */
export interface TrainerOnGround {
  readonly accountId: string;
  readonly name: string;
  /** Null: nobody entered it, no plan sends this trainer. */
  readonly home: { readonly id: string; readonly name: string } | null;
  readonly leaves: readonly StandingLeave[];
}

const DAYS_AHEAD = 400;
const MOST_LEAVE_DAYS = 366;
const DAY_MS = 86_400_000;

/** Where trainers live and when they are away. */
@Injectable()
export class TrainerGrounds {
  constructor(
    private readonly ground: GroundRepository,
    private readonly accounts: AccountService,
    private readonly units: UnitService,
    private readonly desk: GroundDesk,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Trainers of the province by name, with leave from today on. Written into the audit trail: it says where people live. */
  async list(actor: Actor): Promise<TrainerOnGround[]> {
    const province = await this.desk.read(actor);
    const today = this.clock.today();
    const last = new Date(Date.parse(today) + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
    const reaches = await this.ground.trainersWithin(province.path, today, last);
    const ids = reaches.map(({ accountId }) => accountId);
    await this.desk.noteRead(actor, province);
    const names = await this.accounts.describeAccounts(ids);
    const leaves = await this.ground.leavesOf(ids, today, last);
    const sessions = await this.ground.sessionsWithin(leaves, this.clock.now());
    const communes = new Map((await this.units.listVisibleCommunes(actor)).map((unit) => [unit.id, unit.fullName]));
    const trainers = reaches.map(({ accountId, homeCommuneId }) => ({
      accountId,
      name: names.get(accountId)?.displayName ?? '',
      home: homeCommuneId === null ? null : { id: homeCommuneId, name: communes.get(homeCommuneId) ?? '' },
      leaves: leaves
        .filter((leave) => leave.accountId === accountId)
        .map((leave) => ({ ...leave, sessions: sessions.get(leave.id) ?? 0 })),
    }));
    return trainers.sort((one, other) => compareNames(one.name, other.name));
  }

  /** @throws NotFound for nobody's account or a commune elsewhere, NotACommune */
  async setHome(actor: Actor, accountId: string, communeId: string): Promise<void> {
    const province = await this.requireTrainer(actor, accountId);
    const unit = await this.units.getVisibleUnit(actor, communeId);
    if (unit.kind !== 'commune') throw new NotACommune();
    await this.transactions.run(async () => {
      await this.ground.setHome({ accountId, unitId: unit.id, by: actor.accountId, at: this.clock.now() });
      await this.desk.note(actor, 'planning.home-set', accountId, province);
    });
  }

  /** Sent twice, it is written once. @throws InvalidInput for days that cannot be, LeaveOverlaps, IdempotencyConflict, NotFound */
  async addLeave(actor: Actor, leave: Leave): Promise<void> {
    const province = await this.requireTrainer(actor, leave.accountId);
    const days = (Date.parse(leave.to) - Date.parse(leave.from)) / DAY_MS;
    if (!(days >= 0 && days < MOST_LEAVE_DAYS))
      throw new InvalidInput([{ pointer: '#/to', code: 'planning.leave-days' }]);
    await this.transactions.run(async () => {
      await this.desk.holdTrainer(leave.accountId);
      const written = { ...leave, by: actor.accountId, at: this.clock.now() };
      if (!(await this.ground.addLeave(written))) return this.requireSame(leave);
      await this.desk.note(actor, 'planning.leave-added', leave.accountId, province);
    });
  }

  /** @throws NotFound */
  async removeLeave(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const leave = await this.ground.findLeave(id);
      if (leave === null) throw new NotFound();
      const province = await this.requireTrainer(actor, leave.accountId);
      await this.ground.removeLeave(id);
      await this.desk.note(actor, 'planning.leave-removed', leave.accountId, province);
    });
  }

  private async requireSame(leave: Leave): Promise<void> {
    const known = await this.ground.findLeave(leave.id);
    const said = (one: Leave): string => [one.accountId, one.from, one.to].join();
    if (known === null || said(known) !== said(leave)) throw new IdempotencyConflict();
  }

  private async requireTrainer(actor: Actor, accountId: string): Promise<{ readonly path: string }> {
    const province = await this.desk.planned(actor);
    const today = this.clock.today();
    const reaches = await this.ground.trainersWithin(province.path, today, '9999-12-31');
    if (!reaches.some((one) => one.accountId === accountId)) throw new NotFound();
    return province;
  }
}
