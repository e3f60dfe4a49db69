import { Client } from 'pg';

/** The job queue says by itself every minute that it is alive, and reads its list of queues anew. */
const HEARTBEAT = /pgboss\.(instance|queue)\b/;

type Query = (this: Client, ...parameters: unknown[]) => unknown;

/** Writes down the text of every statement that any connection of this process sends while `work` runs. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const statements: string[] = [];
  prototype.query = function record(this: Client, ...parameters: unknown[]): unknown {
    const [first] = parameters;
    const text = typeof first === 'string' ? first : (first as { text?: unknown } | null)?.text;
    if (typeof text === 'string' && !HEARTBEAT.test(text)) statements.push(text);
    return query.apply(this, parameters);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = query;
  }
}
