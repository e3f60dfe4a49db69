import { formatDate } from '../../lib/i18n/format';
import { phoneInGroups } from '../../lib/i18n/phone';
import { t } from './messages/vi';
import type { Doubts } from './requests.svelte';

type Doubt = Doubts['items'][number];

/** One question: what stands there, and where within its source. */
interface DoubtPlace {
  readonly key: string;
  readonly words: string;
  readonly where: string;
}

/** Questions of one file, or about one kind of text. */
interface DoubtGroup {
  readonly key: string;
  readonly source: string;
  readonly places: readonly DoubtPlace[];
}

/** By their source, each where its first question stands. */
export function doubtGroups(items: readonly Doubt[]): DoubtGroup[] {
  const groups = new Map<string, { source: string; places: DoubtPlace[] }>();
  for (const doubt of items) {
    const source = sourceOf(doubt);
    const key = groupKey(source, doubt);
    const group = groups.get(key) ?? { source, places: [] };
    group.places.push({ key: doubt.key, words: wordsOf(doubt), where: whereOf(doubt) });
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** The key of a row begins with its import: a file that was imported twice has each row number twice. */
const groupKey = (source: string, { row, key }: Doubt): string => (row === null ? source : (key.split(':')[0] ?? key));

/** The one to go on with: the next without an answer behind the place she was at, else the first of all. */
export function nextOpen(keys: readonly string[], said: ReadonlyMap<string, boolean>, last: string | null): number {
  const isOpen = (key: string): boolean => !said.has(key);
  const from = last === null ? 0 : keys.indexOf(last) + 1;
  const next = keys.findIndex((key, at) => at >= from && isOpen(key));
  return next === -1 ? keys.findIndex(isOpen) : next;
}

/** Who asks, by what tells her from a namesake. */
export function personWords(person: NonNullable<Doubts['person']>): string {
  const { fullName, birthYear, phone, teamName, unitName, communeName } = person;
  const born = t('doubtBorn', { year: String(birthYear) });
  const dialled = phone === null ? t('doubtNoPhone') : phoneInGroups(phone);
  const places = [teamName, unitName, communeName].flatMap((name) => (name === null ? [] : inSentence(name)));
  // A team is called by its place.
  const told = places.filter((place, at) => !places.slice(0, at).some((before) => before.endsWith(place)));
  return [fullName, born, dialled, ...told].join(', ');
}

const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

const BREAKS = /\s*(?:\r\n?|\n)\s*/g;

/** Lines of a cell are parts of one cell among others; a text keeps its lines. */
function wordsOf({ row, words }: Doubt): string {
  return words
    .map((text) => text.trim().replace(BREAKS, row === null ? '\n' : ' / '))
    .join(row === null ? '\n' : ' · ');
}

function sourceOf({ source, row, notedAt, words }: Doubt): string {
  if (row === null) return withoutWords(source, words);
  return notedAt === null
    ? t('doubtFileUndated', { file: source })
    : t('doubtFile', { file: source, date: formatDate(notedAt) });
}

/** What has a name is called by it: where the question shows the name anyway, what kind of thing it is says enough. */
function withoutWords(source: string, words: readonly string[]): string {
  const shown = words.map((text) => inOnePiece(text.replace(/[«»]/g, '')));
  const parts = inOnePiece(source).split(' ');
  const at = parts.findIndex((_, index) => {
    const name = parts.slice(index).join(' ');
    return index > 0 && shown.some((text) => text === name || text.startsWith(`${name} `));
  });
  return at === -1 ? source : parts.slice(0, at).join(' ');
}

const inOnePiece = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function whereOf({ row, notedAt }: Doubt): string {
  if (row !== null) return t('doubtRow', { row });
  return notedAt === null ? '' : t('doubtDay', { date: formatDate(notedAt) });
}
