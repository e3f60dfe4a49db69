// Preload of the recording API: keeps every statement of the request being recorded, with its parameters.
const { appendFileSync } = require('node:fs');
const pg = require('pg');

const file = process.env.LOPSO_BENCH_RECORD;
const query = pg.Client.prototype.query;

const plain = (value) => {
  if (value instanceof Date) return { date: value.toISOString() };
  if (Buffer.isBuffer(value)) return { bytes: value.toString('base64') };
  return value === undefined ? null : value;
};

pg.Client.prototype.query = function record(config, values, ...rest) {
  const text = typeof config === 'string' ? config : config?.text;
  if (typeof text === 'string') {
    const parameters = (Array.isArray(values) ? values : (config?.values ?? [])).map(plain);
    appendFileSync(file, `${JSON.stringify({ text, name: config?.name ?? null, parameters })}\n`);
  }
  return query.call(this, config, values, ...rest);
};
