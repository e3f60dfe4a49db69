import { Injectable } from '@nestjs/common';
import {
  Clock,
  type DataSubject,
  type Doubt,
  type ErasedSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
  type Scope,
} from '@lopso/platform';
import { CredentialsSettings } from '../credentials.settings';
import { CREDENTIALS_TEXTS } from '../storage/free-texts';
import { nameHash } from '../storage/name-hash';
import { PersonalDataRepository } from '../storage/personal-data.repository';
import { FormerNames } from './former-names';

/** Certificates: after an erasure a paper keeps its number, code, course and dates, and a keyed hash of the name. */
@HoldsPersonalData('credentials')
@Injectable()
export class CredentialsPersonalData implements PersonalDataHolder {
  readonly freeTexts = CREDENTIALS_TEXTS;

  constructor(
    private readonly rows: PersonalDataRepository,
    private readonly formerNames: FormerNames,
    private readonly settings: CredentialsSettings,
    private readonly clock: Clock,
  ) {}

  async collect({ memberId }: HeldSubject): Promise<HeldRows[]> {
    return this.rows.listHeld(memberId);
  }

  /**
   * Proposals about her, then her certificates, as who answers one takes them, and before her record, which a new paper asks for. Who
   * proposes meanwhile waits for the certificates, and finds her erased.
   */
  async keepStill({ memberId }: DataSubject): Promise<readonly string[]> {
    await this.rows.lock(memberId);
    return [];
  }

  /** Names that only her papers know, where they may be part of longer ones. */
  async doubts({ memberId, person }: ErasedSubject, scope: Scope): Promise<readonly Doubt[]> {
    return person === null ? [] : this.formerNames.doubts(memberId, person, scope);
  }

  /**
   * Words of proposals about several people stay but for her name, which goes with other texts that name her, and for names that only
   * her papers know.
   */
  async erase({ memberId, person, answers }: ErasedSubject): Promise<ErasureTrace> {
    const auditEntries = person === null ? [] : await this.formerNames.cut(memberId, person, answers);
    await this.rows.emptyNotes(memberId);
    const papers = await this.rows.lockPapers(memberId);
    for (const { id, code, fullName, isErased } of papers) {
      if (isErased) continue;
      const hash = nameHash(this.settings.CERTIFICATE_NAME_KEY, code, fullName ?? '');
      await this.rows.erasePaper(id, hash, this.clock.now());
    }
    return {
      fileKeys: await this.rows.eraseSigned(memberId, this.clock.now()),
      auditSubjects: papers.map(({ id }) => id),
      auditEntries,
    };
  }
}
