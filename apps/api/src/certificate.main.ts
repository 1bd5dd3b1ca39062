import './env-file';
import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { type KeyedCertificate, makeAuthority, makeServerCertificate } from './certificates';

const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const USAGE = `npm run certificate -- 192.168.1.20 zhuqi.example.gov.cn
Give every address and name by which the server will be opened; the first one is its name.`;

/** Written aside and renamed: a server that starts meanwhile reads the old one or the new one. */
async function put(path: string, text: string, mode: number): Promise<void> {
  await writeFile(`${path}.new`, text, { mode });
  await chmod(`${path}.new`, mode);
  await rename(`${path}.new`, path);
}

const read = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** `npm run certificate -- hosts…`: an authority of one's own at the first call, and at each call a certificate of the server. */
async function main(hosts: readonly string[]): Promise<void> {
  const wrong = hosts.filter((host) => !isIP(host) && !HOST.test(host));
  if (hosts.length === 0 || wrong.length > 0)
    throw new Error([...wrong.map((host) => `${host} is neither an IP address nor a host name in lower case.`), USAGE].join('\n'));
  const folder = resolve(process.env['ZHUQI_DATA_DIR'] || '.zhuqi', 'tls');
  const [caFile, caKeyFile, certFile, keyFile] = ['ca.crt', 'ca.key', 'server.crt', 'server.key'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  await mkdir(folder, { recursive: true });
  const [certificate, key, forHosts] = await Promise.all([caFile, caKeyFile, join(folder, 'hosts')].map(read));
  const now = new Date();
  let authority: KeyedCertificate;
  if (certificate && key) {
    const allowed = forHosts?.split('\n') ?? [];
    const foreign = hosts.filter((host) => !allowed.includes(host));
    if (foreign.length > 0)
      throw new Error(
        `The authority in ${folder} may speak for ${allowed.join(', ')} only, not for ${foreign.join(', ')}. Move that folder away to begin anew; every device must then install the new ca.crt.`,
      );
    authority = { certificate, key };
  } else {
    authority = await makeAuthority(hosts, now);
    await put(join(folder, 'hosts'), hosts.join('\n'), 0o644);
    await put(caKeyFile, authority.key, 0o600);
    await put(caFile, authority.certificate, 0o644);
  }
  const server = await makeServerCertificate(authority, hosts, now);
  await put(keyFile, server.key, 0o600);
  await put(certFile, server.certificate, 0o644);
  const { validTo } = new X509Certificate(server.certificate);
  const { fingerprint256 } = new X509Certificate(authority.certificate);
  console.log(`TLS_CERT=${certFile}
TLS_KEY=${keyFile}
The certificate is valid until ${validTo}: run the same command again before that day.
Install this on every phone and desk, once / 每台手机和电脑安装一次：${caFile}
Its SHA-256 / 指纹：${fingerprint256}
Keep ${caKeyFile} to yourself: whoever has it can pretend to be this server.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
