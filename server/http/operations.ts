import { jsonSchemaTransform } from 'fastify-type-provider-zod';

type Operation = readonly [tag: string, operationId: string, summary: string];

/** Lists that are exported as a workbook and as CSV: their address, tag, name and words. */
const EXPORTED: readonly (readonly [path: string, tag: string, name: string, what: string])[] = [
  ['hazards', 'hazards', 'Hazards', 'list of hazards'],
  ['organisations', 'organisations', 'Organisations', 'list of enterprises'],
  ['people', 'people', 'People', 'list of people'],
  ['notices', 'notices', 'Notices', 'list of notices'],
  ['documents', 'documents', 'Documents', 'list of documents'],
  ['listings', 'supervision', 'Listings', 'list of listed hazards'],
  ['supervision-orders', 'supervision', 'Orders', 'list of supervision orders'],
  ['double-reports/missing', 'supervision', 'MissingReports', 'list of missing double reports'],
  ['inquiries', 'inquiries', 'Inquiries', 'list of inquiries'],
  ['self-checks', 'inquiries', 'SelfChecks', 'list of self-checks'],
  ['escalations', 'escalation', 'Escalations', 'list of rungs'],
  ['own-terms', 'own terms', 'OwnTerms', 'list of what the governing side owes'],
];
const exportOperations = EXPORTED.flatMap(([path, tag, name, what]): [string, Operation][] => [
  [`GET /api/${path}/export.xlsx`, [tag, `export${name}Xlsx`, `The filtered ${what} as a workbook`]],
  [`GET /api/${path}/export.csv`, [tag, `export${name}Csv`, `The filtered ${what} as CSV`]],
]);

/** What each operation of the interface is called. A route without a line here fails a test, and so does a line without a route. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /api/plan': ['plan', 'readPlan', 'The action plan in force, clause by clause'],
  'GET /api/plan/evidence': ['plan', 'readEvidence', 'What stands behind each record that the plan names'],
  'GET /api/plan/stands': ['plan', 'countStands', 'How many clauses are proven, partly, not, or wait'],
  'PUT /api/plan': ['plan', 'issuePlan', 'Issue an edition of the plan, or say all that is wrong with it'],
  'POST /api/plan/sheet': [
    'plan',
    'judgePlanSheet',
    'Read the clauses of a sheet and judge them; issues nothing',
  ],
  'GET /api/plan/export.xlsx': [
    'plan',
    'exportPlan',
    'The clauses as a workbook that can be edited and read back',
  ],
  'POST /api/plan/judged': [
    'plan',
    'judgePlan',
    'Say all that is wrong with a draft of an edition, and what it changes',
  ],
  'GET /api/plan/receipt': [
    'plan',
    'readToSign',
    'Whether the reader is asked to sign the plan for his enterprise',
  ],
  'POST /api/plan/receipt': ['plan', 'signPlan', 'Sign for one’s enterprise that the plan was read'],
  'GET /api/plan/receipts': ['plan', 'listReceipts', 'Which enterprises have signed, and which have not'],
  'GET /api/plan/receipts/authorities': [
    'plan',
    'countReceipts',
    'How many enterprises of each authority have signed',
  ],
  ...Object.fromEntries(exportOperations),
  'GET /api/duties': ['duties', 'readDuties', 'How every duty stands: required, covered, missing, late'],
  'GET /api/duties/due': ['duties', 'listDue', 'What the reader has to do next, by its last day'],
  'GET /api/duties/{duty}/items': [
    'duties',
    'listDuties',
    'Who is asked, covered and not covered by one duty',
  ],
  'PUT /api/duties/{duty}/setting': ['duties', 'decideDuty', 'Take a duty into use, or out of it'],
  'GET /api/rules': [
    'duties',
    'listRules',
    'Every number of the law: what binds here, who confirmed or set it, what hangs on it',
  ],
  'GET /api/rules/waiting': [
    'duties',
    'countWaitingRules',
    'How many numbers wait to be confirmed, and for how many entries',
  ],
  'PUT /api/rules/{rule}': ['duties', 'decideRule', 'Confirm a number as it is, or set another'],
  'POST /api/rules/{rule}/take-back': ['duties', 'takeBackRule', 'Let the product’s own number count again'],
  'PUT /api/phase-outs/{id}': [
    'duties',
    'keepPhaseOut',
    'Keep a line of a phase-out list, of one’s own or in the product’s place',
  ],
  'POST /api/phase-outs/{id}/take-back': [
    'duties',
    'takeBackPhaseOut',
    'Take a line of a phase-out list back',
  ],
  'POST /api/duties/{duty}/items/{id}/excuse': ['duties', 'excuseDuty', 'Excuse one subject for a reason'],
  'POST /api/duties/{duty}/items/{id}/unexcuse': ['duties', 'unexcuseDuty', 'Take an excuse back'],
  'GET /api/entries': ['registers', 'findEntries', 'Entries of any register by words of their title'],
  'GET /api/registers': [
    'registers',
    'countRegisters',
    'The registers, and how many entries stand, end and ended',
  ],
  'GET /api/registers/{register}/entries': ['registers', 'listEntries', 'One page of a register'],
  'GET /api/registers/{register}/entries/{id}': ['registers', 'readEntry', 'One entry with its history'],
  'PUT /api/registers/{register}/entries/{id}': [
    'registers',
    'putEntry',
    'Make an entry or change it; repeating the call is safe',
  ],
  'POST /api/registers/{register}/entries/{id}/end': [
    'registers',
    'endEntry',
    'Take an entry out of service',
  ],
  'POST /api/registers/{register}/entries/{id}/files': ['registers', 'attachFiles', 'Add files to an entry'],
  'POST /api/registers/{register}/entries/{id}/files/{fileId}/detach': [
    'registers',
    'detachFile',
    'Take a file off an entry; it stays in its history',
  ],
  'POST /api/registers/{register}/entries/{id}/resume': ['registers', 'resumeEntry', 'Bring an entry back'],
  'GET /api/installation': ['session', 'readInstallation', 'Does anybody govern here yet?'],
  'POST /api/setup': ['session', 'setUp', 'Make the first authority and its administrator, once'],
  'POST /api/setup/demo': ['session', 'makeDemonstration', 'Make the demonstration park, once'],
  'DELETE /api/setup/demo': ['session', 'removeDemonstration', 'Remove the demonstration park wholly'],
  'POST /api/session': ['session', 'signIn', 'Sign in; the answer sets the cookie of the session'],
  'GET /api/session': ['session', 'readSession', 'Who is signed in, and where he may look'],
  'DELETE /api/session': ['session', 'signOut', 'Sign out; the session ends on the server'],
  'POST /api/account/password': [
    'session',
    'changePassword',
    'Change one’s own password; other sessions end',
  ],
  'GET /api/today': [
    'hazards',
    'readToday',
    'What waits for the reader, by term, and the figures of the day',
  ],
  'POST /api/hazards': ['hazards', 'reportHazard', 'Report a hazard; repeating the call is safe'],
  'GET /api/hazards': ['hazards', 'listHazards', 'One page of the list of hazards, also as of a past day'],
  'GET /api/hazards/count': ['hazards', 'countHazards', 'How many hazards a filter finds, up to 1,000'],
  'GET /api/hazards/{id}': [
    'hazards',
    'readHazard',
    'One hazard with its story, evidence and possible moves',
  ],
  'GET /api/hazards/{id}/earlier-checks': [
    'hazards',
    'listEarlierChecks',
    'The last checks at the same place',
  ],
  'POST /api/hazards/{id}/moves/{move}': [
    'hazards',
    'moveHazard',
    'Make one move; repeating the call is safe',
  ],
  'POST /api/hazards/likely-duplicates': [
    'hazards',
    'askDuplicates',
    'Is what is being reported known already?',
  ],
  'GET /api/hazards/{id}/duplicates': [
    'hazards',
    'listDuplicates',
    'Hazards that may be the same as this one',
  ],
  'GET /api/reconciliation': [
    'hazards',
    'readReconciliation',
    'For each channel and month: did every item end up somewhere?',
  ],
  'GET /api/notices': [
    'notices',
    'listNotices',
    'Notices of major hazards, those that wait for an answer first',
  ],
  'GET /api/hazards/{id}/notices': [
    'notices',
    'listHazardNotices',
    'Who was told of this hazard, with receipts',
  ],
  'POST /api/notices/{id}/open': ['notices', 'openNotice', 'Note that the person told has looked'],
  'POST /api/notices/{id}/acknowledge': [
    'notices',
    'acknowledgeNotice',
    'The person told says what will be done and by when',
  ],
  'POST /api/notices/{id}/serve': ['notices', 'serveNotice', 'It was handed over in person'],
  'GET /api/channels': ['messages', 'listChannels', 'Channels by which people are told, in order'],
  'PUT /api/channels/{id}': [
    'messages',
    'putChannel',
    'Make or change a channel; its secrets never come back',
  ],
  'POST /api/channels/{id}/test': ['messages', 'testChannel', 'Send a test message through a channel'],
  'GET /api/messages': ['messages', 'listMessages', 'What left the product, waits or was given up'],
  'GET /api/messages/{id}': ['messages', 'readMessage', 'One message with every try'],
  'POST /api/messages/{id}/resend': [
    'messages',
    'resendMessage',
    'Send a dead message again, under its own id',
  ],
  'GET /api/own-terms': ['own terms', 'listOwnTerms', 'What the governing side itself owes, by its last day'],
  'GET /api/own-terms/count': [
    'own terms',
    'countOwnTerms',
    'How much of it the reader can do, and how much is late',
  ],
  'GET /api/escalations': [
    'escalation',
    'listEscalations',
    'Letters, circulars, interviews and disclosures, the latest first',
  ],
  'GET /api/hazards/{id}/ladder': [
    'escalation',
    'readLadder',
    'What lateness has earned, and what comes next if nothing is done',
  ],
  'GET /api/organisations/{id}/ladder': [
    'escalation',
    'readDutyLadder',
    'What stands against an enterprise for its late duties, and what comes next',
  ],
  'POST /api/escalations/{id}/defer': [
    'escalation',
    'deferEscalation',
    'Put a document off until a day, with a reason',
  ],
  'POST /api/escalations/{id}/check': [
    'escalation',
    'checkDisclosure',
    'A second person finds the words of a disclosure lawful',
  ],
  'POST /api/escalations/{id}/sign': [
    'escalation',
    'signEscalation',
    'Issue the document; a disclosure is published',
  ],
  'POST /api/escalations/{id}/receive': [
    'escalation',
    'receiveEscalation',
    'The enterprise has it, or it was handed over',
  ],
  'POST /api/escalations/{id}/reply': ['escalation', 'replyToEscalation', 'What the enterprise answers'],
  'POST /api/escalations/{id}/correct': [
    'escalation',
    'correctDisclosure',
    'Put right the words that stand before the public',
  ],
  'POST /api/escalations/{id}/remove': [
    'escalation',
    'removeDisclosure',
    'Take a disclosure off the public page, with a reason',
  ],
  'GET /api/public/disclosures': [
    'escalation',
    'listDisclosures',
    'What stands before the public now; for anybody',
  ],
  'GET /api/listings': ['supervision', 'listListings', 'Listed hazards, the earliest term first'],
  'GET /api/listings/counts': ['supervision', 'countListings', 'How the listings of a year stand, by level'],
  'POST /api/listings': ['supervision', 'listHazard', 'Put a major hazard under listed supervision'],
  'GET /api/listings/{id}': ['supervision', 'readListing', 'One listing, its story and possible moves'],
  'POST /api/listings/{id}/moves/{move}': [
    'supervision',
    'moveListing',
    'Make one move; repeating the call is safe',
  ],
  'GET /api/public/listings': [
    'supervision',
    'listPublishedListings',
    'What anybody may read of listed hazards',
  ],
  'GET /api/supervision-orders': ['supervision', 'listOrders', 'Supervision orders, the earliest term first'],
  'POST /api/supervision-orders': ['supervision', 'issueOrder', 'Issue a supervision order for a hazard'],
  'GET /api/supervision-orders/{id}': ['supervision', 'readOrder', 'One order, its story and possible moves'],
  'POST /api/supervision-orders/{id}/moves/{move}': [
    'supervision',
    'moveOrder',
    'Make one move; repeating the call is safe',
  ],
  'GET /api/hazards/{id}/supervision': [
    'supervision',
    'readHazardSupervision',
    'Listings, orders, inquiries and double report of one hazard',
  ],
  'POST /api/hazards/{id}/double-reports': [
    'supervision',
    'recordDoubleReport',
    'Employees or the workers’ congress were told of a major hazard',
  ],
  'GET /api/double-reports/missing': [
    'supervision',
    'listMissingReports',
    'Major hazards of which somebody was not told',
  ],
  'GET /api/supervision/waiting': [
    'supervision',
    'countSupervisionWaiting',
    'How much of supervision waits for somebody',
  ],
  'GET /api/self-checks': ['inquiries', 'listSelfChecks', 'Self-checks of enterprises, newest first'],
  'POST /api/self-checks': ['inquiries', 'signSelfCheck', 'Sign what was looked at and what was found'],
  'GET /api/inquiries': ['inquiries', 'listInquiries', 'Inquiries into the three failures, newest first'],
  'POST /api/inquiries': ['inquiries', 'openInquiry', 'Open an inquiry for what no record shows'],
  'POST /api/inquiries/detect': ['inquiries', 'detectInquiries', 'Open what the records ask for, now'],
  'GET /api/inquiries/{id}': ['inquiries', 'readInquiry', 'One inquiry, its story and possible moves'],
  'POST /api/inquiries/{id}/moves/{move}': [
    'inquiries',
    'moveInquiry',
    'Make one move; repeating the call is safe',
  ],
  'GET /api/figures': ['figures', 'readFigures', 'Every figure of a few months, with what it compares with'],
  'GET /api/figures/export.xlsx': ['figures', 'exportFigures', 'The page of figures as a workbook'],
  'GET /api/figures/export.csv': ['figures', 'exportFiguresCsv', 'The page of figures as CSV'],
  'GET /api/figures/laggards': [
    'figures',
    'readLaggards',
    'Who has overdue hazards, by region, industry or department',
  ],
  'GET /api/public/logs/{authorityId}': [
    'log',
    'readLogHead',
    'The newest signed checkpoint of a log, or its first of at least a size; for anybody',
  ],
  'GET /api/public/logs/{authorityId}/consistency': [
    'log',
    'proveConsistency',
    'What shows that a log begins with an earlier state of itself; for anybody',
  ],
  'GET /api/public/logs/{authorityId}/inclusion': [
    'log',
    'proveInclusion',
    'What shows that a leaf is in a log; for anybody',
  ],
  'GET /api/hazards/{id}/proof': [
    'log',
    'proveHazard',
    'Every event of a hazard, with what shows that it is in the log',
  ],
  'GET /api/figures/snapshots': ['figures', 'listSnapshots', 'Month-ends as they were frozen'],
  'GET /api/figures/snapshots/{month}': [
    'figures',
    'readSnapshot',
    'A frozen month-end, and what history tells of it today',
  ],
  'GET /api/monthly': ['figures', 'listMonths', 'Which months were submitted upwards, and which are late'],
  'GET /api/monthly/{month}': ['figures', 'readMonth', 'A month’s batch, and what the rule proposes for it'],
  'GET /api/monthly/{month}/bulletin': ['figures', 'readBulletin', 'The facts of the month’s bulletin'],
  'GET /api/monthly/{month}/below': [
    'figures',
    'listMonthBelow',
    'Which authorities right below submitted the month, and which are late',
  ],
  'GET /api/monthly/{month}/below/{authorityId}': [
    'figures',
    'readBatchBelow',
    'What an authority below submitted',
  ],
  'POST /api/monthly/{month}/below/{authorityId}/return': [
    'figures',
    'returnMonth',
    'Send back what an authority below submitted, with the reason',
  ],
  'PUT /api/monthly/{month}': ['figures', 'pickMonth', 'Pick the month’s outstanding hazards, or none'],
  'POST /api/monthly/{month}/approve': ['figures', 'approveMonth', 'A second person signs the batch'],
  'POST /api/monthly/{month}/submit': ['figures', 'submitMonth', 'Note that the batch was submitted'],
  'GET /api/documents': ['documents', 'listDocuments', 'Official documents within reach, newest first'],
  'POST /api/documents': [
    'documents',
    'draftDocument',
    'Draft a document from records; repeating the call is safe',
  ],
  'GET /api/documents/{id}': [
    'documents',
    'readDocument',
    'One document with its seal, deliveries and what the reader may do',
  ],
  'PUT /api/documents/{id}/content': ['documents', 'editDocument', 'Change what a draft says'],
  'POST /api/documents/{id}/issue': [
    'documents',
    'issueDocument',
    'Issue a draft: it is numbered, frozen and hashed',
  ],
  'POST /api/documents/{id}/cancel': ['documents', 'cancelDocument', 'End a draft that is not needed'],
  'POST /api/documents/{id}/supersede': [
    'documents',
    'supersedeDocument',
    'Draft the document that takes the place of an issued one',
  ],
  'POST /api/documents/{id}/deliveries': [
    'documents',
    'recordDelivery',
    'It was served, its receipt is confirmed, or it was answered',
  ],
  'GET /api/documents/{id}/document.docx': ['documents', 'readDocumentWord', 'The Word file'],
  'GET /api/documents/{id}/document.pdf': [
    'documents',
    'readDocumentPdf',
    'The PDF of an issued document, where LibreOffice is installed',
  ],
  'GET /api/documents/{id}/pictures/{sha256}': [
    'documents',
    'readDocumentPicture',
    'A picture that the document shows',
  ],
  'GET /api/hazards/{id}/documents': ['documents', 'listHazardDocuments', 'The documents of one hazard'],
  'GET /api/document-templates': [
    'documents',
    'listTemplates',
    'The form in force of every kind of document',
  ],
  'GET /api/document-templates/{kind}': ['documents', 'readTemplate', 'One form with every version kept'],
  'PUT /api/document-templates/{kind}': [
    'documents',
    'changeTemplate',
    'Write a new version of a form, or go back to the product’s own',
  ],
  'POST /api/document-templates/{kind}/preview': [
    'documents',
    'previewTemplate',
    'A form filled with a real hazard; nothing is written',
  ],
  'GET /api/document-issuers': [
    'documents',
    'listIssuers',
    'Who issues documents, with the name and word of each',
  ],
  'PUT /api/document-issuers/{key}': [
    'documents',
    'changeIssuer',
    'Say how an issuer writes its name and word',
  ],
  'GET /api/files/{id}': ['files', 'readFile', 'Evidence as it was received'],
  'GET /api/files/{id}/preview': [
    'files',
    'readPreview',
    'A small copy of a picture, without the camera’s data',
  ],
  'GET /api/authorities': ['world', 'listAuthorities', 'One’s own authority and those below it'],
  'POST /api/authorities': ['world', 'createAuthority', 'Make an authority below one’s own'],
  'PATCH /api/authorities/{id}': [
    'world',
    'changeAuthority',
    'Change name, region or settings of an authority',
  ],
  'GET /api/departments': ['world', 'listDepartments', 'Departments within reach'],
  'PUT /api/departments/{id}': ['world', 'putDepartment', 'Make or change a department'],
  'GET /api/organisations': ['world', 'listOrganisations', 'One page of enterprises and other organisations'],
  'GET /api/organisations/{id}': [
    'world',
    'readOrganisation',
    'One organisation: its people, hazards and history',
  ],
  'GET /api/organisations/{id}/timeline': [
    'world',
    'readTimeline',
    'The life of an organisation, newest first',
  ],
  'PUT /api/organisations/{id}': ['world', 'putOrganisation', 'Make or change an organisation'],
  'GET /api/people': ['people', 'listPeople', 'One page of people, their posts and accounts'],
  'GET /api/people/{id}': ['people', 'readPerson', 'One person'],
  'PUT /api/people/{id}': ['people', 'putPerson', 'Make or change a person and his posts'],
  'GET /api/people/export.xlsx': ['people', 'exportPeopleXlsx', 'The filtered list of people as a workbook'],
  'GET /api/duties/{duty}/export.xlsx': [
    'duties',
    'exportDutiesWorkbook',
    'Who is covered by one duty and who is not, as a workbook',
  ],
  'GET /api/duties/{duty}/export.csv': [
    'duties',
    'exportDutiesCsv',
    'Who is covered by one duty and who is not, as CSV',
  ],
  'GET /api/registers/{register}/export.xlsx': [
    'registers',
    'exportEntriesXlsx',
    'The filtered register as a workbook, which its import understands',
  ],
  'GET /api/registers/{register}/export.csv': [
    'registers',
    'exportEntriesCsv',
    'The filtered register as CSV',
  ],
  'GET /api/people/export.csv': ['people', 'exportPeopleCsv', 'The filtered list of people as CSV'],
  'PUT /api/people/{id}/account': ['people', 'changeAccount', 'Change what an account may do, or end it'],
  'POST /api/people/{id}/invitation': [
    'people',
    'invite',
    'Make a link by which a person makes his own password',
  ],
  'POST /api/invitations/bulk': ['people', 'inviteMany', 'Links for many people, for a sheet of QR codes'],
  'GET /api/invitations/{secret}': [
    'people',
    'readInvitation',
    'What the invited person sees before he accepts',
  ],
  'POST /api/invitations/{secret}': [
    'people',
    'acceptInvitation',
    'Make the account, or its new password, once',
  ],
  'GET /api/standards': ['standards', 'listStandards', 'Judgement standards in force on a day'],
  'GET /api/criteria': ['standards', 'listCriteria', 'Judgement criteria of major hazards'],
  'POST /api/criteria/suggest': ['standards', 'suggestCriteria', 'Criteria that may fit a description'],
  'GET /api/regions': ['standards', 'listRegions', 'Administrative divisions (GB/T 2260)'],
  'GET /api/industries': ['standards', 'listIndustries', 'Industries (GB/T 4754)'],
  'GET /api/views': ['views', 'listViews', 'One’s own saved views of a page'],
  'PUT /api/views/{id}': ['views', 'putView', 'Save a view'],
  'DELETE /api/views/{id}': ['views', 'removeView', 'Remove a saved view'],
  'POST /api/imports/{kind}/preview': [
    'imports',
    'previewImport',
    'Look at a file before anything is written',
  ],
  'GET /api/imports': ['imports', 'listImports', 'Imports, newest first'],
  'GET /api/imports/{id}': ['imports', 'readImport', 'One import: its mapping, errors and progress'],
  'PUT /api/imports/{id}/mapping': ['imports', 'changeMapping', 'Say which column is what'],
  'POST /api/imports/{id}/write': ['imports', 'writeImport', 'Write what the file says'],
  'POST /api/imports/{id}/cancel': ['imports', 'cancelImport', 'Stop an import'],
  'POST /api/imports/{id}/undo': ['imports', 'undoImport', 'Take an import back'],
  'GET /api/imports/{id}/errors.xlsx': [
    'imports',
    'readImportErrors',
    'The rows with errors, as a workbook to mend',
  ],
  'GET /api/imports/{kind}/template.xlsx': ['imports', 'readImportTemplate', 'A workbook to fill in'],
};

/** What routes do that send no JSON: a file. */
const A_FILE = {
  200: {
    description: 'A file.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
};

/** The schema of a route as the description of the interface shows it, with its name and who may call it. */
export const describeRoute: typeof jsonSchemaTransform = (given) => {
  const described = jsonSchemaTransform(given);
  const { schema, url } = described;
  const { method, config } = given.route;
  const operation = OPERATIONS[`${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`];
  if (schema.hide || operation === undefined) return described;
  const [tag, operationId, summary] = operation;
  const response = (schema.response ?? {}) as Readonly<Record<string, unknown>>;
  const sendsJson = Object.keys(response).some((status) => status.startsWith('2'));
  return {
    url,
    schema: {
      ...schema,
      tags: [tag],
      operationId,
      summary,
      response: sendsJson ? response : { ...A_FILE, ...response },
      ...(config?.open === true ? { security: [] } : {}),
    },
  };
};
