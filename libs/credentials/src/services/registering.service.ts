import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type EnteredPaper, IssuingRepository, type NewCertificate } from '../storage/issuing.repository';
import { PaperCaseRepository } from '../storage/paper-case.repository';
import { SealRepository } from '../storage/seal.repository';
import { PaperSeals } from './paper-seals.service';
import { type Template } from './templates.service';

/** When certificates are entered, and the templates they print by, where these may be new. */
export interface Entry {
  readonly at: Date;
  readonly templates: readonly Template[];
}

/** Enters certificates into their registers: written, numbered without gaps, sealed. */
@Injectable()
export class Registering {
  constructor(
    private readonly certificates: IssuingRepository,
    private readonly cases: PaperCaseRepository,
    private readonly keys: SealRepository,
    private readonly seals: PaperSeals,
    private readonly units: UnitService,
  ) {}

  /** The last paper of each of these cycles that was not withdrawn, by cycle; those without one are missing. */
  lastOf(cycleIds: readonly string[]): Promise<ReadonlyMap<string, EnteredPaper>> {
    return this.certificates.lastOf(cycleIds);
  }

  /**
   * The rows first, so that whoever comes second for a cycle stops there; the numbers last, for rows that were written, in the
   * order given. One in another's place takes over what was asked and said about its passage. Returns how many were written. Joins the transaction, which holds the register's row from here to its end.
   */
  async enter(certificates: readonly NewCertificate[], { at, templates }: Entry): Promise<number> {
    for (const template of templates) await this.certificates.keepTemplate(template, at);
    const written = await this.certificates.insert(certificates, at);
    const entered = certificates.filter(({ id }) => written.has(id));
    if (entered.length === 0) return 0;
    await this.keys.keepKey(this.seals.key, at);
    const issuerCodes = new Map((await this.units.listProvinces()).map(({ id, code }) => [id, code]));
    for (const issuerId of [...new Set(entered.map((one) => one.issuerId))].sort()) {
      const ofOne = entered.filter((one) => one.issuerId === issuerId);
      await this.number(ofOne, issuerCodes.get(issuerId) ?? '');
    }
    await this.cases.followTo(
      entered.flatMap(({ id, replaces }) => (replaces === null ? [] : [[replaces, id] as const])),
    );
    return entered.length;
  }

  private async number(entered: readonly NewCertificate[], issuerCode: string): Promise<void> {
    const [first] = entered;
    if (first === undefined) return;
    const last = await this.certificates.draw(first.issuerId, first.year, entered.length);
    const papers = entered.map(({ id, year, code, fields }, index) => {
      const number = last - entered.length + 1 + index;
      return { id, number, seal: this.seals.seal({ number, year, code, issuerCode, fields }) };
    });
    await this.certificates.number(papers, this.seals.key.id);
  }
}
