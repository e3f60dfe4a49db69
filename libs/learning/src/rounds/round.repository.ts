import { Injectable } from '@nestjs/common';
import { Database, newId, NotFound, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type AudienceRule } from '../audience/audience.rules';
import { ROUND_DUE, roundOrder } from '../cycles/cycle-sql.repository';
import { type DueRule, type DueStart, type JoiningRule, type TakingRule } from '../cycles/due-date.rules';
import { RoundTitleTaken } from '../learning.errors';
import { type Requirement } from '../requirements/requirement.rules';
import { type ValidityRule } from '../validity/validity.rules';
import { endOfDay } from './round.rules';

export type RoundState = 'opening' | 'open' | 'closed';

/** Whether certificates of the round are issued by themselves, released by an officer, or not at all: of a reopening the one there is stays. */
export type Release = 'automatic' | 'manual' | 'none';

export type Audience = 'commune-team' | 'village-team';

/** A round as it was opened. Dates are calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface RoundSummary extends DueRule, JoiningRule, TakingRule {
  readonly dueFrom: DueStart | null;
  /** A later day that was given to everybody and stands (decision 0130); null: none. Who joins and until when still follows from `dueOn`. */
  readonly extendedTo: string | null;
  readonly id: string;
  readonly programmeId: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly audience: readonly Audience[];
  /** Whom it is for among those who hold a seat in such teams; null: everybody. */
  readonly audienceRule: AudienceRule | null;
  /** How often that was changed. */
  readonly audienceRevision: number;
  /** Members it was opened for; newcomers come on top. */
  readonly audienceCount: number;
  /** People who have a cycle of it so far; renewals are none of their own. */
  readonly cycleCount: number;
  /** How long a passage is good for and when it is renewed; null: for ever. */
  readonly validity: ValidityRule | null;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly release: Release;
  readonly certificateTemplate: string;
  readonly openedAt: Date;
  readonly state: RoundState;
  /** The last day on which evidence counts in a round that was ended (decision 0137); null: it goes on. */
  readonly endedOn: string | null;
  /** The round whose people it asks anew for what a major edition changed (decision 0073); null: it is no reopening. */
  readonly reopens: string | null;
  /** Of a reopening the instant from which evidence counts; null: the beginning of its first day. */
  readonly countsFrom: Date | null;
}

/** By which rules facts count in a round. */
export interface RoundCounting {
  /** How long a passage is good for; null: for ever. */
  readonly rule: ValidityRule | null;
  /** Of a reopening the versions of the course before the edition it asks for; else none. */
  readonly earlierEditions: ReadonlySet<string>;
  /** Of a round that was ended the last instant that counts; null: it goes on. */
  readonly countsUntil: Date | null;
}

/** A round to be written. */
export interface NewRound extends Omit<
  RoundSummary,
  'cycleCount' | 'state' | 'endedOn' | 'audienceRevision' | 'newcomersSince' | 'extendedTo'
> {
  readonly programmeHash: string;
  readonly openedBy: string;
}

/** People of one kind of team, and where it lies. */
export interface TeamPeople {
  readonly teamKind: string;
  readonly unitPath: string;
  readonly memberIds: readonly string[];
}

interface CountingRow extends Pick<RoundCounting, 'rule'> {
  readonly id: string;
  readonly earlier: string[];
  readonly endedOn: string | null;
}

interface RequirementRow {
  readonly round_id: string;
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly spec: object;
}

const COLUMNS = `
  select r.id, r.programme_id as "programmeId", r.title, r.unit_id as "unitId", r.unit_path::text as "unitPath", r.audience,
    r.audience_rule as "audienceRule", r.audience_revision as "audienceRevision", r.audience_count as "audienceCount", (select count(*)::int from learning.cycle c where c.round_id = r.id and c.number = 1) as "cycleCount",
    r.starts_on::text as "startsOn", r.due_on::text as "dueOn", nullif(${ROUND_DUE}, r.due_on)::text as "extendedTo", r.due_from as "dueFrom", r.due_days as "dueDays",
    r.grace_days as "graceDays", r.newcomer_days as "newcomerDays", r.newcomers_until::text as "newcomersUntil",
    (select max(h.changed_at at time zone 'Asia/Ho_Chi_Minh')::date::text from learning.newcomer_change h where h.round_id = r.id and h.undone_at is null) as "newcomersSince",
    r.validity, r.decision_number as "decisionNumber",
    r.decided_on::text as "decidedOn", r.release, r.certificate_template as "certificateTemplate",
    r.opened_at as "openedAt", r.state, r.ended_on::text as "endedOn", r.reopens, r.counts_from as "countsFrom"
  from learning.round r`;

/** `joiningEndsOn` of `learning.round r` is the day in this parameter or later. */
const isJoinable = (on: string): string =>
  `coalesce(case when r.newcomer_days is null then r.due_on else r.newcomers_until end, 'infinity') >= ${on}::date`;

const FOR_TEAM = `r.state in ('opening', 'open') and r.unit_path @> $2::ltree and $1 = any(r.audience)`;

/** An organisation that a round is held together with. */
export interface RoundPartner {
  readonly id: string;
  readonly name: string;
  readonly since: Date;
}

/** Whose name goes onto or off a round, by whom and when. */
export interface PartnerMark {
  readonly roundId: string;
  readonly partnerId: string;
  readonly by: string;
  readonly at: Date;
}

/** Answers about rounds and what they demand. */
@Injectable()
export class RoundRepository {
  constructor(private readonly database: Database) {}

  /** The rule of its audience is kept as revision 0 beside it. @throws RoundTitleTaken when the unit already has a round of this title */
  async insert(round: NewRound, requirements: readonly Requirement[]): Promise<void> {
    await translatingConstraints({ round_title_uq: () => new RoundTitleTaken() }, () => this.insertRound(round));
    await this.database.execute(
      `insert into learning.requirement (id, round_id, key, position, label, kind, spec)
       select r.id, $1, r.key, r.position, r.label, r.kind, r.spec
       from jsonb_to_recordset($2) as r(id uuid, key text, position smallint, label text, kind text, spec jsonb)`,
      [round.id, JSON.stringify(requirements.map((one, index) => ({ ...one, id: newId(), position: index + 1 })))],
    );
  }

  async find(id: string): Promise<RoundSummary | null> {
    return this.database.queryOne<RoundSummary>(`${COLUMNS} where r.id = $1`, [id]);
  }

  /**
   * True while a round that goes on asks the same people on the same terms as when it was read; then nobody changes either until the transaction ends. Waits for
   * whoever is changing them.
   */
  async holdTerms(
    round: Pick<RoundSummary, 'id' | 'audienceRevision' | 'newcomerDays' | 'newcomersUntil'>,
  ): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from learning.round where id = $1 and state <> 'closed' and audience_revision = $2
         and newcomer_days is not distinct from $3 and newcomers_until is not distinct from $4::date for share`,
      [round.id, round.audienceRevision, round.newcomerDays, round.newcomersUntil],
    );
    return row !== null;
  }

  /** Which version of its programme a round was opened from. */
  async programmeHashOf(id: string): Promise<string> {
    const sql = 'select programme_hash as hash from learning.round where id = $1';
    return (await this.database.queryOne<{ hash: string }>(sql, [id]))?.hash ?? '';
  }

  /** Rounds of the units above or below the scope, the newest first. */
  async listTouching(scope: Scope): Promise<RoundSummary[]> {
    return this.database.query<RoundSummary>(
      `${COLUMNS} where r.unit_path @> any($1::ltree[]) or r.unit_path <@ any($1::ltree[]) order by r.opened_at desc, r.id`,
      [scopePaths(scope)],
    );
  }

  /** The round of a date (`roundOrder`) that everybody in such a team is asked for, whose audience is not chosen by a rule; null without one. */
  async findForEverybody(teamKind: string, unitPath: string, on: string): Promise<RoundSummary | null> {
    const { phase, nearest } = roundOrder('$3');
    return this.database.queryOne<RoundSummary>(
      `${COLUMNS} where ${FOR_TEAM} and r.audience_rule is null order by ${phase}, ${nearest} limit 1`,
      [teamKind, unitPath, on],
    );
  }

  /** These rounds, as `roundOrder` says. */
  async listOrdered(ids: readonly string[], on: string): Promise<RoundSummary[]> {
    if (ids.length === 0) return [];
    const { phase, nearest } = roundOrder('$2');
    return this.database.query<RoundSummary>(`${COLUMNS} where r.id = any($1) order by ${phase}, ${nearest}`, [
      ids,
      on,
    ]);
  }

  /** Rounds that a member who takes a seat in such a team joins on a date: those that take people then, the latest first. */
  async listJoinableFor(teamKind: string, unitPath: string, on: string): Promise<RoundSummary[]> {
    return this.database.query<RoundSummary>(
      `${COLUMNS} where ${FOR_TEAM} and ${isJoinable('$3')} order by r.starts_on desc, r.id`,
      [teamKind, unitPath, on],
    );
  }

  /** Every round there ever was, and over which unit. */
  async listPlaces(): Promise<Pick<RoundSummary, 'id' | 'unitPath'>[]> {
    return this.database.query<Pick<RoundSummary, 'id' | 'unitPath'>>(
      'select id, unit_path::text as "unitPath" from learning.round order by id',
      [],
    );
  }

  /** All open rounds that newcomers join on a date, the latest first. */
  async listJoinable(on: string): Promise<RoundSummary[]> {
    return this.database.query<RoundSummary>(
      `${COLUMNS} where r.state = 'open' and ${isJoinable('$1')} order by r.starts_on desc, r.id`,
      [on],
    );
  }

  /** True when this call ended the opening. */
  async endOpening(id: string): Promise<boolean> {
    return (
      (await this.database.execute(`update learning.round set state = 'open' where id = $1 and state = 'opening'`, [
        id,
      ])) > 0
    );
  }

  /** What the rounds demand, in the rounds' order. */
  async requirementsOf(roundIds: readonly string[]): Promise<Map<string, Requirement[]>> {
    const rows = await this.database.query<RequirementRow>(
      'select round_id, key, label, kind, spec from learning.requirement where round_id = any($1) order by round_id, position',
      [roundIds],
    );
    const byRound = new Map<string, Requirement[]>(roundIds.map((id) => [id, []]));
    for (const { round_id: roundId, ...one } of rows) byRound.get(roundId)?.push(one as Requirement);
    return byRound;
  }

  /** Of the rounds that have a rule of validity, reopen another one or were ended; of others everything counts, for ever. */
  async countingOf(roundIds: readonly string[]): Promise<Map<string, RoundCounting>> {
    const rows = await this.database.query<CountingRow>(
      `select r.id, r.validity as rule, coalesce(o.earlier_hashes, '{}') as earlier, r.ended_on::text as "endedOn"
       from learning.round r left join learning.reopening o on o.round_id = r.id
       where r.id = any($1) and (r.validity is not null or o.round_id is not null or r.ended_on is not null)`,
      [roundIds],
    );
    return new Map(
      rows.map(({ id, rule, earlier, endedOn }) => [
        id,
        { rule, earlierEditions: new Set(earlier), countsUntil: endedOn === null ? null : endOfDay(endedOn) },
      ]),
    );
  }

  private async insertRound(round: NewRound): Promise<void> {
    await this.database.execute(
      `with opened as (insert into learning.round (id, programme_id, programme_hash, title, unit_id, unit_path, audience, audience_rule, audience_count,
         starts_on, due_on, due_from, due_days, grace_days, validity, decision_number, decided_on, release, certificate_template,
         opened_by, opened_at, state, reopens, counts_from,
         newcomer_days, newcomers_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 'opening', $23, $24, $25, $26)
         returning id, audience_rule, opened_by, opened_at)
       insert into learning.audience_change (id, round_id, revision, rule, left_count, joined_count, changed_by, changed_at, finished_at)
       select $22, id, 0, audience_rule, 0, 0, opened_by, opened_at, opened_at from opened`,
      [
        round.id,
        round.programmeId,
        round.programmeHash,
        round.title,
        round.unitId,
        round.unitPath,
        round.audience,
        round.audienceRule,
        round.audienceCount,
        round.startsOn,
        round.dueOn,
        round.dueFrom,
        round.dueDays,
        round.graceDays,
        round.validity,
        round.decisionNumber,
        round.decidedOn,
        round.release,
        round.certificateTemplate,
        round.openedBy,
        round.openedAt,
        newId(),
        round.reopens,
        round.countsFrom,
        round.newcomerDays,
        round.newcomersUntil,
      ],
    );
  }

  /** By name. */
  async listPartners(roundId: string): Promise<RoundPartner[]> {
    return this.database.query<RoundPartner>(
      `select p.id, p.name, r.added_at as since from learning.round_partner r join org.partner p on p.id = r.partner_id
       where r.round_id = $1 and r.ended_at is null order by p.name collate "vi-x-icu", p.id`,
      [roundId],
    );
  }

  /** False when it stands there already. @throws NotFound where the round was taken back meanwhile */
  async addPartner({ roundId, partnerId, by, at }: PartnerMark): Promise<boolean> {
    const rows = await translatingConstraints({ round_partner_round_fk: () => new NotFound() }, () =>
      this.database.query(
        `insert into learning.round_partner as r (round_id, partner_id, added_by, added_at) values ($1, $2, $3, $4)
       on conflict (round_id, partner_id) do update set added_by = $3, added_at = $4, ended_by = null, ended_at = null
         where r.ended_at is not null
       returning 1`,
        [roundId, partnerId, by, at],
      ),
    );
    return rows.length > 0;
  }

  /** Puts on a round those that stand on another one; gives their names, by name. */
  async inheritPartners(fromRoundId: string, { roundId, by, at }: Omit<PartnerMark, 'partnerId'>): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `with taken as (
         insert into learning.round_partner (round_id, partner_id, added_by, added_at)
         select $2, partner_id, $3, $4 from learning.round_partner where round_id = $1 and ended_at is null
         returning partner_id)
       select p.name from taken join org.partner p on p.id = taken.partner_id order by p.name collate "vi-x-icu", p.id`,
      [fromRoundId, roundId, by, at],
    );
    return rows.map(({ name }) => name);
  }

  /**
   * Takes off a round that goes itself those it inherited when it was opened, and whoever was taken off it before; an officer's own that stand are left. Gives the
   * names of those that stood, by name.
   */
  async removeInheritedPartners(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `with gone as (
         delete from learning.round_partner p using learning.round r
         where r.id = p.round_id and r.id = $1 and (p.ended_at is not null or p.added_at = r.opened_at)
         returning p.partner_id, p.ended_at)
       select p.name from gone join org.partner p on p.id = gone.partner_id where gone.ended_at is null
       order by p.name collate "vi-x-icu", p.id`,
      [roundId],
    );
    return rows.map(({ name }) => name);
  }

  /** The name of the one taken off; null when it does not stand there. */
  async endPartner({ roundId, partnerId, by, at }: PartnerMark): Promise<string | null> {
    const row = await this.database.queryOne<{ name: string }>(
      `update learning.round_partner r set ended_by = $3, ended_at = $4 from org.partner p
       where r.round_id = $1 and r.partner_id = $2 and r.ended_at is null and p.id = r.partner_id returning p.name`,
      [roundId, partnerId, by, at],
    );
    return row?.name ?? null;
  }
}
