// node completions.mjs recompute|check: the operators' service of the build; prints how many cycles differed.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../bench/province.mjs';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const { withServices } = require(join(root, 'dist/apps/cli/src/operator.module.js'));
const { Completions } = require(join(root, 'dist/libs/learning/src/index.js'));

const differences = await withServices(async (find) => {
  const completions = find(Completions);
  return process.argv[2] === 'check' ? (await completions.check()).length : completions.recomputeAll();
});
process.stdout.write(`${differences}\n`);
process.exit(0);
