import { problemText } from '@lopso/platform';
import { type ProblemGroup, type ShownRow } from '../answers/row-answer.repository';
import { type PlacedPerson } from '../checks/roster-row.rules';
import { type ReadVillageRow } from '../places/village-row.rules';
import { type Obstacle } from '../undo/undo.service';
import { FIELD_WORDS, kindWords, problemSentence } from '../uploads/template.rules';
import { type ListedBatch, type RowCounts } from './import-batch.repository';
import {
  type Candidate,
  type EditField,
  fieldsOf,
  type ImportField,
  type ImportKind,
  neededFields,
  type Repair,
  type RowProblem,
  type RowState,
} from './import-row.rules';
import { type BatchAct, type BatchState, type ImportEffect } from './import-state.rules';
import { type ProblemKind } from './import-summary.repository';
import { type ImportDetails, type ImportPage, type RowPage } from './import.service';

export class RepairResponse {
  field: EditField;
  value: string;
  /** As the officer reads it. */
  words: string;

  static from({ field, value, words }: Repair): RepairResponse {
    return { field, value, words };
  }
}

export class RowProblemResponse {
  field: ImportField;
  /** What the column is called. */
  fieldWords: string;
  code: string;
  typed: string;
  sentence: string;
  isBlocking: boolean;
  /** The commune in which a village is looked for; null for other problems. */
  communeId: string | null;
  /** The likeliest first. */
  repairs: RepairResponse[];

  static from({ field, code, typed, params, isBlocking, repairs }: RowProblem): RowProblemResponse {
    return {
      field,
      fieldWords: FIELD_WORDS[field],
      code,
      typed,
      sentence: problemSentence(code, params),
      isBlocking,
      communeId: typeof params['communeId'] === 'string' ? params['communeId'] : null,
      repairs: repairs.map((repair) => RepairResponse.from(repair)),
    };
  }
}

/** The same problem in many rows. */
export class ProblemGroupResponse {
  field: ImportField;
  fieldWords: string;
  code: string;
  typed: string;
  sentence: string;
  /** The commune in which a village is looked for; null for other problems. */
  communeId: string | null;
  repairs: RepairResponse[];
  count: number;
  firstRow: number;

  static from(group: ProblemGroup): ProblemGroupResponse {
    const { isBlocking: _, ...problem } = RowProblemResponse.from({ ...group, isBlocking: true });
    return { ...problem, count: group.count, firstRow: group.firstRow };
  }
}

/** Somebody who looks like the person of a row: of the register, or of an earlier row. */
export class CandidateResponse {
  kind: 'member' | 'row';
  memberId: string | null;
  row: number | null;
  fullName: string;
  birthYear: number | null;
  phone: string | null;
  unitName: string;
  seat: string | null;
  /** A row of the file that says nothing of a telephone: it gets the one of a row that is left out for it. */
  takesPhone: boolean;

  static from(candidate: Candidate): CandidateResponse {
    const { kind, fullName, birthYear, unitName } = candidate;
    const phone = candidate.phone?.replace(/^\+84/, '0') ?? null;
    const one = { kind, fullName, birthYear, phone, unitName };
    if (candidate.kind === 'row') {
      const { number, takesPhone = false } = candidate;
      return { ...one, memberId: null, row: number, seat: null, takesPhone };
    }
    const { memberId, seatNumber, teamName } = candidate;
    const seat = seatNumber === null ? null : `Vị trí ${seatNumber}, ${teamName ?? ''}`;
    return { ...one, memberId, row: null, seat, takesPhone: false };
  }
}

/** What a row says, as it will be written. */
export class ImportRowPersonResponse {
  fullName: string;
  birthYear: number | null;
  phone: string | null;
  kind: string;
  organisation: string | null;
  communeName: string;
  villageName: string;
  team: string;
  position: string;
  /** In the team: the one the person got, or will get when all rows before are written; null where there is none. */
  seatNumber: number | null;

  static from(person: PlacedPerson): ImportRowPersonResponse {
    const { fullName, birthYear, phone, kind, organisation, communeName, villageName, team, position } = person;
    const { seatNumber } = person;
    return { fullName, birthYear, phone, kind, organisation, communeName, villageName, team, position, seatNumber };
  }
}

export class ImportRowVillageResponse {
  communeName: string;
  fullName: string;

  static from({ communeName, fullName }: ReadVillageRow): ImportRowVillageResponse {
    return { communeName, fullName };
  }
}

export class ImportRowResponse {
  number: number;
  cells: string[];
  state: RowState;
  person: ImportRowPersonResponse | null;
  village: ImportRowVillageResponse | null;
  problems: RowProblemResponse[];
  candidates: CandidateResponse[];
  memberId: string | null;

  static from({ parsed, ...row }: ShownRow): ImportRowResponse {
    const isPerson = parsed !== null && 'birthYear' in parsed;
    return {
      number: row.number,
      cells: [...row.cells],
      state: row.state,
      person: isPerson ? ImportRowPersonResponse.from(parsed) : null,
      village: parsed === null || isPerson ? null : ImportRowVillageResponse.from(parsed),
      problems: row.problems.map((problem) => RowProblemResponse.from(problem)),
      candidates: row.candidates.map((candidate) => CandidateResponse.from(candidate)),
      memberId: row.memberId,
    };
  }
}

export class ImportRowListResponse {
  items: ImportRowResponse[];
  nextCursor: string | null;

  static from(page: RowPage): ImportRowListResponse {
    return { items: page.rows.map((row) => ImportRowResponse.from(row)), nextCursor: page.nextCursor };
  }
}

/** How many rows are where. */
export class ImportCountsResponse {
  ready: number;
  problem: number;
  likeness: number;
  repeated: number;
  skipped: number;
  queued: number;
  done: number;
  undone: number;
  /** Heads, headings, totals and signatures. */
  passedOver: number;

  static from({ read, ...counts }: RowCounts): ImportCountsResponse {
    return { ...counts, passedOver: read };
  }
}

/** How many of what an import adds to the register, or an undo takes away. */
export class ImportEffectResponse {
  /** New people. */
  people: number;
  /** People who are there already. */
  known: number;
  /** Missing telephones filled in. */
  phones: number;
  seats: number;
  teams: number;
  villages: number;

  static from({ people, known, phones, seats, teams, villages }: ImportEffect): ImportEffectResponse {
    return { people, known, phones, seats, teams, villages };
  }
}

/** Blocking problems of one kind. */
export class ProblemKindResponse {
  code: string;
  words: string;
  /** Rows that have it. */
  count: number;
  /** Those of them for which something is proposed. */
  offered: number;

  static from({ code, count, offered }: ProblemKind): ProblemKindResponse {
    return { code, words: kindWords(code), count, offered };
  }
}

/** Rows that the last writing left, for their person may have been registered since they were checked. */
export class OvertakenRowsResponse {
  /** To be answered. */
  likeness: number;
  /** The person is there: nothing is to be written. */
  repeated: number;
}

/** A team that new people of an import sit in. */
export class SeatedTeamResponse {
  teamId: string;
  /** The commune or village it belongs to. */
  unitName: string;
  count: number;
}

/** Why an import failed or stopped. */
export class ImportFailureResponse {
  code: string;
  title: string;
  detail: string;
}

/** A field that a column may say. */
export class ImportFieldResponse {
  field: ImportField;
  words: string;
  isNeeded: boolean;
  /** Columns from 0; several where the first that is not empty counts. */
  columns: number[];
}

export class RawRowResponse {
  number: number;
  cells: string[];
}

export class ImportResponse {
  id: string;
  kind: ImportKind;
  unitId: string;
  /** Of a whole province: rows may belong to any of its communes. */
  isOfProvince: boolean;
  fileName: string;
  uploadedAt: string;
  state: BatchState;
  workDone: number;
  workTotal: number;
  sheetName: string | null;
  /** Further sheets that look like such a list and may be read instead. */
  otherSheets: string[];
  headerRow: number | null;
  headers: string[];
  fields: ImportFieldResponse[];
  counts: ImportCountsResponse;
  /** The most frequent first. */
  kinds: ProblemKindResponse[];
  groups: ProblemGroupResponse[];
  /** Rows the last answer settled something in; 0 when none, or when it cannot be taken back. */
  lastAnswerRows: number;
  /** What writing all ready rows adds. */
  toWrite: ImportEffectResponse;
  /** What was written, and an undo takes away. */
  written: ImportEffectResponse;
  overtaken: OvertakenRowsResponse;
  /** Where new people sit now, forty teams at most. */
  teams: SeatedTeamResponse[];
  /** The first rows of the file, while columns may be matched. */
  firstRows: RawRowResponse[];
  failure: ImportFailureResponse | null;
  /** The rows were removed after their time. */
  isForgotten: boolean;
  can: BatchAct[];

  static from({ batch, counts, groups, firstRows, can, ...more }: ImportDetails): ImportResponse {
    const { id, kind, unitId, fileName, state, workDone, workTotal, sheetName, headerRow } = batch;
    const needed = neededFields(kind);
    return {
      id,
      kind,
      unitId,
      isOfProvince: !batch.unitPath.includes('.'),
      fileName,
      uploadedAt: batch.uploadedAt.toISOString(),
      state,
      workDone,
      workTotal,
      sheetName,
      otherSheets: can.includes('match') ? [...batch.otherSheets] : [],
      headerRow,
      headers: [...batch.headers],
      fields: fieldsOf(kind).map((field) => ({
        field,
        words: FIELD_WORDS[field],
        isNeeded: needed.includes(field),
        columns: [...(batch.columns[field] ?? [])],
      })),
      counts: ImportCountsResponse.from(counts),
      kinds: more.kinds.map((kind) => ProblemKindResponse.from(kind)),
      lastAnswerRows: more.lastAnswerRows,
      toWrite: ImportEffectResponse.from(more.toWrite),
      written: ImportEffectResponse.from(more.written),
      overtaken: { likeness: more.overtaken.likeness, repeated: more.overtaken.repeated },
      teams: more.teams.map(({ teamId, unitName, count }) => ({ teamId, unitName, count })),
      groups: groups.map((group) => ProblemGroupResponse.from(group)),
      firstRows: firstRows.map(({ number, cells }) => ({ number, cells: [...cells] })),
      failure: failureOf(batch.failureCode, batch.failureParams),
      isForgotten: batch.forgottenAt !== null,
      can: [...can],
    };
  }
}

function failureOf(
  code: string | null,
  params: Readonly<Record<string, string | number>>,
): ImportFailureResponse | null {
  return code === null ? null : { code, ...problemText(code, params) };
}

export class ListedImportResponse {
  id: string;
  kind: ImportKind;
  unitName: string;
  fileName: string;
  uploadedAt: string;
  state: BatchState;
  rowCount: number;
  doneCount: number;
  undoneCount: number;

  static from(batch: ListedBatch): ListedImportResponse {
    const { id, kind, unitName, fileName, state, rowCount, doneCount, undoneCount } = batch;
    const uploadedAt = batch.uploadedAt.toISOString();
    return { id, kind, unitName, fileName, uploadedAt, state, rowCount, doneCount, undoneCount };
  }
}

export class ImportListResponse {
  items: ListedImportResponse[];
  nextCursor: string | null;

  static from(page: ImportPage): ImportListResponse {
    return { items: page.imports.map((batch) => ListedImportResponse.from(batch)), nextCursor: page.nextCursor };
  }
}

/** Something that keeps an import from being taken back. */
export class ObstacleResponse {
  kind: 'member' | 'team' | 'village';
  id: string;
  name: string;
  row: number | null;
  words: string;
  /** What can be done about it; the same for all of a kind. */
  remedy: string;
}

export class ObstacleListResponse {
  items: ObstacleResponse[];
  /** All there are; `items` holds the first 200. */
  total: number;

  static from(obstacles: readonly Obstacle[]): ObstacleListResponse {
    return { items: obstacles.slice(0, 200).map((obstacle) => ({ ...obstacle })), total: obstacles.length };
  }
}
