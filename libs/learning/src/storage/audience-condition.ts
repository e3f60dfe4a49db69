import { type AudienceCondition, type AudienceRule } from '../rules/audience-rule';

/** Takes a value as a parameter of the statement and gives its name, with the type the column has. */
export type Bind = (value: unknown, type: string) => string;

/** A completion that stood at the end of a day and was set aside since; `at`: when it was finished. */
export interface StoodCompletion {
  readonly memberId: string;
  readonly roundId: string;
  readonly at: Date;
}

/**
 * `meetsAudience` as a condition of one statement over all seat holders, `held f`: person_kind, team_kind, position, unit_path, held_from, member_id,
 * `counts_until`, the last instant at which something finished counts, and `day_end`: what was set aside later still counted on that day. Units come as paths
 * of the day that is judged, courses as ids of their quizzes; units below them, as they are and as they were, are looked up once, not for each of 20,000 people. `stood`: completions of that day that do not stand any more.
 */
export function audienceCondition(
  rule: AudienceRule | null,
  roundId: string | null,
  bind: Bind,
  stood: readonly StoodCompletion[] = [],
): string {
  if (rule === null) return 'true';
  const asking = { roundId, bind, stood };
  const say = (condition: AudienceCondition): string => conditionOf(condition, asking);
  const wanted = rule.conditions.map(say).join(rule.match === 'all' ? ' and ' : ' or ');
  const parts = [...(wanted === '' ? [] : [`(${wanted})`]), ...rule.except.map((one) => `not ${say(one)}`)];
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

interface Asking {
  readonly roundId: string | null;
  readonly bind: Bind;
  readonly stood: readonly StoodCompletion[];
}

function conditionOf(condition: AudienceCondition, asking: Asking): string {
  const { kind, values } = condition;
  const { roundId, bind } = asking;
  switch (kind) {
    case 'person':
      return `(f.person_kind = any(${bind(values, 'text[]')}))`;
    case 'team':
      return `(f.team_kind = any(${bind(values, 'text[]')}))`;
    case 'position':
      return `(f.position = any(${bind(values, 'text[]')}))`;
    case 'unit':
      return `(f.unit_path in (select u.path from (${PATHS}) u where u.path <@ any(${bind(values, 'ltree[]')})))`;
    case 'seat':
      return onSide(condition, bind);
    case 'round':
      return finishedRound(`x.round_id = any(${bind(values, 'uuid[]')}) and ${isAnother(roundId, bind)}`, asking);
    case 'course':
      return `exists (select from learning.evidence e where e.member_id = f.member_id and e.kind = 'quiz-passed'
        and e.subject = any(${bind(values, 'text[]')}) and (e.superseded_at is null or e.superseded_at > f.day_end) and e.occurred_at <= f.counts_until)`;
    case 'any-round':
      return finishedRound(`${isAnother(roundId, bind)} and ${IS_WHOLE}`, asking);
    case 'named':
      return isNamedBy(roundId, bind);
  }
}

function onSide({ side, day }: AudienceCondition, bind: Bind): string {
  return `coalesce(f.held_from ${side === 'before' ? '<' : '>='} ${bind(day, 'date')}, false)`;
}

function isNamedBy(roundId: string | null, bind: Bind): string {
  if (roundId === null) return 'false';
  return `exists (select from learning.reopening_name n where n.round_id = ${bind(roundId, 'uuid')} and n.member_id = f.member_id)`;
}

/** Where units lie and lay: a team is judged by where it lay on the day. */
const PATHS = 'select path from org.unit union all select path from org.unit_past_path';

/** A reopening asks for a few lessons of a round: by itself it is none. */
const IS_WHOLE = 'exists (select from learning.round whole where whole.id = x.round_id and whole.reopens is null)';

function isAnother(roundId: string | null, bind: Bind): string {
  return roundId === null ? 'true' : `x.round_id <> ${bind(roundId, 'uuid')}`;
}

function finishedRound(which: string, { stood, bind }: Asking): string {
  const still = `exists (select from learning.cycle x join learning.completion done on done.cycle_id = x.id
        where x.member_id = f.member_id and ${which} and done.finished_at <= f.counts_until)`;
  if (stood.length === 0) return still;
  const members = bind(
    stood.map(({ memberId }) => memberId),
    'uuid[]',
  );
  const rounds = bind(
    stood.map(({ roundId }) => roundId),
    'uuid[]',
  );
  const instants = bind(
    stood.map(({ at }) => at),
    'timestamptz[]',
  );
  return `(${still} or exists (select from unnest(${members}, ${rounds}, ${instants}) as x(member_id, round_id, finished_at)
        where x.member_id = f.member_id and ${which} and x.finished_at <= f.counts_until))`;
}
