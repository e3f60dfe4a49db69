import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { EXTEND_DUE, READ_ROUNDS } from '../learning.permissions';
import { type RoundExtension, RoundExtensionRepository } from '../storage/round-extension.repository';
import { Rounds } from './rounds.service';

/** A later date for many, as an actor sees it. */
export interface RoundExtensionView extends Omit<RoundExtension, 'communes' | 'people'> {
  /** By name; of who sees only a part of the round's units those in it. */
  readonly communes: readonly string[];
  readonly isForAll: boolean;
  /** Null for who sees only a part of the round's units. */
  readonly people: number | null;
  readonly canEnd: boolean;
}

/** The later dates of a round, the newest first. */
export interface RoundExtensionsView {
  readonly extensions: readonly RoundExtensionView[];
  readonly canExtend: boolean;
}

/** Later dates of a round as officers read them. */
@Injectable()
export class RoundExtensions {
  constructor(
    private readonly rounds: Rounds,
    private readonly extensions: RoundExtensionRepository,
    private readonly access: Access,
  ) {}

  /** Who sees only a part of the round's units reads what was given to all of it and to communes of that part. @throws NotFound */
  async view(actor: Actor, roundId: string): Promise<RoundExtensionsView> {
    const { unitPath, mayCount, state } = await this.rounds.getFor(actor, roundId);
    const scope = this.access.scope(actor, READ_ROUNDS);
    const mayExtend = this.access.scope(actor, EXTEND_DUE).contains(unitPath);
    const listed = (await this.extensions.listOf(roundId)).map((one): RoundExtensionView => ({
      ...one,
      communes: one.communes.filter(({ path }) => scope.contains(path)).map(({ name }) => name),
      isForAll: one.communes.length === 0,
      people: mayCount ? one.people : null,
      canEnd: mayExtend && one.endedAt === null,
    }));
    return {
      extensions: listed.filter(({ isForAll, communes }) => isForAll || communes.length > 0),
      canExtend: mayExtend && state !== 'closed',
    };
  }
}
