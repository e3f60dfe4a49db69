import { type Evidence } from '../completion/evidence.rules';

/**
 * What counted at each moment of the round at which a certificate ended, and what counts now: the facts that were true before that moment, and at last
 * all facts, each time without certificates that had ended. A round finished at one of these moments stays finished. Facts are
 * looked at by when they became true, so the order they were written down in does not matter.
 */
export function standingStages(countable: readonly Evidence[], countsFrom: Date): Evidence[][] {
  const ends = countable.filter(({ kind }) => kind === 'external-expired');
  const endOf = new Map(ends.map((one) => [factOf(one), one.occurredAt.getTime()]));
  const facts = countable.filter(({ kind }) => kind !== 'external-expired');
  const standsAt = (one: Evidence, instant: number): boolean =>
    one.kind !== 'external' || (endOf.get(factOf(one)) ?? Infinity) >= instant;
  const begun = [...endOf.values()].filter((moment) => moment > countsFrom.getTime());
  const moments = [...new Set(begun)].sort((a, b) => a - b);
  return [
    ...moments.map((moment) => facts.filter((one) => one.occurredAt.getTime() < moment && standsAt(one, moment))),
    facts.filter((one) => standsAt(one, Infinity)),
  ];
}

/** Of accepted certificates: those whose end is among the facts. */
export function endedCertificates(evidence: readonly Evidence[]): ReadonlySet<string> {
  const ends = new Set(evidence.filter(({ kind }) => kind === 'external-expired').map(factOf));
  return new Set(evidence.filter((one) => one.kind === 'external' && ends.has(factOf(one))).map(({ id }) => id));
}

function factOf({ subject, sourceId }: Evidence): string {
  return `${subject}\n${sourceId}`;
}

/** The earlier of the last days, `yyyy-mm-dd`, that the kind's months and the paper itself give; null: neither gives one. */
export function earlierDay(kindLastOn: string | null, validUntil: string | null): string | null {
  if (kindLastOn === null || validUntil === null) return kindLastOn ?? validUntil;
  return kindLastOn < validUntil ? kindLastOn : validUntil;
}

/**
 * The last day of a certificate, `yyyy-mm-dd`: the day before the same day so many months later, so that twelve months from 1 March
 * end on the last of February. Null: it never ends.
 */
export function lastDayOf(issuedOn: string, validMonths: number | null): string | null {
  if (validMonths === null) return null;
  const [year = 0, month = 1, day = 1] = issuedOn.split('-').map(Number);
  const firstOfMonth = new Date(Date.UTC(year, month - 1 + validMonths, 1));
  const daysInMonth = new Date(Date.UTC(firstOfMonth.getUTCFullYear(), firstOfMonth.getUTCMonth() + 1, 0)).getUTCDate();
  const sameDay = day > daysInMonth ? daysInMonth + 1 : day;
  firstOfMonth.setUTCDate(sameDay - 1);
  return firstOfMonth.toISOString().slice(0, 10);
}
