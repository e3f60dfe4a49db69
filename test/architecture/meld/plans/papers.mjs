// Meld plan for libs/papers and apps/api/src/papers. Old class names in `merge` and `rename`.
const s = (...names) => names.map((name) => `services/${name}.ts`);
const r = (...names) => names.map((name) => `rules/${name}.ts`);
const api = (...names) => names.map((name) => `@api/${name}.ts`);

export default {
  lib: 'papers',
  files: {
    // ── papers: list, draft, issue, correct, file ───────────────────────────────────────────────────────────────
    'papers/paper.service.ts': {
      from: s('papers.service', 'write-paper.service', 'issue-paper.service', 'paper-maker.service', 'paper-access.service', 'left-classes.service'),
      merge: { PaperService: ['Papers', 'WritePaper', 'IssuePaper', 'PaperMaker', 'PaperAccess', 'LeftClasses'] },
      doc: { PaperService: 'Papers of an office about classes, rounds and plans: listed, drafted, issued, corrected.' },
      prop: 'papers',
    },
    'papers/paper-file.service.ts': {
      from: s('paper-files.service'),
      merge: { PaperFileService: ['PaperFiles'] },
      doc: { PaperFileService: 'A paper as a PDF or .docx file.' },
      prop: 'paperFiles',
    },
    'papers/paper-kinds.rules.ts': { from: r('paper-kinds') },
    'papers/paper-tree.rules.ts': { from: r('paper-tree', 'paper-words', 'erase-from-paper') },
    'papers/paper.repository.ts': {
      from: ['storage/paper.repository.ts', 'storage/following-drafts.ts'],
      merge: { PaperRepository: ['PaperRepository', 'FollowingDrafts'] },
      prop: 'paperRows',
    },
    'papers/personal-data.repository.ts': { from: ['storage/free-texts.ts', 'storage/personal-data.repository.ts'] },
    'papers/paper.controller.ts': { from: api('paper.controller') },
    'papers/left-class.controller.ts': { from: api('left-class.controller') },
    'papers/paper.dto.ts': { from: api('paper.dto') },
    'papers/paper-tree.dto.ts': { from: api('paper-tree.dto') },
    'papers/left-class.dto.ts': { from: api('left-class.dto') },

    // ── facts: what a paper says of its class, round or plan ────────────────────────────────────────────────────
    'facts/paper-facts.service.ts': {
      from: s('paper-topic', 'paper-facts.service', 'round-facts.service', 'plan-facts.service'),
      merge: { PaperFactsService: ['PaperFacts', 'RoundFacts', 'PlanFacts'] },
      doc: { PaperFactsService: 'What a paper says: the values of its class, round or plan, and the office that writes it.' },
      prop: 'facts',
    },
    'facts/class-facts.service.ts': {
      from: s('class-facts.service'),
      merge: { ClassFactsService: ['ClassFacts'] },
      prop: 'classFacts',
    },
    'facts/paper-values.rules.ts': { from: [...r('value-words', 'paper-values'), ...s('facts')] },
    'facts/class-values.rules.ts': { from: r('paper-class', 'position-words', 'class-values', 'people-tables') },
    'facts/class-values.rules.spec.ts': { from: r('class-values.spec') },
    'facts/round-values.rules.ts': { from: r('round-values') },
    'facts/round-values.rules.spec.ts': { from: r('round-values.spec') },
    'facts/plan-values.rules.ts': { from: r('plan-values') },
    'facts/plan-values.rules.spec.ts': { from: r('plan-values.spec') },
    'facts/sample-values.rules.ts': { from: r('known-names', 'sample-facts') },
    'facts/sample-values.rules.spec.ts': { from: r('sample-facts.spec') },

    // ── offices ─────────────────────────────────────────────────────────────────────────────────────────────────
    'offices/office.service.ts': {
      from: s('paper-offices.service'),
      merge: { OfficeService: ['PaperOffices'] },
      prop: 'offices',
    },
    'offices/signer.rules.ts': { from: r('signer') },
    'offices/signer.rules.spec.ts': { from: r('signer.spec') },

    // ── templates ───────────────────────────────────────────────────────────────────────────────────────────────
    'templates/template.service.ts': {
      from: s('paper-templates.service', 'template-desk.service', 'edit-templates.service'),
      merge: { TemplateService: ['PaperTemplates', 'TemplateDesk', 'EditTemplates'] },
      doc: { TemplateService: 'Templates of papers: those shipped and a province\'s own; read, previewed, saved.' },
      prop: 'templates',
    },
    'templates/template.rules.ts': { from: r('placeholder', 'inline-text', 'template-head', 'template-body', 'paper-template', 'check-template') },
    'templates/template.rules.spec.ts': { from: r('check-template.spec') },
    'templates/fill-template.rules.ts': { from: r('paper-dates', 'fill-template') },
    'templates/template.repository.ts': {
      from: ['storage/template.repository.ts'],
      merge: { TemplateRepository: ['TemplateRepository'] },
      prop: 'templateRows',
    },
    'templates/template.controller.ts': { from: api('paper-template.controller') },
    'templates/template.dto.ts': { from: api('paper-template.dto') },

    // ── documents: PDF and .docx ────────────────────────────────────────────────────────────────────────────────
    'documents/decree-30.rules.ts': { from: r('decree-30') },
    'documents/docx-styles.rules.ts': { from: r('docx-units', 'docx-styles') },
    'documents/docx.rules.ts': { from: r('xml-text', 'docx-text', 'docx-tables', 'docx-body', 'docx-paper') },
    'documents/docx.rules.spec.ts': { from: r('docx-opens.spec') },
    'documents/typst.rules.ts': { from: r('typst-paper') },
    'documents/drawn-papers.rules.spec.ts': { from: r('paper-drawings.spec') },
  },
  rename: {
    'Papers.listAbout': 'listPapersAbout', 'Papers.get': 'getPaper', 'Papers.named': 'withNames',
    'WritePaper.begin': 'beginPaper', 'WritePaper.correct': 'correctPaper', 'WritePaper.change': 'changePaper', 'WritePaper.drop': 'dropPaper',
    'WritePaper.draft': 'requireDraft', 'WritePaper.insert': 'insertDraft',
    'IssuePaper.issue': 'issuePaper', 'PaperMaker.make': 'fillPaper', 'LeftClasses.list': 'listLeftClasses',
    'PaperAccess.scope': 'readableScope', 'PaperAccess.seen': 'requireReadable', 'PaperAccess.writesIn': 'canWriteIn', 'PaperAccess.isOwn': 'isOfOwnOffice',
    'PaperAccess.changeable': 'requireChangeable', 'PaperAccess.note': 'recordAct', 'PaperAccess.noteRead': 'recordRead', 'PaperAccess.noteExport': 'recordExport',
    'PaperFiles.open': 'openFile',
    'PaperFacts.officeFor': 'officeForTopic', 'PaperFacts.officeOf': 'officeOfPaper', 'PaperFacts.fix': 'fixNumbers', 'PaperFacts.load': 'loadFacts',
    'PaperFacts.placeFor': 'placeForTopic', 'PaperFacts.placeOf': 'placeOfTopic',
    'RoundFacts.placeOf': 'placeOfRound', 'RoundFacts.load': 'loadRoundFacts', 'RoundFacts.candidates': 'candidatesOf',
    'PlanFacts.placeOf': 'placeOfPlan', 'PlanFacts.load': 'loadPlanFacts',
    'ClassFacts.placeOf': 'placeOfClass', 'ClassFacts.load': 'loadClassFacts',
    'PaperTemplates.provinceOf': 'provinceOfPath', 'PaperTemplates.shipped': 'readShipped', 'PaperTemplates.current': 'getCurrent', 'PaperTemplates.parsed': 'getParsed',
    'TemplateDesk.list': 'listTemplates', 'TemplateDesk.open': 'getTemplate', 'TemplateDesk.version': 'getVersion', 'TemplateDesk.look': 'previewTemplate',
    'TemplateDesk.named': 'withNames', 'EditTemplates.provinceOf': 'requireProvince', 'EditTemplates.save': 'saveTemplate',
    'PaperRepository.issue': 'issueDraft',
    KeptPaper: 'StoredPaper', KeptAbout: 'PapersOfClass', MadePaper: 'CompletedPaper',
    TemplateLook: 'TemplatePreview',
  },
  notes: [
    'Controllers need the api-wide parts (permission decorators, CurrentActor, IdParam, step-up, is-day) at a place a library may import.',
    'PaperService has 11 constructor parameters; PaperFileService keeps Paper and Throttle out of it and has one public method.',
    'FollowingDrafts melts into PaperRepository (onModuleInit registers the follower): no test builds PaperRepository with new.',
    'RoundFacts uses WaitingPeople of credentials: papers and credentials stand on one line of STYLE.md 2, so that import breaks the new boundaries (it is so today).',
    'docx-body and docx-styles both destructure DECREE_30 into the same names, so they stay in two files.',
    'Private constants with one name in two merged files: MOST_LISTED (papers, left-classes), MOST (plan-facts, round-facts): automatic suffix, rename by hand.',
    'print/mark-and-qr is not used here: org and classes use it.',
  ],
};
