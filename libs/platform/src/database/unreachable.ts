/** No connection to PostgreSQL, or one it ended: SQLSTATE class 08, 57P01 to 57P03, 53300, and the socket's own words. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error ? String(error.code) : '';
  const isLost = error instanceof Error && /^(Connection terminated|timeout exceeded when trying)/.test(error.message);
  return (
    isLost ||
    /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/.test(code)
  );
}
