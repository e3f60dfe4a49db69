import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { READ_UNITS } from '../org.permissions';
import { type CommuneSuccession, ReformRepository } from '../storage/reform.repository';

const LIMIT = 200;

/** Mergers and splits of communes, as dated facts. */
@Injectable()
export class CommuneReforms {
  constructor(
    private readonly reforms: ReformRepository,
    private readonly access: Access,
  ) {}

  /** What went into the communes of the actor's units, the latest first. */
  async list(actor: Actor): Promise<CommuneSuccession[]> {
    return this.reforms.list(this.access.scope(actor, READ_UNITS), LIMIT);
  }
}
