import { type Actor, type Grant, newId, type Role } from '@lopso/platform';
import { Accounts, ActivationCodes, Passwords, SessionActors } from '@lopso/identity';
import { Seats } from '@lopso/org';
import { TestClasses, type ClassPlace, type TestClass } from '../classes';
import { TestProvince, type TestMember, type TestTeam, type TestUnit } from '../province';
import { type TestApi } from '../test-api';

/** Where the unit of a grant lies, seen from the row that is asked for. */
export const POSITIONS = ['own', 'parent', 'sibling', 'foreign'] as const;
export type Position = (typeof POSITIONS)[number];

/** The role that the rows of `granted` give. */
export const GRANTED = 'commune-officer';

const ORGANISATION = 'Hội Phụ nữ';

export const PASSWORD = 'ruộng bậc thang vàng';
export const BEFORE = '2026-11-25T01:00:00Z';
export const DURING = '2026-12-01T12:10:00Z';

let passwordHash: string | undefined;

/** A province with two communes and another province; rows of a case lie in the first commune. */
export class MatrixWorld {
  private readonly made = new Map<string, Promise<unknown>>();
  /** The account of whoever asks from the row's own unit or from above; classes and acts of the world are hers. */
  readonly workerId = newId();

  private constructor(
    readonly api: TestApi,
    readonly province: TestProvince,
    readonly commune: TestUnit,
    readonly sibling: TestUnit,
    readonly elsewhere: TestProvince,
    readonly foreign: TestUnit,
  ) {}

  static async create(api: TestApi): Promise<MatrixWorld> {
    api.clock.stopAt(BEFORE);
    const province = await TestProvince.create(api.database);
    const elsewhere = await TestProvince.create(api.database);
    const units = [await province.commune(), await province.commune(), await elsewhere.commune()] as const;
    return new MatrixWorld(api, province, units[0], units[1], elsewhere, units[2]);
  }

  /** Makes something once per world. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = this.made.get(name) ?? make();
    this.made.set(name, made);
    return made as Promise<T>;
  }

  /** The commune's team, with the row's member and a teammate seated. */
  team(): Promise<TestTeam> {
    return this.once('team', async () => {
      const team = await this.province.team(this.commune);
      for (const member of [await this.member(), await this.teammate()]) await this.province.seat(member, team);
      return team;
    });
  }

  member(): Promise<TestMember> {
    return this.once('member', () => this.province.member(this.commune, 'Vàng Thị Mỷ'));
  }

  teammate(): Promise<TestMember> {
    return this.once('teammate', () => this.province.member(this.commune, 'Ma Văn Bằng'));
  }

  /** The bodies of a merger of the row's commune with another one of the province. */
  async merger(): Promise<Readonly<Record<string, unknown>>> {
    const other = await this.once('merged', () => this.province.commune());
    return {
      fromIds: [this.commune.id, other.id],
      to: [{ code: '09001', word: 'Xã', name: 'Đồng Tâm' }],
      decisionNumber: '1/NQ',
      effectiveOn: '2026-11-20',
    };
  }

  /** Somebody of the commune without a seat. */
  unseated(): Promise<TestMember> {
    return this.once('unseated', () => this.province.member(this.commune, 'Lý Văn Đào'));
  }

  async seatTermId(): Promise<string> {
    await this.team();
    const row = await this.api.database.queryOne<{ id: string }>('select id from org.seat_term where member_id = $1', [
      (await this.member()).id,
    ]);
    return row?.id ?? '';
  }

  officer(): Actor {
    return this.province.officer('commune-officer', this.commune);
  }

  department(): Actor {
    return this.province.officer('department-admin');
  }

  /** Where the worker teaches: the commune's hall. */
  place(): Promise<ClassPlace> {
    return this.once('place', async () => {
      const trainer = { ...this.province.officer('trainer'), accountId: this.workerId };
      const venueId = await new TestClasses(this.api.app).venue(trainer, this.commune);
      return { province: this.province, commune: this.commune, trainer, venueId };
    });
  }

  /** A class of the worker that meets on 1 December in the evening, the row's member booked. */
  aClass(): Promise<TestClass> {
    return this.once('class', async () => {
      const classes = new TestClasses(this.api.app);
      const place = await this.place();
      const made = await classes.aClass(place);
      await classes.book(place.trainer, made.id, [await this.member()]);
      return made;
    });
  }

  /** The same with its session open now. */
  openClass(): Promise<TestClass> {
    return this.once('open-class', async () => {
      const place = await this.place();
      this.api.clock.stopAt(BEFORE);
      const made = await new TestClasses(this.api.app).aClass(place);
      await new TestClasses(this.api.app).book(place.trainer, made.id, [await this.member()]);
      this.api.clock.stopAt(DURING);
      const opened = await this.api.post(`/api/class-sessions/${made.sessionId}/opening`, undefined, {
        as: place.trainer,
      });
      if (opened.status !== 200) throw new Error(`opening: ${opened.status}`);
      return made;
    });
  }

  /** The account of a member. */
  async accountOf(member: TestMember): Promise<string> {
    const holder = { memberId: member.id, fullName: member.fullName, phone: null };
    return (await this.api.app.get(Accounts).ensureForMember(holder)).accountId;
  }

  /** A printed slip of the row's member. */
  async slipCode(): Promise<string> {
    const accountId = await this.accountOf(await this.member());
    const [slip] = await this.api.app.get(ActivationCodes).issue(this.officer(), [accountId]);
    return slip?.code ?? '';
  }

  /** The right of the team's leader, or of somebody who leads elsewhere; the id of the group. */
  leads(position: Position): Promise<{ groupId: string; grant: Grant; member: TestMember }> {
    return this.once(`leads-${position}`, async () => {
      const province = position === 'foreign' ? this.elsewhere : this.province;
      const unit = { own: this.commune, parent: this.commune, sibling: this.sibling, foreign: this.foreign }[position];
      const isOwn = position === 'own';
      const team = isOwn ? await this.team() : await province.team(unit, 'commune-team');
      const member = isOwn ? await this.teammate() : await province.member(unit);
      if (!isOwn) await province.seat(member, team);
      const groupId = newId();
      const accountId = isOwn ? this.workerId : await this.accountOf(member);
      await this.api.database.execute(
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, team_id, member_id, given_at)
         values ($1, $2, 'team-leader', $3, $4, '[2025-07-01,)', $5, $6, now())`,
        [groupId, accountId, unit.id, unit.path, team.id, member.id],
      );
      const bound = { kind: 'team' as const, teamId: team.id };
      return { groupId, member, grant: { role: 'team-leader', unitId: unit.id, path: unit.path, bound } };
    });
  }

  /** Somebody with a role, from where the position says; null where the role is never held from there. */
  async actor(role: Role, position: Position): Promise<Actor | null> {
    if (role === 'member') return this.memberActor(position);
    if (role === 'team-leader') return this.leaderActor(position);
    const unit = { own: this.commune, parent: this.province.unit, sibling: this.sibling, foreign: this.foreign }[
      position
    ];
    return this.staffActor(position, { role, unitId: unit.id, path: unit.path });
  }

  /** A trainer invited for the own classes, from where the position says. */
  async guestActor(position: Position): Promise<Actor> {
    const unit = this.unitAt(position);
    const bound = { kind: 'own-classes' as const };
    return this.staffActor(position, { role: 'trainer', unitId: unit.id, path: unit.path, bound });
  }

  /** Another trainer invited by the row's commune, who runs none of its classes. */
  otherGuestActor(): Promise<Actor> {
    return this.once('other-guest', async () => {
      const { id: unitId, path } = this.commune;
      const grant: Grant = { role: 'trainer', unitId, path, bound: { kind: 'own-classes' } };
      return { ...(await this.realActor(newId(), null)), grants: [grant] };
    });
  }

  /** Somebody of the commune who belongs to the organisation of `unionActor`, seated. */
  unionMember(): Promise<TestMember> {
    return this.once('union-member', async () => {
      const member = await this.province.member(this.commune, 'Sùng Thị Dợ');
      await this.province.seat(member, await this.team());
      await this.api.database.execute(
        `update org.member set kind = 'mass-organisation', organisation = $2 where id = $1`,
        [member.id, ORGANISATION],
      );
      return member;
    });
  }

  /** The group that an organisation's officer of the row's commune leads. */
  async unionGroupId(): Promise<string> {
    return (await this.union('own')).groupId;
  }

  /** Somebody of an organisation, whose grant row stands. */
  async unionActor(position: Position): Promise<Actor> {
    return (await this.union(position)).actor;
  }

  private union(position: Position): Promise<{ actor: Actor; groupId: string }> {
    return this.once(`union-${position}`, () => this.makeUnion(position));
  }

  private async makeUnion(position: Position): Promise<{ actor: Actor; groupId: string }> {
    const unit = this.unitAt(position);
    const bound = { kind: 'organisation' as const, organisation: ORGANISATION };
    const actor = await this.realActor(newId(), null);
    const groupId = newId();
    await this.api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, organisation, given_at)
       values ($1, $2, 'team-leader', $3, $4, '[2025-07-01,)', $5, now())`,
      [groupId, actor.accountId, unit.id, unit.path, bound.organisation],
    );
    const grant: Grant = { role: 'team-leader', unitId: unit.id, path: unit.path, bound };
    return { actor: { ...actor, grants: [grant] }, groupId };
  }

  /**
   * The token of somebody whose right is a row of `role_grant`, made by the product as at a sign-in. At the row's unit and
   * above it she is the worker.
   */
  async grantedToken(position: Position): Promise<string> {
    const unit = this.unitAt(position);
    const isWorker = position === 'own' || position === 'parent';
    const { accountId, sessionId } = await this.realActor(isWorker ? this.workerId : newId(), null);
    // The worker asks from two places, one after the other, and leads a team in some worlds.
    await this.api.database.execute(
      `update org.role_grant set ended_at = now(), ended_by = $1 where account_id = $1 and ended_at is null`,
      [accountId],
    );
    await this.api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, given_at)
       values ($1, $2, $3, $4, $5, '[2025-07-01,)', now())`,
      [newId(), accountId, GRANTED, unit.id, unit.path],
    );
    return this.api.app.get(SessionActors).accessToken(accountId, sessionId);
  }

  /**
   * Staff whose rights over the row's unit all ended today, narrow and lent ones too; the token was made before.
   */
  async expiredActor(roles: readonly Role[]): Promise<Actor> {
    const { id, path } = this.commune;
    const narrow: Pick<Grant, 'role' | 'bound' | 'onBehalfOf'>[] = [
      { role: 'team-leader', bound: { kind: 'team', teamId: (await this.team()).id } },
      { role: 'team-leader', bound: { kind: 'organisation', organisation: 'Hội Phụ nữ' } },
      { role: 'trainer', bound: { kind: 'own-classes' } },
      { role: 'commune-officer', onBehalfOf: this.workerId },
    ];
    const grants = [...roles.map((role) => ({ role })), ...narrow].map((grant) => ({
      ...grant,
      ...{ unitId: id, path, until: this.api.clock.today() },
    }));
    return { ...(await this.realActor(newId(), null)), grants };
  }

  /** The row's member after the seat was left. */
  async leaverActor(): Promise<Actor | null> {
    const actor = await this.memberActor('own');
    await this.api.database.execute(
      `update org.seat_term set held = daterange(lower(held), '2026-11-25') where member_id = $1`,
      [(await this.member()).id],
    );
    const leftOn = await this.api.app.get(Seats).leftOn((await this.member()).id);
    return actor === null || leftOn === null ? null : { ...actor, leftOn };
  }

  private unitAt(position: Position): TestUnit {
    return { own: this.commune, parent: this.province.unit, sibling: this.sibling, foreign: this.foreign }[position];
  }

  private async staffActor(position: Position, grant: Grant): Promise<Actor> {
    const isWorker = position === 'own' || position === 'parent';
    return { ...(await this.realActor(isWorker ? this.workerId : newId(), null)), grants: [grant] };
  }

  private async leaderActor(position: Position): Promise<Actor | null> {
    if (position === 'parent') return null;
    const { grant, member } = await this.leads(position);
    if (position === 'own') return { ...(await this.realActor(this.workerId, null)), grants: [grant] };
    return { ...(await this.realActor(await this.accountOf(member), null)), grants: [grant] };
  }

  private async memberActor(position: Position): Promise<Actor | null> {
    if (position === 'parent') return null;
    const member = await this.once(`member-${position}`, async () => {
      await this.team();
      if (position === 'own') return this.member();
      return position === 'sibling' ? this.teammate() : this.elsewhere.member(this.foreign);
    });
    return this.realActor(await this.accountOf(member), member.id);
  }

  /** An account in use with an open session behind the actor. */
  private async realActor(accountId: string, memberId: string | null): Promise<Actor> {
    const { database, app } = this.api;
    passwordHash ??= await app.get(Passwords).hashNew(PASSWORD, { username: '', phone: null }, '#/password');
    const sessionId = newId();
    await database.execute(
      `insert into identity.account (id, username, member_id, display_name, password_hash, password_changed_at, state, created_at)
       values ($1, $2, $3, 'Người Thử', $4, now(), 'active', now())
       on conflict (id) do update set password_hash = excluded.password_hash, state = 'active'`,
      [accountId, `m${accountId.replaceAll('-', '')}`, memberId, passwordHash],
    );
    await database.execute(
      `insert into identity.login_session (id, account_id, device_label, started_at, last_used_at, second_factor_at, password_at)
       values ($1, $2, 'Máy thử', $3, $3, $3, $3)`,
      [sessionId, accountId, this.api.clock.now()],
    );
    return { accountId, memberId, sessionId, grants: [] };
  }
}
