/** Whether something may be done with a person's data, and if not, why. */
export const USE_VERDICTS = ['allowed', 'restricted', 'refused', 'not-asked'] as const;
export type UseVerdict = (typeof USE_VERDICTS)[number];

/** Port: whose record is restricted (Law 91/2025/QH15, article 4). The register of members answers. */
export abstract class DataRestrictions {
  /** Those of the people whose record is not restricted. */
  abstract usable(memberIds: readonly string[]): Promise<ReadonlySet<string>>;

  /** The error for a person whose record is restricted. */
  abstract refusal(): Error;
}

/** Port: the one gate of uses that a person may refuse, by restriction and consent together. Purposes are those of the privacy notice. */
export abstract class DataUses {
  /** For each person; silence is no consent. */
  abstract of(
    memberIds: readonly string[],
    purpose: 'phone-reminders' | 'work-photos',
  ): Promise<ReadonlyMap<string, UseVerdict>>;

  /** @throws RecordIsRestricted, UseNotAgreed */
  abstract require(memberId: string, purpose: 'phone-reminders' | 'work-photos'): Promise<void>;
}
