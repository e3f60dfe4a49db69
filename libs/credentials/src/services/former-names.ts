import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import {
  AuditTrail,
  type Doubt,
  type DoubtAnswers,
  MOST_DOUBTS,
  type PersonDescription,
  type Scope,
  soughtInTexts,
  type SoughtInTexts,
  TextsUnanswered,
  type Told,
  toldOf,
  withoutTold,
} from '@lopso/platform';
import { formerNames, hersAlone } from '../rules/former-names';
import { FormerNamesRepository, type SaidWithOthers } from '../storage/former-names.repository';
import { type FormerNameQuestion, questionOf } from './former-name-question';

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

/** Takes names that only a person's papers print out of what is said of proposals about several people (decision 0066). */
@Injectable()
export class FormerNames {
  constructor(
    private readonly rows: FormerNamesRepository,
    private readonly members: MemberService,
    private readonly trail: AuditTrail,
  ) {}

  /** Where a former name may be part of a longer one, within the scope. */
  async doubts(memberId: string, person: PersonDescription, scope: Scope): Promise<Doubt[]> {
    const rows = await this.named(memberId, person, false);
    return rows.filter(({ unitPath }) => scope.contains(unitPath)).flatMap(doubtsOf);
  }

  /**
   * Out of the proposals and of the notes these left at papers of others, unless somebody else in the proposal has that name, rightly or on
   * a paper. Gives the ids of entries of the trail about either whose values say such a name. Asked for while her papers still have their
   * names. Joins the transaction.
   * @throws TextsUnanswered when a place within the officer's units where a longer name may stand has no answer
   */
  async cut(memberId: string, person: PersonDescription, answers?: DoubtAnswers): Promise<string[]> {
    const rows = await this.named(memberId, person, true);
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

  private async named(
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
