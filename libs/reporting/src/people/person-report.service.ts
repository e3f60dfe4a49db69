import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type MemberQuery, MemberService, placeBeside } from '@lopso/org';
import {
  type Actor,
  Audit,
  type CellValue,
  decodeNameCursor,
  encodeNameCursor,
  type NotedReading,
  NotFound,
  type Sheet,
  streamXlsx,
  Throttle,
  type ThrottleRule,
} from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { ReportingSettings } from '../reporting.settings';
import { type ReportRequirement } from '../rounds/report-round.repository';
import { ReportRoundService, type ReportView } from '../rounds/report-round.service';
import { missingOf, missingSentence, type RequirementState } from '../rounds/requirement.rules';
import { ExportLimiter } from './export-limiter.service';
import { PersonRepository, type PersonRow } from './person.repository';
import {
  communeNameOf,
  filterWords,
  PERSON_COLUMNS,
  personCells,
  type PersonFilter,
  type PersonState,
  shortTeamName,
} from './person.rules';

/** A person behind a figure, with what is still missing in words. */
export interface PersonInRound {
  readonly cycleId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly kind: string;
  readonly organisation: string | null;
  readonly isRestricted: boolean;
  readonly communeId: string;
  readonly communeName: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly seatNumber: number;
  readonly position: string;
  /** First day in the seat. */
  readonly heldFrom: string;
  readonly state: PersonState;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  /** “bài 4 khóa C05; 1,5 giờ lớp”; empty when nothing is missing. */
  readonly missing: string;
}

/** How far a person is with one requirement, in words where words are needed. */
export interface PersonRequirement extends ReportRequirement {
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** The part of the sentence that belongs to it; empty when it is met. */
  readonly missing: string;
  /** Of hours: minutes still to attend. */
  readonly missingMinutes: number | null;
}

/** One person opened. */
export interface PersonReport {
  readonly view: ReportView;
  readonly person: PersonInRound;
  /** In the order of the round; empty before anything was derived. */
  readonly requirements: readonly PersonRequirement[];
}

/** A page of people by given name with how many the filter finds. */
export interface PeoplePage {
  readonly view: ReportView;
  readonly total: number;
  readonly people: readonly PersonInRound[];
  /** A place of the name that was looked for, where these are people called so. */
  readonly placeBeside: string | null;
  readonly nextCursor: string | null;
}

/** Before anything was derived: all is missing, and what exactly is not known yet. */
const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

/** A row in the words of the list and the file. */
export function personOf(row: PersonRow): PersonInRound {
  const { unmet, communeDistinguishedBy, teamKind, teamUnitName, givenName: _, ...person } = row;
  return {
    ...person,
    communeName: communeNameOf(row.communeName, communeDistinguishedBy),
    teamName: shortTeamName(teamKind, teamUnitName),
    doneSteps: row.doneSteps ?? 0,
    totalSteps: row.totalSteps ?? 0,
    missing: unmet === null ? NOT_DERIVED : missingSentence(unmet),
  };
}

function requirementOf(state: RequirementState, demanded: readonly ReportRequirement[]): PersonRequirement {
  const { key, label, kind, done, total, isMet } = state;
  const { title, motif, minutes } = demanded.find((one) => one.key === key) ?? {
    title: null,
    motif: null,
    minutes: null,
  };
  const missingMinutes = kind === 'hours' ? (state.missing[0]?.minutes ?? 0) : null;
  return { key, label, kind, title, motif, minutes, done, total, isMet, missing: missingOf(state), missingMinutes };
}

const NOBODY_LEFT_OUT: PersonFilter = {
  communeId: null,
  teamId: null,
  kind: null,
  state: null,
  missing: null,
  text: null,
};

type Batches = AsyncGenerator<readonly PersonRow[]>;

/** Who is to stand in a file; `words` say the filter. */
export interface PeopleWish {
  readonly filter: PersonFilter;
  readonly wanted: MemberQuery | null;
  readonly words: string;
  /** Told of everybody the file names, part by part, while it is being read. */
  readonly onRead: (memberIds: readonly string[]) => Promise<void>;
}

/** What is known only once the list was read. */
interface Counter {
  listed: number;
  /** Whose restricted record the filter finds and the file leaves out. */
  withheld: number;
}

const when = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });

/**
 * Ends a file after so many seconds, and what it is read from with the file: a reader who goes before the first byte never enters the generators
 * of the file, and the snapshot is given back here.
 */
export function breakOff(stream: Readable, source: AsyncGenerator<unknown>, seconds: number): void {
  const clock = setTimeout(() => stream.destroy(), seconds * 1000);
  stream.once('close', () => {
    clearTimeout(clock);
    void source.return(undefined);
  });
}

async function* cellsOf(
  first: IteratorResult<readonly PersonRow[]>,
  rest: Batches,
  counter: Counter,
): AsyncGenerator<CellValue[]> {
  try {
    for (let batch = first; batch.done !== true; batch = await rest.next()) {
      for (const row of batch.value) {
        counter.listed += 1;
        yield personCells(personOf(row));
      }
    }
  } finally {
    await rest.return(undefined);
  }
}

/** Read after the list, so that the number of rows is known. */
function aboutSheet(view: ReportView, words: string, counter: Readonly<Counter>): Sheet {
  function* rows(): Generator<CellValue[]> {
    yield ['Đợt', view.round.title];
    yield ['Số liệu lúc', when.format(view.asOf)];
    yield ['Bộ lọc', words];
    yield ['Số người trong danh sách', String(counter.listed)];
    yield ['Số người không ghi tên', `${counter.withheld} (yêu cầu hạn chế dùng dữ liệu, vẫn tính trong các con số)`];
    for (const line of view.definition.lines) yield ['Cách tính', line];
  }
  return {
    name: 'Cách tính',
    columns: [
      { header: 'Mục', width: 26, kind: 'paragraph' },
      { header: 'Nội dung', width: 90, kind: 'paragraph' },
    ],
    rows: rows(),
  };
}

/** A file on its way. */
export interface ExportedFile {
  readonly fileName: string;
  readonly stream: Readable;
}

/** A list of 20,000 keeps a connection busy for a second; nobody needs more than this. */
export const EXPORTS: ThrottleRule = { name: 'reporting.export', limit: 30, windowSeconds: 600 };

/** The people of a round with what they miss: listed, one by one, as a file. */
@Injectable()
export class PersonReportService {
  constructor(
    private readonly reportRounds: ReportRoundService,
    private readonly persons: PersonRepository,
    private readonly members: MemberService,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly exportLimiter: ExportLimiter,
    private readonly settings: ReportingSettings,
  ) {}

  /** People of the round whom the actor may see, by given name. @throws NotFound when the round touches no unit of the actor */
  async listPeople(
    actor: Actor,
    roundId: string,
    filter: PersonFilter,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<PeoplePage> {
    const view = await this.reportRounds.openRound(actor, READ_FIGURE_PEOPLE, roundId);
    const reading = await this.reportRounds.recordListRead(actor, view, filter.communeId);
    const wanted = filter.text === null ? null : await this.members.readSearchText(actor, view.scope, filter.text);
    const question = { roundId, on: view.today, filter, wanted };
    const after = decodeNameCursor(page.cursor);
    const { total, rows: found } = await this.persons.page(view.scope, question, { after, limit: page.limit + 1 });
    const rows = found.slice(0, page.limit);
    await this.reportRounds.recordHeld(
      reading,
      rows.map(({ memberId }) => memberId),
    );
    const last = rows[rows.length - 1];
    const nextCursor =
      found.length > page.limit && last !== undefined ? encodeNameCursor({ ...last, id: last.cycleId }) : null;
    const beside = wanted === null ? null : placeBeside(wanted.folded, wanted.place, rows);
    return { view, total, people: rows.map(personOf), placeBeside: beside, nextCursor };
  }

  /** One person by cycle. @throws NotFound when the cycle is not counted today or lies outside the actor's units */
  async getPersonOfCycle(actor: Actor, cycleId: string): Promise<PersonReport> {
    const roundId = await this.persons.roundOfCycle(this.reportRounds.scopeOf(actor, READ_FIGURE_PEOPLE), cycleId);
    if (roundId === null) throw new NotFound();
    const view = await this.reportRounds.openRound(actor, READ_FIGURE_PEOPLE, roundId);
    const row = await this.persons.find(view.scope, roundId, view.today, cycleId);
    if (row === null) throw new NotFound();
    await this.reportRounds.recordPersonRead(actor, row);
    const { requirements, ...counted } = row;
    return {
      view,
      person: personOf(counted),
      requirements: (requirements ?? []).map((state) => requirementOf(state, view.requirements)),
    };
  }

  /** Everybody of a team in a view that was opened for people; no access check. */
  async listTeam(actor: Actor, view: ReportView, teamId: string): Promise<PersonInRound[]> {
    const filter = { ...NOBODY_LEFT_OUT, teamId };
    const question = { roundId: view.round.id, on: view.today, filter, wanted: null };
    const { rows } = await this.persons.page(view.scope, question, { after: null, limit: 100 });
    const memberIds = rows.map(({ memberId }) => memberId);
    await this.reportRounds.recordTeamRead(actor, teamId, memberIds);
    return rows.map(personOf);
  }

  /**
   * The people that `PersonReportService.listPeople` finds with the same filter, as a file: the list, and a sheet that says as of when, which
   * filter and how the figures are counted. Restricted records are left out. The reading is written into the audit trail.
   * @throws NotFound when the round touches no unit of the actor
   * @throws TooManyRequests after 30 files in ten minutes
   * @throws ExportsBusy when as many files are being sent as a process sends at once
   */
  async exportPeople(actor: Actor, roundId: string, filter: PersonFilter): Promise<ExportedFile> {
    const view = await this.reportRounds.openRound(actor, READ_FIGURE_PEOPLE, roundId);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const wanted = filter.text === null ? null : await this.members.readSearchText(actor, view.scope, filter.text);
    let known = (_: NotedReading): void => undefined;
    const noted = new Promise<NotedReading>((resolve) => {
      known = resolve;
    });
    const stream = await this.openWorkbook(view, {
      ...{ filter, wanted, words: await this.filterInWords(view, filter) },
      onRead: async (memberIds) => this.audit.noteHeld(await noted, memberIds),
    });
    try {
      known(await this.recordExport(actor, view, filter));
    } catch (error) {
      known([]);
      stream.destroy();
      throw error;
    }
    return { fileName: `danh-sach-${view.today}.xlsx`, stream };
  }

  private async recordExport(actor: Actor, view: ReportView, filter: PersonFilter): Promise<NotedReading> {
    const { communeId, teamId, state, missing } = filter;
    return this.audit.recordExportOver(actor, view.scope, {
      action: 'reporting.people-exported',
      subject: { type: 'round', id: view.round.id },
      details: { communeId, teamId, state, missing },
    });
  }

  private async filterInWords(view: ReportView, filter: PersonFilter): Promise<string> {
    const names = await this.persons.namesOf(view.scope, filter);
    const requirement = view.requirements.find(({ key }) => key === filter.missing);
    return filterWords(filter, { ...names, requirement: requirement?.label ?? null });
  }

  /**
   * The file, its first rows read already: a fault is an error and not half a file. It holds a place and a connection until it was
   * read, destroyed, or `EXPORT_SECONDS` are over; then it breaks off, which tells the reader that it is not whole.
   * @throws ExportsBusy
   */
  async openWorkbook(view: ReportView, wish: PeopleWish): Promise<Readable> {
    const counter: Counter = { listed: 0, withheld: 0 };
    const batches = this.readBatches(view, wish, counter);
    const first = await batches.next();
    const list: Sheet = {
      name: 'Danh sách',
      columns: PERSON_COLUMNS,
      rows: cellsOf(first, batches, counter),
      isList: true,
    };
    const stream = streamXlsx([list, aboutSheet(view, wish.words, counter)]);
    breakOff(stream, batches, this.settings.EXPORT_SECONDS);
    return stream;
  }

  /** Holds its place exactly as long as the connection. */
  private async *readBatches(view: ReportView, wish: PeopleWish, counter: Counter): Batches {
    const giveBack = this.exportLimiter.takeTurn();
    const { filter, wanted } = wish;
    const batches = this.persons.stream(view.scope, { roundId: view.round.id, on: view.today, filter, wanted });
    try {
      for await (const batch of batches) {
        const kept = await this.members.usable(batch.map(({ memberId }) => memberId));
        counter.withheld += batch.length - kept.size;
        try {
          yield batch.filter(({ memberId }) => kept.has(memberId));
        } finally {
          // Afterwards: the first part is read before the trail has an entry. And of a reader who left in the middle too.
          await wish.onRead([...kept]);
        }
      }
    } finally {
      giveBack();
    }
  }
}
