import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/validity';
import type { Timeline } from './validity-form.svelte';

type Member = Timeline['members'][number];

/** A stretch of a row, in shares of its width. */
export interface Stretch {
  key: string;
  from: number;
  width: number;
}

/** One sample member as she is drawn. */
export interface TimelineRow {
  key: string;
  label: string;
  /** Everything the row shows, in words. */
  sentence: string;
  valid: Stretch[];
  windows: Stretch[];
  grace: Stretch[];
  gaps: Stretch[];
  /** Days of completion. */
  marks: { key: string; at: number }[];
}

export interface TimelineView {
  years: { year: string; at: number }[];
  rows: TimelineRow[];
}

const dayMs = 86_400_000;

/** Puts a timeline into shares of the width; what lies outside of the picture is cut. */
export function timelineView(timeline: Timeline): TimelineView {
  const start = Date.parse(timeline.from);
  const length = Math.max(1, Date.parse(timeline.until) - start);
  const at = (day: string): number => Math.min(1, Math.max(0, (Date.parse(day) - start) / length));
  const stretch = (key: string, from: string, until: string): Stretch[] => {
    const [left, right] = [at(from), Math.min(1, at(until) + dayMs / length)];
    return until >= from && from <= timeline.until && right > left ? [{ key, from: left, width: right - left }] : [];
  };
  return { years: yearsOf(timeline, at), rows: timeline.members.map((member) => rowOf(member, at, stretch)) };
}

function yearsOf({ from, until }: Timeline, at: (day: string) => number): { year: string; at: number }[] {
  const first = Number(from.slice(0, 4)) + 1;
  const count = Number(until.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const year = String(first + index);
    return { year, at: at(`${year}-01-01`) };
  });
}

function rowOf(
  member: Member,
  at: (day: string) => number,
  stretch: (key: string, from: string, until: string) => Stretch[],
): TimelineRow {
  const { key, label, passages, gaps } = member;
  return {
    ...{ key, label, sentence: sentenceOf(member) },
    valid: passages.flatMap(({ number, validFrom, validUntil }) => stretch(`${number}`, validFrom, validUntil)),
    windows: passages.flatMap(({ number, renewableFrom, validUntil }) =>
      stretch(`${number}`, renewableFrom, validUntil),
    ),
    grace: passages.flatMap(({ number, validUntil, graceUntil }) =>
      graceUntil > validUntil ? stretch(`${number}`, dayAfter(validUntil), graceUntil) : [],
    ),
    gaps: gaps.flatMap(({ from, until }) => stretch(from, from, until ?? '9999-12-31')),
    marks: passages
      .filter(({ finishedOn }) => at(finishedOn) < 1)
      .map(({ number, finishedOn }) => ({ key: `${number}`, at: at(finishedOn) })),
  };
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);

function sentenceOf({ label, passages, gaps }: Member): string {
  const said = passages.map(({ number, finishedOn, validUntil }) =>
    t('rowPassage', { number, done: formatDate(finishedOn), until: formatDate(validUntil) }),
  );
  const empty = gaps.map(({ from, until }) =>
    until === null
      ? t('rowGapOpen', { from: formatDate(from) })
      : t('rowGap', { from: formatDate(from), until: formatDate(until) }),
  );
  return t('rowSentence', { label, said: [...said, ...(empty.length === 0 ? [t('rowNoGap')] : empty)].join(' ') });
}

/** One line of the table. */
export interface TimelineLine {
  key: string;
  who: string;
  finishedOn: string;
  valid: string;
  window: string;
  grace: string;
}

/** The same picture as a table: one line a passage. */
export function timelineLines({ members }: Timeline): TimelineLine[] {
  return members.flatMap(({ key, label, passages }) =>
    passages.map((one) => ({
      key: `${key} ${one.number}`,
      who: label,
      finishedOn: formatDate(one.finishedOn),
      valid: t('span', { from: formatDate(one.validFrom), until: formatDate(one.validUntil) }),
      window: formatDate(one.renewableFrom),
      grace: formatDate(one.graceUntil),
    })),
  );
}
