import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type CheckedBadge } from './outside-claim.repository';

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

/** What happens to claims without anybody asking: they follow their members, and they end. */
@Injectable()
export class OutsideClaimJobsRepository {
  constructor(private readonly database: Database) {}

  /** Accepted ones whose last day lies before a day and whose end nobody has written down, after one of them (null: from the first). */
  async ending(today: string, after: Pick<EndingClaim, 'id' | 'lastOn'> | null, limit: number): Promise<EndingClaim[]> {
    return this.database.query<EndingClaim>(
      `select id, member_id as "memberId", certificate, last_on::text as "lastOn" from learning.outside_claim
       where state = 'accepted' and ended_at is null and last_on < $1::date
         and ($2::date is null or (last_on, id) > ($2::date, $3::uuid))
       order by last_on, id limit $4`,
      [today, after?.lastOn ?? null, after?.id ?? null, limit],
    );
  }

  /** False when it was withdrawn or ended meanwhile. */
  async end(id: string, at: Date): Promise<boolean> {
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
  async noteAgain(id: string, badge: CheckedBadge, doubtedAt: Date | null): Promise<void> {
    await this.database.execute('update learning.outside_claim set badge = $2, doubted_at = $3 where id = $1', [
      ...[id, JSON.stringify(badge), doubtedAt],
    ]);
  }

  /** Those of these members who have sent something in. */
  async senders(memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      'select distinct member_id as "memberId" from learning.outside_claim where member_id = any($1::uuid[])',
      [[...memberIds]],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** What each member has sent in lies in their unit from now on. */
  async move(
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
