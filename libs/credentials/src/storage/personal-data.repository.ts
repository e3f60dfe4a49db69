import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DataSubject,
  type ErasedSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { FormerNamesRepository } from './former-names.repository';
import { CREDENTIALS_TEXTS } from './free-texts';
import { CredentialsSettings } from '../credentials.settings';
import { nameHash } from './name-hash';

/** Certificates: after an erasure a paper keeps its number, code, course and dates, and a keyed hash of the name. */
@HoldsPersonalData('credentials')
@Injectable()
export class CredentialsPersonalData implements PersonalDataHolder {
  readonly freeTexts = CREDENTIALS_TEXTS;

  constructor(
    private readonly database: Database,
    private readonly formerNames: FormerNamesRepository,
    private readonly settings: CredentialsSettings,
    private readonly clock: Clock,
  ) {}

  async collect({ memberId }: HeldSubject): Promise<HeldRows[]> {
    const certificates = await this.database.query(
      `select number, year, code, state, fields->>'fullName' as "fullName", (fields->>'birthYear')::int as "birthYear",
         fields->>'unit' as unit, fields->>'title' as title, fields->>'issuedOn' as "issuedOn"
       from credentials.certificate where member_id = $1 order by issued_at`,
      [memberId],
    );
    const releases = await this.database.query(
      `select r.title, l.released_at as "releasedAt", e.state, e.reason
       from credentials.release_entry e join credentials.release l on l.id = e.release_id join learning.round r on r.id = l.round_id
       where e.member_id = $1 and l.state <> 'listed' order by l.listed_at`,
      [memberId],
    );
    const changes = await this.database.query(
      `select c.number, c.year, h.kind, h.reason, h.proposed_at as "proposedAt", h.state
       from credentials.change_entry e join credentials.change h on h.id = e.change_id
       join credentials.certificate c on c.id = e.certificate_id
       where e.member_id = $1 order by h.proposed_at, c.number`,
      [memberId],
    );
    return [
      { name: 'credentials.certificates', rows: certificates },
      { name: 'credentials.changes', rows: changes },
      { name: 'credentials.releases', rows: releases },
    ];
  }

  /**
   * Proposals about her, then her certificates, as who answers one takes them, and before her record, which a new paper asks for. Who
   * proposes meanwhile waits for the certificates, and finds her erased.
   */
  async keepStill({ memberId }: DataSubject): Promise<readonly string[]> {
    await this.database.execute(
      `select 1 from credentials.change h
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
       order by id for update`,
      [memberId],
    );
    await this.database.execute('select 1 from credentials.certificate where member_id = $1 order by id for update', [
      memberId,
    ]);
    return [];
  }

  /**
   * Words of proposals about several people stay but for her name, which goes with other texts that name her, and for names that only
   * her papers know.
   */
  async erase({ memberId, person }: ErasedSubject): Promise<ErasureTrace> {
    if (person !== null) await this.formerNames.cut(memberId, person);
    await this.database.execute(
      `update credentials.change h set note = '', answer_words = null
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
         and not exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id <> $1)`,
      [memberId],
    );
    await this.database.execute('update credentials.certificate set state_note = null where member_id = $1', [
      memberId,
    ]);
    const papers = await this.database.query<{ id: string; code: string; fullName: string | null; isErased: boolean }>(
      `select id, code, fields->>'fullName' as "fullName", erased_at is not null as "isErased"
       from credentials.certificate where member_id = $1 order by id for update`,
      [memberId],
    );
    for (const { id, code, fullName, isErased } of papers) {
      if (isErased) continue;
      await this.database.execute(
        `update credentials.certificate set fields = fields - array['fullName', 'birthYear', 'unit'], search_key = '',
           seal = null, erased_at = $2, name_hash = $3 where id = $1`,
        [id, this.clock.now(), nameHash(this.settings.CERTIFICATE_NAME_KEY, code, fullName ?? '')],
      );
    }
    return { fileKeys: [], auditSubjects: papers.map(({ id }) => id) };
  }
}
