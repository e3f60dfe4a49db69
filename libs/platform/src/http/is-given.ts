/** For `ValidateIf`: a field that may be left out, and is no null. */
export const isGiven = (_: object, value: unknown): boolean => value !== undefined;
