import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type MemberQuery, MemberService } from '@lopso/org';
import { type CellValue, type Sheet, streamXlsx } from '@lopso/platform';
import { ReportingSettings } from '../reporting.settings';
import { type PersonFilter } from '../rules/person-filter';
import { PERSON_COLUMNS, personCells } from '../rules/person-sheet';
import { PersonRepository, type PersonRow } from '../storage/person.repository';
import { ExportPlaces } from './export-places';
import { personOf } from './people.service';
import { type ReportView } from './report-rounds.service';

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

/** Writes people of a round into a workbook while it is being read. */
@Injectable()
export class PeopleWorkbook {
  constructor(
    private readonly persons: PersonRepository,
    private readonly members: MemberService,
    private readonly places: ExportPlaces,
    private readonly settings: ReportingSettings,
  ) {}

  /**
   * The file, its first rows read already: a fault is an error and not half a file. It holds a place and a connection until it was
   * read, destroyed, or `EXPORT_SECONDS` are over; then it breaks off, which tells the reader that it is not whole.
   * @throws ExportsBusy
   */
  async open(view: ReportView, wish: PeopleWish): Promise<Readable> {
    const counter: Counter = { listed: 0, withheld: 0 };
    const batches = this.read(view, wish, counter);
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
  private async *read(view: ReportView, wish: PeopleWish, counter: Counter): Batches {
    const giveBack = this.places.take();
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
