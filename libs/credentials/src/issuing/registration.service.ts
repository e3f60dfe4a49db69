import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { CaseRepository } from '../cases/case.repository';
import { type Template } from '../designs/design-drawing.service';
import { SealRepository } from '../sealing/seal.repository';
import { SealService } from '../sealing/seal.service';
import { type EnteredPaper, IssuingRepository, type NewCertificate } from './issuing.repository';

/** When certificates are entered, and the templates they print by, where these may be new. */
export interface Entry {
  readonly at: Date;
  readonly templates: readonly Template[];
}

/** Enters certificates in the register: a number without gaps, and the seal. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly issuingRows: IssuingRepository,
    private readonly caseRows: CaseRepository,
    private readonly sealRows: SealRepository,
    private readonly seals: SealService,
    private readonly units: UnitService,
  ) {}

  /** The last paper of each of these cycles that was not withdrawn, by cycle; those without one are missing. */
  lastOf(cycleIds: readonly string[]): Promise<ReadonlyMap<string, EnteredPaper>> {
    return this.issuingRows.lastOf(cycleIds);
  }

  /**
   * The rows first, so that whoever comes second for a cycle stops there; the numbers last, for rows that were written, in the
   * order given. One in another's place takes over what was asked and said about its passage. Returns how many were written. Joins the transaction, which holds the register's row from here to its end.
   */
  async registerCertificates(certificates: readonly NewCertificate[], { at, templates }: Entry): Promise<number> {
    for (const template of templates) await this.issuingRows.keepTemplate(template, at);
    const written = await this.issuingRows.insert(certificates, at);
    const entered = certificates.filter(({ id }) => written.has(id));
    if (entered.length === 0) return 0;
    await this.sealRows.keepKey(this.seals.key, at);
    const issuerCodes = new Map((await this.units.listProvinces()).map(({ id, code }) => [id, code]));
    for (const issuerId of [...new Set(entered.map((one) => one.issuerId))].sort()) {
      const ofOne = entered.filter((one) => one.issuerId === issuerId);
      await this.numberCertificates(ofOne, issuerCodes.get(issuerId) ?? '');
    }
    await this.caseRows.followTo(
      entered.flatMap(({ id, replaces }) => (replaces === null ? [] : [[replaces, id] as const])),
    );
    return entered.length;
  }

  private async numberCertificates(entered: readonly NewCertificate[], issuerCode: string): Promise<void> {
    const [first] = entered;
    if (first === undefined) return;
    const last = await this.issuingRows.draw(first.issuerId, first.year, entered.length);
    const papers = entered.map(({ id, year, code, fields }, index) => {
      const number = last - entered.length + 1 + index;
      return { id, number, seal: this.seals.seal({ number, year, code, issuerCode, fields }) };
    });
    await this.issuingRows.number(papers, this.seals.key.id);
  }
}
