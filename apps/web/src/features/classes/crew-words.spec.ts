import { crewLines } from './crew-words';

describe('what a session says of its people and things', () => {
  const bare = { trainerName: 'Lò Văn A', assistants: [], equipment: [] };

  it('is nothing where the class says it all', () => {
    expect(crewLines(bare, { trainerName: 'Lò Văn A' })).toEqual([]);
  });

  it('names another trainer, the assistants and what is lent', () => {
    const session = {
      trainerName: 'Lò Văn B',
      assistants: [
        { accountId: '1', name: 'Mây' },
        { accountId: '2', name: 'Xa' },
      ],
      equipment: [{ id: '3', name: 'Máy chiếu' }],
    };
    expect(crewLines(session, { trainerName: 'Lò Văn A' })).toEqual([
      'Người dạy: Lò Văn B',
      'Trợ giảng: Mây, Xa',
      'Mượn: Máy chiếu',
    ]);
  });
});
