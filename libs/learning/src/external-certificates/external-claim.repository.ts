import { Injectable } from '@nestjs/common';
import {
  type BadgeReport,
  Database,
  type DomainError,
  type KeptBadge,
  type KeptFile,
  type Scope,
  scopePaths,
  translatingConstraints,
} from '@lopso/platform';
import { type OutsideSpec } from '../requirements/requirement.rules';

export const CLAIM_STATES = ['waiting', 'accepted', 'refused', 'withdrawn'] as const;

/** Waits for an officer; accepted; refused; accepted and taken back later. */
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What was looked at of a badge, and when; an instant as ISO 8601. */
export type CheckedBadge = Omit<BadgeReport, 'key'> & { readonly checkedAt: string };

/** A certificate of somebody else that a member sent in. Dates are `yyyy-mm-dd`. */
export interface ExternalClaim extends Omit<KeptFile | KeptBadge, 'storeKey'> {
  readonly id: string;
  readonly memberId: string;
  readonly certificate: string;
  readonly name: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  /** The last day it is good for, the earlier of the two that follow; null: for ever. */
  readonly lastOn: string | null;
  /** As it follows from the months of the kind; null: those never end. */
  readonly kindLastOn: string | null;
  /** As it is printed on the paper; null: nothing is. */
  readonly validUntil: string | null;
  readonly sentAt: Date;
  /** The officer who sent it for her, by her own right or by one that was lent; null: she did it herself. */
  readonly enteredBy: string | null;
  readonly enteredFor: string | null;
  /** Null once erased. */
  readonly storeKey: string | null;
  readonly state: ClaimState;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: string | null;
  /** Null for a paper, and once erased. */
  readonly badge: CheckedBadge | null;
  /** Since when an accepted badge is doubtful, as its issuer revoked it or is trusted no more; null: it isn't. */
  readonly doubtedAt: Date | null;
}

/** A claim about to be written. */
export interface NewClaim extends Omit<KeptFile | KeptBadge, never> {
  readonly id: string;
  readonly memberId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly certificate: string;
  readonly name: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly kindLastOn: string | null;
  readonly validUntil: string | null;
  readonly clientKey: string;
  readonly bodyHash: Buffer;
  readonly sentAt: Date;
  readonly enteredBy: string | null;
  readonly enteredFor: string | null;
  readonly badge: CheckedBadge | null;
  /** Tells the same badge again. */
  readonly badgeKey: Buffer | null;
}

/** A claim that waits for an officer, as far as it tells who may decide about it. */
export interface WaitingClaim extends Pick<ExternalClaim, 'id' | 'memberId' | 'enteredBy' | 'enteredFor'> {
  /** It was accepted, and the badge has become doubtful. */
  readonly isDoubtful: boolean;
}

/** What an officer decided. */
export interface ClaimDecision {
  readonly state: 'accepted' | 'refused';
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  /** The last day printed on the paper, as the officer read it; null: none. */
  readonly validUntil: string | null;
}

/** An outside certificate that a round of the member asks for, or did until it was ended. */
export interface AskedCertificate extends Omit<OutsideSpec, 'motif'> {
  readonly roundTitle: string;
  /** False: only rounds that were ended asked for it. */
  readonly isAsked: boolean;
}

const SELECT = `
  select k.id, k.member_id as "memberId", k.certificate, k.name, k.number, k.issuer, k.issued_on::text as "issuedOn",
    k.last_on::text as "lastOn", k.kind_last_on::text as "kindLastOn", k.valid_until::text as "validUntil", k.sent_at as "sentAt", k.entered_by as "enteredBy",
    k.entered_for as "enteredFor", k.store_key as "storeKey", k.media_type as "mediaType",
    k.size_bytes as "sizeBytes", k.state, k.decided_by as "decidedBy", k.decided_at as "decidedAt", k.reason,
    k.withdrawn_at as "withdrawnAt", k.withdrawal_reason as "withdrawalReason", k.badge, k.doubted_at as "doubtedAt"
  from learning.outside_claim k`;

/** Waits for an officer: one that was sent, or an accepted badge that has become doubtful. */
const WAITING = `(k.state = 'waiting' or k.doubted_at is not null)`;

/** An accepted certificate whose last day is over. */
export interface EndingClaim {
  readonly id: string;
  readonly memberId: string;
  readonly certificate: string;
  /** `yyyy-mm-dd`. */
  readonly lastOn: string;
}

/** A badge that waits for an officer, or was accepted and still counts. */
export interface StandingBadge {
  readonly id: string;
  readonly memberId: string;
  readonly storeKey: string;
}

/** What was looked at of such a badge, and since when an accepted one is doubtful; null: it isn't. */
export interface StandingReport {
  readonly badge: CheckedBadge;
  readonly isAccepted: boolean;
  readonly doubtedAt: Date | null;
}

/** A badge of an issuer that waits or counts in its province: `$1` its did, `$2` the province. */
const STANDS = `badge->'facts'->>'issuerId' = $1 and state in ('waiting', 'accepted') and badge is not null and store_key is not null and ended_at is null
  and unit_path <@ $2::ltree`;

/** Certificates of others that members sent in. */
@Injectable()
export class ExternalClaimRepository {
  constructor(private readonly database: Database) {}

  /** What the member's cycles ask for, each kind as the newest of its rounds has frozen it, and of those that only ended rounds asked for what she sent; by name. */
  async asked(memberId: string): Promise<AskedCertificate[]> {
    return this.database.query<AskedCertificate>(
      `select a.spec->>'certificate' as certificate, a.spec->>'name' as name, a.spec->>'issuer' as issuer,
         (a.spec->>'validMonths')::int as "validMonths", a.title as "roundTitle", a.is_asked as "isAsked"
       from (
         select distinct on (s.spec->>'certificate') s.spec, r.title, r.state <> 'closed' as is_asked
         from learning.cycle c
         join learning.round r on r.id = c.round_id
         join learning.requirement q on q.round_id = r.id
         cross join lateral (
           select q.spec where q.kind = 'outside'
           union all
           select part->'spec' from jsonb_path_query(coalesce(q.spec->'parts', '[]'), 'strict $.** ? (@.kind == "outside")') as part
         ) as s(spec)
         where c.member_id = $1
         order by s.spec->>'certificate', r.state <> 'closed' desc, r.opened_at desc, r.id
       ) a
       where a.is_asked or exists (select from learning.outside_claim k where k.member_id = $1 and k.certificate = a.spec->>'certificate')
       order by a.spec->>'name', a.spec->>'certificate'`,
      [memberId],
    );
  }

  async find(id: string): Promise<ExternalClaim | null> {
    return this.database.queryOne<ExternalClaim>(`${SELECT} where k.id = $1`, [id]);
  }

  /** The same, locked until the transaction ends. */
  async lock(id: string): Promise<ExternalClaim | null> {
    return this.database.queryOne<ExternalClaim>(`${SELECT} where k.id = $1 for update`, [id]);
  }

  /** All of a member, the newest first. */
  async listOf(memberId: string): Promise<ExternalClaim[]> {
    return this.database.query<ExternalClaim>(`${SELECT} where k.member_id = $1 order by k.sent_at desc, k.id desc`, [
      memberId,
    ]);
  }

  async findByClientKey(
    memberId: string,
    clientKey: string,
  ): Promise<{ readonly id: string; readonly bodyHash: Buffer } | null> {
    return this.database.queryOne(
      'select id, body_hash as "bodyHash" from learning.outside_claim where member_id = $1 and client_key = $2',
      [memberId, clientKey],
    );
  }

  async insert(claim: NewClaim, byConstraint: Readonly<Record<string, () => DomainError>>): Promise<void> {
    await translatingConstraints(byConstraint, () =>
      this.database.execute(
        `insert into learning.outside_claim (id, member_id, unit_id, unit_path, certificate, name, number, issuer, issued_on,
           kind_last_on, client_key, body_hash, sent_at, store_key, media_type, size_bytes, valid_until, last_on, state, badge, badge_key, entered_by,
           entered_for)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date, $11, $12, $13, $14, $15, $16, $17::date, least($10::date, $17::date), 'waiting',
           $18, $19, $20, $21)`,
        [
          ...[claim.id, claim.memberId, claim.unitId, claim.unitPath, claim.certificate, claim.name, claim.number],
          ...[claim.issuer, claim.issuedOn, claim.kindLastOn, claim.clientKey, claim.bodyHash, claim.sentAt],
          ...[claim.storeKey, claim.mediaType, claim.sizeBytes, claim.validUntil],
          ...[claim.badge === null ? null : JSON.stringify(claim.badge), claim.badgeKey],
          ...[claim.enteredBy, claim.enteredFor],
        ],
      ),
    );
  }

  async decide(id: string, { state, by, at, reason, validUntil }: ClaimDecision): Promise<void> {
    await this.database.execute(
      `update learning.outside_claim set state = $2, decided_by = $3, decided_at = $4, reason = $5, valid_until = $6::date,
         last_on = least(kind_last_on, $6::date)
       where id = $1 and state = 'waiting'`,
      [id, state, by, at, reason, validUntil],
    );
  }

  /** A doubtful badge counts on, as an officer said. */
  async letStand(id: string): Promise<void> {
    await this.database.execute('update learning.outside_claim set doubted_at = null where id = $1', [id]);
  }

  /** Keeps what was looked at of a badge when it was accepted. */
  async keepCheckedBadge(id: string, badge: CheckedBadge): Promise<void> {
    await this.database.execute('update learning.outside_claim set badge = $2 where id = $1 and badge is not null', [
      ...[id, JSON.stringify(badge)],
    ]);
  }

  async withdraw(
    id: string,
    { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
  ): Promise<void> {
    await this.database.execute(
      `update learning.outside_claim set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, withdrawal_reason = $4, doubted_at = null
       where id = $1 and state = 'accepted'`,
      [id, by, at, reason],
    );
  }

  /** Claims of a scope in a state, after a place: those that wait, doubtful ones among them, the oldest first, others the newest first. */
  async list(
    scope: Scope,
    page: { readonly state: ClaimState; readonly after: readonly [string, string] | null; readonly limit: number },
    exceptMemberId: string | null,
  ): Promise<ExternalClaim[]> {
    const [beyond, order] = page.state === 'waiting' ? ['>', 'asc'] : ['<', 'desc'];
    const [wanted, more] = page.state === 'waiting' ? [WAITING, []] : ['k.state = $6', [page.state]];
    return this.database.query<ExternalClaim>(
      `${SELECT}
       where ${wanted} and k.unit_path <@ any ($1::ltree[])
         and ($2::timestamptz is null or (k.sent_at, k.id) ${beyond} ($2, $3::uuid))
         and ($4::uuid is null or k.member_id <> $4)
       order by k.sent_at ${order}, k.id ${order} limit $5`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, exceptMemberId, page.limit, ...more],
    );
  }

  /** Those that wait in a scope, of sent ones and of doubtful ones so many at most each, the oldest first. */
  async listToDecide(scope: Scope, exceptMemberId: string | null, most: number): Promise<WaitingClaim[]> {
    return this.database.query<WaitingClaim>(
      `select id, "memberId", "enteredBy", "enteredFor", "isDoubtful" from (
         select k.id, k.member_id as "memberId", k.entered_by as "enteredBy", k.entered_for as "enteredFor",
           k.doubted_at is not null as "isDoubtful", k.sent_at,
           row_number() over (partition by k.doubted_at is not null order by k.sent_at, k.id) as place
         from learning.outside_claim k
         where ${WAITING} and k.unit_path <@ any ($1::ltree[]) and ($2::uuid is null or k.member_id <> $2)) waiting
       where place <= $3 order by sent_at, id`,
      [scopePaths(scope), exceptMemberId, most],
    );
  }

  /** How many wait in a scope. */
  async countWaiting(scope: Scope, exceptMemberId: string | null): Promise<number> {
    const row = await this.database.queryOne<{ waiting: number }>(
      `select count(*)::int as waiting from learning.outside_claim k
       where ${WAITING} and unit_path <@ any ($1::ltree[]) and ($2::uuid is null or member_id <> $2)`,
      [scopePaths(scope), exceptMemberId],
    );
    return row?.waiting ?? 0;
  }

  /** Member → kinds of certificates that wait for an officer; who waits for none is missing. */
  async waitingOf(memberIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ memberId: string; certificates: string[] }>(
      `select member_id as "memberId", array_agg(distinct certificate) as certificates from learning.outside_claim
       where member_id = any($1::uuid[]) and state = 'waiting' group by member_id`,
      [memberIds],
    );
    return new Map(rows.map(({ memberId, certificates }) => [memberId, certificates]));
  }

  /** Accepted ones whose last day lies before a day and whose end nobody has written down, after one of them (null: from the first). */
  async listEnding(
    today: string,
    after: Pick<EndingClaim, 'id' | 'lastOn'> | null,
    limit: number,
  ): Promise<EndingClaim[]> {
    return this.database.query<EndingClaim>(
      `select id, member_id as "memberId", certificate, last_on::text as "lastOn" from learning.outside_claim
       where state = 'accepted' and ended_at is null and last_on < $1::date
         and ($2::date is null or (last_on, id) > ($2::date, $3::uuid))
       order by last_on, id limit $4`,
      [today, after?.lastOn ?? null, after?.id ?? null, limit],
    );
  }

  /** False when it was withdrawn or ended meanwhile. */
  async endClaim(id: string, at: Date): Promise<boolean> {
    const ended = await this.database.execute(
      `update learning.outside_claim set ended_at = $2, doubted_at = null where id = $1 and state = 'accepted' and ended_at is null`,
      [id, at],
    );
    return ended === 1;
  }

  /** Badges of an issuer that wait or count in its province, after an id (null: from the first), by id. */
  async standingBadges(
    { did, unitPath }: { readonly did: string; readonly unitPath: string },
    after: string | null,
    limit: number,
  ): Promise<StandingBadge[]> {
    return this.database.query<StandingBadge>(
      `select id, member_id as "memberId", store_key as "storeKey" from learning.outside_claim
       where ${STANDS} and ($3::uuid is null or id > $3) order by id limit $4`,
      [did, unitPath, after, limit],
    );
  }

  /** One of them; null when it is none, or stands no more. */
  async standingBadge(
    { did, unitPath }: { readonly did: string; readonly unitPath: string },
    claimId: string,
  ): Promise<StandingBadge | null> {
    return this.database.queryOne<StandingBadge>(
      `select id, member_id as "memberId", store_key as "storeKey" from learning.outside_claim where id = $3 and ${STANDS}`,
      [did, unitPath, claimId],
    );
  }

  /** What was looked at of one of them, locked until the transaction ends; null when it stands no more. */
  async lockStanding(id: string): Promise<StandingReport | null> {
    return this.database.queryOne(
      `select badge, state = 'accepted' as "isAccepted", doubted_at as "doubtedAt" from learning.outside_claim
       where id = $1 and state in ('waiting', 'accepted') and badge is not null and ended_at is null for update`,
      [id],
    );
  }

  /** Keeps what was looked at anew, and since when it is doubtful; null: it isn't. */
  async keepRecheckedBadge(id: string, badge: CheckedBadge, doubtedAt: Date | null): Promise<void> {
    await this.database.execute('update learning.outside_claim set badge = $2, doubted_at = $3 where id = $1', [
      ...[id, JSON.stringify(badge), doubtedAt],
    ]);
  }

  /** Those of these members who have sent something in. */
  async listSenders(memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      'select distinct member_id as "memberId" from learning.outside_claim where member_id = any($1::uuid[])',
      [[...memberIds]],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** What each member has sent in lies in their unit from now on. */
  async moveClaims(
    members: readonly { readonly id: string; readonly unitId: string; readonly unitPath: string }[],
  ): Promise<void> {
    if (members.length === 0) return;
    await this.database.execute(
      `update learning.outside_claim k set unit_id = m.unit_id, unit_path = m.unit_path::ltree
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as m(id, unit_id, unit_path)
       where k.member_id = m.id and k.unit_path <> m.unit_path::ltree`,
      [members.map(({ id }) => id), members.map(({ unitId }) => unitId), members.map(({ unitPath }) => unitPath)],
    );
  }
}
