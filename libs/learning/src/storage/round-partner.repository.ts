import { Injectable } from '@nestjs/common';
import { Database, NotFound, translatingConstraints } from '@lopso/platform';

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

/** With whom rounds are held. */
@Injectable()
export class RoundPartnerRepository {
  constructor(private readonly database: Database) {}

  /** By name. */
  async listOf(roundId: string): Promise<RoundPartner[]> {
    return this.database.query<RoundPartner>(
      `select p.id, p.name, r.added_at as since from learning.round_partner r join org.partner p on p.id = r.partner_id
       where r.round_id = $1 and r.ended_at is null order by p.name collate "vi-x-icu", p.id`,
      [roundId],
    );
  }

  /** False when it stands there already. @throws NotFound where the round was taken back meanwhile */
  async add({ roundId, partnerId, by, at }: PartnerMark): Promise<boolean> {
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
  async inherit(fromRoundId: string, { roundId, by, at }: Omit<PartnerMark, 'partnerId'>): Promise<string[]> {
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
  async removeInherited(roundId: string): Promise<string[]> {
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
  async end({ roundId, partnerId, by, at }: PartnerMark): Promise<string | null> {
    const row = await this.database.queryOne<{ name: string }>(
      `update learning.round_partner r set ended_by = $3, ended_at = $4 from org.partner p
       where r.round_id = $1 and r.partner_id = $2 and r.ended_at is null and p.id = r.partner_id returning p.name`,
      [roundId, partnerId, by, at],
    );
    return row?.name ?? null;
  }
}
