import { Injectable } from '@nestjs/common';
import {
  AccessEpochs,
  Clock,
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  newId,
  type PersonalDataHolder,
} from '@lopso/platform';

const PLACE = `(select m.unit_path from identity.account a join org.member m on m.id = a.member_id where a.id = t.account_id)`;

/** Where papers of others lie, and what others call their passkeys. A line of the ledger never changes but for an empty note. */
export const IDENTITY_TEXTS: readonly FreeText[] = [
  {
    table: 'identity.consent',
    texts: ['note'],
    what: 'Ghi chú đồng ý của người khác',
    notedAt: 't.decided_at',
    place: PLACE,
    isOwn: 't.account_id = $2',
    way: 'empty',
  },
  {
    table: 'identity.passkey',
    texts: ['name'],
    what: 'Tên khóa đăng nhập của người khác',
    notedAt: 't.created_at',
    place: PLACE,
    isOwn: 't.account_id = $2',
    longest: 60,
  },
];

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
      ...(await this.collectSignInMeans(accountId)),
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

  /** Everything by which the account is opened or its devices are known again. */
  async collectSignInMeans(accountId: string): Promise<HeldRows[]> {
    return [
      ...(await this.collectFactors(accountId)),
      ...(await this.collectDevices(accountId)),
      await this.collectCodes(accountId),
    ];
  }

  private async collectFactors(accountId: string): Promise<HeldRows[]> {
    const passkeys = await this.database.query(
      `select name as "keyName", created_at as "setUpAt", last_used_at as "lastUsedAt"
       from identity.passkey where account_id = $1 order by created_at, id`,
      [accountId],
    );
    const authenticator = await this.database.query(
      `select created_at as "setUpAt", confirmed_at as "confirmedAt",
         (select count(*)::int from identity.recovery_code r where r.account_id = t.account_id and r.used_at is null) as "codesLeft",
         (select count(*)::int from identity.recovery_code r where r.account_id = t.account_id and r.used_at is not null) as "codesUsed"
       from identity.totp t where account_id = $1`,
      [accountId],
    );
    const providers = await this.database.query(
      `select issuer as provider, linked_at as "linkedAt", last_used_at as "lastUsedAt"
       from identity.foreign_identity where account_id = $1 order by linked_at`,
      [accountId],
    );
    return [
      { name: 'identity.passkeys', rows: passkeys },
      { name: 'identity.authenticator', rows: authenticator },
      { name: 'identity.providers', rows: providers },
    ];
  }

  private async collectDevices(accountId: string): Promise<HeldRows[]> {
    const places = await this.database.query(
      `select created_at as "setUpAt", last_used_at as "lastUsedAt", failed_tries as "failedTries"
       from identity.handset_place where account_id = $1 order by created_at, id`,
      [accountId],
    );
    const known = await this.database.query(
      `select first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", phone_hash is not null as "isByPhone"
       from identity.known_device where account_id = $1 order by first_seen_at, device_hash`,
      [accountId],
    );
    return [
      { name: 'identity.places', rows: places },
      { name: 'identity.devices', rows: known },
    ];
  }

  private async collectCodes(accountId: string): Promise<HeldRows> {
    const rows = await this.database.query(
      `select c.purpose as "codePurpose", c.issued_at as "issuedAt", by.display_name as "issuedBy", c.expires_at as "expiresAt",
         c.used_at as "usedAt", c.superseded_at as "supersededAt", c.failed_tries as "failedTries"
       from identity.activation_code c left join identity.account by on by.id = c.issued_by
       where c.account_id = $1 order by c.issued_at, c.id`,
      [accountId],
    );
    return { name: 'identity.codes', rows };
  }
}
