/**
 * True where a member has met the requirement of a course, in whichever round asked for the whole of it: a reopening asks for some lessons only.
 * Waivers and papers of others count as they do there. Both are SQL: a column or a parameter with an id.
 */
export function hasFinishedCourse(member: string, course: string): string {
  return `exists (
  select from learning.cycle c
  join learning.completion p on p.cycle_id = c.id
  join learning.round own_round on own_round.id = c.round_id and own_round.reopens is null
  join learning.requirement q on q.round_id = c.round_id
  cross join lateral (
    select q.key where q.kind = 'course' and q.spec->>'course' = ${course}
    union all
    select part->>'key' from jsonb_path_query(coalesce(q.spec->'parts', '[]'), 'strict $.** ? (@.kind == "course")') as part
    where part->'spec'->>'course' = ${course}
  ) asked(key)
  where c.member_id = ${member}
    and jsonb_path_exists(p.state, '$.requirements.** ? (@.key == $key && @.isMet == true)', jsonb_build_object('key', asked.key)))`;
}
