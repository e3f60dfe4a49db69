import { Injectable } from '@nestjs/common';
import { nameInSentence, UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { PapersSettings } from '../papers.settings';
import { type IssuingOffice } from '../templates/fill-template.rules';
import { type Signer } from './signer.rules';

/** An office with the unit it speaks for: the province for its department, or a commune. */
export interface Office extends IssuingOffice {
  readonly unit: UnitSummary;
  readonly province: UnitSummary;
  /** Who signs unless somebody else is typed in; without a name. */
  readonly signer: Signer;
}

/** Which office somebody writes papers for. */
@Injectable()
export class OfficeService {
  constructor(
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly settings: PapersSettings,
  ) {}

  /**
   * The office of the actor for something in a unit: the department of who holds the permission over the province, else the
   * unit's commune. @throws NotFound
   */
  async ofActor(
    actor: Actor,
    unit: { readonly unitId: string; readonly unitPath: string },
    permission: Permission,
  ): Promise<Office> {
    const scope = this.access.scope(actor, permission);
    const province = await this.units.getProvince(unit.unitPath);
    if (scope.contains(province.path)) return this.department(province);
    if (!scope.contains(unit.unitPath)) throw new NotFound();
    return this.committee(await this.units.getUnit(unit.unitId), province);
  }

  /** What the offices of these units are called, by unit. */
  async namesOf(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const units = await this.units.getUnits(unitIds);
    return new Map(
      [...units].map(([id, unit]) => [
        id,
        unit.path.includes('.') ? committeeOf(unit) : this.settings.CERTIFICATE_ISSUER,
      ]),
    );
  }

  /** A unit, whoever asks. @throws NotFound */
  unit(unitId: string): Promise<UnitSummary> {
    return this.units.getUnit(unitId);
  }

  /** The office that wrote a paper. */
  async ofUnit(unitId: string): Promise<Office> {
    const unit = await this.units.getUnit(unitId);
    const province = await this.units.getProvince(unit.path);
    return unit.id === province.id ? this.department(province) : this.committee(unit, province);
  }

  private department(province: UnitSummary): Office {
    return {
      superior: `Ủy ban nhân dân ${nameInSentence(province.fullName)}`,
      name: this.settings.CERTIFICATE_ISSUER,
      symbol: this.settings.PAPER_ISSUER_SYMBOL,
      place: province.name,
      unit: province,
      province,
      signer: { form: 'head', instead: '', position: this.settings.CERTIFICATE_SIGNER, name: '' },
    };
  }

  private committee(unit: UnitSummary, province: UnitSummary): Office {
    return {
      superior: null,
      name: committeeOf(unit),
      symbol: 'UBND',
      place: unit.name,
      unit,
      province,
      signer: { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: '' },
    };
  }
}

function committeeOf({ fullName }: UnitSummary): string {
  return `Ủy ban nhân dân ${nameInSentence(fullName)}`;
}
