import {
  type Candidate,
  type EditField,
  FIELD_WORDS,
  type ImportField,
  type ProblemGroup,
  problemSentence,
  type PlacedPerson,
  type ReadVillageRow,
  type Repair,
  type RowPage,
  type RowProblem,
  type RowState,
  type ShownRow,
} from '@lopso/interop';

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
