import { SetUpError } from '@app/composition';
import { EmbeddedPostgresError, whyItWentAway } from '@app/embedded-postgres';
import { type Config, ConfigError, SchemaError } from '@app/platform';

/** Errors that say themselves what to do. */
const IN_WORDS = [ConfigError, EmbeddedPostgresError, SetUpError, SchemaError] as const;

/** What the sentences name. */
type Told = Pick<Config, 'databaseUrl' | 'dataDir' | 'host' | 'port'>;

interface SystemError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly errors?: readonly Error[];
}

/** The error and everything that led to it, the outermost first. */
function* chainOf(error: unknown): Generator<SystemError> {
  for (let current = error; current instanceof Error;) {
    const seen = current as SystemError;
    yield seen;
    // Several addresses of one name were tried, none answered.
    current = seen.errors?.[0] ?? seen.cause;
  }
}

const placeOf = ({ databaseUrl }: Told): string => (databaseUrl ? new URL(databaseUrl).host : 'localhost');

const ofListening = (error: SystemError, { host, port }: Told): string | undefined => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program. Stop it, or start with another one: PORT=3001 npm start\n端口 ${port} 已被占用：请关闭占用它的程序，或换一个端口启动：PORT=3001 npm start`;
    case 'EACCES':
      return `This user may not open port ${port}. Use one above 1024: PORT=3000 npm start\n当前用户无权使用端口 ${port}，请换用 1024 以上的端口。`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is no address of this machine.\nHOST=${host} 不是本机地址。`;
    default:
      return undefined;
  }
};

/** What a session says of a server that is no longer there: by a code, or by pg in words alone. */
const LOST = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'];
const isLost = ({ code, message }: SystemError): boolean =>
  code === undefined ? message.startsWith('Connection terminated') : LOST.includes(code);

const ofDatabase = (error: SystemError, config: Told): string | undefined => {
  if (!config.databaseUrl && isLost(error)) return whyItWentAway(config.dataDir).message;
  const place = placeOf(config);
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case '57P03':
      return `The database at ${place} does not answer (${error.code}). Start it, or correct DATABASE_URL.\n数据库 ${place} 没有应答（${error.code}）。请启动数据库，或更正 DATABASE_URL。`;
    case '28P01':
    case '28000':
      return `The database at ${place} refuses to let us in: ${error.message}. Correct user and password in DATABASE_URL, DATABASE_OWNER_URL, DATABASE_PORTAL_URL.\n数据库 ${place} 拒绝登录：${error.message}。请更正 DATABASE_URL、DATABASE_OWNER_URL、DATABASE_PORTAL_URL 中的用户和密码。`;
    case '3D000':
    case '42501':
      return `The database at ${place} says: ${error.message}. docs/operations.md tells how it is set up.\n数据库 ${place} 报告：${error.message}。设置方法见 docs/operations.md。`;
    default:
      return undefined;
  }
};

function ofOne(error: SystemError, config: Told): string | undefined {
  if (IN_WORDS.some((kind) => error instanceof kind)) return error.message;
  if (error.syscall === 'listen' || (error.syscall === 'getaddrinfo' && !config.databaseUrl)) return ofListening(error, config);
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return config.databaseUrl && error.code === '53100'
        ? `The disk of the database at ${placeOf(config)} is full.\n数据库 ${placeOf(config)} 的磁盘已满。`
        : new EmbeddedPostgresError('DISK_FULL', [config.dataDir]).message;
    case 'EROFS':
    case 'EACCES':
      return error.path === undefined
        ? undefined
        : `${error.path} cannot be opened by the user who starts the system.\n启动用户无权使用 ${error.path}。`;
    default:
      return ofDatabase(error, config);
  }
}

/** Why the program cannot start, in plain words; undefined: a mistake of the program itself. */
export function plainFaultOf(error: unknown, config: Told): string | undefined {
  for (const one of chainOf(error)) {
    const plain = ofOne(one, config);
    if (plain !== undefined) return plain;
  }
  return undefined;
}
