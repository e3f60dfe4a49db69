import { fork } from 'node:child_process';
import { extname, join } from 'node:path';
import { AS_PROCESS, type PrintAnswer, type PrintOrder } from './typesetting';

const PROGRAM = join(__dirname, `typesetting${extname(__filename)}`);
const TIMEOUT_MS = 60_000;

/**
 * Sets one paper in a process of its own, which ends with it: other requests go on meanwhile, and what Typst took of memory is
 * given back. The process sees no settings. @throws Error with Typst's message, or when it was killed or took a minute
 */
export function printInProcess(order: PrintOrder): Promise<Buffer> {
  const child = fork(PROGRAM, [AS_PROCESS], {
    serialization: 'advanced',
    execArgv: ['--no-warnings'],
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The printing process ended without a paper')));
    child.once('message', (answer: PrintAnswer) => {
      if ('pdf' in answer) resolve(Buffer.from(answer.pdf));
      else reject(new Error(answer.fault));
    });
    child.send(order, (error) => {
      if (error !== null) reject(error);
    });
  });
}
