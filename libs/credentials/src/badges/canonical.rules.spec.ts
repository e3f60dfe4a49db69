import { canonicalQuads } from './canonical.rules';

describe('canonical quads', () => {
  it('say each thing once, sorted, escaped as RDFC-1.0 has it', () => {
    const said = canonicalQuads({
      id: 'urn:a',
      type: 'Profile',
      name: 'Sở "KHCN" \\ \n\u0001\u007fẬ',
      criteria: [{ id: 'urn:c', narrative: 'x' }],
    });
    expect(said.split('\n')).toEqual([
      '<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile> .',
      '<urn:a> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria> <urn:c> .',
      '<urn:a> <https://schema.org/name> "Sở \\"KHCN\\" \\\\ \\n\\u0001\\u007FẬ" .',
      '<urn:c> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative> "x" .',
      '',
    ]);
  });

  it('refuse what no reader would see, and a second node without an id', () => {
    expect(() => canonicalQuads({ id: 'urn:a', colour: 'red' })).toThrow(/colour/);
    expect(() => canonicalQuads({ id: 'urn:a', type: 'Medal' })).toThrow(/Medal/);
    expect(() => canonicalQuads({ id: 'urn:a', identifier: [{ salt: 'x' }, { salt: 'y' }] })).toThrow(/second/);
  });
});
