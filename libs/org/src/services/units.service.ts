import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound, type Scope } from '@lopso/platform';
import { READ_UNITS } from '../org.permissions';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';

/** Provinces, communes and villages. */
@Injectable()
export class Units {
  constructor(
    private readonly units: UnitRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Any unit, without an access check: for other libraries. @throws NotFound */
  async getUnit(id: string): Promise<UnitSummary> {
    return this.found(await this.units.find(id));
  }

  /** Units by id in one statement, without an access check: for other libraries; those that do not exist are left out. */
  async getUnits(ids: readonly string[]): Promise<Map<string, UnitSummary>> {
    return new Map((await this.units.findAll(ids)).map((unit) => [unit.id, unit]));
  }

  /** A unit the actor may see. @throws NotFound when there is none or it lies outside the actor's units */
  async get(actor: Actor, id: string): Promise<UnitSummary> {
    const unit = await this.getUnit(id);
    if (!this.access.reach(actor, READ_UNITS).contains(unit.path)) throw new NotFound();
    return unit;
  }

  /** The communes inside a scope that exist today, in Vietnamese order of their names. */
  async listCommunes(scope: Scope): Promise<UnitSummary[]> {
    return this.units.listCommunes(scope, this.clock.today());
  }

  /** The communes the actor may see. */
  async listCommunesOf(actor: Actor): Promise<UnitSummary[]> {
    return this.listCommunes(this.access.reach(actor, READ_UNITS));
  }

  /** A province or commune by its official code, or null. */
  async findByCode(code: string): Promise<UnitSummary | null> {
    return this.units.findByCode(code);
  }

  /** The province above a path (or the province itself). @throws NotFound */
  async provinceOf(path: string): Promise<UnitSummary> {
    return this.found(await this.units.findByPath(path.split('.')[0] ?? ''));
  }

  /** The provinces of the database. No access check: for the operator's commands. */
  async listProvinces(): Promise<UnitSummary[]> {
    return this.units.listProvinces();
  }

  private found(unit: UnitSummary | null): UnitSummary {
    if (unit === null) throw new NotFound();
    return unit;
  }
}
