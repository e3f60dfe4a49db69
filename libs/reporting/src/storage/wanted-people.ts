import { type MemberQuery, type PlaceReading } from '@lopso/org';
import { likePart, scopePaths } from '@lopso/platform';

/** Takes a value among the parameters, gives its name there. */
type Put = (value: unknown) => string;

/** Whose team is of the place, or who lives there; and whose name holds what else was typed. */
function ofPlace({ paths, isCommuneTeam, words }: PlaceReading, put: Put): string {
  const places = put(paths);
  const there = isCommuneTeam
    ? `(counted.unit_path = any(${places}::ltree[]) and counted.team_kind = 'commune-team')`
    : `(counted.unit_path <@ any(${places}::ltree[]) or m.unit_path <@ any(${places}::ltree[]))`;
  return words.length === 0 ? there : `${there} and m.search_key like all(${put(words.map(likePart))}::text[])`;
}

/**
 * The condition on `counted` and `m` for what was typed (decision 0039): digits of a telephone; else a part of the name, and where nobody of
 * the scope (`$3`) is called so, a place or the words in any order.
 */
export function wantedCondition({ folded, phone, place }: MemberQuery, put: Put): string {
  if (phone !== null)
    return `replace(m.phone, '+84', '0') like ${put(likePart(phone.digits))}
      and m.unit_path <@ any(${put(scopePaths(phone.scope))}::ltree[])`;
  const pattern = put(likePart(folded));
  const words = folded.split(' ');
  const loose: string[] = [];
  if (place !== null) loose.push(ofPlace(place, put));
  else if (words.length > 1) loose.push(`m.search_key like all(${put(words.map(likePart))}::text[])`);
  const named = `m.search_key like ${pattern}`;
  if (loose.length === 0) return named;
  return `(${named} or not exists (
    select from org.member n where n.search_key like ${pattern} and n.erased_at is null and n.unit_path <@ any($3::ltree[])) and ${loose.join()})`;
}
