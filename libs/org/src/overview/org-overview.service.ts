import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeCursor,
  decodeMomentCursor,
  encodeCursor,
  encodeMomentCursor,
  type ListPage,
  pageOf,
  type Permission,
  type Scope,
} from '@lopso/platform';
import { READ_MEMBERS, READ_UNITS } from '../org.permissions';
import { permissionOfAct } from '../undo/undo-act.service';
import { isPath, isUnitPath } from '../units/unit.rules';
import { UnitService } from '../units/unit.service';
import { VillageRepository, type VillageWithoutTeam } from '../villages/village.repository';
import { type ActOfDay, type CommuneStanding, OrgOverviewRepository, type Vacancy } from './org-overview.repository';

/** Which part of a list; `communeId` null: everything the actor may see. */
export interface ListWish {
  readonly communeId: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** An act of today and whether the actor may take it back. */
export interface UndoableAct extends ActOfDay {
  readonly canUndo: boolean;
}

/** What a commune lacks: empty seats, villages without a team; and what was done there today. */
@Injectable()
export class OrgOverviewService {
  constructor(
    private readonly overviewRepository: OrgOverviewRepository,
    private readonly villageRepository: VillageRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Empty places of the actor's teams. No names of people. @throws NotFound for a commune outside */
  async listVacancies(actor: Actor, wish: ListWish): Promise<ListPage<Vacancy>> {
    const scope = await this.scopeOf(actor, READ_UNITS, wish.communeId);
    const [commune = '', unit = '', path, number = ''] = decodeCursor(wish.cursor, 4) ?? [];
    const isPlace = isUnitPath(path) && /^\d{1,3}$/.test(number);
    const after = isPlace ? ([commune, unit, path, Number(number)] as const) : null;
    const rows = await this.overviewRepository.listVacancies(scope, this.clock.today(), {
      after,
      limit: wish.limit + 1,
    });
    return pageOf(rows, wish.limit, (row) =>
      encodeCursor([row.communeFullName, row.unitName, row.teamPath, String(row.number)]),
    );
  }

  /** Villages of the actor's units that have no team today. @throws NotFound for a commune outside */
  async listVillagesWithoutTeam(actor: Actor, wish: ListWish): Promise<ListPage<VillageWithoutTeam>> {
    const scope = await this.scopeOf(actor, READ_UNITS, wish.communeId);
    const [commune = '', village = '', path] = decodeCursor(wish.cursor, 3) ?? [];
    const after = isUnitPath(path) ? ([commune, village, path] as const) : null;
    const rows = await this.villageRepository.withoutTeam(scope, this.clock.today(), { after, limit: wish.limit + 1 });
    return pageOf(rows, wish.limit, (row) => encodeCursor([row.communeFullName, row.fullName, row.path]));
  }

  /** The actor's communes with what they lack and when something last changed there. */
  async listCommuneStandings(
    actor: Actor,
    wish: Pick<ListWish, 'cursor' | 'limit'>,
  ): Promise<ListPage<CommuneStanding>> {
    const [name, path] = decodeCursor(wish.cursor, 2) ?? [];
    const after = name !== undefined && isPath(path) ? ([name, path] as const) : null;
    const scope = this.access.scope(actor, READ_UNITS);
    const rows = await this.overviewRepository.listStandings(scope, this.clock.today(), {
      after,
      limit: wish.limit + 1,
    });
    return pageOf(rows, wish.limit, (row) => encodeCursor([row.fullName, row.path]));
  }

  /** What was done today in a commune, the latest first; written into the audit trail. @throws NotFound for a commune outside */
  async listActsOfToday(
    actor: Actor,
    communeId: string,
    wish: Pick<ListWish, 'cursor' | 'limit'>,
  ): Promise<ListPage<UndoableAct>> {
    const scope = await this.scopeOf(actor, READ_MEMBERS, communeId);
    const reading = await this.audit.recordRead(actor, {
      action: 'org.acts-read',
      subjectType: 'unit',
      subjectId: communeId,
      unitPath: (await this.units.getUnit(communeId)).path,
    });
    const page = { after: decodeMomentCursor(wish.cursor), limit: wish.limit + 1 };
    const acts = await this.overviewRepository.listActsOn(scope, this.clock.today(), page);
    const rows = acts.map((act) => ({
      ...act,
      canUndo: !act.isUndone && this.access.scope(actor, permissionOfAct(act.kind)).contains(act.unitPath),
    }));
    const shown = pageOf(rows, wish.limit, ({ doneAt, id }) => encodeMomentCursor(doneAt, id));
    await this.audit.noteHeld(
      reading,
      shown.items.flatMap(({ memberIds }) => memberIds),
    );
    return shown;
  }

  private async scopeOf(actor: Actor, permission: Permission, communeId: string | null): Promise<Scope> {
    const everywhere = this.access.scope(actor, permission);
    if (communeId === null) return everywhere;
    const commune = await this.units.getUnit(communeId);
    this.access.require(actor, permission, { unitPath: commune.path });
    return everywhere.narrowedTo(commune.path);
  }
}
