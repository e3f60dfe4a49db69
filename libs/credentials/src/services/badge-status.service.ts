import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Clock, NotFound } from '@lopso/platform';
import { type Certificate } from '../storage/certificate-row';
import { SealRepository } from '../storage/seal.repository';
import { instant } from './badge-credential';
import { BadgeIssuer } from './badge-issuer.service';
import { withProof } from './data-integrity';
import { statusListCredential } from './status-list';

/** Where the lists lie; the API's controller of the same name. */
const LISTS = '/api/badge-status';

/** Tells whoever checks a badge whether its paper still stands: a signed list of bits a register. */
@Injectable()
export class BadgeStatus {
  constructor(
    private readonly units: UnitService,
    private readonly seals: SealRepository,
    private readonly issuer: BadgeIssuer,
    private readonly clock: Clock,
  ) {}

  /** The address of the list a certificate's register number is a place of. */
  async urlOf({ issuerId, year }: Pick<Certificate, 'issuerId' | 'year'>): Promise<string> {
    const province = (await this.units.listProvinces()).find(({ id }) => id === issuerId);
    if (province === undefined) throw new NotFound();
    return this.listUrl(province.code, year);
  }

  /** The signed list of a province's register of one year, as of now. @throws NotFound for an unknown province */
  async list(issuerCode: string, year: number): Promise<object> {
    const province = (await this.units.listProvinces()).find(({ code }) => code === issuerCode);
    if (province === undefined) throw new NotFound();
    const fallen = (await this.seals.listFallen()).filter((one) => one.issuerId === province.id && one.year === year);
    const asOf = this.clock.now();
    const credential = statusListCredential({
      url: this.listUrl(issuerCode, year),
      issuerId: this.issuer.did,
      fallen: fallen.flatMap(({ numbers }) => numbers),
      asOf,
    });
    return withProof(credential, instant(asOf), await this.issuer.signer());
  }

  private listUrl(issuerCode: string, year: number): string {
    return this.issuer.url(`${LISTS}/${encodeURIComponent(issuerCode)}/${year}`);
  }
}
