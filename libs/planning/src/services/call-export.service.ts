import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type CellValue, type SheetColumn, streamXlsx } from '@lopso/platform';
import { type CallName } from '../storage/call-name.repository';
import { CallDesk } from './call-desk';
import { ClassCalls, type NamedPerson } from './class-calls.service';

const COLUMNS: readonly SheetColumn[] = [
  { header: 'STT', width: 6, kind: 'whole' },
  { header: 'Xã, phường', width: 26, kind: 'text' },
  { header: 'Họ và tên', width: 28, kind: 'text' },
  { header: 'Năm sinh', width: 10, kind: 'whole' },
  { header: 'Tổ', width: 34, kind: 'text' },
  { header: 'Thôn, tổ dân phố', width: 26, kind: 'text' },
  { header: 'Tình trạng', width: 24, kind: 'text' },
  { header: 'Lớp', width: 34, kind: 'text' },
  { header: 'Lý do', width: 34, kind: 'paragraph' },
];

const STATES: Readonly<Record<CallName['state'], string>> = {
  proposed: 'tổ trưởng đề xuất',
  named: 'đã ghi tên',
  booked: 'đã có lớp',
  declined: 'xã không nhận đề xuất',
  withdrawn: 'đã rút tên',
  unable: 'không đi được',
};

/** The names of a call as a file. */
@Injectable()
export class CallExport {
  constructor(
    private readonly calls: ClassCalls,
    private readonly desk: CallDesk,
    private readonly audit: Audit,
  ) {}

  /** An .xlsx file of everybody in the call whom the actor sees, by commune; every export is noted. @throws NotFound */
  async workbook(actor: Actor, callId: string): Promise<Readable> {
    const call = await this.desk.seen(actor, callId);
    const scope = this.desk.readScope(actor);
    const within = scope.contains(call.unitPath) ? scope.narrowedTo(call.unitPath) : scope;
    const reading = await this.audit.recordExportOver(actor, within, {
      action: 'planning.call-exported',
      subject: { type: 'class-call', id: callId },
    });
    const people = await this.calls.people(actor, await this.desk.withMerged(within), { callId, communeId: null });
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const sorted = [...people].sort((one, other) => one.quotaName.localeCompare(other.quotaName, 'vi'));
    const rows = sorted.map((person, index) => cells(person, index + 1));
    return streamXlsx([{ name: 'Danh sách', columns: COLUMNS, rows, isList: true }]);
  }
}

/** Of somebody who asked that her record be used no further. */
const WITHHELD = 'Đang hạn chế xử lý';

const GONE = 'Không còn ở xã';

const cells = (person: NamedPerson, number: number): readonly CellValue[] => [
  ...(person.isRestricted
    ? [number, person.quotaName, WITHHELD, null, '', '']
    : [number, person.quotaName, person.fullName, person.birthYear, person.teamName ?? '', person.unitName ?? GONE]),
  ...[
    stateOf(person),
    person.state === 'booked' || person.isBack ? (person.classTitle ?? '') : '',
    person.reason ?? '',
  ],
];

/** What became of somebody, with what her class did to it. */
function stateOf({ state, classTitle, isBack }: NamedPerson): string {
  if (isBack) return 'có lớp, không tính vào chỗ của xã';
  if (classTitle === null || state === 'booked') return STATES[state];
  return state === 'named' ? `chờ lớp khác, lớp “${classTitle}” đã hủy` : `không còn chỗ ở lớp “${classTitle}”`;
}
