import { sampleContent } from '../../../../../test/support/sample-content';
import { compileContent } from '../compile-content';

const TABLE = `certificates:
  - { id: one-touch, name: "One Touch", issuer: "Nền tảng", validMonths: 36 }
  - { id: hoc-vu-so, name: "Bình dân học vụ số", issuer: "Nền tảng khác" }
`;
const PROGRAMME = 'programmes/dot-mot.md';
const HOURS = '  - { id: gio-lop, label: Lớp, kind: hours, minutes: 180 }';
const compile = (table: string) =>
  compileContent(
    sampleContent({
      'outside-certificates.yaml': () => table,
      [PROGRAMME]: (old) =>
        old.replace(HOURS, `${HOURS}\n  - { id: giay, label: One Touch, kind: outside, outside: one-touch }`),
    }),
  );

describe('certificates of others in content', () => {
  it('go into the requirement that names them, with the months they are good for', () => {
    const { programmes, problems } = compile(TABLE);
    expect(problems).toEqual([]);
    expect(programmes[0]?.requirements.at(-1)).toEqual({
      ...{ id: 'giay', label: 'One Touch', kind: 'outside', outside: 'one-touch' },
      ...{ name: 'One Touch', issuer: 'Nền tảng', validMonths: 36 },
    });
  });

  it('are named once, and good for at least a month', () => {
    const twice = compile(`${TABLE}  - { id: one-touch, name: "Khác", issuer: "Khác" }\n`);
    expect(twice.problems).toMatchObject([{ code: 'id-duplicate', line: 4 }]);
    expect(compile(TABLE.replace('36', '0')).problems.length).toBeGreaterThan(0);
  });
});
