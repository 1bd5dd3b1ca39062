import { defineFeature } from '@app/platform';
import { FINANCING_AUDIT_ACTIONS, FINANCING_TOPICS } from './financing.events';
import { FinancingModule } from './financing.module';
import { FINANCING_CONTRIBUTES, FINANCING_TABLES } from './persistence/access';
import { FINANCING_ENTITIES } from './persistence/entities';
import { FINANCING_MESSAGES } from './financing.messages';

/** 融资对接. */
export const FINANCING_FEATURE = defineFeature({
  name: 'financing',
  module: FinancingModule,
  entities: FINANCING_ENTITIES,
  tables: FINANCING_TABLES,
  contributes: FINANCING_CONTRIBUTES,
  topics: FINANCING_TOPICS,
  auditActions: FINANCING_AUDIT_ACTIONS,
  messages: FINANCING_MESSAGES,
  liveAreas: [
    {
      area: 'financing',
      topics: ['demand', 'offer', 'disbursement', 'financing'],
      reads: ['financing:read'],
      counts: ['figure:read'],
      subject: { table: 'demand', id: 'demandId' },
    },
  ],
  filePurposes: {
    EVIDENCE: { upload: ['financing:demand', 'financing:decide', 'financing:disburse'], read: [] },
    // Whoever may send in evidence may send in what a firm signed.
    AUTHORISATION: {
      upload: [
        'appeal:register',
        'appeal:handle',
        'appeal:callback',
        'appeal:accept',
        'appeal:request',
        'appeal:close',
        'enterprise:import',
        'visit:log',
        'financing:demand',
        'financing:decide',
        'financing:disburse',
      ],
      read: ['financing:read'],
    },
  },
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      AUTHORISATION: true;
    }
  }
}
