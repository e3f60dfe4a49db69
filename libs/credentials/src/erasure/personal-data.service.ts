import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import {
  AuditTrail,
  Clock,
  type DataSubject,
  type Doubt,
  type DoubtAnswers,
  type ErasedSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  MOST_DOUBTS,
  type PersonalDataHolder,
  type PersonDescription,
  type Scope,
  type SoughtInTexts,
  soughtInTexts,
  TextsUnanswered,
  type Told,
  toldOf,
  withoutTold,
} from '@lopso/platform';
import { nameHash } from '../checking/name-hash';
import { CredentialsSettings } from '../credentials.settings';
import { formerNames, hersAlone } from './former-names.rules';
import { CREDENTIALS_TEXTS, PersonalDataRepository, type SaidWithOthers } from './personal-data.repository';

const KEY_SIGNS = 16;

/** A former name stands in what a proposal or a paper of others says, where it may be part of a longer one. */
export interface FormerNameQuestion {
  readonly key: string;
  readonly words: readonly string[];
}

/**
 * One for each name and row; null where it stands nowhere like that. The key doesn't follow the words, of which the present name may have been cut before it is
 * answered; what is said of a proposal is written once: its note with it, its answer when it is answered.
 */
export function questionOf(
  id: string,
  { words, spelt }: SoughtInTexts,
  told: readonly Told[],
  said: readonly (string | null)[],
): FormerNameQuestion | null {
  const asked = told.filter(({ kind }) => kind === 'perhaps');
  if (asked.length === 0) return null;
  const sign = createHash('sha256').update(JSON.stringify([words, spelt, said.map((text) => text === null)]));
  return {
    key: `${id}:0:${sign.digest('hex').slice(0, KEY_SIGNS)}`,
    words: [...new Set(asked.map((one) => one.words))],
  };
}

type Said = SaidWithOthers['said'];

type SubjectType = 'certificate-change' | 'certificate';

/** A proposal or a paper of others, the entries of the trail about it, and the former names that mean nobody else there. */
interface NamedRow extends SaidWithOthers {
  readonly subjectType: SubjectType;
  readonly names: readonly NamedAs[];
  readonly entries: readonly Entry[];
}

interface NamedAs {
  readonly sought: SoughtInTexts;
  /** Null where the name stands only whole, or not at all. */
  readonly question: FormerNameQuestion | null;
}

interface Entry {
  readonly id: string;
  readonly details: unknown;
}

const SOURCES: Readonly<Record<SubjectType, string>> = {
  'certificate-change': 'Đề nghị về giấy chứng nhận, theo tên cũ trên giấy',
  certificate: 'Ghi chú ở giấy chứng nhận của người khác, theo tên cũ trên giấy',
};

/** A proposal about her certificates and nobody else's says nothing of others. */
const isHersAlone = ({ subjectType, otherIds }: NamedRow): boolean =>
  subjectType === 'certificate-change' && otherIds.length === 0;

const doubtsOf = (row: NamedRow): Doubt[] => {
  const { subjectType, notedAt, names } = row;
  return names.flatMap(({ question }) =>
    question === null || isHersAlone(row)
      ? []
      : [{ ...question, source: SOURCES[subjectType], row: null, notedAt, isNearly: false }],
  );
};

/** A person's certificates for their own copy and for erasure, former names included. */
@HoldsPersonalData('credentials')
@Injectable()
export class CredentialsPersonalData implements PersonalDataHolder {
  readonly freeTexts = CREDENTIALS_TEXTS;

  constructor(
    private readonly rows: PersonalDataRepository,
    private readonly settings: CredentialsSettings,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly trail: AuditTrail,
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
    return person === null ? [] : this.findDoubts(memberId, person, scope);
  }

  /**
   * Words of proposals about several people stay but for her name, which goes with other texts that name her, and for names that only
   * her papers know.
   */
  async erase({ memberId, person, answers }: ErasedSubject): Promise<ErasureTrace> {
    const auditEntries = person === null ? [] : await this.cutFormerNames(memberId, person, answers);
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

  /** Where a former name may be part of a longer one, within the scope. */
  async findDoubts(memberId: string, person: PersonDescription, scope: Scope): Promise<Doubt[]> {
    const rows = await this.rowsNaming(memberId, person, false);
    return rows.filter(({ unitPath }) => scope.contains(unitPath)).flatMap(doubtsOf);
  }

  /**
   * Out of the proposals and of the notes these left at papers of others, unless somebody else in the proposal has that name, rightly or on
   * a paper. Gives the ids of entries of the trail about either whose values say such a name. Asked for while her papers still have their
   * names. Joins the transaction.
   * @throws TextsUnanswered when a place within the officer's units where a longer name may stand has no answer
   */
  async cutFormerNames(memberId: string, person: PersonDescription, answers?: DoubtAnswers): Promise<string[]> {
    const rows = await this.rowsNaming(memberId, person, true);
    const [theirs, others] = [new Set(answers?.theirs), new Set(answers?.others)];
    const asked = rows.filter(({ unitPath }) => answers?.scope.contains(unitPath) === true);
    const questions = asked.flatMap(doubtsOf).slice(0, MOST_DOUBTS);
    const open = questions.filter(({ key }) => !theirs.has(key) && !others.has(key));
    if (open.length > 0 && answers?.isPartial !== true) throw new TextsUnanswered(open.length);
    const hers = new Set(asked.flatMap(doubtsOf).flatMap(({ key }) => (theirs.has(key) ? [key] : [])));
    const entries: string[] = [];
    for (const row of rows) {
      const goes =
        ({ question }: NamedAs) =>
        ({ kind }: Told): boolean =>
          kind === 'whole' || isHersAlone(row) || (question !== null && hers.has(question.key));
      await this.reword(row, goes);
      const tells = ({ details }: Entry): boolean =>
        row.names.some((name) => toldOf(details, name.sought).some(goes(name)));
      entries.push(...row.entries.filter(tells).map(({ id }) => id));
    }
    return entries;
  }

  /** Writes back what a name was cut out of. */
  private async reword(
    { subjectType, id, said, names }: NamedRow,
    goes: (name: NamedAs) => (told: Told) => boolean,
  ): Promise<void> {
    const without = (text: string, name: NamedAs): string =>
      withoutTold([text], name.sought, (told) => (goes(name)(told) ? 'all' : 'nothing')).join('');
    const left: Said = said.map((text) => (text === null ? null : names.reduce(without, text)));
    if (left.every((text, index) => text === said[index])) return;
    if (subjectType === 'certificate') await this.rows.rewordPaper(id, left);
    else await this.rows.rewordChange(id, left);
  }

  private async rowsNaming(
    memberId: string,
    { fullName, birthYear }: PersonDescription,
    isHeld: boolean,
  ): Promise<NamedRow[]> {
    const former = formerNames(await this.rows.listPrinted(memberId), fullName);
    if (former.length === 0) return [];
    const changes = await this.rows.listChanges(memberId);
    const papers = await this.rows.listPapersOfOthers(memberId, isHeld);
    const rightNames = await this.rightNamesOf([...changes, ...papers]);
    const soughtIn = (row: SaidWithOthers): SoughtInTexts[] => {
      const others = [...row.othersPrinted, ...row.otherIds.flatMap((id) => rightNames.get(id) ?? [])];
      const sought = hersAlone(former, others).map((fullName) => soughtInTexts({ fullName, phone: null, birthYear }));
      // Papers write one name in several ways, Hòa and Hoà: it is asked about once.
      return [...new Map(sought.map((one) => [JSON.stringify([one.words, one.spelt]), one])).values()];
    };
    return [
      ...(await this.withEntries('certificate-change', changes, soughtIn)),
      ...(await this.withEntries('certificate', papers, soughtIn)),
    ];
  }

  private async rightNamesOf(rows: readonly SaidWithOthers[]): Promise<ReadonlyMap<string, string>> {
    const marks = await this.members.getPersonMarks(rows.flatMap(({ otherIds }) => otherIds));
    return new Map(
      marks.flatMap(({ memberId, fullName }) => (fullName === null ? [] : [[memberId, fullName] as const])),
    );
  }

  private async withEntries(
    subjectType: SubjectType,
    rows: readonly SaidWithOthers[],
    soughtIn: (row: SaidWithOthers) => readonly SoughtInTexts[],
  ): Promise<NamedRow[]> {
    const ids = rows.map(({ id }) => id);
    const values = await this.trail.valuesOf(subjectType, ids);
    return rows.map((row) => {
      const entries = values.filter(({ subjectId }) => subjectId === row.id);
      const names = soughtIn(row).map((sought): NamedAs => {
        const told = [...row.said, ...entries.map(({ details }) => details)].flatMap((one) => toldOf(one, sought));
        return { sought, question: questionOf(row.id, sought, told, row.said) };
      });
      return { ...row, subjectType, names, entries };
    });
  }
}
