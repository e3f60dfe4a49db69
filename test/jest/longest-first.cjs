// The order in which Jest takes up the spec files. Without times of an earlier run, as on a fresh clone, Jest goes by the size of
// the files, which says little: a long spec then starts last, and one of two cores waits for it.
const { existsSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

const { default: Sequencer } = createRequire(require.resolve('jest'))('@jest/test-sequencer');

const root = path.resolve(__dirname, '../..');

/** About the seconds that the longest spec files take on two cores; the others take less than any of these. */
const SECONDS = {
  'test/e2e/access-matrix.e2e-spec.ts': 200,
  'test/pages/laptop.page-spec.ts': 110,
  'test/pages/phone.page-spec.ts': 110,
  'test/e2e/command-line.e2e-spec.ts': 75,
  'test/e2e/erased-from-imports.e2e-spec.ts': 51,
  'test/e2e/access-lists.e2e-spec.ts': 42,
  'test/e2e/tampered-cursors.e2e-spec.ts': 36,
  'libs/learning/src/services/evidence-recorder.service.medium-spec.ts': 35,
  'test/e2e/interop.e2e-spec.ts': 32,
  'test/architecture/boundaries.spec.ts': 31,
};

const gone = Object.keys(SECONDS).filter((file) => !existsSync(path.join(root, file)));
if (gone.length > 0) throw new Error(`longest-first.cjs names files that are not there: ${gone.join(', ')}`);

const expected = ({ path: file, duration }) => (duration == null ? (SECONDS[path.relative(root, file)] ?? 0) : 0);

module.exports = class LongestFirst extends Sequencer {
  /** As Jest sorts, but those first whose time only this list knows. */
  sort(tests) {
    return super.sort(tests).sort((one, other) => expected(other) - expected(one));
  }
};
