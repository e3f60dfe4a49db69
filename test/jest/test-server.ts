import { type EmbeddedServer } from '../../libs/platform/src/database/embedded-postgres';

interface Running {
  readonly server: EmbeddedServer;
  readonly folder: string;
}

const KEY = Symbol.for('lopso.test-server');
const holder = globalThis as unknown as Record<symbol, Running | null | undefined>;

/** The server of this Jest run, shared by the set-up and tear-down of all projects. */
export const testServer = {
  get running(): Running | null {
    return holder[KEY] ?? null;
  },
  set running(value: Running | null) {
    holder[KEY] = value;
  },
};
