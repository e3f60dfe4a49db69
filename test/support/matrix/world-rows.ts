import { AccountService, ActivationCodeService } from '@lopso/identity';
import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, type TestClass, TestClasses } from '../classes';
import { type TestMember, type TestProvince, type TestTeam, type TestUnit } from '../province';
import { type TestApi } from '../test-api';

/** The organisation whose officer asks, and whose member sits in the row's commune. */
export const ORGANISATION = 'Hội Phụ nữ';

/** The organisation that the reports' round is held together with. */
export const PARTNER = 'Công an tỉnh';

export const BEFORE = '2026-11-25T01:00:00Z';
export const DURING = '2026-12-01T12:10:00Z';

/** What lies in a world: each row is made when a case first asks for it. */
export class WorldRows {
  private readonly made = new Map<string, Promise<unknown>>();
  /** The account of whoever asks from the row's own unit or from above; classes and acts of the world are hers. */
  readonly workerId = newId();

  constructor(
    readonly api: TestApi,
    readonly province: TestProvince,
    readonly commune: TestUnit,
    readonly sibling: TestUnit,
    readonly elsewhere: TestProvince,
    readonly foreign: TestUnit,
  ) {}

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
    return (await this.api.app.get(AccountService).ensureMemberAccount(holder)).accountId;
  }

  /** A printed slip of the row's member. */
  async slipCode(): Promise<string> {
    const accountId = await this.accountOf(await this.member());
    const [slip] = await this.api.app.get(ActivationCodeService).issueCodes(this.officer(), [accountId]);
    return slip?.code ?? '';
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

  /** Holds a round together with `PARTNER`; its id on the list. */
  holdWithPartner(round: { readonly id: string }): Promise<string> {
    return this.once(`held-${round.id}`, async () => {
      const { id: unitId, path } = this.province.unit;
      const partner = await this.api.database.queryOne<{ id: string }>(
        `insert into org.partner (id, unit_id, unit_path, name, added_by, added_at) values ($1, $2, $3, $4, $5, now())
         on conflict (unit_id, lower(name)) do update set name = excluded.name returning id`,
        [newId(), unitId, path, PARTNER, this.workerId],
      );
      if (partner === null) throw new Error('no partner');
      await this.api.database.execute(
        'insert into learning.round_partner (round_id, partner_id, added_by, added_at) values ($1, $2, $3, now())',
        [round.id, partner.id, this.workerId],
      );
      return partner.id;
    });
  }
}
