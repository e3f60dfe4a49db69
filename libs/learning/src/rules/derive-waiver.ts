import { type Derived } from './completion';
import { type Evidence } from './evidence';

/**
 * A requirement that two people waived. What was done before counts on and keeps its date; else it is met by the waiver from its
 * confirmation on, whatever is missing.
 */
export function waived(done: Derived, waiver: Evidence): Derived {
  const { completion, counted } = done;
  const metAt = Math.max(0, ...counted.map(({ evidence }) => evidence.occurredAt.getTime()));
  if (completion.isMet && metAt <= waiver.occurredAt.getTime()) return done;
  return {
    completion: {
      ...completion,
      done: completion.total,
      isMet: true,
      missing: [],
      waivedBy: waiver.paperNumber ?? '',
    },
    counted: [{ key: completion.key, evidence: waiver }],
  };
}
