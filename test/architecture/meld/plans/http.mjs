const f = {};
for (const n of ['permission.decorators','current-actor.decorator','id-param','step-up','is-day','is-said','query-boolean','form-parts','is-instant','is-instant.spec','is-given','input-shape','input-shape.spec','http.settings','kept-file','packed-answer','encoding','encoding.spec']) f[`http/${n}.ts`] = [`@http/${n}.ts`];
f['paper/mark-and-qr.ts'] = ['@print/mark-and-qr.ts'];
export default { lib: 'platform', keep: ['access','audit','badges','clock','config','database','errors','events','files','jobs','logging','office','paper','privacy','text'], files: f };
