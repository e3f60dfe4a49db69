import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { Units } from '@lopso/org';
import { type EndedNumbers, type FallenNumbers, type PublicSealKey, SealRepository } from '../storage/seal.repository';

/** What a phone needs to check signed papers without network. Nothing in it opens a paper's page or names a person. */
export interface CheckPack {
  /** Papers withdrawn, replaced or expired up to here are listed. */
  readonly asOf: Date;
  readonly keys: readonly PublicSealKey[];
  readonly fallen: readonly (Omit<FallenNumbers, 'issuerId'> & { readonly issuerCode: string })[];
  readonly ended: readonly (Omit<EndedNumbers, 'issuerId'> & { readonly issuerCode: string })[];
}

/** Tells everybody the public keys and the register numbers that no longer stand. */
@Injectable()
export class CheckPacks {
  constructor(
    private readonly seals: SealRepository,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  /** The keys ever used, the fallen and the expired numbers, as of now. */
  async get(): Promise<CheckPack> {
    const asOf = this.clock.now();
    const codes = new Map((await this.units.listProvinces()).map(({ id, code }) => [id, code]));
    const coded = <One extends { readonly issuerId: string }>({ issuerId, ...rest }: One) => ({
      ...rest,
      issuerCode: codes.get(issuerId) ?? '',
    });
    const fallen = (await this.seals.listFallen()).map(coded);
    const ended = (await this.seals.listEnded(this.clock.today())).map(coded);
    return { asOf, keys: await this.seals.listKeys(), fallen, ended };
  }
}
