import { rmSync } from 'node:fs';
import { testServer } from './test-server';

/** Stops the server of this Jest run and removes its folder. */
export default function globalTeardown(): void {
  if (testServer.running === null) return;
  testServer.running.server.stop();
  rmSync(testServer.running.folder, { recursive: true, force: true });
  testServer.running = null;
}
