import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Scope } from '../access/scope';
import { Clock } from '../clock/clock';
import { TextsUnanswered } from '../errors/platform.errors';
import { type FreeText } from './free-text';
import { FreeTextRepository, type TextRow, type TextSearch } from './free-text.repository';
import { type Doubt, type ErasedSubject, MOST_DOUBTS, type NamesOf } from './held-data';
import { longerNamesIn, withoutNamesOfOthers } from './known-names';
import {
  type Extent,
  soughtInTexts,
  type SoughtInTexts,
  tellingTexts,
  tellSurely,
  type Told,
  toldOf,
  unaskedOf,
  withoutTold,
} from './person-in-texts';
import { reworded } from './reworded';

const KEY_SIGNS = 16;
/** Of the id's random end. */
const SIGN = 6;

/** A row that tells of somebody who may be the person, and what it says of her. */
interface Hit {
  readonly text: FreeText;
  readonly index: number;
  readonly row: TextRow;
  readonly told: readonly Told[];
  /** The row names a namesake by id: then each place in it is asked about by itself. */
  readonly hasNamesake: boolean;
}

/** What the officer is asked once: all places of a row that tell of the person, or one where a longer name may stand. */
interface Question {
  readonly hit: Hit;
  readonly key: string;
  readonly told: readonly Told[];
}

/** Where the person is looked for, and who of others has a name. */
export interface SearchedTexts {
  readonly texts: readonly FreeText[];
  readonly namesOf: NamesOf;
}

/** What goes of a row. */
interface Going {
  readonly told: Told;
  readonly extent: Extent;
}

/** Looks for a person in texts about something else. Only an officer can say whether a name there is hers (decision 0026). */
@Injectable()
export class FreeTexts {
  constructor(
    private readonly rows: FreeTextRepository,
    private readonly clock: Clock,
  ) {}

  /** Texts within the scope that may name the person. */
  async doubts(texts: SearchedTexts, subject: ErasedSubject, scope: Scope): Promise<Doubt[]> {
    const hits = await this.hits(texts, subject, false);
    return inAskingOrder(hits.filter((hit) => mayAsk(hit, scope)).flatMap(questionsOf)).map(({ hit, key, told }) => ({
      ...{ key, words: told.map(({ words }) => words), row: null, notedAt: hit.row.notedAt, source: sourceOf(hit) },
      isNearly: isPerhaps({ told }) && !told.some(({ hasPhone }) => hasPhone),
    }));
  }

  /**
   * Takes the person out of what the officer said is hers; of what she wasn't asked about, of things the person had a part in and of
   * texts with her telephone. The ids of audit entries whose values are to go. Joins the transaction.
   * @throws TextsUnanswered when one within the officer's units has no answer, or says something else by now
   */
  async erase(texts: SearchedTexts, subject: ErasedSubject): Promise<string[]> {
    const { answers, memberId, person } = subject;
    if (person === null) return [];
    const [theirs, others] = [new Set(answers?.theirs), new Set(answers?.others)];
    const sought = soughtInTexts(person);
    const isAsked = (hit: Hit): boolean => answers !== undefined && mayAsk(hit, answers.scope);
    const hits = await this.hits(texts, subject, true);
    const isSaid = ({ key }: Question): boolean => theirs.has(key) || others.has(key);
    const asked = inAskingOrder(hits.filter(isAsked).flatMap(questionsOf)).slice(0, MOST_DOUBTS);
    const open = asked.filter((question) => !isSaid(question));
    if (open.length > 0 && answers?.isPartial !== true) throw new TextsUnanswered(open.length);
    const entries: string[] = [];
    for (const hit of hits) {
      const hers = questionsOf(hit).flatMap((question): Going[] => {
        if (!isAsked(hit) || !isSaid(question)) return surelyHers(question);
        return theirs.has(question.key) ? question.told.map((told) => ({ told, extent: 'all' })) : [];
      });
      // Values of the trail go as a whole, never for a telephone alone beside what may be another's name.
      const isAudit = hit.text.way === 'audit';
      if (!hers.some(({ extent }) => extent === 'all' || !isAudit)) continue;
      if (isAudit) entries.push(hit.row.id);
      else await this.rows.keep(hit.text, hit.row.id, leftOf(hit, { sought, memberId, hers }), this.clock.now());
    }
    return entries;
  }

  private async hits({ texts, namesOf }: SearchedTexts, subject: ErasedSubject, isHeld: boolean): Promise<Hit[]> {
    const { memberId, accountId, person } = subject;
    if (person === null) return [];
    const [provincePath = person.unitPath] = person.unitPath.split('.');
    const { namesakes } = person;
    const sought = soughtInTexts(person);
    const search: TextSearch = { memberId, accountId, person: sought, namesakes, provincePath, isHeld };
    const hits: Hit[] = [];
    for (const [index, text] of texts.entries())
      for (const row of await this.rows.rowsNaming(text, search)) {
        const said = saidIn(text, row, search);
        if (said.told.length > 0) hits.push({ text, index, row, ...said });
      }
    const longer = longerNamesIn(hits.flatMap(({ told }) => told));
    const known = longer.length === 0 ? [] : await namesOf(longer);
    return hits.map((hit) => ({ ...hit, told: withoutNamesOfOthers(hit.told, known) }));
  }
}

const mayAsk = ({ text, row }: Hit, scope: Scope): boolean => text.isUnread !== true && scope.contains(row.unitPath);

const sourceOf = ({ text, row: { label } }: Hit): string =>
  label === null || label === '' ? text.what : `${text.what} ${label}`;

/** A row that may tell of a namesake is asked about whole; a place where a longer name may stand, by itself: another one of the row may name her. */
function questionsOf(hit: Hit): Question[] {
  const whole = hit.told.filter(({ kind }) => kind === 'whole');
  const perhaps = hit.told.filter(({ kind }) => kind === 'perhaps');
  const asked = hit.hasNamesake ? eachOf(whole) : [whole].filter(({ length }) => length > 0);
  return [...asked, ...eachOf(perhaps)].map((told) => ({ hit, key: keyOf(hit, told), told }));
}

/** Texts that say the same are one question. */
function eachOf(told: readonly Told[]): Told[][] {
  const said = new Map<string, Told[]>();
  for (const one of told) {
    const same = said.get(one.words);
    if (same === undefined) said.set(one.words, [one]);
    else same.push(one);
  }
  return [...said.values()];
}

/** However many there is room for: where the name stands whole before where a longer one may, for nothing of the latter goes unasked. */
const inAskingOrder = (questions: readonly Question[]): Question[] => [
  ...questions.filter((question) => !isPerhaps(question)),
  ...questions.filter(isPerhaps),
];

const isPerhaps = ({ told }: Pick<Question, 'told'>): boolean => told.every(({ kind }) => kind === 'perhaps');

/** Changes with what the text says of the person. */
function keyOf({ index, row }: Hit, told: readonly Told[]): string {
  const words = JSON.stringify([isPerhaps({ told }), told.map((one) => one.words)]);
  const said = createHash('sha256').update(words).digest('hex');
  return `${row.id}:${index}:${said.slice(0, KEY_SIGNS)}`;
}

/** An audit value is JSON within a text. */
const valueOf = ({ way, prepared }: FreeText, value: unknown, memberId: string): unknown => {
  if (way === 'audit') return JSON.parse(String(value)) as unknown;
  return prepared === undefined ? value : prepared(value, memberId);
};

function saidIn(
  text: FreeText,
  row: TextRow,
  { memberId, person }: TextSearch,
): { readonly told: Told[]; readonly hasNamesake: boolean } {
  let hasNamesake = false;
  const isKept = (part: object): boolean => {
    if (text.isOthers?.(part) !== true) return false;
    hasNamesake ||= tellingTexts(part, person).length > 0;
    return true;
  };
  const told = Object.values(row.said).flatMap((value) => toldOf(valueOf(text, value, memberId), person, isKept));
  return { told, hasNamesake };
}

/**
 * What goes unasked: all of a text nobody may read; of a row beside a namesake only what stands with the telephone. Where a longer name may stand it is the telephone
 * alone: the family may share it.
 */
function surelyHers({ hit: { text, row, hasNamesake, told: all }, told }: Question): Going[] {
  if (text.isUnread === true) return told.map((one) => ({ told: one, extent: 'all' }));
  const isSure = hasNamesake ? tellSurely(told) : row.isHers || tellSurely(all);
  return isSure ? told.map((one) => ({ told: one, extent: unaskedOf(one) })) : [];
}

function leftOf(
  { text, row }: Hit,
  by: { readonly sought: SoughtInTexts; readonly memberId: string; readonly hers: readonly Going[] },
): Record<string, unknown> {
  const { longest, isOthers } = text;
  const extentOf = ({ kind, words }: Told): Extent =>
    by.hers.find(({ told }) => told.kind === kind && told.words === words)?.extent ?? 'nothing';
  const cut = (texts: readonly string[]): readonly string[] => {
    const left = withoutTold(texts, by.sought, extentOf);
    return left === texts ? texts : left.map((one) => one.slice(0, longest));
  };
  const left = (column: string, value: unknown): unknown => {
    const own = valueOf(text, value, by.memberId);
    if (text.way === 'empty') return toldOf(own, by.sought).some((told) => extentOf(told) === 'all') ? null : own;
    const words = reworded(own, cut, isOthers);
    return text.unlike?.includes(column) === true && words !== own ? signed(String(words), row.id, longest) : words;
  };
  return Object.fromEntries(Object.entries(row.said).map(([column, value]) => [column, left(column, value)]));
}

/** The words with the end of the row's id: two that were told apart by the names alone would be the same without it. */
function signed(words: string, id: string, longest = Infinity): string {
  const sign = ` · ${id.slice(-SIGN)}`;
  return words.endsWith(sign) ? words : words.slice(0, longest - sign.length) + sign;
}
