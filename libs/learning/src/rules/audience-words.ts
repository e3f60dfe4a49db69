import { type AudienceCondition, type AudienceRule } from './audience-rule';
import { formatDay } from './days';

/** Names of what a rule names by id: units, rounds, courses. */
export type AudienceNames = ReadonlyMap<string, string>;

const POSITIONS: Readonly<Record<string, string>> = { leader: 'tổ trưởng', deputy: 'tổ phó', member: 'tổ viên' };
const TEAMS: Readonly<Record<string, string>> = { 'commune-team': 'tổ cấp xã', 'village-team': 'tổ cấp thôn' };
const PEOPLE: Readonly<Record<string, string>> = {
  official: 'cán bộ, công chức',
  teacher: 'giáo viên',
  police: 'công an',
  health: 'nhân viên y tế',
  'mass-organisation': 'người của đoàn thể',
  'telecom-it': 'người của doanh nghiệp viễn thông, CNTT',
  resident: 'người dân',
};
const UNITS = 'xã, phường, thôn';
/** So many names are said; of more, how many there are. */
const NAMED = 3;

/** The rule as one sentence without a full stop, beginning with a capital letter: “Tổ trưởng, tổ phó, thuộc tổ cấp thôn, ở 5 đơn vị, …”. */
export function audienceWords(rule: AudienceRule | null, names: AudienceNames): string {
  const parts = rule === null ? [] : partsOf(rule, names);
  const sentence = parts.length === 0 ? 'mọi người giữ vị trí trong tổ' : parts.join(', ');
  return sentence.charAt(0).toLocaleUpperCase('vi-VN') + sentence.slice(1);
}

function partsOf({ match, conditions, except }: AudienceRule, names: AudienceNames): string[] {
  const without = except.map((condition) => exceptWords(condition, names));
  if (match === 'any' && conditions.length > 1) {
    const each = conditions.map((condition) => conditionWords(condition, names));
    return [`người có ít nhất một điều: ${each.join('; ')}`, ...without];
  }
  const inOrder = [...conditions].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const said = inOrder.map((condition) => conditionWords(condition, names));
  const first = inOrder[0]?.kind;
  const needsSubject = first === undefined || !NOUNS.has(first);
  return [...(needsSubject ? ['người giữ vị trí trong tổ'] : []), ...said, ...without];
}

const ORDER = ['position', 'person', 'team', 'unit', 'seat', 'round', 'course', 'any-round', 'named'];
const NOUNS: ReadonlySet<string> = new Set(['position', 'person', 'named']);

function conditionWords(condition: AudienceCondition, names: AudienceNames): string {
  switch (condition.kind) {
    case 'position':
      return wordsFrom(POSITIONS, condition.values);
    case 'person':
      return wordsFrom(PEOPLE, condition.values, ' hoặc ');
    case 'team':
      return `thuộc ${wordsFrom(TEAMS, condition.values, ' hoặc ')}`;
    case 'unit':
      return `ở ${named(condition.values, names, UNITS)}`;
    case 'seat':
      return seatWords(condition);
    case 'round':
      return `đã hoàn thành ${named(condition.values, names, 'đợt')} trước khi vào đợt`;
    case 'course':
      return `đã đạt bài kiểm tra của ${named(condition.values, names, 'khóa')} trước khi vào đợt`;
    case 'any-round':
      return 'đã hoàn thành một đợt khác trước khi vào đợt';
    case 'named':
      return 'những người được nêu tên khi mở phần học lại';
  }
}

function exceptWords(condition: AudienceCondition, names: AudienceNames): string {
  switch (condition.kind) {
    case 'round':
      return `chưa hoàn thành ${named(condition.values, names, 'đợt')}`;
    case 'course':
      return `chưa đạt bài kiểm tra của ${named(condition.values, names, 'khóa')}`;
    case 'any-round':
      return 'chưa hoàn thành đợt nào khác';
    case 'seat':
      return `trừ người ${seatWords(condition)}`;
    case 'unit':
    case 'team':
      return `trừ người ${conditionWords(condition, names)}`;
    default:
      return `trừ ${conditionWords(condition, names)}`;
  }
}

function seatWords({ side, day }: AudienceCondition): string {
  const date = day === null ? '' : formatDay(day);
  return side === 'before' ? `giữ vị trí từ trước ${date}` : `giữ vị trí từ ${date} trở đi`;
}

function wordsFrom(words: Readonly<Record<string, string>>, values: readonly string[], between = ', '): string {
  const order = Object.keys(words);
  const sorted = [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.map((value) => words[value] ?? value).join(between);
}

function named(ids: readonly string[], names: AudienceNames, word: string): string {
  if (ids.length > NAMED) return word === UNITS ? `${ids.length} ${word}` : `một trong ${ids.length} ${word}`;
  const said = ids.map((id) => names.get(id) ?? 'không còn').sort((a, b) => a.localeCompare(b, 'vi'));
  return said.map((name) => (word === UNITS ? name : `${word} “${name}”`)).join(' hoặc ');
}
