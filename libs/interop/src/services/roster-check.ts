import { Injectable } from '@nestjs/common';
import {
  draftFaults,
  type LikenessQuestion,
  type LikePerson,
  nameOfLetters,
  properName,
  RosterImportService,
} from '@lopso/org';
import { cleanText, Clock, foldText } from '@lopso/platform';
import { type DataRow } from '../rules/file-rows';
import { withGivenPhone } from '../rules/given-phones';
import { type RowToConclude } from '../rules/list-memory';
import { concludeRoster } from '../rules/roster-conclusion';
import { answeredTexts, type ReadPerson, readRosterRow, type ReadRow } from '../rules/roster-row';
import { type Repair, type RowProblem } from '../rules/row-problem';
import { type SaidOthers } from '../rules/said-others';
import { type ImportBatch } from '../storage/import-batch.repository';
import { type CheckableRow, type CheckedRow } from '../storage/import-row.repository';
import { type Surroundings } from './place-books';

/** So many rows are asked about at once. */
const QUESTIONS = 2_000;
const NO_PHONE = { field: 'phone', value: '-', words: 'Bỏ trống' } as const;

type AnsweredRow = DataRow &
  Pick<CheckableRow, 'edits' | 'sameAs' | 'isAnother'> & {
    readonly givenPhone: string | null;
    readonly others: SaidOthers;
  };

type KnownPerson = Omit<LikePerson, 'key'>;

/** Who may be the person of a row, and who only has the telephone. */
function seenOf(people: readonly KnownPerson[]): Pick<RowToConclude, 'members' | 'phoneHolder'> {
  const members = people.flatMap(({ isPhoneAlone, ...person }) =>
    isPhoneAlone ? [] : [{ kind: 'member' as const, ...person }],
  );
  return { members, phoneHolder: people.find(({ isPhoneAlone }) => isPhoneAlone)?.fullName ?? null };
}

/** A telephone as the register keeps it. */
export const registerPhone = (phone: string | null): string | null => (phone === null ? null : `+84${phone.slice(1)}`);

/** Checks the rows of a list of people against each other and the register. */
@Injectable()
export class RosterCheck {
  constructor(
    private readonly rosterImport: RosterImportService,
    private readonly clock: Clock,
  ) {}

  async check(
    batch: Pick<ImportBatch, 'unitPath'>,
    rows: readonly AnsweredRow[],
    surroundings: Surroundings,
  ): Promise<CheckedRow[]> {
    const waiting: RowToConclude[] = [];
    for (let at = 0; at < rows.length; at += QUESTIONS)
      waiting.push(...(await this.readRows(batch.unitPath, rows.slice(at, at + QUESTIONS), surroundings)));
    const setting = { teams: surroundings.teams, isHasty: surroundings.places.list.isHasty };
    return concludeRoster(waiting, setting).map(({ person, ...row }) => ({ ...row, parsed: person }));
  }

  /** Some rows, each with the people of the register whom it looks like; its texts are let go: a list is held but once. */
  private async readRows(
    path: string,
    rows: readonly AnsweredRow[],
    surroundings: Surroundings,
  ): Promise<RowToConclude[]> {
    const read = rows.map((row) => ({ ...row, read: this.readRow(row, surroundings) }));
    const people = await this.likenesses(path, read, surroundings);
    const ended = await this.rosterImport.findEnded(rows.flatMap(({ sameAs }) => sameAs ?? []));
    return read.map(({ number, read: own, texts, edits, sameAs, isAnother, others }) => ({
      number,
      read: own,
      saidPlace: cleanText([texts.commune, texts.district, texts.villageWord, texts.village].join('|')),
      edits,
      sameAs,
      isEnded: sameAs !== null && ended.has(sameAs),
      isAnother,
      others,
      ...seenOf(people.get(number) ?? []),
    }));
  }

  private readRow({ texts, edits, givenPhone }: AnsweredRow, { places }: Surroundings): ReadRow {
    const row = withGivenPhone(readRosterRow(texts, edits, places), edits, givenPhone);
    const person = { ...row.person, fullName: properName(row.person.fullName) };
    return {
      person,
      problems: [
        ...row.problems,
        ...this.formFaults(
          { ...person, isOneWordName: edits.nameIs === person.fullName },
          answeredTexts(texts, edits),
          row.problems,
        ),
      ],
    };
  }

  /** What the register itself would refuse, in the words of the list. */
  private formFaults(
    person: ReadPerson & { readonly isOneWordName: boolean },
    texts: DataRow['texts'],
    known: readonly RowProblem[],
  ): RowProblem[] {
    const told = new Set(known.filter(({ isBlocking }) => isBlocking).map(({ field }) => field));
    const { fullName, birthYear, kind, organisation, phone, isOneWordName } = person;
    const draft = {
      fullName,
      birthYear: birthYear ?? 0,
      kind,
      organisation,
      phone: registerPhone(phone),
      isOneWordName,
    };
    return draftFaults(draft, this.clock.today()).flatMap(({ pointer, code }): RowProblem[] => {
      const field = fieldOf(pointer);
      if (field === null || told.has(field)) return [];
      const params = { typed: texts[field], value: field === 'birthYear' ? String(birthYear ?? '') : fullName };
      return [
        { field, code, params, typed: texts[field], isBlocking: true, repairs: repairsOf(field, code, fullName) },
      ];
    });
  }

  private async likenesses(
    path: string,
    rows: readonly { readonly number: number; readonly read: ReadRow }[],
    { communePaths }: Surroundings,
  ): Promise<Map<number, KnownPerson[]>> {
    const questions = rows.flatMap(({ number, read: { person } }): LikenessQuestion[] => {
      const communePath = communePaths.get(person.communeId ?? '');
      if (person.fullName === '' || communePath === undefined) return [];
      const { birthYear, phone, fullName } = person;
      return [{ key: number, searchKey: foldText(fullName), communePath, birthYear, phone: registerPhone(phone) }];
    });
    const found = new Map<number, KnownPerson[]>();
    if (questions.length === 0) return found;
    for (const { key, ...person } of await this.rosterImport.findLikeMembers(path, questions))
      found.set(key, [...(found.get(key) ?? []), person]);
    return found;
  }
}

/** A name of one word is confirmed as it stands: another one typed later is asked about anew. */
function repairsOf(field: RowProblem['field'], code: string, fullName: string): Repair[] {
  if (code === 'org.name-of-one-word') return [{ field: 'nameIs', value: fullName, words: `Giữ nguyên “${fullName}”` }];
  if (code === 'org.name') {
    const name = nameOfLetters(fullName);
    return name === null ? [] : [{ field: 'fullName', value: name, words: `Sửa thành “${name}”` }];
  }
  return field === 'phone' ? [NO_PHONE] : [];
}

function fieldOf(pointer: string): 'fullName' | 'birthYear' | 'phone' | 'organisation' | null {
  const field = pointer.slice(2);
  return field === 'fullName' || field === 'birthYear' || field === 'phone' || field === 'organisation' ? field : null;
}
