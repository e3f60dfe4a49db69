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
    return (await TestProvince.withCommunes(database, 0)).province;
  }

  /** A province and its first communes in one statement, for whoever makes many of them. */
  static async withCommunes(
    database: Database,
    count: number,
  ): Promise<{ province: TestProvince; communes: readonly TestUnit[] }> {
    const code = `t${newId().replaceAll('-', '').slice(6)}`;
    const unit = { id: newId(), path: code, name: 'Tỉnh Thử' };
    const province = new TestProvince(database, unit);
    const communes = Array.from({ length: count }, () => province.rowOf('commune', unit, `Xã Thử ${province.next()}`));
    await insertUnits(database, [{ ...unit, kind: 'province', code, parentId: null }, ...communes]);
    return { province, communes: communes.map(({ id, path, name }) => ({ id, path, name })) };
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

  /** Somebody with no right but the one over a unit that this account lent her. */
  deputy(role: Role, lenderId: string, unit: TestUnit = this.unit): Actor {
    const officer = this.officer(role, unit);
    return { ...officer, grants: officer.grants.map((grant) => ({ ...grant, onBehalfOf: lenderId })) };
  }

  /** A member as actor. */
  memberActor(member: TestMember): Actor {
    return { accountId: newId(), memberId: member.id, sessionId: newId(), grants: [] };
  }

  private async child(kind: 'commune' | 'village', parent: TestUnit, name: string): Promise<TestUnit> {
    const row = this.rowOf(kind, parent, name);
    await insertUnits(this.database, [row]);
    return { id: row.id, path: row.path, name };
  }

  private rowOf(kind: 'commune' | 'village', parent: TestUnit, name: string): UnitRow {
    const code = `${kind === 'commune' ? 'c' : 'v'}${newId().replaceAll('-', '').slice(18)}${this.next()}`;
    return { id: newId(), path: `${parent.path}.${code}`, name, kind, code, parentId: parent.id };
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

async function insertUnits(database: Database, units: readonly UnitRow[]): Promise<void> {
  const rows = units.map((unit) => ({ ...unit, searchKey: foldText(unit.name) }));
  await database.execute(
    `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, is_demo, valid)
     select u.id, u.kind, u.code, u.name, u.name, u."parentId", u.path::ltree, u."searchKey", true, '[2025-07-01,)'
     from jsonb_to_recordset($1::jsonb)
       as u(id uuid, kind text, code text, name text, "parentId" uuid, path text, "searchKey" text)`,
    [JSON.stringify(rows)],
  );
}

/** So many codes of five digits, as communes have them, that no unit of this database has. */
export async function freeCommuneCodes(database: Database, count = 1): Promise<string[]> {
  const rows = await database.query<{ code: string }>(
    `select n::text as code from generate_series(90000, 99999) n
     where not exists (select from org.unit u where u.code = n::text) order by n limit $1`,
    [count],
  );
  return rows.map(({ code }) => code);
}
