import { crewLines } from './crew-words';

describe('what a session says of its people and things', () => {
  const bare = { trainerId: 'a', trainerName: 'Lò Văn A', assistants: [], equipment: [] };

  it('is nothing where the class says it all', () => {
    expect(crewLines(bare, { trainerId: 'a' })).toEqual([]);
  });

  it('is nothing of the trainer of the class under a newer name of hers', () => {
    expect(crewLines({ ...bare, trainerName: 'Lò Văn An' }, { trainerId: 'a' })).toEqual([]);
  });

  it('names another trainer, be she a namesake, the assistants and what is lent', () => {
    const session = {
      ...{ trainerId: 'b', trainerName: 'Lò Văn A' },
      assistants: [
        { accountId: '1', name: 'Mây' },
        { accountId: '2', name: 'Xa' },
      ],
      equipment: [{ id: '3', name: 'Máy chiếu' }],
    };
    expect(crewLines(session, { trainerId: 'a' })).toEqual([
      'Người dạy: Lò Văn A',
      'Trợ giảng: Mây, Xa',
      'Mượn: Máy chiếu',
    ]);
  });
});
