/** What the keys of uploads begin with. */
export const FILE_PREFIX = 'import-';

/** Where an upload's bytes lie until they are read. */
export const fileKey = (batchId: string): string => `${FILE_PREFIX}${batchId}`;
