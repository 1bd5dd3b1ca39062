/** What the audit says of the platform's own work. */
export const PLATFORM_AUDIT_ACTIONS = ['file.attach', 'file.download', 'job.dead'] as const;

declare global {
  namespace Zhuqi {
    interface AuditActions extends Record<(typeof PLATFORM_AUDIT_ACTIONS)[number], true> {}
  }
}
