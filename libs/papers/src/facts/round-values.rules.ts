import {
  column,
  numberInWords,
  type PaperTable,
  type PaperValues,
  percentInWords,
  personal,
} from './paper-values.rules';

/** A commune's figure in a round; `ratePercent` null: no figure, which is not 0. */
export interface PaperCommune {
  readonly name: string;
  readonly total: number;
  readonly finished: number;
  readonly ratePercent: number | null;
}

/** Somebody who finished and has no certificate of the round. `finishedOn` is `yyyy-mm-dd`. */
export interface PaperCandidate {
  readonly memberId: string;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly unit: string;
  readonly finishedOn: string;
}

/** A round as its papers tell of it. Days are `yyyy-mm-dd`. */
export interface PaperRound {
  readonly title: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly startsOn: string;
  /** Where each has her own date (`dueDays`), the last day on which somebody joins. */
  readonly dueOn: string;
  /** From which day the days of each are counted; null: one date holds for all. */
  readonly dueFrom: 'joining' | 'seat' | null;
  readonly dueDays: number | null;
  /** The day on which it was ended (decision 0137); null: it goes on. */
  readonly endedOn: string | null;
  readonly asOf: string;
  readonly total: number;
  readonly finished: number;
  readonly ratePercent: number | null;
  readonly communes: readonly PaperCommune[];
  /** By commune and given name. */
  readonly candidates: readonly PaperCandidate[];
  /** Where the candidates are from: a commune, or the whole province. */
  readonly candidatesOf: string;
}

/** What templates of papers about a round may ask for. */
export const ROUND_NAMES = {
  fields: [
    ...['tên đợt', 'số quyết định', 'ngày quyết định', 'ngày bắt đầu', 'hạn hoàn thành', 'tính đến ngày', 'tổng số'],
    ...['số hoàn thành', 'số chưa hoàn thành', 'tỉ lệ hoàn thành', 'số xã có số liệu', 'số xã chưa có số liệu'],
    ...['số đề nghị', 'nơi đề nghị'],
  ],
  tables: ['kết quả theo xã', 'đề nghị cấp giấy'],
} as const;

/** The fields and tables of a round. */
export function roundValues(round: PaperRound): PaperValues {
  const counted = round.communes.filter(({ ratePercent }) => ratePercent !== null).length;
  return {
    fields: {
      'tên đợt': round.title,
      'số quyết định': round.decisionNumber,
      'ngày quyết định': day(round.decidedOn),
      'ngày bắt đầu': day(round.startsOn),
      'hạn hoàn thành': dueWords(round),
      'tính đến ngày': day(round.asOf),
      'tổng số': numberInWords(round.total),
      'số hoàn thành': numberInWords(round.finished),
      'số chưa hoàn thành': numberInWords(round.total - round.finished),
      'tỉ lệ hoàn thành': rateWords(round.ratePercent),
      'số xã có số liệu': numberInWords(counted),
      'số xã chưa có số liệu': numberInWords(round.communes.length - counted),
      'số đề nghị': numberInWords(round.candidates.length),
      'nơi đề nghị': round.candidatesOf,
    },
    tables: { 'kết quả theo xã': communeTable(round.communes), 'đề nghị cấp giấy': candidateTable(round.candidates) },
  };
}

function day(on: string): string {
  return on.split('-').reverse().join('/');
}

/** Stands behind “đến ngày” in a sentence. */
function dueWords({ dueOn, dueFrom, dueDays, endedOn }: PaperRound): string {
  const ended = endedOn === null ? null : `đợt đã kết thúc ngày ${day(endedOn)}`;
  if (dueFrom === null || dueDays === null) return ended === null ? day(dueOn) : `${day(dueOn)} (${ended})`;
  const start = dueFrom === 'joining' ? 'vào đợt' : 'giữ vị trí trong tổ';
  return `riêng của mỗi người (${dueDays} ngày từ ngày ${start}, nhận người đến hết ngày ${day(dueOn)}${ended === null ? '' : `; ${ended}`})`;
}

function rateWords(percent: number | null): string {
  return percent === null ? 'chưa có số liệu' : percentInWords(percent / 100);
}

function communeTable(communes: readonly PaperCommune[]): PaperTable {
  return {
    columns: [
      ...[column('TT', 1.6, 'centre'), column('Xã, phường', 8), column('Số người', 3, 'centre')],
      ...[
        column('Hoàn thành', 3.4, 'centre'),
        column('Chưa hoàn thành', 3.4, 'centre'),
        column('Tỉ lệ', 3.6, 'centre'),
      ],
    ],
    rows: communes.map(({ name, total, finished, ratePercent }, index) => ({
      cells: [
        ...[String(index + 1), name],
        ...(ratePercent === null ? ['', '', ''] : [total, finished, total - finished].map(String)),
        rateWords(ratePercent),
      ],
      memberId: null,
    })),
    rowHeightMm: 0,
    emptyWords: 'Đợt chưa có số liệu của xã, phường nào.',
  };
}

function candidateTable(candidates: readonly PaperCandidate[]): PaperTable {
  return {
    columns: [
      ...[column('TT', 1.6, 'centre'), personal('Họ và tên', 8), personal('Năm sinh', 2.4, 'centre')],
      ...[personal('Đơn vị', 9.2), personal('Hoàn thành ngày', 4.4, 'centre'), column('Ghi chú', 2.6)],
    ],
    rows: candidates.map(({ memberId, fullName, birthYear, unit, finishedOn }, index) => ({
      cells: [String(index + 1), fullName, birthYear === null ? '' : String(birthYear), unit, day(finishedOn), ''],
      memberId,
    })),
    rowHeightMm: 0,
    emptyWords: 'Không có ai hoàn thành mà chưa có giấy chứng nhận.',
  };
}
