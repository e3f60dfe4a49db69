/** A commune that goes on where another one ended. */
export interface SuccessorUnit {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** `chain`: the unit, and what came of it through every merger and split. */
const chainOf = (unitId: string): string => `with recursive chain as (
      select ${unitId} as id
      union
      select s.to_unit_id from chain c join org.unit u on u.id = c.id and not upper_inf(u.valid)
        join org.unit_succession s on s.from_unit_id = c.id)`;

/**
 * As a JSON array: the unit itself while it stands, else the units that came of it through every merger and split. One that ended in a merger has one;
 * of a split there are several.
 */
export const successorsOf = (unitId: string): string => `(
    ${chainOf(unitId)}
    select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.full_name, 'path', u.path::text) order by u.full_name), '[]')
    from chain c join org.unit u on u.id = c.id where upper_inf(u.valid))`;

/** The ltree paths of the same, as an array of texts. */
export const successorPathsOf = (unitId: string): string => `array(
    ${chainOf(unitId)}
    select u.path::text from chain c join org.unit u on u.id = c.id where upper_inf(u.valid) order by 1)`;
