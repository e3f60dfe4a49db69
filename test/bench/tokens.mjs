// Members who are signed in already: tokens as the API signs them, so that a burst isn't thousands of password hashes.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const jwt = require('jsonwebtoken');

/** Headers of so many members with an account that is open, and the member each belongs to; `condition` is about the account `a`. */
export async function tokensOf(databaseUrl, secret, condition, amount) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `select a.id, a.member_id from identity.account a
     where a.state = 'active' and a.member_id is not null and ${condition} order by a.id limit $1`,
    [amount],
  );
  await client.end();
  return rows.map(({ id, member_id: mid }) => {
    const token = jwt.sign({ sub: id, mid, sid: randomUUID(), ev: '0', g: [] }, secret, { expiresIn: 3600 });
    const csrf = randomUUID();
    return { memberId: mid, headers: { cookie: `lopso_access=${token}; lopso_csrf=${csrf}`, 'x-csrf-token': csrf } };
  });
}
