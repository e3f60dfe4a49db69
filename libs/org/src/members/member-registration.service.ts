import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  type FieldFault,
  foldText,
  givenNameOf,
  InvalidInput,
  newId,
  NotFound,
  plainApostrophes,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import { MemberLooksKnown, TwinIsThere, TwinUnseen, UnitHasEnded } from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { RosterRepository } from '../roster/roster.repository';
import { type TeamSummary } from '../teams/team.repository';
import { type UnitSummary } from '../units/unit.repository';
import { UnitService } from '../units/unit.service';
import { LikenessRepository, type LikePerson } from './member-likeness.repository';
import { type MemberRecord, MemberRecordRepository } from './member-record.repository';
import { type MemberKind, personFaults, type PersonForm, properName } from './member.rules';

/** A person as somebody typed them. */
export interface PersonDraft {
  readonly fullName: string;
  readonly birthYear: number;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  readonly phone: string | null;
  /** The name of one word was asked about and is right; left out: it was not. */
  readonly isOneWordName?: boolean;
}

function textOrNull(text: string | null): string | null {
  const cleaned = cleanText(text ?? '');
  return cleaned === '' ? null : cleaned;
}

/** E.164 of a Vietnamese or international number; undefined when it is none. */
function phoneOf(typed: string | null): string | null | undefined {
  const text = textOrNull(typed);
  if (text === null) return null;
  const phone = parsePhoneNumberFromString(text, 'VN');
  return phone?.isValid() === true ? phone.number : undefined;
}

function cleaned(draft: PersonDraft): PersonForm & { readonly phone: string | null | undefined } {
  const fullName = properName(plainApostrophes(cleanText(draft.fullName)));
  const { birthYear, kind } = draft;
  const isOneWordName = draft.isOneWordName ?? false;
  return {
    ...{ fullName, birthYear, kind, isOneWordName },
    organisation: textOrNull(draft.organisation),
    phone: phoneOf(draft.phone),
  };
}

function faultsIn({ phone, ...form }: ReturnType<typeof cleaned>, today: string): FieldFault[] {
  const faults: FieldFault[] = personFaults(form, today).map(({ field, code }) => ({ pointer: `#/${field}`, code }));
  if (phone === undefined) faults.push({ pointer: '#/phone', code: 'org.phone' });
  return faults;
}

/** Every faulty field of a form, by the pointer and code that `recordOf` would refuse it with. `today` is a date in Vietnam. */
export function draftFaults(draft: PersonDraft, today: string): FieldFault[] {
  return faultsIn(cleaned(draft), today);
}

/** Cleans a form into a record. `today` is a date in Vietnam. @throws InvalidInput naming every faulty field */
export function recordOf(draft: PersonDraft, today: string): MemberRecord {
  const { phone, isOneWordName, ...form } = cleaned(draft);
  const faults = faultsIn({ phone, isOneWordName, ...form }, today);
  if (faults.length > 0) throw new InvalidInput(faults);
  return { ...form, givenName: givenNameOf(form.fullName), searchKey: foldText(form.fullName), phone: phone ?? null };
}

/** A person's form as it was sent. */
export interface PersonSubmission {
  /** Made by the sender, the same for every sending of one form. */
  readonly clientKey: string;
  /** What the whole form says, apart from the key. */
  readonly bodyHash: Buffer;
  readonly person: PersonDraft;
  /** Where the person belongs, within the team's commune; null: the team's own unit. */
  readonly unitId: string | null;
  /** The officer saw the likely duplicate and says this is somebody else. */
  readonly isSomebodyElse: boolean;
  /** Whom the officer saw when she said so. */
  readonly otherMemberIds: readonly string[];
}

const communeOf = (path: string): string => path.split('.').slice(0, 2).join('.');

/** Somebody about to be written down; `key` is the caller's own name for them. */
export interface AwaitedPerson {
  readonly key: number;
  readonly fullName: string;
  readonly birthYear: number;
  /** E.164. */
  readonly phone: string | null;
  readonly communeId: string;
}

/** Writes a person into the register once, asks about namesakes, corrects the record. */
@Injectable()
export class MemberRegistrationService {
  constructor(
    private readonly recordRepository: MemberRecordRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly rosterRepository: RosterRepository,
    private readonly likeness: LikenessRepository,
  ) {}

  /** Waits for whoever else writes people of the province down; before any team is locked. */
  async lockRegister(unitPath: string): Promise<void> {
    await this.recordRepository.lockProvince(unitPath);
  }

  /** The id of the person of a form: the one an earlier sending made, else a new one. @throws IdempotencyConflict for another form under its key */
  async registerMember(actor: Actor, team: TeamSummary, draft: PersonSubmission): Promise<string> {
    const record = recordOf(draft.person, this.clock.today());
    const unit = await this.getUnitToJoin(actor, team, draft.unitId);
    const sent = await this.recordRepository.findSent(communeOf(team.unitPath), draft.clientKey);
    if (sent !== null) {
      requireSameBody(sent.bodyHash, draft.bodyHash);
      return sent.id;
    }
    if (draft.isSomebodyElse)
      await this.refuseTwin(team.unitPath, { ...record, unitId: unit.id }, draft.otherMemberIds);
    else await this.refuseDuplicate(team.unitPath, record, null);
    const id = newId();
    await this.recordRepository.insert({
      ...record,
      id,
      unitId: unit.id,
      unitPath: unit.path,
      clientKey: draft.clientKey,
      bodyHash: draft.bodyHash,
      createdAt: this.clock.now(),
    });
    await this.audit.record(actor, {
      action: 'org.member-added',
      subjectType: 'member',
      subjectId: id,
      unitPath: unit.path,
    });
    return id;
  }

  /** @throws MemberLooksKnown when somebody else of the path's commune looks like this person */
  async refuseDuplicate(unitPath: string, record: MemberRecord, exceptId: string | null): Promise<void> {
    const known = await this.recordRepository.findLikelyDuplicate(communeOf(unitPath), record, exceptId);
    if (known !== null) throw new MemberLooksKnown(known);
  }

  /**
   * Who has the very same name, year and telephone is asked about, and in the same unit who has a telephone where this one has none, or none where this one has:
   * unless the officer was shown that person.
   */
  private async refuseTwin(
    unitPath: string,
    record: MemberRecord & { readonly unitId: string },
    shownIds: readonly string[],
  ): Promise<void> {
    const twin = await this.recordRepository.findTwin(communeOf(unitPath), record, shownIds);
    if (twin !== null) throw shownIds.length === 0 ? new TwinUnseen(twin) : new TwinIsThere(twin);
  }

  private async getUnitToJoin(actor: Actor, team: TeamSummary, unitId: string | null): Promise<UnitSummary> {
    const unit = await this.units.getUnit(unitId ?? team.unitId);
    this.access.require(actor, MANAGE_MEMBERS, { unitPath: unit.path });
    if (unit.until !== null && unit.until <= this.clock.today()) throw new UnitHasEnded(unit.fullName, unit.until);
    return unit;
  }

  /**
   * Writes the corrected form; the audit trail names the changed fields, not their values.
   * @throws NotFound when the person lies outside the actor's units or was erased: a form kept open brings nobody back
   * @throws InvalidInput with every faulty field
   */
  async correctMember(actor: Actor, memberId: string, person: PersonDraft): Promise<void> {
    const record = recordOf(person, this.clock.today());
    await this.transactions.run(async () => {
      const stored = await this.recordRepository.lock(memberId);
      if (stored === null || stored.erasedAt !== null) throw new NotFound();
      this.access.require(actor, MANAGE_MEMBERS, stored);
      await this.recordRepository.correct(memberId, record);
      const fields = (['fullName', 'birthYear', 'kind', 'organisation', 'phone'] as const).filter(
        (field) => stored[field] !== record[field],
      );
      await this.audit.record(actor, {
        action: 'org.member-corrected',
        subjectType: 'member',
        subjectId: memberId,
        unitPath: stored.unitPath,
        fields,
      });
    });
  }

  /**
   * People below a path who look like those about to be written down, as `RosterImportService.findLikeMembers` finds them. Waits until nobody else writes
   * people of the province, by hand or in bulk, and keeps it so until the caller's transaction ends: nobody can come in between the look
   * and the writing. Of a commune that is no more nothing is found.
   */
  async findLikeAwaited(path: string, people: readonly AwaitedPerson[]): Promise<LikePerson[]> {
    await this.recordRepository.lockProvince(path);
    if (people.length === 0) return [];
    const today = this.clock.today();
    const communes = await this.rosterRepository.unitsById(
      [...new Set(people.map(({ communeId }) => communeId))],
      path,
      today,
    );
    const paths = new Map(communes.map((unit) => [unit.id, unit.path]));
    const questions = people.flatMap(({ communeId, fullName, ...person }) => {
      const communePath = paths.get(communeId);
      return communePath === undefined ? [] : [{ ...person, communePath, searchKey: foldText(fullName) }];
    });
    return this.likeness.findLike(path, questions, today);
  }
}
