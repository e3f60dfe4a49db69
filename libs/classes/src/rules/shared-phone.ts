/** A mark that counts, as far as it says who marked whom on what. */
interface OwnMark {
  readonly memberId: string;
  readonly mark: string;
  readonly source: string;
  /** The phone, by its name in this session; null: it did not say. */
  readonly deviceId: string | null;
}

const BY_HERSELF: readonly string[] = ['scan', 'number'];

/**
 * Of those who marked themselves present from a phone from which others did so too: the others, by member. Whom somebody else marked,
 * called or seen on the spot since, shares nothing.
 */
export function sharedPhones(marks: readonly OwnMark[]): ReadonlyMap<string, readonly string[]> {
  const byPhone = new Map<string, string[]>();
  for (const { memberId, mark, source, deviceId } of marks) {
    if (deviceId === null || mark !== 'present' || !BY_HERSELF.includes(source)) continue;
    byPhone.set(deviceId, [...(byPhone.get(deviceId) ?? []), memberId]);
  }
  const shared = [...byPhone.values()].filter((memberIds) => memberIds.length > 1);
  return new Map(
    shared.flatMap((memberIds) => memberIds.map((id) => [id, memberIds.filter((other) => other !== id)] as const)),
  );
}
