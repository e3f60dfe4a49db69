import { PasswordService, SessionService } from '@lopso/identity';
import { SeatTermService } from '@lopso/org';
import { type Actor, type Grant, newId, type Role } from '@lopso/platform';
import { type TestMember, type TestUnit } from '../province';
import { ORGANISATION, PARTNER, type WorldRows } from './world-rows';

/** Where the unit of a grant lies, seen from the row that is asked for. */
export const POSITIONS = ['own', 'parent', 'sibling', 'foreign'] as const;
export type Position = (typeof POSITIONS)[number];

/** The role that the rows of `granted` give. */
export const GRANTED = 'commune-officer';

export const PASSWORD = 'ruộng bậc thang vàng';

let passwordHash: string | undefined;

/** Those who ask for the rows of a world, each from her own place; accounts, sessions and grant rows stand behind them. */
export class Askers {
  constructor(private readonly world: WorldRows) {}

  /** The right of the team's leader, or of somebody who leads elsewhere; the id of the group. */
  leads(position: Position): Promise<{ groupId: string; grant: Grant; member: TestMember }> {
    return this.world.once(`leads-${position}`, async () => {
      const province = position === 'foreign' ? this.world.elsewhere : this.world.province;
      const unit = {
        own: this.world.commune,
        parent: this.world.commune,
        sibling: this.world.sibling,
        foreign: this.world.foreign,
      }[position];
      const isOwn = position === 'own';
      const team = isOwn ? await this.world.team() : await province.team(unit, 'commune-team');
      const member = isOwn ? await this.world.teammate() : await province.member(unit);
      if (!isOwn) await province.seat(member, team);
      const groupId = newId();
      const accountId = isOwn ? this.world.workerId : await this.world.accountOf(member);
      await this.world.api.database.execute(
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
    const unit = this.unitAt(position);
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
    return this.world.once('other-guest', async () => {
      const { id: unitId, path } = this.world.commune;
      const grant: Grant = { role: 'trainer', unitId, path, bound: { kind: 'own-classes' } };
      return { ...(await this.realActor(newId(), null)), grants: [grant] };
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
    return this.world.once(`union-${position}`, () => this.makeUnion(position));
  }

  private async makeUnion(position: Position): Promise<{ actor: Actor; groupId: string }> {
    const unit = this.unitAt(position);
    const bound = { kind: 'organisation' as const, organisation: ORGANISATION };
    const actor = await this.realActor(newId(), null);
    const groupId = newId();
    await this.world.api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, organisation, given_at)
       values ($1, $2, 'team-leader', $3, $4, '[2025-07-01,)', $5, now())`,
      [groupId, actor.accountId, unit.id, unit.path, bound.organisation],
    );
    const grant: Grant = { role: 'team-leader', unitId: unit.id, path: unit.path, bound };
    return { actor: { ...actor, grants: [grant] }, groupId };
  }

  /** Somebody of an organisation over the province: of the one the reports' round is held together with, or of another. */
  partnerActor(organisation: string): Promise<Actor> {
    return this.world.once(`partner-${organisation}`, async () => {
      const { id: unitId, path } = this.world.province.unit;
      const grant: Grant = { role: 'leader', unitId, path, bound: { kind: 'organisation', organisation } };
      return { ...(await this.realActor(newId(), null)), grants: [grant] };
    });
  }

  /**
   * The token of somebody whose right is a row of `role_grant`, made by the product as at a sign-in. At the row's unit and
   * above it she is the worker.
   */
  async grantedToken(position: Position): Promise<string> {
    const unit = this.unitAt(position);
    const isWorker = position === 'own' || position === 'parent';
    const { accountId, sessionId } = await this.realActor(isWorker ? this.world.workerId : newId(), null);
    // The worker asks from two places, one after the other, and leads a team in some worlds.
    await this.world.api.database.execute(
      `update org.role_grant set ended_at = now(), ended_by = $1 where account_id = $1 and ended_at is null`,
      [accountId],
    );
    await this.world.api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, given_at)
       values ($1, $2, $3, $4, $5, '[2025-07-01,)', now())`,
      [newId(), accountId, GRANTED, unit.id, unit.path],
    );
    return this.world.api.app.get(SessionService).issueAccessToken(accountId, sessionId);
  }

  /**
   * Staff whose rights over the row's unit all ended today, narrow and lent ones too; the token was made before.
   */
  async expiredActor(roles: readonly Role[]): Promise<Actor> {
    const { id, path } = this.world.commune;
    const narrow: Pick<Grant, 'role' | 'bound' | 'onBehalfOf'>[] = [
      { role: 'team-leader', bound: { kind: 'team', teamId: (await this.world.team()).id } },
      { role: 'team-leader', bound: { kind: 'organisation', organisation: ORGANISATION } },
      { role: 'leader', bound: { kind: 'organisation', organisation: PARTNER } },
      { role: 'trainer', bound: { kind: 'own-classes' } },
      { role: 'commune-officer', onBehalfOf: this.world.workerId },
    ];
    const grants = [...roles.map((role) => ({ role })), ...narrow].map((grant) => ({
      ...grant,
      ...{ unitId: id, path, until: this.world.api.clock.today() },
    }));
    return { ...(await this.realActor(newId(), null)), grants };
  }

  /** The row's member after the seat was left. */
  async leaverActor(): Promise<Actor | null> {
    const actor = await this.memberActor('own');
    await this.world.api.database.execute(
      `update org.seat_term set held = daterange(lower(held), '2026-11-25') where member_id = $1`,
      [(await this.world.member()).id],
    );
    const leftOn = await this.world.api.app.get(SeatTermService).findLeftOn((await this.world.member()).id);
    return actor === null || leftOn === null ? null : { ...actor, leftOn };
  }

  private unitAt(position: Position): TestUnit {
    return {
      own: this.world.commune,
      parent: this.world.province.unit,
      sibling: this.world.sibling,
      foreign: this.world.foreign,
    }[position];
  }

  private async staffActor(position: Position, grant: Grant): Promise<Actor> {
    const isWorker = position === 'own' || position === 'parent';
    return { ...(await this.realActor(isWorker ? this.world.workerId : newId(), null)), grants: [grant] };
  }

  private async leaderActor(position: Position): Promise<Actor | null> {
    if (position === 'parent') return null;
    const { grant, member } = await this.leads(position);
    if (position === 'own') return { ...(await this.realActor(this.world.workerId, null)), grants: [grant] };
    return { ...(await this.realActor(await this.world.accountOf(member), null)), grants: [grant] };
  }

  private async memberActor(position: Position): Promise<Actor | null> {
    if (position === 'parent') return null;
    const member = await this.world.once(`member-${position}`, async () => {
      await this.world.team();
      if (position === 'own') return this.world.member();
      return position === 'sibling' ? this.world.teammate() : this.world.elsewhere.member(this.world.foreign);
    });
    return this.realActor(await this.world.accountOf(member), member.id);
  }

  /** An account in use with an open session behind the actor. */
  private async realActor(accountId: string, memberId: string | null): Promise<Actor> {
    const { database, app } = this.world.api;
    passwordHash ??= await app
      .get(PasswordService)
      .hashNewPassword(PASSWORD, { username: '', phone: null }, '#/password');
    const sessionId = newId();
    await database.execute(
      `with account as (
         insert into identity.account (id, username, member_id, display_name, password_hash, password_changed_at, state, created_at)
         values ($1, $2, $3, 'Người Thử', $4, now(), 'active', now())
         on conflict (id) do update set password_hash = excluded.password_hash, state = 'active' returning id)
       insert into identity.login_session (id, account_id, device_label, started_at, last_used_at, second_factor_at, password_at)
       select $5, id, 'Máy thử', $6, $6, $6, $6 from account`,
      [accountId, `m${accountId.replaceAll('-', '')}`, memberId, passwordHash, sessionId, this.world.api.clock.now()],
    );
    return { accountId, memberId, sessionId, grants: [] };
  }
}
