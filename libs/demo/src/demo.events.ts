/** What the audit says of the demo: that its story was begun, and told to the end. */
export const DEMO_AUDIT_ACTIONS = ['demo.begin', 'demo.done'] as const;

declare global {
  namespace Zhuqi {
    interface AuditActions extends Record<(typeof DEMO_AUDIT_ACTIONS)[number], true> {}
  }
}
