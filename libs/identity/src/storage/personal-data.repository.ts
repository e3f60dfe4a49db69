import { Injectable } from '@nestjs/common';
import {
  AccessEpochs,
  Clock,
  Database,
  type DataSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  newId,
  type PersonalDataHolder,
} from '@lopso/platform';
import { IDENTITY_TEXTS } from './free-texts';
import { SignInMeansRepository } from './sign-in-means.repository';

/** What proves or eases signing in; worth nothing once the account is closed. */
const FACTORS = [
  'totp',
  'recovery_code',
  'passkey',
  'passkey_challenge',
  'foreign_identity',
  'oidc_flow',
  'handset_place',
  'known_device',
  'activation_code',
] as const;

const ERASED_NAME = 'Đã xóa theo yêu cầu';

/** The account of a person, what opens it, its sessions and what the person agreed to. */
@HoldsPersonalData('identity')
@Injectable()
export class IdentityPersonalData implements PersonalDataHolder {
  readonly freeTexts = IDENTITY_TEXTS;

  constructor(
    private readonly database: Database,
    private readonly means: SignInMeansRepository,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
  ) {}

  async collect({ accountId }: HeldSubject): Promise<HeldRows[]> {
    if (accountId === null) return [];
    const account = await this.database.query(
      `select username, display_name as "displayName", phone, birth_year as "birthYear", state, created_at as "createdAt",
         password_hash is not null as "hasPassword", password_changed_at as "passwordChangedAt"
       from identity.account where id = $1`,
      [accountId],
    );
    const sessions = await this.database.query(
      `select device_label as device, network, way, started_at as "startedAt", last_used_at as "lastUsedAt", ended_at as "endedAt", ended_because as "endedBecause"
       from identity.login_session where account_id = $1 order by started_at desc limit 500`,
      [accountId],
    );
    const consents = await this.database.query(
      `select purpose, decision, text_version as "textVersion", decided_at as "decidedAt", given_how as how,
         signed_on::text as "signedOn", note
       from identity.consent where account_id = $1 order by decided_at`,
      [accountId],
    );
    return [
      { name: 'identity.account', rows: account },
      ...(await this.means.of(accountId)),
      { name: 'identity.sessions', rows: sessions },
      { name: 'identity.consents', rows: consents },
    ];
  }

  /** Officials and trainers are no members: what they sign and hold names them as their accounts do. */
  async namesOfOthers(folded: readonly string[], { memberId, accountId }: DataSubject): Promise<readonly string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select distinct display_name as name from identity.account
       where identity.fold_name(display_name) = any($1::text[]) and id is distinct from $2 and member_id is distinct from $3`,
      [folded, accountId, memberId],
    );
    return rows.map(({ name }) => name);
  }

  /** Closes the account under another name; sessions end at once, the lines of the consent ledger stay. */
  async erase({ accountId }: DataSubject): Promise<ErasureTrace> {
    if (accountId === null) return { fileKeys: [], auditSubjects: [] };
    const now = this.clock.now();
    await this.database.execute(
      `update identity.account set username = case when username like 'da-xoa-%' then username else $2 end,
         display_name = $3, phone = null, password_hash = null, state = 'closed' where id = $1`,
      [accountId, `da-xoa-${newId().replaceAll('-', '').slice(-16)}`, ERASED_NAME],
    );
    for (const table of FACTORS) {
      await this.database.execute(`delete from identity.${table} where account_id = $1`, [accountId]);
    }
    await this.database.execute(
      `delete from identity.refresh_token where session_id in (select id from identity.login_session where account_id = $1)`,
      [accountId],
    );
    await this.database.execute(
      `update identity.login_session set device_label = '', network = null, ended_at = coalesce(ended_at, $2),
         ended_because = coalesce(ended_because, 'account-closed') where account_id = $1`,
      [accountId, now],
    );
    await this.database.execute('update identity.consent set note = null where account_id = $1', [accountId]);
    await this.epochs.bump(accountId);
    return { fileKeys: [], auditSubjects: [] };
  }
}
