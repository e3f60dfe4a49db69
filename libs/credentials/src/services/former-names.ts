import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  type PersonDescription,
  soughtInTexts,
  type SoughtInTexts,
  tellingTexts,
  withoutPerson,
} from '@lopso/platform';
import { PeopleMarks } from '@lopso/org';
import { formerNames, hersAlone } from '../rules/former-names';
import { FormerNamesRepository, type SaidWithOthers } from '../storage/former-names.repository';

type Said = SaidWithOthers['said'];

/** Takes names that only a person's papers print out of what is said of proposals about several people (decision 0066). */
@Injectable()
export class FormerNames {
  constructor(
    private readonly rows: FormerNamesRepository,
    private readonly marks: PeopleMarks,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Out of the proposals and of the notes these left at papers of others, unless somebody else in the proposal has that name, rightly or on
   * a paper. Gives the ids of entries of the trail about either whose values say such a name. Asked for while her papers still have their
   * names. Joins the transaction.
   */
  async cut(memberId: string, { fullName, birthYear }: PersonDescription): Promise<string[]> {
    const former = formerNames(await this.rows.listPrinted(memberId), fullName);
    if (former.length === 0) return [];
    const changes = await this.rows.listChanges(memberId);
    const papers = await this.rows.lockPapersOfOthers(memberId);
    const rightNames = await this.rightNamesOf([...changes, ...papers]);
    const soughtIn = (row: SaidWithOthers): SoughtInTexts[] => {
      const others = [...row.othersPrinted, ...row.otherIds.flatMap((id) => rightNames.get(id) ?? [])];
      return hersAlone(former, others).map((name) => soughtInTexts({ fullName: name, phone: null, birthYear }));
    };
    await reword(changes, soughtIn, (id, said) => this.rows.rewordChange(id, said));
    await reword(papers, soughtIn, (id, said) => this.rows.rewordPaper(id, said));
    return [
      ...(await this.entriesTelling('certificate-change', changes, soughtIn)),
      ...(await this.entriesTelling('certificate', papers, soughtIn)),
    ];
  }

  private async rightNamesOf(rows: readonly SaidWithOthers[]): Promise<ReadonlyMap<string, string>> {
    const marks = await this.marks.of(rows.flatMap(({ otherIds }) => otherIds));
    return new Map(
      marks.flatMap(({ memberId, fullName }) => (fullName === null ? [] : [[memberId, fullName] as const])),
    );
  }

  private async entriesTelling(
    subjectType: string,
    rows: readonly SaidWithOthers[],
    soughtIn: SoughtIn,
  ): Promise<string[]> {
    const byId = new Map(rows.map((row) => [row.id, soughtIn(row)] as const));
    const values = await this.trail.valuesOf(subjectType, [...byId.keys()]);
    const tells = (subjectId: string, details: unknown): boolean =>
      (byId.get(subjectId) ?? []).some((person) => tellingTexts(details, person).length > 0);
    return values.flatMap(({ id, subjectId, details }) => (tells(subjectId, details) ? [id] : []));
  }
}

type SoughtIn = (row: SaidWithOthers) => readonly SoughtInTexts[];

/** Writes back what a name was cut out of. */
async function reword(
  rows: readonly SaidWithOthers[],
  soughtIn: SoughtIn,
  write: (id: string, said: Said) => Promise<void>,
): Promise<void> {
  for (const row of rows) {
    const sought = soughtIn(row);
    const left = row.said.map((text) => (text === null ? null : sought.reduce(withoutOne, text)));
    if (left.some((text, index) => text !== row.said[index])) await write(row.id, left);
  }
}

const withoutOne = (text: string, person: SoughtInTexts): string => withoutPerson([text], person).join('');
