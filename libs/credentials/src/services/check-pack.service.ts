import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { type EndedNumbers, type FallenNumbers, type PublicSealKey, SealRepository } from '../storage/seal.repository';

/** What a phone needs to check signed papers without network. Nothing in it opens a paper's page or names a person. */
export interface CheckPack {
  /** Papers withdrawn, replaced or expired up to here are listed. */
  readonly asOf: Date;
  readonly keys: readonly PublicSealKey[];
  readonly fallen: readonly (Omit<FallenNumbers, 'issuerId'> & { readonly issuerCode: string })[];
  readonly ended: readonly (Omit<EndedNumbers, 'issuerId'> & { readonly issuerCode: string })[];
}

/** How long one reading of the registers answers everybody who asks this process: anybody may, as often as they like. */
const KEPT_MS = 5_000;

interface KeptPack {
  readonly asOf: Date;
  readonly today: string;
  readonly pack: Promise<CheckPack>;
}

/** Tells everybody the public keys and the register numbers that no longer stand. */
@Injectable()
export class CheckPacks {
  private kept: KeptPack | null = null;

  constructor(
    private readonly seals: SealRepository,
    private readonly units: UnitService,
    private readonly clock: Clock,
  ) {}

  /** The keys ever used, the fallen and the expired numbers, as of a moment ago: `asOf` says which. Who asks meanwhile waits for the same reading. */
  async get(): Promise<CheckPack> {
    const [asOf, today] = [this.clock.now(), this.clock.today()];
    if (this.kept === null || !isFresh(this.kept, asOf, today)) {
      const kept: KeptPack = { asOf, today, pack: this.read(asOf, today) };
      this.kept = kept;
      // What failed is asked for again by the next one.
      kept.pack.catch(() => {
        if (this.kept === kept) this.kept = null;
      });
    }
    return this.kept.pack;
  }

  private async read(asOf: Date, today: string): Promise<CheckPack> {
    const codes = new Map((await this.units.listProvinces()).map(({ id, code }) => [id, code]));
    const coded = <One extends { readonly issuerId: string }>({ issuerId, ...rest }: One) => ({
      ...rest,
      issuerCode: codes.get(issuerId) ?? '',
    });
    const fallen = (await this.seals.listFallen()).map(coded);
    const ended = (await this.seals.listEnded(today)).map(coded);
    return { asOf, keys: await this.seals.listKeys(), fallen, ended };
  }
}

function isFresh({ asOf, today }: KeptPack, now: Date, day: string): boolean {
  const age = now.getTime() - asOf.getTime();
  return today === day && age >= 0 && age < KEPT_MS;
}
