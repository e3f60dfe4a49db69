import { Injectable } from '@nestjs/common';
import {
  draftFaults,
  type LikenessQuestion,
  type LikePerson,
  nameOfLetters,
  properName,
  RosterImportService,
  type RosterUnit,
  UnitService,
} from '@lopso/org';
import { cleanText, Clock, foldText } from '@lopso/platform';
import { type ImportBatch } from '../imports/import-batch.repository';
import { type CheckableRow, type CheckedRow } from '../imports/import-row.repository';
import { type Repair, type RowProblem } from '../imports/import-row.rules';
import { addressKey, type CommuneAnswer, type RegisterPlaces } from '../places/place-reading.rules';
import { type KnownUnit } from '../places/unit-match.rules';
import { type RowToConclude, type SaidOthers } from './repeated-row.rules';
import { concludeRoster, withGivenTelephone } from './roster-conclusion.rules';
import {
  answeredTexts,
  type DataRow,
  type ReadPerson,
  readRosterRow,
  type ReadRow,
  type RowTexts,
} from './roster-row.rules';
import { newVillageKey, type TeamBook, type WantedTeam } from './team-capacity.rules';

/** What stands in the register below the unit of an import. */
export interface Surroundings {
  readonly places: RegisterPlaces;
  readonly teams: TeamBook;
  /** Paths of communes by their ids. */
  readonly communePaths: ReadonlyMap<string, string>;
}

function knownUnit({ id, kind, name, fullName, parentId }: RosterUnit): KnownUnit {
  return { id, kind: kind === 'village' ? 'village' : 'commune', name, fullName, parentId };
}

function byCommune(villages: readonly KnownUnit[]): Map<string, KnownUnit[]> {
  const found = new Map<string, KnownUnit[]>();
  for (const village of villages) {
    const known = found.get(village.parentId ?? '');
    if (known === undefined) found.set(village.parentId ?? '', [village]);
    else known.push(village);
  }
  return found;
}

const NO_TEAM: Pick<RosterUnit, 'teamId' | 'heldNumbers' | 'leaderName'> = {
  teamId: null,
  heldNumbers: [],
  leaderName: null,
};

function teamOf(
  person: ReadPerson,
  units: ReadonlyMap<string, RosterUnit>,
  limits: Awaited<ReturnType<RosterImportService['getSeatLimits']>>,
): WantedTeam | null {
  const { team: kind, communeId, villageId } = person;
  if (kind === 'none' || communeId === null) return null;
  const isVillage = kind === 'village-team';
  const unit = units.get(isVillage ? (villageId ?? '') : communeId);
  const key = unit?.id ?? newVillageKey(communeId, person.villageName);
  const { teamId, heldNumbers, leaderName } = unit ?? NO_TEAM;
  const unitName = isVillage ? person.villageName : person.communeName;
  return { key, teamId, unitName, limit: limits[kind], held: new Set(heldNumbers), leader: leaderName };
}

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

/** Reads rows as people and compares them with the units, teams and members of the register. */
@Injectable()
export class RosterCheckService {
  constructor(
    private readonly rosterImport: RosterImportService,
    private readonly units: UnitService,
    private readonly clock: Clock,
  ) {}

  /** @param isHasty the list was typed without diacritics; which villages it names is not known yet */
  async open(
    batch: Pick<ImportBatch, 'unitId' | 'unitPath'>,
    texts: Iterable<RowTexts>,
    isHasty: boolean,
  ): Promise<Surroundings> {
    const units = await this.rosterImport.listUnits(batch.unitPath);
    const limits = await this.rosterImport.getSeatLimits(batch.unitPath);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const communes = units.filter(({ kind }) => kind === 'commune');
    const villages = units.filter(({ kind }) => kind === 'village').map(knownUnit);
    const own = byId.get(batch.unitId);
    return {
      places: {
        ownCommune: own === undefined ? null : knownUnit(own),
        communes: new Map(communes.map((unit) => [unit.id, knownUnit(unit)])),
        villages: byCommune(villages),
        villagesById: new Map(villages.map((village) => [village.id, village])),
        addresses: await this.resolve(texts),
        formerNames: await this.rosterImport.listFormerCommunes(batch.unitPath),
        formerVillages: await this.rosterImport.listFormerVillages(batch.unitPath),
        list: { isHasty, villages: new Map() },
      },
      teams: { teamOf: (person) => teamOf(person, byId, limits) },
      communePaths: new Map(communes.map(({ id, path }) => [id, path])),
    };
  }

  /** Every address of the file once. */
  private async resolve(texts: Iterable<RowTexts>): Promise<Map<string, CommuneAnswer>> {
    const answers = new Map<string, CommuneAnswer>();
    for (const { commune, district } of texts) {
      const key = addressKey(commune, district);
      if (commune === '' || answers.has(key)) continue;
      const { outcome, matches } = await this.units.resolveOldAddress(commune, district === '' ? null : district);
      const units = new Map(
        matches.map(({ unit: { id, fullName }, extent }) => [id, { id, fullName, isWhole: extent === 'full' }]),
      );
      answers.set(key, { outcome, units: [...units.values()] });
    }
    return answers;
  }

  async checkRows(
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
    const row = withGivenTelephone(readRosterRow(texts, edits, places), edits, givenPhone);
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
