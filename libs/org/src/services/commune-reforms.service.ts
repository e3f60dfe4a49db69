import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { READ_UNITS, REFORM_COMMUNES } from '../org.permissions';
import { type CommuneSuccession, type ReformAct, ReformRepository } from '../storage/reform.repository';
import { ReformDays } from './reform-days';

const LIMIT = 200;

/** A reform recorded today, and whether the actor may take it back. */
export interface ReformOfToday extends Omit<ReformAct, 'unitPath'> {
  readonly canUndo: boolean;
}

/** Mergers and splits of communes, as dated facts. */
@Injectable()
export class CommuneReforms {
  constructor(
    private readonly reforms: ReformRepository,
    private readonly access: Access,
    private readonly days: ReformDays,
  ) {}

  /** What went into the communes of the actor's units, the latest first. */
  async list(actor: Actor): Promise<CommuneSuccession[]> {
    return this.reforms.list(this.access.scope(actor, READ_UNITS), LIMIT);
  }

  /** The earliest day of effect that may be entered today; later for communes that began since. */
  earliestOn(): string {
    return this.days.earliest();
  }

  /** What was recorded today over the actor's units, the latest first. */
  async today(actor: Actor): Promise<ReformOfToday[]> {
    const acts = await this.reforms.actsOn(this.access.scope(actor, READ_UNITS), this.days.today());
    const mayUndo = this.access.scope(actor, REFORM_COMMUNES);
    return acts.map(({ unitPath, ...act }) => ({ ...act, canUndo: !act.isUndone && mayUndo.contains(unitPath) }));
  }
}
