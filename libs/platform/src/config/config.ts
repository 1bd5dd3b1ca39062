import { isAbsolute, resolve } from 'node:path';

/** Everything a server reads from its environment; docs/operations.md lists each setting. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly role: 'api' | 'worker' | 'all';
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL, in demo mode. */
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly databasePortalUrl: string | null;
  readonly poolSize: number;
  readonly production: boolean;
  /** Somebody works on the pages (npm run dev): their files change while the server runs. */
  readonly development: boolean;
  readonly introspection: boolean;
  readonly demo: boolean;
  readonly allowDemoOnNetwork: boolean;
  /** Address as people type it; decides whether cookies are Secure. */
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  /** What the footer of every page names: 主办单位, 备案编号, 投诉建议. */
  readonly organiser: string | null;
  readonly filingNumber: string | null;
  readonly complaintsContact: string | null;
  /** 服务电话: whom a firm phones, on every page and card of the enterprise's side. */
  readonly hotline: string | null;
}

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are wrong:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads and checks all settings; lists every fault at once. */
export function loadConfig(env: Env, cwd: string): Config {
  const faults: string[] = [];
  const text = (name: string) => {
    const value = env[name]?.trim();
    return value ? value : null;
  };
  const number = (name: string, fallback: number, min: number, max: number) => {
    const value = text(name);
    if (value === null) return fallback;
    const parsed = Number(value);
    if (!Number.isInteger(parsed) || parsed < min || parsed > max) {
      faults.push(`${name} must be a whole number from ${min} to ${max}, not "${value}"`);
      return fallback;
    }
    return parsed;
  };
  const oneOf = <T extends string>(name: string, values: readonly T[], fallback: T): T => {
    const value = text(name);
    if (value === null) return fallback;
    if (!values.includes(value as T)) {
      faults.push(`${name} must be one of ${values.join(', ')}, not "${value}"`);
      return fallback;
    }
    return value as T;
  };
  const flag = (name: string, fallback: boolean) => {
    const value = text(name)?.toLowerCase() ?? null;
    if (value === null) return fallback;
    if (['1', 'true', 'yes'].includes(value)) return true;
    if (['0', 'false', 'no'].includes(value)) return false;
    faults.push(`${name} must be true or false, not "${value}"`);
    return fallback;
  };
  const database = (name: string) => {
    const value = text(name);
    if (value === null) return null;
    try {
      const url = new URL(value);
      if (!['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2) throw new Error('form');
      return value;
    } catch {
      faults.push(`${name} must look like postgres://user:password@host:5432/database`);
      return null;
    }
  };

  const databaseUrl = database('DATABASE_URL');
  const databaseOwnerUrl = database('DATABASE_OWNER_URL');
  const databasePortalUrl = database('DATABASE_PORTAL_URL');
  if (!databaseUrl && (databaseOwnerUrl || databasePortalUrl)) faults.push('DATABASE_OWNER_URL and DATABASE_PORTAL_URL need DATABASE_URL');
  const production = databaseUrl !== null || env['NODE_ENV'] === 'production';
  const demo = flag('DEMO', !production);
  if (demo && databaseUrl) faults.push('DEMO cannot be on with DATABASE_URL: demo data never goes into an external database by itself');
  const tlsCert = text('TLS_CERT');
  const tlsKey = text('TLS_KEY');
  if ((tlsCert === null) !== (tlsKey === null)) faults.push('TLS_CERT and TLS_KEY go together');
  const publicUrl = text('PUBLIC_URL');
  if (publicUrl && !/^https?:\/\/[^/]+$/.test(publicUrl)) faults.push('PUBLIC_URL must look like https://zhuqi.example.gov.cn');
  const dataDir = text('ZHUQI_DATA_DIR') ?? '.zhuqi';
  const config: Config = {
    host: text('HOST') ?? '127.0.0.1',
    port: number('PORT', 3000, 0, 65_535),
    role: oneOf('ROLE', ['api', 'worker', 'all'] as const, 'all'),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir),
    databaseUrl,
    databaseOwnerUrl,
    databasePortalUrl,
    poolSize: number('DATABASE_POOL', 20, 2, 200),
    production,
    development: env['NODE_ENV'] === 'development',
    introspection: flag('INTROSPECTION', !production),
    demo,
    allowDemoOnNetwork: flag('DEMO_ON_NETWORK', false),
    publicUrl,
    trustProxy: flag('TRUST_PROXY', false),
    logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const, production ? 'info' : 'warn'),
    tlsCert,
    tlsKey,
    organiser: text('ORGANISER'),
    filingNumber: text('FILING_NUMBER'),
    complaintsContact: text('COMPLAINTS_CONTACT'),
    hotline: text('HOTLINE') ?? (demo ? '12345' : null),
  };
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(config.host);
  if (config.demo && !loopback && !config.allowDemoOnNetwork) {
    faults.push(
      `HOST=${config.host} would open the published demo passwords to the network: set DEMO_ON_NETWORK=true as well if that is what you want`,
    );
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The settings, for whoever needs one. */
export const CONFIG = Symbol('settings');
