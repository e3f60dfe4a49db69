import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Scope } from '../access/scope';
import { Clock } from '../clock/clock';
import { TextsUnanswered } from '../errors/platform.errors';
import { type FreeText } from './free-text';
import { FreeTextRepository, type TextRow, type TextSearch } from './free-text.repository';
import {
  reworded,
  soughtInTexts,
  type SoughtInTexts,
  tellingTexts,
  tellsSurely,
  withoutPerson,
} from './person-in-texts';
import { type Doubt, type ErasedSubject } from './held-data';

const KEY_SIGNS = 16;

/** A row that tells of somebody who may be the person, and what it says of her. */
interface Hit {
  readonly text: FreeText;
  readonly row: TextRow;
  readonly key: string;
  readonly words: readonly string[];
}

/** Looks for a person in texts about something else. Only an officer can say whether a name there is hers (decision 0026). */
@Injectable()
export class FreeTexts {
  constructor(
    private readonly rows: FreeTextRepository,
    private readonly clock: Clock,
  ) {}

  /** Texts within the scope that may name the person. */
  async doubts(texts: readonly FreeText[], subject: ErasedSubject, scope: Scope): Promise<Doubt[]> {
    const hits = await this.hits(texts, subject, false);
    return hits
      .filter(({ row }) => scope.contains(row.unitPath))
      .map(({ key, text, row, words }) => ({
        ...{ key, words, row: null, notedAt: row.notedAt },
        source: row.label === null || row.label === '' ? text.what : `${text.what} ${row.label}`,
      }));
  }

  /**
   * Takes the person out of what the officer said is hers; of what she wasn't asked about, of things the person had a part in and of
   * texts with her telephone. The ids of audit entries whose values are to go. Joins the transaction.
   * @throws TextsUnanswered when one within the officer's units has no answer, or says something else by now
   */
  async erase(texts: readonly FreeText[], subject: ErasedSubject): Promise<string[]> {
    const { answers, memberId, person } = subject;
    if (person === null) return [];
    const [theirs, others] = [new Set(answers?.theirs), new Set(answers?.others)];
    const sought = soughtInTexts(person);
    const isAsked = ({ row }: Hit): boolean => answers?.scope.contains(row.unitPath) ?? false;
    const hits = await this.hits(texts, subject, true);
    const open = hits.filter((hit) => isAsked(hit) && !theirs.has(hit.key) && !others.has(hit.key));
    if (open.length > 0) throw new TextsUnanswered(open.length);
    const hers = hits.filter((hit) => (isAsked(hit) ? theirs.has(hit.key) : isSurelyHers(hit, sought)));
    for (const { text, row } of hers)
      if (text.way !== 'audit')
        await this.rows.keep(text, row.id, leftOf(text, row, { sought, memberId }), this.clock.now());
    return hers.flatMap(({ text, row }) => (text.way === 'audit' ? row.id : []));
  }

  private async hits(texts: readonly FreeText[], subject: ErasedSubject, isHeld: boolean): Promise<Hit[]> {
    const { memberId, accountId, person } = subject;
    if (person === null) return [];
    const [provincePath = person.unitPath] = person.unitPath.split('.');
    const search: TextSearch = { memberId, accountId, person: soughtInTexts(person), provincePath, isHeld };
    const hits: Hit[] = [];
    for (const [index, text] of texts.entries())
      for (const row of await this.rows.rowsNaming(text, search)) {
        const words = wordsOf(text, row, search);
        if (words.length > 0) hits.push({ text, row, words, key: keyOf(index, row, words) });
      }
    return hits;
  }
}

/** Changes with what the text says of the person. */
function keyOf(index: number, { id }: TextRow, words: readonly string[]): string {
  const said = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return `${id}:${index}:${said.slice(0, KEY_SIGNS)}`;
}

/** An audit value is JSON within a text. */
const valueOf = ({ way, prepared }: FreeText, value: unknown, memberId: string): unknown => {
  if (way === 'audit') return JSON.parse(String(value)) as unknown;
  return prepared === undefined ? value : prepared(value, memberId);
};

function wordsOf(text: FreeText, row: TextRow, { memberId, person }: TextSearch): string[] {
  return Object.values(row.said).flatMap((value) => tellingTexts(valueOf(text, value, memberId), person));
}

const isSurelyHers = ({ row, words }: Hit, sought: SoughtInTexts): boolean => row.isHers || tellsSurely(words, sought);

function leftOf(
  text: FreeText,
  { said }: TextRow,
  by: { readonly sought: SoughtInTexts; readonly memberId: string },
): Record<string, unknown> {
  const left = (value: unknown): unknown => {
    const own = valueOf(text, value, by.memberId);
    if (text.way === 'empty') return tellingTexts(own, by.sought).length > 0 ? null : own;
    const { longest } = text;
    return reworded(own, (texts) => withoutPerson(texts, by.sought).map((one) => one.slice(0, longest)));
  };
  return Object.fromEntries(Object.entries(said).map(([column, value]) => [column, left(value)]));
}
