import { type LinkedPaper, linksOf } from './linked-papers';

const fields = { replacesNumber: '0002/2026' } as LinkedPaper['fields'];
const paper: LinkedPaper = {
  ...{ successorNumber: null, successorCode: null, predecessorCode: 'AAAA-AAAA-AA', fields },
  ...{ renewedNumber: null, renewedCode: null, renewalNumber: '0001/2027', renewalCode: 'BBBB-BBBB-BB' },
};
const linkedIds = { successor: null, predecessor: 'p', renewed: null, renewal: 'r' };
const hrefs = (of: LinkedPaper, base?: string): string[] => linksOf(of, base).map(({ href }) => href);

describe('papers that are linked', () => {
  it('are read at the desk of who reads this one', () => {
    expect(hrefs({ ...paper, linkedIds }, '/so/giay')).toEqual(['/so/giay/p', '/so/giay/r']);
    expect(linksOf({ ...paper, linkedIds }, '/giay')[1]?.words).toContain('0001/2027');
  });

  it('are checked as anybody does by who has no pages of papers, and by a page of before there were ids', () => {
    const public_ = ['/kiem-tra/AAAA-AAAA-AA', '/kiem-tra/BBBB-BBBB-BB'];
    expect([hrefs({ ...paper, linkedIds }), hrefs(paper, '/so/giay')]).toEqual([public_, public_]);
  });
});
