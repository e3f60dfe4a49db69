import { type Actor, type Database, foldText, givenNameOf, newId, type Role } from '@lopso/platform';

export interface TestUnit {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

export interface TestTeam {
  readonly id: string;
  readonly unit: TestUnit;
  readonly kind: 'commune-team' | 'village-team';
}

export interface TestMember {
  readonly id: string;
  readonly fullName: string;
  readonly unit: TestUnit;
}

/** A province of its own for one test: nothing of it is shared, so tests run in any order beside each other. */
export class TestProvince {
  private sequence = 0;

  private constructor(
    private readonly database: Database,
    readonly unit: TestUnit,
  ) {}

  static async create(database: Database): Promise<TestProvince> {
    const code = `t${newId().replaceAll('-', '').slice(6)}`;
    const unit = { id: newId(), path: code, name: 'Tỉnh Thử' };
    await insertUnit(database, { ...unit, kind: 'province', code, parentId: null });
    return new TestProvince(database, unit);
  }

  async commune(name = `Xã Thử ${this.next()}`): Promise<TestUnit> {
    return this.child('commune', this.unit, name);
  }

  async village(commune: TestUnit, name = `Thôn ${this.next()}`): Promise<TestUnit> {
    return this.child('village', commune, name);
  }

  async team(unit: TestUnit, kind: TestTeam['kind'] = 'commune-team'): Promise<TestTeam> {
    const team = { id: newId(), unit, kind };
    await this.database.execute(
      `insert into org.team (id, unit_id, unit_path, kind, name, valid) values ($1, $2, $3, $4, $5, '[2025-07-01,)')`,
      [team.id, unit.id, unit.path, kind, `Tổ công nghệ số cộng đồng ${unit.name}`],
    );
    return team;
  }

  async member(unit: TestUnit, fullName = `Hoàng Thị Thử ${this.next()}`): Promise<TestMember> {
    const member = { id: newId(), fullName, unit };
    await this.database.execute(
      `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, is_demo, created_at)
       values ($1, $2, $3, $4, $5, $6, 1987, 'resident', true, now())`,
      [member.id, unit.id, unit.path, fullName, givenNameOf(fullName), foldText(fullName)],
    );
    return member;
  }

  /** Seats a member in the lowest free number of a team. */
  async seat(
    member: TestMember,
    team: TestTeam,
    from = '2025-07-01',
    position: 'leader' | 'member' = 'member',
  ): Promise<void> {
    await this.database.execute(
      `insert into org.seat_term (id, team_id, kind, number, member_id, position, held)
       select $1, $2, $3, coalesce((select max(number) from org.seat_term where team_id = $2), 0) + 1, $4, $6, daterange($5, null)`,
      [newId(), team.id, team.kind, member.id, from, position],
    );
  }

  /** An actor with one role over a unit; no account row stands behind it unless a test makes one. */
  officer(role: Role, unit: TestUnit = this.unit): Actor {
    return {
      accountId: newId(),
      memberId: null,
      sessionId: newId(),
      grants: [{ role, unitId: unit.id, path: unit.path }],
    };
  }

  /** A member as actor. */
  memberActor(member: TestMember): Actor {
    return { accountId: newId(), memberId: member.id, sessionId: newId(), grants: [] };
  }

  private async child(kind: 'commune' | 'village', parent: TestUnit, name: string): Promise<TestUnit> {
    const code = `${kind === 'commune' ? 'c' : 'v'}${newId().replaceAll('-', '').slice(18)}${this.next()}`;
    const unit = { id: newId(), path: `${parent.path}.${code}`, name };
    await insertUnit(this.database, { ...unit, kind, code, parentId: parent.id });
    return unit;
  }

  private next(): number {
    this.sequence += 1;
    return this.sequence;
  }
}

interface UnitRow extends TestUnit {
  readonly kind: string;
  readonly code: string;
  readonly parentId: string | null;
}

async function insertUnit(database: Database, unit: UnitRow): Promise<void> {
  await database.execute(
    `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, is_demo, valid)
     values ($1, $2, $3, $4, $4, $5, $6, $7, true, '[2025-07-01,)')`,
    [unit.id, unit.kind, unit.code, unit.name, unit.parentId, unit.path, foldText(unit.name)],
  );
}
