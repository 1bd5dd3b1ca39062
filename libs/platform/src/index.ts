export { judgeEntryIn, workingCalendar } from './calendar/working-days';
export { CONFIG, type Config, ConfigError, loadConfig } from './config/config';
export {
  type AccessDescription,
  ALL_VERBS,
  attached,
  bySetting,
  type ContributedRules,
  entry,
  FACT,
  own,
  type ProtectedTable,
  range,
  RECORDED,
  type Rule,
  type SettingRule,
  through,
  type UnprotectedTable,
  type Verb,
  VOID_COLUMNS,
} from './database/access';
export type { RoleNames } from './database/access-sql';
export { APP_SOURCE, Database, PORTAL_SOURCE, ScopedReader, type WriteOptions } from './database/database';
export { fromDatabase, postgresError } from './database/database-errors';
export type { EntityClass } from './database/entity-class';
export { DatabaseModule, type DatabaseOptions, openSource } from './database/database.module';
export { expectedVersion, loadSchema, migrate, migrateDown, type Migration, type Schema, SchemaError } from './database/migrations';
export { type DatabaseUrls, databaseOf, dropDatabase, mayCreateRoles, prepareDatabase, rolesOf, userOf } from './database/prepare';
export { answer, isRefusal } from './use-case/answer';
export type { Done, StoredNames } from './use-case/idempotent';
export { databaseFaults } from './database/self-check';
export { type AuditNote, type Prepared, prepared, type Reader, type Sql, type SqlValue, type Statement, Tx } from './database/tx';
export { Fault, FAULT_CODES, type FaultCode, type FieldFault } from './errors/fault';
export { checked } from './errors/checked';
export { currentLocale, withLocale } from './errors/locale';
export { UserError } from './errors/user-error';
export { Can, CanAny, PermissionGuard, Public, type Requirement, SignedIn } from './graphql/can';
export {
  ConnectionOf,
  decodeCursor,
  type Edge,
  encodeCursor,
  LONGEST_PAGE,
  mapPage,
  type Page,
  PageArgs,
  pageFrom,
  PageInfo,
  pageOf,
  withEdges,
} from './graphql/connection';
export { CurrentActor, CurrentReader, type RequestContext } from './graphql/context';
export { graphqlModule, type GraphqlOptions } from './graphql/graphql.module';
export { defineFeature, type Feature } from './feature/feature';
export { Features } from './feature/features';
export { PLATFORM_FEATURE } from './feature/platform.feature';
export type { AuditAction, EventToPublish, IdsOf, Topic, TopicFamily, TopicTable } from './events/topics';
export { resultUnion } from './graphql/result-union';
export { DateTimeScalar, IdScalar, LocalDateScalar, MoneyScalar } from './graphql/scalars';
export { type Asked, List, type ListShape, type Making, type Order } from './list/list';
export { OrderDirectionEnum, OrderInputOf } from './list/order.input';
export { pathOf, requireUnit, scopeOf } from './list/scope';
export { beginsWith, contains, searched } from './list/search-text';
export type { OrderDirection, SortKey } from './list/sort-key';
export { inputValidation } from './graphql/validation';
export { IsText } from './graphql/validators';
export type { Charge, Quota } from './use-case/quota';
export { withAsking } from './http/asking';
export { BROWSER_COOKIE, originOf } from './http/browser-mark';
export { Authenticator, type Credentials, SESSION_COOKIE, UNKNOWN_ORIGIN } from './http/authenticator';
export { FaultFilter } from './http/fault.filter';
export { EXPECTED_SCHEMA, HealthController } from './http/health.controller';
export { addRequestHooks, answerFault } from './http/request-hooks';
export { auditList } from './audit/audit.queries';
export { AuditModule, AuditVerifier } from './audit/audit.resolver';
export { type AuditAnchor, type AuditFault, type AuditVerification, verifyAudit } from './audit/verify-audit';
export { AuditSealer } from './audit/audit-sealer';
export { EVENT_CONSUMERS, EventConsumer, type Followed, type StoredEvent } from './events/event-consumer';
export { type EventPosition, eventsAfter, eventsEnd } from './events/event.queries';
export { EventRelay } from './events/event-relay';
export {
  ActorDirectory,
  type Job,
  JOB_HANDLERS,
  JOB_STATES,
  type JobContext,
  JobHandler,
  JobImpossible,
  type JobPayload,
  type JobState,
} from './jobs/job';
export { JobQueue, type JobToDo } from './jobs/job-queue';
export { JobRunner } from './jobs/job-runner';
export { JobStore } from './jobs/job-store';
export { PERIODIC_TASKS, PeriodicTask } from './jobs/periodic-task';
export { WorkerModule, type WorkerOptions } from './jobs/worker.module';
export { FileStore, type FileToStore, LARGEST_FILE, type StoredFile } from './files/file-store';
export { FileGate, type FilePurpose, type PurposeRule, type PurposeRules } from './files/purpose';
export { FilesModule } from './files/files.module';
export { OrphanSweep } from './files/orphan-sweep';
export type { LiveArea } from './live/live-areas';
export { LiveModule } from './live/live.module';
export { SessionWatch, type Watched } from './live/session-watch';
export { Metrics } from './logging/metrics';
export { MetricsModule } from './logging/metrics.controller';
export { addRequestLog } from './logging/request-log';
export { ZhuqiLogger } from './logging/zhuqi-logger';
