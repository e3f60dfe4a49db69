/** One acknowledged answer. `order` grows as the server acknowledges. */
export interface AcknowledgedAnswer {
  readonly questionId: string;
  readonly deviceId: string;
  readonly sequence: number;
  readonly order: number;
}

/**
 * The answers that count, one per question (DESIGN 4.1): of one device the highest sequence, so that a save that comes
 * late or twice changes nothing; among devices the one acknowledged last.
 */
export function latestAnswers<A extends AcknowledgedAnswer>(answers: readonly A[]): A[] {
  const newestOfDevice = new Map<string, A>();
  for (const answer of answers) {
    const key = `${answer.questionId} ${answer.deviceId}`;
    const known = newestOfDevice.get(key);
    if (known === undefined || answer.sequence > known.sequence) newestOfDevice.set(key, answer);
  }
  const counting = new Map<string, A>();
  for (const answer of newestOfDevice.values()) {
    const known = counting.get(answer.questionId);
    if (known === undefined || answer.order > known.order) counting.set(answer.questionId, answer);
  }
  return [...counting.values()];
}
