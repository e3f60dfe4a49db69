import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Audit,
  type CellValue,
  type Sheet,
  streamXlsx,
  Throttle,
  type ThrottleRule,
} from '@lopso/platform';
import { Restrictions } from '@lopso/org';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { filterWords } from '../rules/filter-words';
import { type PersonFilter } from '../rules/person-filter';
import { PERSON_COLUMNS, personCells } from '../rules/person-sheet';
import { FilterNameRepository } from '../storage/filter-name.repository';
import { PersonRepository, type PersonRow } from '../storage/person.repository';
import { personOf } from './people.service';
import { ReportRounds, type ReportView } from './report-rounds.service';

/** A file on its way. */
export interface ExportedFile {
  readonly fileName: string;
  readonly stream: Readable;
}

/** A list of 20,000 keeps a connection busy for a second; nobody needs more than this. */
const EXPORTS: ThrottleRule = { name: 'reporting.export', limit: 30, windowSeconds: 600 };

const when = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });

/** Lists of people as .xlsx files. */
@Injectable()
export class PeopleExport {
  constructor(
    private readonly rounds: ReportRounds,
    private readonly persons: PersonRepository,
    private readonly names: FilterNameRepository,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly restrictions: Restrictions,
  ) {}

  /**
   * The people that `People.list` finds with the same filter, as a file: the list, and a sheet that says as of when, which
   * filter and how the figures are counted. Restricted records are left out. The first rows are read before this resolves, so that a fault is an error and
   * not half a file. The reading is written into the audit trail.
   * @throws NotFound when the round touches no unit of the actor
   * @throws TooManyRequests after 30 files in ten minutes
   */
  async open(actor: Actor, roundId: string, filter: PersonFilter): Promise<ExportedFile> {
    const view = await this.rounds.open(actor, READ_FIGURE_PEOPLE, roundId);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const details = await this.words(view, filter);
    await this.audit.recordExport(actor, {
      action: 'reporting.people-exported',
      subjectType: 'round',
      subjectId: roundId,
      unitPath: view.scope.toPaths()[0] ?? null,
      details: { communeId: filter.communeId, teamId: filter.teamId, state: filter.state, missing: filter.missing },
    });
    const batches = this.usable(this.persons.stream(view.scope, { roundId, on: view.today, filter }));
    const first = await batches.next();
    const counter = { rows: 0 };
    const list: Sheet = {
      name: 'Danh sách',
      columns: PERSON_COLUMNS,
      rows: cellsOf(first, batches, counter),
      isList: true,
    };
    const stream = streamXlsx([list, aboutSheet(view, details, counter)]);
    // A reader who goes before the first byte never enters the generators of the file: the snapshot is given back here.
    stream.once('close', () => void batches.return(undefined));
    return { fileName: `danh-sach-${view.today}.xlsx`, stream };
  }

  private async *usable(batches: Batches): Batches {
    try {
      for await (const batch of batches) {
        const kept = await this.restrictions.usable(batch.map(({ memberId }) => memberId));
        yield batch.filter(({ memberId }) => kept.has(memberId));
      }
    } finally {
      await batches.return(undefined);
    }
  }

  private async words(view: ReportView, filter: PersonFilter): Promise<string> {
    const names = await this.names.namesOf(view.scope, filter);
    const requirement = view.requirements.find(({ key }) => key === filter.missing);
    return filterWords(filter, { ...names, requirement: requirement?.label ?? null });
  }
}

type Batches = AsyncGenerator<readonly PersonRow[]>;

async function* cellsOf(
  first: IteratorResult<readonly PersonRow[]>,
  rest: Batches,
  counter: { rows: number },
): AsyncGenerator<CellValue[]> {
  try {
    for (let batch = first; batch.done !== true; batch = await rest.next()) {
      for (const row of batch.value) {
        counter.rows += 1;
        yield personCells(personOf(row));
      }
    }
  } finally {
    await rest.return(undefined);
  }
}

/** Read after the list, so that the number of rows is known. */
function aboutSheet(view: ReportView, details: string, counter: { readonly rows: number }): Sheet {
  function* rows(): Generator<CellValue[]> {
    yield ['Đợt', view.round.title];
    yield ['Số liệu lúc', when.format(view.asOf)];
    yield ['Bộ lọc', details];
    yield ['Số người trong danh sách', String(counter.rows)];
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
