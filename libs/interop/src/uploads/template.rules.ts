import { type CellValue, type ColumnChoices, type Sheet, type SheetColumn } from '@lopso/platform';
import { KIND_WORDS, POSITION_WORDS, TEAM_WORDS } from '../checks/person-texts.rules';
import { fieldsOf, type ImportField, type ImportKind } from '../imports/import-row.rules';

type Params = Readonly<Record<string, string | number>>;

/** One sentence per code of a row's problem; it says what is wrong and what to do. */
const SENTENCES: Readonly<Record<string, string>> = {
  formula: 'Ô này là công thức chưa có kết quả. Lớp Số không tính công thức, hãy gõ giá trị vào ô.',
  'cell-error': 'Ô này báo lỗi {typed} trong Excel. Gõ lại giá trị đúng.',
  'name-missing': 'Dòng này chưa có họ và tên.',
  'name-cleaned': 'Đã bỏ phần không thuộc tên, còn “{value}”.',
  'org.name': 'Họ và tên “{typed}” có ký tự không dùng trong tên. Gõ lại chỉ bằng chữ.',
  'org.name-of-one-word': 'Tên “{typed}” chỉ có một chữ. Gõ đủ họ và tên, hoặc giữ nguyên nếu đúng là vậy.',
  'org.name-too-long': 'Tên dài quá 80 chữ cái. Gõ tên như trong giấy tờ.',
  'birth-year-missing': 'Chưa có năm sinh.',
  'birth-year': 'Không đọc được năm sinh từ “{typed}”.',
  'date-to-year': 'Chỉ giữ năm sinh {value}, không giữ ngày.',
  'year-as-date': 'Ô ghi năm nhưng để kiểu ngày, hiện thành {typed}. Đọc là năm {value}.',
  'org.birth-year': 'Năm sinh {value} không phù hợp. Thành viên phải từ 16 tuổi, sinh từ năm 1920.',
  'org.phone': 'Số điện thoại “{typed}” không đúng.',
  'lost-nought': 'Đã thêm số 0 bị mất ở đầu, thành {value}.',
  'first-phone': 'Ô có nhiều số, lấy số đầu là {value}.',
  'old-phone': 'Số {typed} là đầu số cũ 11 chữ số, nay đã đổi.',
  'shared-phone': 'Cùng số điện thoại với dòng {row}. Người trong nhà dùng chung máy vẫn được.',
  'known-phone': 'Cùng số điện thoại với {value} đã có trong danh sách. Người trong nhà dùng chung máy vẫn được.',
  'commune-missing': 'Chưa ghi xã, phường.',
  'commune-unknown': 'Không có xã, phường nào tên “{typed}”.',
  'commune-near': 'Không có xã, phường nào tên “{typed}”, gần nhất là {near}.',
  'commune-choose': '“{typed}” nay thuộc nhiều xã, phường. Chọn nơi người này ở.',
  'commune-from-old': '“{typed}” nay là {value}.',
  'commune-elsewhere': '“{typed}” là {value}, không thuộc đơn vị đang nhập.',
  'village-missing': 'Tổ của thôn cần ghi tên thôn.',
  'village-unknown': '{commune} chưa có {value}.',
  'village-spelling': '{value} và {near} chỉ khác nhau ở dấu. Chọn nơi đã có, hoặc thêm một nơi khác.',
  'village-former': '{value} nay là {near}. Chọn nơi ấy, hoặc thêm một nơi khác.',
  'village-choose': '{value} có thể là: {near}. Chọn đúng nơi, hoặc thêm một nơi khác.',
  'village-new': 'Sẽ thêm {value} vào {commune}.',
  'village-known': '{value} đã có trong danh sách của {commune}, không thêm nữa.',
  'village-near': 'Sẽ thêm {value}, là nơi khác với {near} đã có.',
  'village-near-row': 'Sẽ thêm {value}, là nơi khác với {near} ở dòng {row}.',
  'village-ended': '{value} đã kết thúc, không nhận người mới.',
  'village-name': 'Tên thôn cần có, dài nhất 80 ký tự, chỉ gồm chữ, số và dấu . , - / ( ).',
  'kind-missing': 'Chưa ghi thành phần, tạm ghi Người dân.',
  'kind-unknown': 'Không hiểu thành phần “{typed}”.',
  'org.organisation': 'Thành phần này không có tên đoàn thể, doanh nghiệp. Xem lại hai ô.',
  'organisation-missing': 'Thành phần này phải ghi tên đoàn thể hoặc doanh nghiệp.',
  'position-unknown': 'Không hiểu chức danh “{typed}”.',
  'position-at-work': 'Chức vụ “{typed}”: ghi là {value} của tổ.',
  'team-unknown': 'Không rõ “{typed}” là tổ cấp xã hay tổ của thôn.',
  'team-new': 'Chưa có tổ, sẽ lập tổ cho {value}.',
  'team-full': 'Tổ của {team} có {limit} vị trí, đến dòng này đã đủ người.',
  'second-leader': 'Tổ của {team} đã có tổ trưởng là {holder}.',
  'record-ended': 'Sở đã dừng hồ sơ này nên không xếp vị trí được nữa. Hỏi Sở, hoặc chỉ ghi tên.',
  'member-seated': '{holder} đang giữ vị trí {number}, {teamName}. Mỗi người chỉ giữ một vị trí.',
  'not-found': 'Người hoặc đơn vị này vừa bị thay đổi. Kiểm tra lại tệp.',
  'already-there': '{value} đã có trong danh sách, bỏ qua.',
  likeness: 'Có thể đã có người này. Chọn cùng một người, hoặc người khác.',
  erased: 'Đã xóa theo yêu cầu của người này. Không nhập lại.',
  'set-aside-over': 'Dòng này đã để riêng quá hạn mà không ai nhận, nội dung đã bỏ.',
  'set-aside':
    'Dòng này để riêng, chờ xem lại. Nếu biết rõ người trong dòng và cần thêm người ấy vào danh sách thì lấy lại dòng, nếu không thì để nguyên.',
  repeated: 'Trùng dòng {row}, không có gì thêm. Bỏ qua.',
};

/** What blocking problems of one kind are called together. */
const KINDS: Readonly<Record<string, string>> = {
  formula: 'Ô là công thức',
  'cell-error': 'Ô báo lỗi trong Excel',
  'name-missing': 'Thiếu họ và tên',
  'org.name': 'Tên có ký tự lạ',
  'org.name-of-one-word': 'Tên chỉ có một chữ',
  'org.name-too-long': 'Tên dài quá',
  'birth-year-missing': 'Thiếu năm sinh',
  'birth-year': 'Năm sinh không đọc được',
  'org.birth-year': 'Năm sinh không phù hợp',
  'org.phone': 'Số điện thoại sai',
  'old-phone': 'Số điện thoại 11 số cũ',
  'commune-missing': 'Thiếu xã, phường',
  'commune-unknown': 'Xã, phường không có',
  'commune-near': 'Xã, phường có thể gõ sai',
  'commune-choose': 'Xã cũ nay thuộc nhiều nơi',
  'commune-elsewhere': 'Xã, phường của đơn vị khác',
  'village-missing': 'Thiếu tên thôn',
  'village-unknown': 'Thôn chưa có trong danh sách',
  'village-spelling': 'Tên thôn chỉ khác dấu',
  'village-former': 'Tên cũ của thôn',
  'village-choose': 'Tên thôn có thể là nơi khác',
  'village-ended': 'Thôn đã kết thúc',
  'village-name': 'Tên thôn chưa đúng',
  'kind-unknown': 'Thành phần không rõ',
  'organisation-missing': 'Thiếu tên đoàn thể, doanh nghiệp',
  'org.organisation': 'Tên đoàn thể chưa khớp thành phần',
  'position-unknown': 'Chức danh không rõ',
  'team-unknown': 'Không rõ tổ nào',
  'team-full': 'Tổ đã đủ người',
  'second-leader': 'Tổ đã có tổ trưởng',
  'record-ended': 'Hồ sơ đã dừng',
  'member-seated': 'Người đang giữ vị trí khác',
  'not-found': 'Dữ liệu vừa bị thay đổi',
  erased: 'Đã xóa theo yêu cầu',
};

/** What a kind of problem is called. */
export function kindWords(code: string): string {
  return KINDS[code] ?? 'Cần xem lại';
}

const LONGEST_VALUE = 80;

/** Signs that turn the direction of the text around them. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function shown(value: string | number | undefined): string {
  const text = String(value ?? '').replace(TURNING, '');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** The words of a problem; values stand where the sentence wants them, long ones cut. */
export function problemSentence(code: string, params: Params): string {
  const sentence = SENTENCES[code] ?? 'Dòng này chưa dùng được. Xem lại các ô.';
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => shown(params[name]));
}

/** Codes that have a sentence, for the test that none lacks one. */
export const PROBLEM_CODES: readonly string[] = Object.keys(SENTENCES);

/** What a field is called on screen, in the template and in the list of faulty rows. */
export const FIELD_WORDS: Readonly<Record<ImportField, string>> = {
  fullName: 'Họ và tên',
  birthYear: 'Năm sinh',
  phone: 'Số điện thoại',
  commune: 'Xã, phường',
  district: 'Huyện (cũ)',
  village: 'Thôn, tổ dân phố',
  villageWord: 'Gọi là',
  team: 'Thuộc tổ',
  position: 'Chức danh trong tổ',
  kind: 'Thành phần',
  organisation: 'Đoàn thể, đơn vị công tác',
};

/** The sheet of the form that shows how it is filled in. */
export const EXAMPLE_SHEET = 'Ví dụ';

/** Names a form offers to choose from. */
export interface TemplateNames {
  readonly communes: readonly string[];
  /** Of one commune; empty for a province. */
  readonly villages: readonly string[];
}

const LISTS = 'Danh mục';

const MAIN = 'Danh sách';

const WIDTHS: Readonly<Partial<Record<ImportField, number>>> = {
  fullName: 28,
  commune: 30,
  village: 26,
  organisation: 32,
  kind: 26,
};

/** Invented people with telephones nobody can have. */
const ROSTER_EXAMPLES: readonly Readonly<Partial<Record<ImportField, string>>>[] = [
  {
    fullName: 'Vàng Thị Mỷ',
    birthYear: '1990',
    phone: '0992 000 111',
    team: TEAM_WORDS['commune-team'],
    position: 'Tổ trưởng',
    kind: KIND_WORDS.official,
  },
  {
    fullName: 'Lù Seo Páo',
    birthYear: '1985',
    phone: '0992 000 222',
    village: 'Thôn 3',
    position: 'Thành viên',
    kind: KIND_WORDS['mass-organisation'],
    organisation: 'Đoàn Thanh niên',
  },
  { fullName: 'Hoàng Văn Chấn', birthYear: '1978', village: 'Thôn Bản Pắng', kind: KIND_WORDS.resident },
];

const VILLAGE_EXAMPLES: readonly Readonly<Partial<Record<ImportField, string>>>[] = [
  { villageWord: 'Thôn', village: 'Bản Pắng' },
  { villageWord: 'Tổ dân phố', village: '7' },
];

interface NamedList {
  readonly field: ImportField;
  readonly words: readonly string[];
  readonly isClosed: boolean;
}

function listsOf(kind: ImportKind, { communes, villages }: TemplateNames): NamedList[] {
  const common: NamedList[] = [{ field: 'commune', words: communes, isClosed: true }];
  if (kind === 'villages')
    return [...common, { field: 'villageWord', words: ['Thôn', 'Tổ dân phố', 'Xóm', 'Bản', 'Khu'], isClosed: true }];
  return [
    ...common,
    { field: 'village', words: villages, isClosed: false },
    { field: 'team', words: Object.values(TEAM_WORDS), isClosed: true },
    { field: 'position', words: Object.values(POSITION_WORDS), isClosed: true },
    { field: 'kind', words: Object.values(KIND_WORDS), isClosed: true },
  ];
}

/** Fields a form offers; the old district is read where a file has it, never asked for. */
const offered = (kind: ImportKind): ImportField[] => fieldsOf(kind).filter((field) => field !== 'district');

const columnsOf = (fields: readonly ImportField[]): SheetColumn[] =>
  fields.map((field) => ({ header: FIELD_WORDS[field], width: WIDTHS[field] ?? 18, kind: 'text' }));

function* exampleRows(kind: ImportKind, fields: readonly ImportField[], commune: string): Generator<CellValue[]> {
  for (const example of kind === 'roster' ? ROSTER_EXAMPLES : VILLAGE_EXAMPLES)
    yield fields.map((field) => example[field] ?? (field === 'commune' ? commune : null));
}

function* listRows(lists: readonly NamedList[]): Generator<CellValue[]> {
  const longest = Math.max(...lists.map(({ words }) => words.length));
  for (let index = 0; index < longest; index += 1) yield lists.map(({ words }) => words[index] ?? null);
}

/**
 * The form of an import: an empty list with drop-downs, an example, and the lists behind the drop-downs. Villages may be typed
 * too, since a new one is added by the import.
 */
export function templateSheets(kind: ImportKind, names: TemplateNames): Sheet[] {
  const fields = offered(kind);
  const lists = listsOf(kind, names);
  const choices = lists.map(({ field, words, isClosed }, index): ColumnChoices => ({
    column: fields.indexOf(field),
    listSheet: LISTS,
    listColumn: index,
    count: words.length,
    isClosed,
  }));
  const listColumns = columnsOf(lists.map(({ field }) => field));
  return [
    { name: MAIN, columns: columnsOf(fields), rows: [], choices },
    { name: EXAMPLE_SHEET, columns: columnsOf(fields), rows: exampleRows(kind, fields, names.communes[0] ?? '') },
    { name: LISTS, columns: listColumns, rows: listRows(lists) },
  ];
}
